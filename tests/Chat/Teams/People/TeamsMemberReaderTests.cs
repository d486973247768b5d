using System.Text.Json;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.People;

namespace CoachBot.Tests.Chat.Teams.People;

/// <summary>What a member of a roster is to us [PRV-15, INT-13].</summary>
public sealed class TeamsMemberReaderTests
{
    private const string Entra = "22222222-2222-4222-8222-222222222222";
    private const string Id = "7faf8ab2-3d56-4244-b585-20c8a42ed2b8";

    [Theory]
    [InlineData("aadObjectId")]
    [InlineData("objectId")]
    public void A_member_is_read_in_either_spelling(string spelling) => Assert.Equal(
        new TeamsUser(Entra, Id, "29:1ann", "ann@ours.example", TeamsUserKind.Member, null, null, null),
        Read($$"""{"id":"29:1ann","{{spelling}}":"{{Id.ToUpperInvariant()}}","email":"Ann@Ours.Example ","userPrincipalName":"a.lee@ours.example","tenantId":"{{Entra}}","userRole":"user"}"""));

    [Theory] // PRV-15: what is not clear makes nobody a member
    [InlineData("member", "\"tenantId\":\"" + Entra + "\",\"userRole\":\"user\"")]
    [InlineData("member", "\"tenantId\":\"" + Entra + "\"")]
    [InlineData("member", "\"userRole\":\"owner\"")]
    [InlineData("guest", "\"tenantId\":\"" + Entra + "\",\"userRole\":\"guest\"")]
    [InlineData("guest", "\"tenantId\":\"" + Entra + "\",\"userPrincipalName\":\"ann_theirs.example#EXT#@ours.onmicrosoft.com\"")]
    [InlineData("guest", "\"tenantId\":\"" + Entra + "\",\"userRole\":\"user\",\"userPrincipalName\":\"ann_theirs.example#ext#@ours.onmicrosoft.com\"")]
    [InlineData("outside", "\"tenantId\":\"33333333-3333-4333-8333-333333333333\",\"userRole\":\"user\"")]
    [InlineData("outside", "\"tenantId\":\"" + Entra + "\",\"userRole\":\"anonymous\"")]
    [InlineData("outside", "\"tenantId\":\"" + Entra + "\",\"userRole\":\"something new\"")]
    [InlineData("outside", "\"name\":\"Ann\"")]
    public void Only_whoever_is_clearly_one_is_a_member(string kind, string said) =>
        Assert.Equal(kind, Read($$"""{"id":"29:1ann","aadObjectId":"{{Id}}",{{said}}}""")!.Kind.ToString().ToLowerInvariant());

    [Theory]
    [InlineData("""{"id":"29:1ann","userRole":"anonymous"}""")]
    [InlineData("""{"id":"28:bot"}""")]
    [InlineData("""{"id":"29:1ann","aadObjectId":"no id"}""")]
    [InlineData("""{"id":"29:1ann","aadObjectId":7}""")]
    [InlineData("[]")]
    public void Without_an_object_id_there_is_nobody(string json) => Assert.Null(Read(json));

    [Theory]
    [InlineData("\"email\":\"ann@ours.example\",\"userPrincipalName\":\"other@ours.example\"", "ann@ours.example")]
    [InlineData("\"userPrincipalName\":\"Ann.Lee@ours.example\"", "ann.lee@ours.example")]
    [InlineData("\"email\":\"\",\"userPrincipalName\":\"ann@ours.example\"", "ann@ours.example")]
    [InlineData("\"email\":\"no address\"", null)]
    [InlineData("\"userPrincipalName\":\"ann_theirs.example#EXT#@ours.onmicrosoft.com\"", null)]
    [InlineData("\"email\":\"a@b#EXT#@c\",\"userPrincipalName\":\"ann\"", null)]
    public void The_address_is_the_mailbox_else_the_sign_in_name(string said, string? email) =>
        Assert.Equal(email, Read($$"""{"id":"29:1ann","aadObjectId":"{{Id}}","tenantId":"{{Entra}}",{{said}}}""")!.Email);

    [Fact]
    public void An_address_of_absurd_length_is_none() =>
        Assert.Null(Read($$"""{"aadObjectId":"{{Id}}","tenantId":"{{Entra}}","email":"{{new string('a', 400)}}@ours.example"}""")!.Email);

    [Theory] // ADM-04
    [InlineData("Europe/Berlin", null, "Europe/Berlin")]
    [InlineData("W. Europe Standard Time", null, "Europe/Berlin")]
    [InlineData("India Standard Time", null, "Asia/Kolkata")]
    [InlineData("UTC", "Europe/Madrid", "Europe/Madrid")]
    [InlineData("UTC", "UTC", null)]
    [InlineData("Etc/UTC", null, null)]
    [InlineData("Somewhere/Else", null, null)]
    [InlineData(null, "America/New_York", "America/New_York")]
    [InlineData(null, null, null)]
    public void The_zone_is_the_clients(string? client, string? local, string? zone)
    {
        var json = new System.Text.Json.Nodes.JsonObject { ["entities"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["type"] = "clientInfo", ["timezone"] = client }), ["localTimezone"] = local };
        Assert.Equal(zone, TeamsMemberReader.ZoneOf(new TeamsActivity(JsonElement.Parse(json.ToJsonString()))));
    }

    private static TeamsUser? Read(string json) => TeamsMemberReader.Read(JsonElement.Parse(json), Entra);
}
