using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.References;

/// <summary>The story where everybody reads it: once; afterwards the customer's name comes and goes with its consent [REF-09, REF-02].</summary>
public static class StoryPosts
{
    private static readonly TimeSpan Useful = TimeSpan.FromDays(10);

    public static string Key(string dealId) => "story/" + dealId;

    public static (StoryRecord After, IReadOnlyList<Decision> Also) Post(StoryRecord story, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (Room(deal, situation) is not { } room) return (story, NoRoom(story, deal, situation, now));
        var named = StoryCards.IsNamed(deal, situation, now);
        var posted = story with { PostedAt = now, Named = named, Story = PrivatePraise.Without(StoryCards.Masked(story.Draft!.Value, deal, situation), deal, situation) };
        var done = StoryCards.Closed(deal, StoryCards.Story(posted, deal, situation, now), Texts.StoryPosted.With());
        return (posted,
        [
            Show(posted, deal, room, situation, now),
            .. Readers(deal, situation).Select(p => new Tell(Subjects.Person(p), new DutyEnded(StoryApprovals.Key(p, deal.Id), done))),
            .. (story.Answers?.Helpers ?? []).Select(h => Thanks(h, posted, deal, situation, now)),
            .. ToReference(deal),
        ]);
    }

    /// <summary>The deal, its owner or the customer's consent has changed: what is shown follows.</summary>
    public static (StoryRecord After, IReadOnlyList<Decision> Also) Followed(
        (StoryRecord Story, IReadOnlyList<Decision> Also) decided, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        var (story, also) = decided;
        if (story.Draft is null) return decided;
        if (story.PostedAt is null)
        {
            if (!deal.IsWon) return decided;
            if (!story.Draft.IsApproved) return (story, [.. also, .. StoryApprovals.Offer(story, deal, situation, now)]);
            var (posted, more) = Post(story, deal, situation, now);
            return (posted, [.. also, .. more]);
        }
        var named = StoryCards.IsNamed(deal, situation, now);
        if (named == story.Named || Room(deal, situation) is not { } room) return decided;
        var after = story with { Named = named };
        return (after, [.. also, Show(after, deal, room, situation, now)]);
    }

    private static Show Show(StoryRecord story, DealRecord deal, Destination room, Situation situation, DateTimeOffset now) =>
        new(new Card(
            Key(deal.Id),
            Subjects.Story(deal.Id),
            room,
            TeamRooms.ReaderIn(situation.Tenant),
            new CardView([StoryCards.Story(story, deal, situation, now)], Texts.PreviewRoom.Id, Facts.None, StoryCards.About(deal)),
            new Timing(now, now, now + Useful)));

    private static Destination? Room(DealRecord deal, Situation situation) =>
        situation.Tenant.WinsRoom is { Length: > 0 } wins ? TeamRooms.OfColleagues(RoomName.Read(wins, situation.Tenant.DefaultChat), situation) : TeamRooms.Of(deal, situation);

    private static IReadOnlyList<Decision> NoRoom(StoryRecord story, DealRecord deal, Situation situation, DateTimeOffset now) =>
        deal.Facts.OwnerEmail is not { Length: > 0 } owner
            ? []
            : [new Tell(Subjects.Person(owner), new DutySet(new Duty(
                StoryApprovals.Key(owner, deal.Id),
                DutyKinds.Story,
                story.Answers?.At ?? now,
                now + Useful,
                StoryCards.Closed(deal, StoryCards.Story(story, deal, situation, now), Texts.StoryNoRoom.With()))))];

    /// <summary>A private word to who helped, whether or not the post names him [DIG-06, DIG-12].</summary>
    private static Tell Thanks(string helper, StoryRecord story, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        var part = Texts.StoryThanks.With(("owner", StoryApprovals.Name(deal.Facts.OwnerEmail, situation)), ("value", Facts.Maybe(story.Story)));
        return new Tell(Subjects.Person(helper), new DutySet(new Duty(
            CardKeys.Duty(helper, "thanks/" + deal.Id), DutyKinds.Story, now, now + Useful, StoryCards.Closed(deal, part))));
    }

    private static IEnumerable<string> Readers(DealRecord deal, Situation situation) =>
        StoryApprovals.Seconds(deal, situation).Append(deal.Facts.OwnerEmail).OfType<string>().Where(p => p.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Tell> ToReference(DealRecord deal) =>
        deal.Facts.AccountId is { Length: > 0 } account ? [new Tell(Subjects.Reference(account), new LookAgain())] : [];
}
