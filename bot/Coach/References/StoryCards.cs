using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>How a story looks to its owner, to who approves it with him, and to everybody [REF-09].</summary>
public static class StoryCards
{
    public static AccountRecord? AccountOf(DealRecord deal, Situation situation) =>
        deal.Facts.AccountId is { Length: > 0 } account ? situation.Find<AccountRecord>(Subjects.Account(account)) : null;

    /// <summary>The customer lets its story be told now.</summary>
    public static bool IsNamed(DealRecord deal, Situation situation, DateTimeOffset now) =>
        ReferenceOf(deal, situation)?.AllowedAt(now, situation.Tenant).Contains(UseKinds.Story) == true && AccountOf(deal, situation)?.Facts.Name is { Length: > 0 };

    /// <summary>The story: with the customer's name and words where it lets us, else without both.</summary>
    public static Part Story(StoryRecord story, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        var draft = story.Draft!;
        var account = AccountOf(deal, situation);
        var owner = MayBeNamed(deal.Facts.OwnerEmail, situation);
        var helpers = Helpers(story, situation);
        return IsNamed(deal, situation, now)
            ? Texts.StoryNamed.With(
                ("customer", Facts.Maybe(account!.Facts.Name)),
                ("value", Public(draft.Value)),
                ("turned", Public(draft.Turned)),
                ("said", Facts.Maybe(Public(draft.CustomerSaid))),
                ("owner", Facts.Maybe(owner)),
                ("helpers", helpers))
            : Texts.StoryMasked.With(
                ("industry", Facts.Maybe(ReferenceOf(deal, situation)?.Industry)),
                ("value", Public(CustomerMask.Of(draft.Value, account))),
                ("turned", Public(CustomerMask.Of(draft.Turned, account))),
                ("owner", Facts.Maybe(owner)),
                ("helpers", helpers));

        string Public(string text) => PrivatePraise.Without(text, deal, situation);
    }

    public static CardView Closed(DealRecord deal, params IReadOnlyList<Part> parts) => new(parts, Texts.PreviewDuty.Id, Facts.None, About(deal));

    public static About About(DealRecord deal) => new("deal", deal.Id);

    /// <summary>What may be searched and kept for others: never the customer.</summary>
    public static string Masked(string text, DealRecord deal, Situation situation) => CustomerMask.Of(text, AccountOf(deal, situation));

    private static ReferenceRecord? ReferenceOf(DealRecord deal, Situation situation) =>
        deal.Facts.AccountId is { Length: > 0 } account ? situation.Find<ReferenceRecord>(Subjects.Reference(account)) : null;

    /// <summary>Those who may be praised before others [DIG-12].</summary>
    private static WordsFact Helpers(StoryRecord story, Situation situation) =>
        new([.. (story.Answers?.Helpers ?? []).Select(h => MayBeNamed(h, situation)).OfType<string>().Select(n => (Fact)n)]);

    private static string? MayBeNamed(string? email, Situation situation) =>
        email is { Length: > 0 } && situation.Find<PersonRecord>(Subjects.Person(email)) is { } person && !PrivatePraise.IsChosenBy(email, situation) ? person.Name : null;
}
