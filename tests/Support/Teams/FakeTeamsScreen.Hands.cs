using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>Pressing and filling in.</summary>
public sealed partial class FakeTeamsScreen
{
    private const string Message = "application/vnd.microsoft.activity.message";

    /// <summary>Presses what has this label, on a message or on the newest one that has it. A menu is unfolded by pressing it.</summary>
    /// <param name="nth">Which of several with the same label, from the top.</param>
    public Task<FakeTeamsReply> Press(string label, FakeTeamsMessage? on = null, int nth = 0)
    {
        foreach (var message in on is null ? Messages.Reverse() : [on])
        {
            if (Find(Sight(message), label, nth) is { } action) return Act(message, action);
        }

        throw new InvalidOperationException($"{person.Name} sees nothing to press as '{label}'{(on is null ? "" : $" among: {string.Join(", ", Labels(on))}")}.");
    }

    /// <summary>Unfolds every menu of a message.</summary>
    public FakeTeamsScreen Unfold(FakeTeamsMessage message)
    {
        Sight(message)?.Unfold();
        return this;
    }

    /// <summary>Enters something on a message, by an input's label or id.</summary>
    public FakeTeamsScreen Fill(FakeTeamsMessage on, string field, string? value)
    {
        Sight(on)!.Fill(field, value);
        return this;
    }

    /// <summary>Fills in a field of the dialog, by its label or id: text as it is, a choice by its title or value, a tick by <c>true</c> or <c>false</c>.</summary>
    public FakeTeamsScreen Fill(string field, string? value)
    {
        Opened().Sight.Fill(field, value);
        return this;
    }

    /// <summary>Presses inside the dialog.</summary>
    public Task<FakeTeamsReply> PressDialog(string label, int nth = 0)
    {
        var dialog = Opened();
        var action = Find(dialog.Sight, label, nth) ?? throw new InvalidOperationException($"The dialog does not show '{label}', but: {string.Join(", ", dialog.Labels)}.");
        if (dialog.Sight.Fold(action)) return Task.FromResult(new FakeTeamsReply(200, ""));
        return action.Text("type") switch
        {
            "Action.Submit" => Send(dialog, action),
            "Action.OpenUrl" => Task.FromResult(new FakeTeamsReply(200, "")),
            var other => throw new InvalidOperationException($"{other} does nothing in a dialog."),
        };
    }

    /// <summary>Sends the dialog by its first button that sends.</summary>
    public Task<FakeTeamsReply> Submit() => Send(Opened(), Opened().Sight.Actions.First(action => action.Text("type") is "Action.Submit"));

    /// <summary>Closes the dialog with its cross: nobody hears of it.</summary>
    public void Close() => Dialog = null;

    /// <summary>An invoke of any kind.</summary>
    public async Task<FakeTeamsReply> Invoke(string name, JsonObject value, FakeTeamsRoom room, string? root = null, string? replyTo = null)
    {
        var activity = Envelope("invoke", room, root);
        (activity["name"], activity["value"]) = (name, value.DeepClone());
        if (replyTo is not null) activity["replyToId"] = replyTo;
        (Toast, Trouble) = (null, null);
        var reply = await teams.Sends.Activity(activity);
        if (!reply.Acknowledged) Trouble = "Unable to reach app. Please try again.";
        return reply;
    }

    /// <summary>What does something comes before what only unfolds.</summary>
    private static JsonObject? Find(FakeTeamsSight? sight, string label, int nth)
    {
        var named = sight?.Actions.Where(action => FakeTeamsSight.LabelOf(action) == label).ToLookup(action => action.Text("type") is "Action.ShowCard" or "Action.Popover");
        return named?[false].ElementAtOrDefault(nth) ?? named?[true].ElementAtOrDefault(nth);
    }

    private FakeTeamsDialog Opened() => Dialog ?? throw new InvalidOperationException($"{person.Name} has no dialog open.");

    private Task<FakeTeamsReply> Act(FakeTeamsMessage message, JsonObject action)
    {
        var sight = Sight(message)!;
        if (action.Is("isEnabled") || !action.ContainsKey("isEnabled"))
        {
            if (sight.Fold(action) || action.Text("type") is "Action.OpenUrl") return Task.FromResult(new FakeTeamsReply(200, ""));
            if (sight.Wrong is { Count: > 0 } wrong && action.Text("associatedInputs") is not "none") throw new InvalidOperationException($"Teams sends nothing: {string.Join("; ", wrong)}");
            return action.Text("type") switch
            {
                "Action.Execute" => Execute(message, action, "manual"),
                "Action.Submit" when action["data"]?["msteams"].Text("type") is "task/fetch" => Fetch(message, action),
                _ => Post(message, action),
            };
        }

        throw new InvalidOperationException($"'{FakeTeamsSight.LabelOf(action)}' cannot be pressed.");
    }

