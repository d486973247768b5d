using System.Globalization;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>files: the upload in three steps.</summary>
internal static class FakeFileMethods
{
    public static JsonObject GetAddress(FakeRequest request)
    {
        var name = request.Need("filename");
        if (!int.TryParse(request.Need("length"), CultureInfo.InvariantCulture, out var length) || length < 1) throw new FakeRefusal("invalid_arguments", "length must be at least 1");
        var file = new FakeFile(request.Slack.NewId("F"), name, length, request["alt_txt"]);
        request.Slack.Board.Files[file.Id] = file;
        return new() { ["file_id"] = file.Id, ["upload_url"] = new Uri(request.Slack.Address, $"upload/{file.Id}").ToString() };
    }

    public static (int Status, string Body) Upload(FakeSlack slack, string id, byte[] bytes)
    {
        lock (slack.Gate)
        {
            if (!slack.Board.Files.TryGetValue(id, out var file) || file.Bytes is not null) return (404, "not found");
            if (bytes.Length != file.Length) return (400, "length differs");
            file.Bytes = bytes;
            return (200, $"OK - {bytes.Length}");
        }
    }

    public static JsonObject Complete(FakeRequest request)
    {
        if (FakeJson.Parse(request.Need("files")) is not JsonArray { Count: > 0 } list) throw new FakeRefusal("invalid_arguments");
        var files = list.Select(one => request.Slack.Board.Files.GetValueOrDefault(one.Text("id") ?? "") is { Bytes: not null } file ? file : throw new FakeRefusal("file_not_found")).ToList();
        foreach (var file in files) file.Complete = true;
        if (request["channel_id"] is not null)
        {
            var room = request.Room("channel_id");
            if (!room.HasBot) throw new FakeRefusal("not_in_channel");
            var message = new FakeMessage(room, request.Slack.NewTs())
            {
                User = room.Workspace.Bot.Id,
                ByBot = true,
                Text = request["initial_comment"] ?? "",
                Thread = request["thread_ts"],
            };
            message.Files.AddRange(files.Select(file => file.Id));
            room.Messages.Add(message);
        }

        return new() { ["files"] = new JsonArray([.. files.Select(file => file.Json())]) };
    }
}
