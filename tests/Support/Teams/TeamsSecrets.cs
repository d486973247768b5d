using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>What passed between Teams and us and is nobody's business in a log: secrets, tokens, and every sentence that was said.</summary>
public static class TeamsSecrets
{
    /// <summary>Shorter ones are labels and names that may stand anywhere.</summary>
    private const int Sentence = 24;

    public static IReadOnlyList<string> Of(FakeTeams teams)
    {
        lock (teams.Gate)
        {
            var secrets = new List<string> { teams.App.ClientSecret };
            secrets.AddRange(teams.Tokens.Sold);
            secrets.AddRange(teams.Sends.Made.Select(one => one.Delivery.Headers.GetValueOrDefault("Authorization", "").Split(' ')[^1]).Where(token => token.Length > 0));
            secrets.AddRange(teams.Messages.SelectMany(message => Sentences(message.Text)
                .Concat(message.Card is { } card ? Sentences(FakeTeamsText.Of(card)) : [])
                .Concat(message.Own.Values.SelectMany(card => Sentences(FakeTeamsText.Of(card))))));
            secrets.AddRange(teams.Sends.Made.SelectMany(one => Entered(one.Delivery.Json?["value"])));
            return secrets;
        }
    }

    /// <summary>What people entered.</summary>
    private static IEnumerable<string> Entered(JsonNode? value) => (value?["data"] ?? value?["action"]?["data"]) is JsonObject data
        ? data.Select(pair => pair.Value).OfType<JsonValue>().Where(one => one.GetValueKind() is System.Text.Json.JsonValueKind.String).SelectMany(one => Sentences(one.GetValue<string>()))
        : [];

    private static IEnumerable<string> Sentences(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length >= Sentence);
}
