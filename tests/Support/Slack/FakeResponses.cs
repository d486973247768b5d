using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What is posted to a response address.</summary>
internal static class FakeResponses
{
    private const int MostUses = 5;
    private static readonly TimeSpan Lives = TimeSpan.FromMinutes(30);

    public static (int Status, string Body) Take(FakeSlack slack, string id, string text)
    {
        lock (slack.Gate)
        {
            if (!slack.Board.Responses.TryGetValue(id, out var address)) return (404, "no_such_url");
            if (slack.Time.GetUtcNow() - address.At > Lives) return (404, "expired_url");
            if (++address.Uses > MostUses) return (404, "used_url");
            if (FakeJson.Parse(text) is not JsonObject body) return (400, "invalid_payload");
            if (FakeBlockRules.Broken(slack, body.List("blocks"), "message").Count > 0) return (400, "invalid_blocks");
            Show(slack, address, body);
            return (200, "ok");
        }
    }

    /// <summary>An answer in a room: for one person's eyes, unless it says otherwise.</summary>
    public static void Show(FakeSlack slack, FakeResponseAddress address, JsonObject body)
    {
        if (body.Is("delete_original"))
        {
            if (address.Message is { } gone) address.Room.Messages.Remove(gone);
            return;
        }

        if (body.Text("text") is null && body.List("blocks").Count == 0) return;
        var blocks = body.List("blocks").DeepClone().AsArray();
        FakeBlockRules.Complete(slack, blocks);
        if (body.Is("replace_original") && address.Message is { } message)
        {
            message.Edit(body.Text("text") ?? "", blocks);
            return;
        }

        address.Room.Messages.Add(new FakeMessage(address.Room, slack.NewTs())
        {
            User = address.Room.Workspace.Bot.Id,
            ByBot = true,
            Text = body.Text("text") ?? "",
            Blocks = blocks,
            Thread = body.Text("thread_ts"),
            OnlyFor = body.Text("response_type") is "in_channel" ? null : address.Person.Id,
        });
    }
}
