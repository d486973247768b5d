using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>Owner and curator both approve the very same words; whoever changes them approves anew, and so does the other [REF-09].</summary>
public static class StoryApprovals
{
    private const int MostSeconds = 5;
    private static readonly TimeSpan Useful = TimeSpan.FromDays(10);

    /// <summary>Who approves beside the owner: the curators, and where there is no other than himself his manager.</summary>
    public static IReadOnlyList<string> Seconds(DealRecord deal, Situation situation)
    {
        var curators = situation.Linked(LinkNames.Role(Roles.Curator)).Select(situation.Find<PersonRecord>).OfType<PersonRecord>()
            .Where(p => p.IsActive && !IsOwner(p.Email, deal))
            .Select(p => p.Email)
            .Take(MostSeconds)
            .ToList();
        if (curators.Count > 0) return curators;
        var owner = deal.Facts.OwnerEmail is { Length: > 0 } email ? situation.Find<PersonRecord>(Subjects.Person(email)) : null;
        return owner?.Facts.ManagerEmail is { Length: > 0 } manager && situation.Find<PersonRecord>(Subjects.Person(manager)) is { IsActive: true } boss && !IsOwner(boss.Email, deal)
            ? [boss.Email]
            : [];
    }

    public static bool MayEdit(string email, StoryRecord story, DealRecord deal, Situation situation) =>
        story is { Draft: not null, PostedAt: null } && (IsOwner(email, deal) || (story.Draft.OfferedAt is not null && Seconds(deal, situation).Contains(email)));

    /// <summary>The draft to its owner, and once he has approved one, to the others.</summary>
    public static IReadOnlyList<Decision> Offer(StoryRecord story, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (story.Draft is not { } draft) return [];
        var decisions = new List<Decision>();
        var seconds = Seconds(deal, situation);
        if (deal.Facts.OwnerEmail is { Length: > 0 } owner)
        {
            var state = (draft.Owner, seconds.Count) switch
            {
                (null, _) => Texts.StoryToOwner.With(),
                (_, 0) => Texts.StoryNoSecond.With(),
                _ => Texts.StoryWaits.With(),
            };
            decisions.Add(Duty(owner, story, deal, draft.Owner is not null, state, story.Answers?.At ?? now, situation, now));
        }
        if (draft.OfferedAt is not { } offered) return decisions;
        var name = Name(deal.Facts.OwnerEmail, situation);
        foreach (var second in seconds)
            decisions.Add(Duty(second, story, deal, draft.Second is not null, draft.Second is null ? Texts.StoryToSecond.With(("owner", name)) : Texts.StoryWaits.With(), offered, situation, now));
        return decisions;
    }

