using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Package;
using CoachBot.Tests.Content;

namespace CoachBot.Tests.Chat.Teams.Package;

/// <summary>Microsoft's own package takes the manifest for each version that we claim, and refuses a broken one.</summary>
public sealed class OfficialManifestTests
{
    [Theory]
    [InlineData("https://coach.example.com", TeamsCloudName.Public, false, "1.24")]
    [InlineData(null, TeamsCloudName.Public, false, "1.24")]
    [InlineData("https://coach.example.com", TeamsCloudName.Public, true, "1.29")]
    [InlineData("https://coach.example.us", TeamsCloudName.GccHigh, false, "1.10")]
    [InlineData(null, TeamsCloudName.Dod, false, "1.10")]
    [InlineData("https://coach.example.cn", TeamsCloudName.China, false, "1.24")]
    public async Task The_manifest_is_valid(string? address, TeamsCloudName cloud, bool slash, string schema) =>
        Assert.Empty(await AppCheck.Manifest(Of(address, cloud, slash), schema));

    [Theory]
    [InlineData("name/short", "\"a name of more than thirty characters\"")]
    [InlineData("description/short", "\"a description that goes on and on until nobody reads it any more, as it is longer than eighty\"")]
    [InlineData("bots/0/botId", "\"coachbot\"")]
    [InlineData("bots/0/scopes/0", "\"everywhere\"")]
    [InlineData("bots/0/supportsTargetedMessages", "true")] // not before 1.29
    [InlineData("bots/0/more", "1")]
    [InlineData("composeExtensions/0/commands/0/title", "\"a title of more than thirty-two letters\"")]
    [InlineData("composeExtensions/0/commands/2/fetchTask", "\"yes\"")]
    [InlineData("staticTabs/0/contentUrl", "\"coach.example.com\"")]
    [InlineData("version", "1")]
    [InlineData("icons", "{}")]
    public async Task A_broken_one_is_refused(string path, string value)
    {
        var manifest = Of("https://coach.example.com", TeamsCloudName.Public, slash: false);
        var parts = path.Split('/');
        var at = parts[..^1].Aggregate((JsonNode)manifest, (node, part) => node is JsonArray ? node[Number(part)]! : node[part]!);
        if (at is JsonArray list) list[Number(parts[^1])] = JsonNode.Parse(value);
        else at[parts[^1]] = JsonNode.Parse(value);

        Assert.NotEmpty(await AppCheck.Manifest(manifest));
    }

    [Theory]
    [InlineData(TeamsCloudName.Public)]
    [InlineData(TeamsCloudName.GccHigh)]
    public async Task Every_language_is_valid(TeamsCloudName cloud)
    {
        var order = SomeApp.Order(cloud: cloud);
        var german = AppLanguages.File(order, German.Library.Sentence, "de");
        var broken = german.DeepClone().AsObject();
        broken["bots[0].commandLists[0].commands[99].description"] = "x";

        Assert.Empty(await AppCheck.Language(german, order.Schema));
        Assert.NotEmpty(await AppCheck.Language(broken, order.Schema));
    }

    private static JsonObject Of(string? address, TeamsCloudName cloud, bool slash) => TeamsManifest.Of(SomeApp.Order(address, cloud, slash), Shipped.Library.Sentence);

    private static int Number(string part) => int.Parse(part, CultureInfo.InvariantCulture);
}
