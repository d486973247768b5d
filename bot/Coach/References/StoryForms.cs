using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>The forms after a decision, and what is said at once of what is sent.</summary>
public static class StoryForms
{
    public const int MostHelpers = 10;

    public static readonly IReadOnlyList<string> LossReasons = ["price", "fit", "timing", "competitor", "noDecision", "ourConduct"];

    private static readonly char[] Between = [',', ';', '\n'];

    /// <summary>The four questions [REF-07]. The team is offered as choices; others are written down.</summary>
    public static FormView Win(StoryRecord story, DealRecord deal, Situation situation)
    {
        var answers = story.Answers;
        var team = deal.People.Where(p => p != deal.Facts.OwnerEmail).Take(MostHelpers)
            .Select(p => new ChoiceView(p, Colleagues.NameOf(p, situation)))
            .ToList();
        var first = answers?.Helpers.FirstOrDefault(h => team.Any(t => t.Value == h));
        var others = answers is null ? null : string.Join(", ", answers.Helpers.Where(h => h != first));
        FieldView[] fields =
        [
            new("value", FieldType.Multiline, Required: true, Value: answers?.Value, MaxLength: MeetingForms.LongestValue),
            new("turned", FieldType.Multiline, Required: true, Value: answers?.Turned, MaxLength: MeetingForms.LongestValue),
            new("said", FieldType.Multiline, Value: answers is null ? Heard(deal, situation) : answers.CustomerSaid, MaxLength: MeetingForms.LongestValue),
            .. team.Count == 0 ? Array.Empty<FieldView>() : [new("helper", FieldType.Choice, Value: first, Choices: team)],
            new("helpers", FieldType.Text, Value: others, MaxLength: MeetingForms.LongestText, More: team.Count > 0),
        ];
        return new(Forms.WinAnswers, Subjects.Story(deal.Id), Facts.Of(("deal", deal.Name)), fields);
    }

    /// <summary>The customer's own words, where a colleague saved some.</summary>
    private static string? Heard(DealRecord deal, Situation situation) =>
        situation.Find<ReferenceRecord>(Subjects.Reference(deal.Facts.AccountId ?? ""))?.Voices is [var newest, ..] ? ShortText.Of(newest.Text, MeetingForms.LongestValue) : null;

    public static FormView Loss(StoryRecord story, DealRecord deal) => new(
        Forms.LossAnswers,
        Subjects.Story(deal.Id),
        Facts.Of(("deal", deal.Name)),
        [
            new("reason", FieldType.Choice, Required: true, Value: story.Loss?.Reason, Choices: [.. LossReasons.Select(r => new ChoiceView(r, Fact.Word("loss." + r)))]),
            new("differently", FieldType.Multiline, Value: story.Loss?.Differently, MaxLength: MeetingForms.LongestValue),
        ]);

    /// <param name="masked">Without the customer's name and words: for somebody who does not work on the deal.</param>
    public static FormView Edit(StoryRecord story, DealRecord deal, bool masked, Situation situation)
    {
        var draft = story.Draft!;
        return new(
            Forms.StoryEdit,
            Subjects.Story(deal.Id),
            Facts.None,
            [
                new("value", FieldType.Multiline, Required: true, Value: Shown(draft.Value), MaxLength: MeetingForms.LongestValue),
                new("turned", FieldType.Multiline, Required: true, Value: Shown(draft.Turned), MaxLength: MeetingForms.LongestValue),
                .. masked ? Array.Empty<FieldView>() : [new("said", FieldType.Multiline, Value: draft.CustomerSaid, MaxLength: MeetingForms.LongestValue)],
            ]);

        string Shown(string text) => masked ? StoryCards.Masked(text, deal, situation) : text;
    }

    public static IReadOnlyDictionary<string, Part> Errors(Submitted sent, Situation situation)
    {
        var errors = new Dictionary<string, Part>(StringComparer.Ordinal);
        if (sent.FormKind is Forms.WinAnswers or Forms.StoryEdit)
        {
            if (Of(sent, "value").Length == 0) errors["value"] = Texts.ErrorWinValue.With();
            if (Of(sent, "turned").Length == 0) errors["turned"] = Texts.ErrorWinTurned.With();
            foreach (var field in new[] { "value", "turned", "said" })
            {
                if (Of(sent, field).Length > MeetingForms.LongestValue) errors[field] = Texts.ErrorTooLong.With(("max", MeetingForms.LongestValue));
            }
        }
        if (sent.FormKind == Forms.WinAnswers && Written(sent).FirstOrDefault(w => Colleagues.Named(w, situation) is null) is { } unknown)
            errors["helpers"] = Texts.ErrorHelper.With(("name", unknown));
        if (sent.FormKind == Forms.LossAnswers)
        {
            if (!LossReasons.Contains(Of(sent, "reason"))) errors["reason"] = Texts.ErrorLossReason.With();
            if (Of(sent, "differently").Length > MeetingForms.LongestValue) errors["differently"] = Texts.ErrorTooLong.With(("max", MeetingForms.LongestValue));
        }
        return errors;
    }

    /// <summary>The answers of a form without errors; nobody helps himself.</summary>
    public static WinAnswers Read(Submitted sent, Situation situation, DateTimeOffset now)
    {
        var helpers = Written(sent).Prepend(Of(sent, "helper")).Where(h => h.Length > 0)
            .Select(h => Colleagues.Named(h, situation)?.Email)
            .OfType<string>()
            .Where(h => h != sent.By)
            .Distinct(StringComparer.Ordinal)
            .Take(MostHelpers);
        return new(Of(sent, "value"), Of(sent, "turned"), Of(sent, "said"), [.. helpers], sent.By, now);
    }

    private static string Of(Submitted sent, string field) => sent.Values.GetValueOrDefault(field, "").Trim();

    private static IEnumerable<string> Written(Submitted sent) =>
        Of(sent, "helpers").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostHelpers);
}