    public static (StoryRecord After, IReadOnlyList<Decision> Also) Approved(
        StoryRecord story, DealRecord deal, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return (story, []);
        var seconds = Seconds(deal, situation);
        var owns = IsOwner(pressed.By, deal);
        if (!owns && !seconds.Contains(pressed.By)) return (story, [Reply(Texts.NotYours.With())]);
        if (story.PostedAt is not null) return (story, [Reply(Texts.StoryAlreadyPosted.With())]);
        if (story.Draft is not { } draft || !deal.IsWon || pressed.Value != Version(draft)) return (story, [Reply(Texts.StoryChanged.With())]);
        if (owns ? draft.Owner is not null : draft.Second is not null) return (story, [Reply(Texts.StoryApproved.With())]);

        draft = owns ? draft with { Owner = pressed.By, OfferedAt = draft.OfferedAt ?? now } : draft with { Second = pressed.By };
        return Next(story with { Draft = draft }, deal, situation, now, person.SeesOn(pressed.Card) ? [] : [Reply(Texts.StoryApproved.With())]);

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part], about: StoryCards.About(deal));
    }

    public static (StoryRecord After, IReadOnlyList<Decision> Also) Edited(
        StoryRecord story, DealRecord deal, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person) return (story, []);
        if (story.PostedAt is not null) return (story, [Replies.To(person, situation, key, now, [Texts.StoryAlreadyPosted.With()])]);
        if (!MayEdit(sent.By, story, deal, situation)) return (story, [Replies.To(person, situation, key, now, [Texts.NotYours.With()])]);
        if (StoryForms.Errors(sent, situation).Count > 0) return (story, []);
        var draft = story.Draft!;
        var masked = IsMasked(sent.By, deal, situation, now);
        var (value, turned) = (Changed("value", draft.Value), Changed("turned", draft.Turned));
        var said = masked ? draft.CustomerSaid : Of("said");
        if ((draft.Value, draft.Turned, draft.CustomerSaid) != (value, turned, said))
        {
            draft = new StoryDraft(value, turned, said, draft.Version + 1, OfferedAt: draft.OfferedAt);
        }
        draft = IsOwner(sent.By, deal) ? draft with { Owner = sent.By, OfferedAt = draft.OfferedAt ?? now } : draft with { Second = sent.By };
        return Next(story with { Draft = draft }, deal, situation, now, [Replies.To(person, situation, key, now, [Texts.StoryEdited.With()], about: StoryCards.About(deal))]);

        string Of(string field) => sent.Values.GetValueOrDefault(field, "").Trim();

        // What was shown without the customer's name and comes back as it was shown has not changed.
        string Changed(string field, string before) => masked && Of(field) == StoryCards.Masked(before, deal, situation) ? before : Of(field);
    }

    /// <summary>Whoever does not work on the deal sees the customer only with its consent.</summary>
    public static bool IsMasked(string email, DealRecord deal, Situation situation, DateTimeOffset now) =>
        !IsOwner(email, deal) && !StoryCards.IsNamed(deal, situation, now);

    public static string Key(string email, string dealId) => CardKeys.Duty(email, "story/" + dealId);

    /// <summary>The colleague's name, or what is known of him.</summary>
    public static string Name(string? email, Situation situation) =>
        email is { Length: > 0 } ? Colleagues.NameOf(email, situation) : "";

    private static (StoryRecord After, IReadOnlyList<Decision> Also) Next(
        StoryRecord story, DealRecord deal, Situation situation, DateTimeOffset now, IReadOnlyList<Decision> replies)
    {
        var learned = story.Draft is { Owner: not null } ? LibraryLearns(story, deal, situation) : [];
        if (!story.Draft!.IsApproved) return (story, [.. replies, .. learned, .. Offer(story, deal, situation, now)]);
        var (posted, also) = StoryPosts.Post(story, deal, situation, now);
        return (posted, [.. replies, .. learned, .. also]);
    }

    private static IReadOnlyList<Decision> LibraryLearns(StoryRecord story, DealRecord deal, Situation situation) =>
        story.Answers is not { } answers
            ? []
            : [new Tell(Subjects.Library, new InsightLearned(deal.Id, answers.By, StoryCards.Masked($"{story.Draft!.Value} / {story.Draft.Turned}", deal, situation), story.Words))];

    private static Tell Duty(string email, StoryRecord story, DealRecord deal, bool approved, Part state, DateTimeOffset due, Situation situation, DateTimeOffset now)
    {
        var subject = Subjects.Story(deal.Id);
        var shown = state.Presses(
            approved ? null : new Press(Verbs.StoryApprove, subject, Style: PressStyle.Primary, Value: Version(story.Draft!)),
            new Press(Verbs.StoryEdit, subject, PressKind.Form));
        var view = StoryCards.Closed(deal, StoryCards.Story(story, deal, situation, now), shown);
        return new Tell(Subjects.Person(email), new DutySet(new Duty(Key(email, deal.Id), DutyKinds.Story, due, due + Useful, view)));
    }

    private static string Version(StoryDraft draft) => draft.Version.ToString(CultureInfo.InvariantCulture);

    private static bool IsOwner(string email, DealRecord deal) => Participants.Same(email, deal.Facts.OwnerEmail ?? "");
}