    private async Task<FakeTeamsReply> Execute(FakeTeamsMessage message, JsonObject action, string trigger)
    {
        var pressed = new JsonObject
        {
            ["type"] = "Action.Execute", ["id"] = action.Text("id") ?? "", ["title"] = action.Text("title"), ["verb"] = action.Text("verb"), ["data"] = Sight(message)!.Data(action),
        };
        var reply = await Invoke("adaptiveCard/action", new() { ["action"] = pressed, ["trigger"] = trigger }, message.Room, Root(message), message.Id);
        if (!reply.Acknowledged) return reply;
        var json = reply.Json;
        switch (json?["statusCode"]?.GetValue<int>(), json.Text("type"))
        {
            case (200, FakeTeamsActivities.AdaptiveCard) when json!["value"] is JsonObject card:
                if (Takes(card)) lock (teams.Gate) message.Own[person.ObjectId] = card;
                break;
            case (200, Message) when json.Text("value") is { } words:
                Toast = words;
                break;
            case (>= 400, "application/vnd.microsoft.error") when json!["value"].Text("message") is { } words:
                Trouble = words;
                break;
            default:
                Trouble = "Something went wrong. Please try again.";
                break;
        }

        return reply;
    }

    private async Task<FakeTeamsReply> Fetch(FakeTeamsMessage message, JsonObject action)
    {
        var data = Sight(message)!.Data(action);
        data.Remove("msteams");
        data["type"] = "task/fetch";
        var context = new JsonObject { ["context"] = Theme() };
        var reply = await Invoke("task/fetch", new() { ["data"] = data, ["context"] = Theme() }, message.Room, Root(message), message.Id);
        if (reply.Acknowledged) Open(reply, "task", message.Room, Root(message), context);
        return reply;
    }

    /// <summary>A plain submission arrives as a message without text.</summary>
    private Task<FakeTeamsReply> Post(FakeTeamsMessage message, JsonObject action)
    {
        var activity = Envelope("message", message.Room, Root(message));
        (activity["value"], activity["replyToId"]) = (Sight(message)!.Data(action), message.Id);
        return teams.Sends.Activity(activity);
    }

    private async Task<FakeTeamsReply> Send(FakeTeamsDialog dialog, JsonObject action)
    {
        if (dialog.Sight.Wrong is { Count: > 0 } wrong && action.Text("associatedInputs") is not "none") throw new InvalidOperationException($"Teams sends nothing: {string.Join("; ", wrong)}");
        var value = (JsonObject)dialog.Context.DeepClone();
        value["data"] = dialog.Sight.Data(action);
        var name = dialog.Family switch { "composeExtension" => "composeExtension/submitAction", var family => family + "/submit" };
        var reply = await Invoke(name, value, dialog.Room, dialog.Root);
        if (reply.Acknowledged) Open(reply, dialog.Family, dialog.Room, dialog.Root, dialog.Context);
        return reply;
    }

    /// <summary>Does what the answer to a dialog says.</summary>
    private void Open(FakeTeamsReply reply, string family, FakeTeamsRoom room, string? root, JsonObject context)
    {
        if (reply.Body.Trim() is "" or "{}")
        {
            Dialog = null;
            return;
        }

        var task = reply.Json?[family is "config" ? "config" : "task"];
        switch (task.Text("type"))
        {
            case "continue" when task!["value"] is JsonObject shown && shown["card"] is JsonObject wrapped && wrapped.Text("contentType") is FakeTeamsActivities.AdaptiveCard && wrapped["content"] is JsonObject card:
                if (FakeTeamsCardRules.All(card).Any(one => one.Text("type") is "Action.Execute")) Trouble = "Action.Execute does nothing in a dialog.";
                else if (Takes(card)) Dialog = new FakeTeamsDialog(family, shown.Text("title") ?? "", new FakeTeamsSight(card), room, root, context);
                break;
            case "continue" when Uri.TryCreate(task?["value"].Text("url"), UriKind.Absolute, out _):
                Dialog = null;
                break;
            case "message" when task.Text("value") is { } words:
                (Dialog, Toast) = (null, words);
                break;
            case null when reply.Json is { } other && other.ContainsKey("composeExtension"):
                Dialog = null;
                break;
            default:
                Trouble = "Something went wrong. Please try again.";
                break;
        }
    }

    /// <summary>A card in an answer keeps the same rules as one in a message.</summary>
    private bool Takes(JsonObject card)
    {
        try
        {
            FakeTeamsActivities.CheckCard(teams.App, card);
            return true;
        }
        catch (FakeTeamsRefusal refusal)
        {
            Trouble = refusal.Written;
            return false;
        }
    }

    private JsonObject Theme()
    {
        var context = new JsonObject { ["theme"] = "default" };
        if (person.Locale is not null) context["locale"] = person.Locale;
        return context;
    }
}
