using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>A modal or a home view that is open.</summary>
public sealed class FakeView(string id, FakePerson owner, JsonObject sent, string hash)
{
    public string Id => id;

    public FakePerson Owner => owner;

    /// <summary>As it was sent, with the ids that Slack adds.</summary>
    public JsonObject Sent { get; set; } = sent;

    public string Hash { get; set; } = hash;

    /// <summary>The lowest view of its stack: itself, where it is that.</summary>
    public string Root { get => field ?? id; init; }

    public string? Previous { get; init; }

    public JsonArray Blocks => Sent["blocks"]!.AsArray();

    public string Type => Sent.Text("type")!;

    public string? ExternalId => Sent.Text("external_id");

    /// <summary>What its owner has entered, by block id: action id and its state.</summary>
    public Dictionary<string, (string Action, JsonObject State)> Entered { get; } = new(StringComparer.Ordinal);

    internal JsonObject Json(FakeApp app, JsonObject? values = null)
    {
        var json = Sent.DeepClone().AsObject();
        foreach (var name in new[] { "private_metadata", "callback_id", "external_id" }) json[name] ??= "";
        foreach (var name in new[] { "clear_on_close", "notify_on_close" }) json[name] ??= false;
        (json["id"], json["hash"], json["team_id"], json["app_id"], json["bot_id"]) = (Id, Hash, Owner.Workspace.Team, app.Id, app.BotId);
        (json["root_view_id"], json["previous_view_id"], json["app_installed_team_id"]) = (Root, Previous, Owner.Workspace.Team);
        json["state"] = new JsonObject { ["values"] = values ?? [] };
        return json;
    }
}
