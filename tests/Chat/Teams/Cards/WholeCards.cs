using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Coach.Digests;
using CoachBot.Tests.Coach.Orders;
using CoachBot.Tests.Support;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>What makes or breaks adoption, with everything that can be pressed [PRE-26] [AFT-01] [PRE-37].</summary>
internal static class WholeCards
{
    public const string Zone = "Europe/Berlin";

    public static readonly CardPlace Place = new("card-1");

    public static readonly IReadOnlyDictionary<string, Func<string, JsonObject>> All = new Dictionary<string, Func<string, JsonObject>>(StringComparer.Ordinal)
    {
        ["ask"] = language => Typed(Asked().AskCard()!.Now, language),
        ["day"] = language => Of(Day().DayCard("2026-11-23")!.Now.View, language),
        ["after"] = language => Typed(Asked().NameValue().AdvanceTo("2026-11-23T10:30:00Z").AfterCard()!.Now, language),
        ["review"] = language => Of(Asked().Say("/coach deal Rollout").Answer().Now.View, language),
        ["value"] = language => AdaptiveCard.Form(Value(language)),
        ["wrong"] = language => Wrong(Value(language)),
        ["home"] = language => AdaptiveCard.Home(Samples.Render(CoachBot.Coach.Coach.Home(Day().Situation, Some.Ann, Day().Now)!, language), Place),
        ["table"] = language => With<Table>(language),
        ["timeline"] = language => With<Timeline>(language),
        ["chart"] = language => AdaptiveCard.Of(Digest(), Place),
    };

    private static JsonObject Of(CardView view, string language) => AdaptiveCard.Of(Samples.Render(view, language), Place);

    /// <summary>[PRE-41] What it asks is typed on the card itself.</summary>
    private static JsonObject Typed(Card card, string language) => AdaptiveCard.Of(Samples.Render(card.View, language), Place with { Card = card.Key, Save = "Save" });

    private static Form Value(string language) =>
        Samples.Render(Asked().Ask("meeting:m-1", new CoachBot.Coach.Pressed(Some.Ann, "", Verbs.NameValue)).Form!, language);

    private static JsonObject Wrong(Form form) => AdaptiveCard.Form(
        form,
        form.Fields.ToDictionary(field => field.Id, _ => "what was typed", StringComparer.Ordinal),
        form.Fields.ToDictionary(field => field.Id, field => $"{field.Label} That is not it.", StringComparer.Ordinal));

    /// <summary>Eight weeks in which nothing is hidden, which takes a team at work two months.</summary>
    public static Message Digest()
    {
        List<string> weeks = [.. Enumerable.Range(0, 8).Select(week => new DateOnly(2026, 10, 2).AddDays(7 * week).ToString("d MMM", CultureInfo.InvariantCulture))];
        ChartRow[] rows = [new("Ready before", [3, 4, 4, 6, 7, 6, 9, 8]), new("Victories announced", [0, 1, 0, 2, 1, 1, 3, 2])];
        return new Message(
            "What was done right this week.",
            "",
            [
                new Heading([new Run("Done right this week")]),
                new Bullets([[new Run("Ann Weber", RunStyle.Strong), new Run(" named what Acme will have, and Acme said that it came true.")], [new Run("Bob", RunStyle.Strong), new Run(" postponed a meeting that had no value yet.")]]),
                new Chart("The last eight weeks", weeks, rows, [.. weeks.Select((week, at) => $"{week}: ready before {rows[0].Values[at]}, victories announced {rows[1].Values[at]}")], "not shown"),
                new Quote([new Run("We shipped the spring season on time, for the first time in four years.")]),
                new Note([new Run("Seen by the team alone.")]),
                new Actions(["share"]),
            ],
            [new Button("share@team:1", "Share", ButtonStyle.Default, ButtonKind.Button), new Button("share", "Thank them", ButtonStyle.Primary, ButtonKind.Form)],
            new ContentRef("digest", "1"));
    }

    /// <summary>The longest card of teams at work that has one of these.</summary>
    private static JsonObject With<T>(string language) => ShownByTheCoach.All.Cards
        .Select(card => Samples.Render(card, language))
        .Where(message => message.Blocks.Any(block => block is T))
        .Select(message => AdaptiveCard.Of(message, Place))
        .MaxBy(card => card.ToJsonString().Length)!;

    private static CoachWorld Asked() => new CoachWorld().WithPerson().WithAccount().WithDeal(name: "Rollout").WithMeeting().AdvanceTo("2026-11-20T15:00:00Z");

    private static CoachWorld Day()
    {
        var world = new CoachWorld().WithPerson().WithAccount().WithDeal(name: "Rollout");
        for (var meeting = 0; meeting < 3; meeting++) world.WithMeeting($"m-{meeting}", $"2026-11-23T{8 + meeting:00}:00:00Z", 40, $"Meeting {meeting}", deal: "deal-1");
        return world.AdvanceTo("2026-11-20T15:00:00Z").NameValue(id: "m-0");
    }
}
