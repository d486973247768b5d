using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>The one question at the moment of victory, and the draft that the owner sends himself [REF-01].</summary>
public static class ReferenceAsks
{
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    public static string Key(string email, AnnouncedEvent announced) =>
        CardKeys.Duty(email, $"victory/{announced.DealId}/{announced.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");

    public static Tell Ended(string email, AnnouncedEvent announced) => new(Subjects.Person(email), new DutyEnded(Key(email, announced)));

    /// <param name="due">The moment of victory: the same for every look of the card.</param>
    public static Tell Duty(AnnouncedEvent announced, DealRecord deal, AccountRecord account, Situation situation, DateTimeOffset due) =>
        new(Subjects.Person(announced.Asked!), new DutySet(new Duty(
            Key(announced.Asked!, announced), DutyKinds.Reference, due, due + Useful, View(announced, deal, account, situation))));

    public static CardView View(AnnouncedEvent announced, DealRecord deal, AccountRecord account, Situation situation)
    {
        var subject = Subjects.Reference(account.Id);
        var customer = account.Name;
        var consent = new Press(Verbs.ReferenceConsent, subject, PressKind.Form);
        return StoryCards.Closed(deal, Parts());

        IReadOnlyList<Part> Parts()
        {
            switch (announced.Choice)
            {
                case null:
                    var items = Choices.Offered.Select(c => new Press(Verbs.ReferenceChoose, subject, Value: $"{c}/{deal.Id}", Label: Fact.Word("ask." + c)));
                    return
                    [
                        Texts.ReferenceAsk.With(("customer", customer), ("event", announced.What), ("contact", Facts.Maybe(announced.Who))).Presses(
                            new Press(Verbs.ReferenceChoose, subject, PressKind.Menu, PressStyle.Primary, [.. items]),
                            new Press(Verbs.ReferenceNone, subject, Value: deal.Id)),
                    ];
                case Choices.None:
                    return [Texts.ReferenceNone.With(("customer", customer))];
                default:
                    var kind = Fact.Word("ask." + announced.Choice);
                    if (announced.SentAt is not null) return [Texts.ReferenceSent.With(("customer", customer), ("kind", kind)).Presses(consent)];
                    var draft = Draft(announced.Choice).With(
                        ("contact", Facts.Maybe(announced.Who)), ("event", announced.What), ("name", StoryApprovals.Name(announced.Asked, situation)));
                    return [Texts.ReferenceDraft.With(("customer", customer), ("kind", kind)), draft.Presses(new Press(Verbs.Sent, subject, Style: PressStyle.Primary, Value: deal.Id), consent)];
            }
        }
    }

    private static Text Draft(string choice) => choice switch
    {
        Choices.Quotation => Texts.DraftQuotation,
        Choices.Story => Texts.DraftStory,
        Choices.Call => Texts.DraftCall,
        _ => Texts.DraftReference,
    };
}
