using System.Text;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>views.</summary>
internal static class FakeViewMethods
{
    private const int Deepest = 3;
    private const int LargestView = 250 * 1024;
    private static readonly TimeSpan TriggerLives = TimeSpan.FromSeconds(3);

    public static JsonObject Open(FakeRequest request)
    {
        var sent = Sent(request, "modal");
        var person = Use(request);
        var view = New(request.Slack, person, sent, null);
        var stack = request.Slack.Board.StackOf(person);
        stack.Clear();
        stack.Add(view);
        return new() { ["view"] = view.Json(request.Slack.App) };
    }

    public static JsonObject Push(FakeRequest request)
    {
        var sent = Sent(request, "modal");
        var person = Use(request);
        return new() { ["view"] = Push(request.Slack, person, sent).Json(request.Slack.App) };
    }

    public static JsonObject Update(FakeRequest request)
    {
        var sent = Sent(request, "modal");
        var open = request.Slack.Board.Stacks.Values.SelectMany(stack => stack);
        var view = open.FirstOrDefault(one => request["view_id"] is { } id ? one.Id == id : request["external_id"] is { } external && one.ExternalId == external)
            ?? throw new FakeRefusal("not_found");
        if (!request.Installation.Covers(view.Owner.Workspace)) throw new FakeRefusal("not_found");
        if (request["hash"] is { } hash && hash != view.Hash) throw new FakeRefusal("hash_conflict");
        Replace(request.Slack, view, sent);
        return new() { ["view"] = view.Json(request.Slack.App) };
    }

    public static JsonObject Publish(FakeRequest request)
    {
        var sent = Sent(request, "home");
        if (!request.Slack.App.HomeTab) throw new FakeRefusal("not_enabled");
        var person = request.Person(request.Need("user_id"));
        var homes = request.Slack.Board.Homes;
        if (homes.TryGetValue(person.Id, out var view))
        {
            if (request["hash"] is { } hash && hash != view.Hash) throw new FakeRefusal("hash_conflict");
            Replace(request.Slack, view, sent);
        }
        else
        {
            homes[person.Id] = view = new FakeView(request.Slack.NewId("V"), person, sent, NewHash(request.Slack));
        }

        return new() { ["view"] = view.Json(request.Slack.App) };
    }

    /// <summary>A view on top of those that a person has open.</summary>
    public static FakeView Push(FakeSlack slack, FakePerson person, JsonObject sent)
    {
        var stack = slack.Board.StackOf(person);
        if (stack.Count == 0) throw new FakeRefusal("not_found");
        if (stack.Count == Deepest) throw new FakeRefusal("push_limit_reached");
        var view = New(slack, person, sent, stack[^1]);
        stack.Add(view);
        return view;
    }

    /// <summary>Another content; what was entered stays where block and action keep their ids.</summary>
    public static void Replace(FakeSlack slack, FakeView view, JsonObject sent)
    {
        (view.Sent, view.Hash) = (sent, NewHash(slack));
        var kept = sent.List("blocks").ToDictionary(block => block.Text("block_id") ?? "", block => block?["element"].Text("action_id"), StringComparer.Ordinal);
        foreach (var (block, (action, _)) in view.Entered.ToList())
        {
            if (!kept.TryGetValue(block, out var now) || now != action) view.Entered.Remove(block);
        }
    }

    /// <summary>The view as JSON, checked; ids that are missing are added.</summary>
    public static JsonObject Checked(FakeSlack slack, JsonNode? node, string type)
    {
        if (node is not JsonObject view) throw new FakeRefusal("invalid_arguments", "must provide an object [json-pointer:/view]");
        if (Encoding.UTF8.GetByteCount(view.ToJsonString()) > LargestView) throw new FakeRefusal("view_too_large");
        if (FakeBlockRules.BrokenView(slack, view, type) is { Count: > 0 } broken) throw new FakeRefusal("invalid_arguments", broken);
        FakeBlockRules.Complete(slack, view.List("blocks"));
        return view;
    }

    private static JsonObject Sent(FakeRequest request, string type) => Checked(request.Slack, FakeJson.Parse(request.Need("view")), type);

    private static FakePerson Use(FakeRequest request)
    {
        var trigger = request.Slack.Board.Triggers.GetValueOrDefault(request.Need("trigger_id", "invalid_trigger_id"));
        if (trigger is null || !request.Installation.Covers(trigger.Person.Workspace)) throw new FakeRefusal("invalid_trigger_id");
        if (trigger.Used) throw new FakeRefusal("exchanged_trigger_id");
        if (request.Slack.Time.GetUtcNow() - trigger.At > TriggerLives) throw new FakeRefusal("expired_trigger_id");
        trigger.Used = true;
        return trigger.Person;
    }

    private static FakeView New(FakeSlack slack, FakePerson person, JsonObject sent, FakeView? below)
    {
        if (sent.Text("external_id") is { Length: > 0 } external && slack.Board.Stacks.Values.Any(stack => stack.Exists(one => one.ExternalId == external)))
            throw new FakeRefusal("duplicate_external_id");
        var id = slack.NewId("V");
        return new FakeView(id, person, sent, NewHash(slack)) { Root = below?.Root ?? id, Previous = below?.Id };
    }

    private static string NewHash(FakeSlack slack) => $"{slack.Time.GetUtcNow().ToUnixTimeSeconds()}.{slack.NewId("h")}";
}
