using System.Text.Json;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Tests.Chat.Slack.People;

/// <summary>What a user of Slack is to us. In doubt he is none of ours [PRV-15].</summary>
public sealed class SlackUserReaderTests
{
    private static readonly Installation OneWorkspace = PeopleWorld.Workspace("T1");
    private static readonly Installation InOrganisation = PeopleWorld.Workspace("T1", "E1");
    private static readonly Installation WholeOrganisation = PeopleWorld.Organisation("E1");

    [Theory]
    [InlineData("Member", """{"id":"U1","team_id":"T1"}""")]
    [InlineData("Member", """{"id":"U1","profile":{"team":"T1"}}""")]
    [InlineData("Gone", """{"id":"U1","team_id":"T1","deleted":true,"is_restricted":true}""")]
    [InlineData("Guest", """{"id":"U1","team_id":"T1","is_restricted":true}""")]
    [InlineData("Guest", """{"id":"U1","team_id":"T1","is_restricted":true,"is_ultra_restricted":true}""")]
    [InlineData("Outside", """{"id":"U1","team_id":"T1","is_stranger":true}""")]
    [InlineData("Outside", """{"id":"U1","team_id":"T9"}""")]
    [InlineData("Outside", """{"id":"W1","team_id":"T9","enterprise_user":{"enterprise_id":"E9","teams":["T9"]}}""")]
    [InlineData("Outside", """{"id":"U1"}""")]
    [InlineData("Bot", """{"id":"U1","team_id":"T1","is_bot":true}""")]
    [InlineData("Bot", """{"id":"USLACKBOT","team_id":"T1","is_bot":false}""")]
    public void Somebody_of_a_workspace(string kind, string user) => Assert.Equal(kind, Read(user, OneWorkspace)!.Kind.ToString());

    [Theory]
    [InlineData("Member", """{"id":"W1","team_id":"T2","enterprise_user":{"enterprise_id":"E1","teams":["T1","T2"]}}""")]
    [InlineData("Member", """{"id":"W1","team_id":"T2","enterprise_user":{"enterprise_id":"E1","teams":["T2"]}}""")]
    [InlineData("Member", """{"id":"W1","team_id":"E1","enterprise_user":{"enterprise_id":"E1","teams":[]}}""")]
    [InlineData("Guest", """{"id":"W1","team_id":"T2","is_restricted":true,"enterprise_user":{"enterprise_id":"E1","teams":["T2"]}}""")]
    [InlineData("Outside", """{"id":"W1","team_id":"T9","enterprise_user":{"enterprise_id":"E9","teams":["T9"]}}""")]
    public void Somebody_of_an_organisation_is_of_all_its_workspaces(string kind, string user)
    {
        Assert.Equal(kind, Read(user, InOrganisation)!.Kind.ToString());
        Assert.Equal(kind, Read(user, WholeOrganisation)!.Kind.ToString());
    }

    [Fact]
    public void A_user_without_workspace_is_of_no_organisation() => Assert.Equal(SlackUserKind.Outside, Read("""{"id":"U1"}""", WholeOrganisation)!.Kind);

    [Fact]
    public void His_address_is_lower_case_his_zone_exists_and_his_language_is_kept()
    {
        var user = Read("""{"id":"U1","team_id":"T1","tz":"Europe/Berlin","locale":"de-DE","profile":{"email":" Ann@Ours.Example "}}""", OneWorkspace)!;
        Assert.Equal(new SlackUser("T1", "U1", "ann@ours.example", SlackUserKind.Member, "Europe/Berlin", "de-DE"), user);
    }

    [Theory]
    [InlineData("""{"id":"U1","team_id":"T1","is_email_confirmed":false,"tz":"Mars/Olympus","profile":{"email":"ann@ours.example"}}""")]
    [InlineData("""{"id":"U1","team_id":"T1","tz":null,"locale":"","profile":{"email":""}}""")]
    [InlineData("""{"id":"U1","team_id":"T1","tz":7,"locale":[],"profile":{"email":"nobody"}}""")]
    [InlineData("""{"id":"U1","team_id":"T1","profile":"none","is_bot":"no","enterprise_user":[]}""")]
    public void What_is_not_verified_or_not_readable_was_not_said(string json) // INT-13
    {
        var user = Read(json, OneWorkspace)!;
        Assert.Equal(new SlackUser("T1", "U1", null, SlackUserKind.Member), user);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"U1\"")]
    [InlineData("""{"id":7}""")]
    public void Without_an_id_there_is_no_user(string json) => Assert.Null(Read(json, OneWorkspace));

    private static SlackUser? Read(string json, Installation installation) => SlackUserReader.Read(JsonDocument.Parse(json).RootElement, installation);
}
