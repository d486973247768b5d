using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What passed between Slack and us and is nobody's business in a log: secrets, and every sentence that was said.</summary>
public static class SlackSecrets
{
    /// <summary>Shorter ones are labels and names that may stand anywhere.</summary>
    private const int Sentence = 24;

    public static IReadOnlyList<string> Of(FakeSlack slack)
    {
        lock (slack.Gate)
        {
            var secrets = new List<string> { slack.App.SigningSecret, slack.App.ClientSecret, slack.App.AppToken };
            secrets.AddRange(slack.Installations.SelectMany(one => new[] { one.Token, one.Refresh }).OfType<string>());
            secrets.AddRange(slack.Board.Responses.Keys);
            secrets.AddRange(slack.Board.Triggers.Keys);
            secrets.AddRange(slack.Sockets.Tickets);
            secrets.AddRange(slack.Rooms.SelectMany(room => room.Messages).SelectMany(message => Sentences(FakeScreen.Read(message)).Concat(Sentences(message.Text))));
            secrets.AddRange(slack.Sends.Made.SelectMany(one => Entered(one.Delivery.Body)));
            return secrets;
        }
    }

    /// <summary>What people entered and typed.</summary>
    private static IEnumerable<string> Entered(string body)
    {
        var start = body.IndexOf("payload=", StringComparison.Ordinal);
        if (start != 0 || FakeJson.Parse(Uri.UnescapeDataString(body["payload=".Length..]))?["view"]?["state"]?["values"] is not JsonObject values) return [];
        return values.SelectMany(block => block.Value!.AsObject()).Select(action => action.Value.Text("value")).OfType<string>().SelectMany(Sentences);
    }

    private static IEnumerable<string> Sentences(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length >= Sentence);
}
