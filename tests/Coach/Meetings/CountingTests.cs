using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Meetings;

/// <summary>[PRE-01] [PRE-21]: which entries count as customer meetings.</summary>
public sealed class CountingTests
{
    private static readonly Attendee AnnYes = new(Some.Ann, null, "accepted");
    private static readonly Attendee CarlYes = new(Some.Carl, "Carl", "accepted");

    /// <summary>The fixture of PRE-01: name, attendees, organizer, private, all day, counts.</summary>
    public static TheoryData<string, Attendee[], string, bool, bool, bool> Entries() => new()
    {
        { "one customer", [AnnYes, CarlYes], Some.Ann, false, false, true },
        { "only colleagues", [AnnYes, new(Some.Bob, null, "accepted")], Some.Ann, false, false, false },
        { "the customer has not answered", [AnnYes, new(Some.Carl, null, "needsAction")], Some.Ann, false, false, true },
        { "the customer is tentative", [AnnYes, new(Some.Carl, null, "tentative")], Some.Ann, false, false, true },
        { "the only customer declined", [AnnYes, new(Some.Carl, null, "declined")], Some.Ann, false, false, false },
        { "one of two customers declined", [AnnYes, CarlYes, new("dora@acme.example", null, "declined")], Some.Ann, false, false, true },
        { "all declined", [AnnYes, new(Some.Carl, null, "declined"), new("dora@acme.example", null, "declined")], Some.Ann, false, false, false },
        { "the rep declined", [new(Some.Ann, null, "declined"), CarlYes], Some.Carl, false, false, false },
        { "the rep declined, a colleague goes", [new(Some.Ann, null, "declined"), new(Some.Bob, null, "accepted"), CarlYes], Some.Carl, false, false, true },
        { "private", [AnnYes, CarlYes], Some.Ann, true, false, false },
        { "all day", [AnnYes, CarlYes], Some.Ann, false, true, false },
        { "a note-taker alone", [AnnYes, new("bot@otter.ai", null, "accepted")], Some.Ann, false, false, false },
        { "a note-taker of a sub-domain", [AnnYes, new("bot@eu.otter.ai", null, "accepted")], Some.Ann, false, false, false },
        { "a room alone", [AnnYes, new("c_1@resource.calendar.google.com", null, "accepted")], Some.Ann, false, false, false },
        { "a room and a customer", [AnnYes, CarlYes, new("c_1@resource.calendar.google.com", null, "accepted")], Some.Ann, false, false, true },
        { "the ignore list", [AnnYes, new("chef@caterer.example", null, "accepted")], Some.Ann, false, false, false },
        { "a sub-domain of the ignore list", [AnnYes, new("chef@north.caterer.example", null, "accepted")], Some.Ann, false, false, false },
        { "a sub-domain of our own", [AnnYes, new("eve@lab.ours.example", null, "accepted")], Some.Ann, false, false, false },
        { "an organizer from outside who is no attendee", [AnnYes], Some.Carl, false, false, true },
        { "a domain that only ends like ours", [AnnYes, new("eve@notours.example", null, "accepted")], Some.Ann, false, false, true },
        { "25 people", [AnnYes, .. Crowd(24)], Some.Ann, false, false, true },
        { "26 people", [AnnYes, .. Crowd(25)], Some.Ann, false, false, false },
        { "somebody from a mail provider", [AnnYes, new("carl.private@gmail.com", null, "accepted")], Some.Ann, false, false, true },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void An_entry_counts_as_the_fixture_says(string name, Attendee[] attendees, string organizer, bool isPrivate, bool allDay, bool counts)
    {
        var world = new CoachWorld().WithPerson().WithPerson(Some.Bob)
            .WithMeeting(organizer: organizer, attendees: attendees, isPrivate: isPrivate, allDay: allDay);
        Assert.True(counts == Counting.Counts(world.Meeting(), world.Situation), name);
        world.AdvanceTo("2026-11-20T14:30:00Z");
        Assert.Equal(counts, world.Started().Concat(world.Started(Some.Bob)).Any());
    }

    [Fact]
    public void A_cancelled_entry_does_not_count() =>
        Assert.False(Counting.Counts(new CoachWorld().WithPerson().WithMeeting().Cancel().Meeting(), new CoachWorld().Situation));

    [Fact]
    public void Why_lists_each_rule_with_its_result()
    {
        var world = new CoachWorld().WithPerson().WithMeeting(allDay: true).Say("/coach why rollout");
        var rules = world.Answer().Now.View.Parts.Where(p => p.Text == Texts.WhyRule.Id).ToDictionary(p => p.Facts["rule"], p => p.Facts["result"]);
        Assert.Equal(9, rules.Count);
        Assert.Equal(Fact.Word("result.no"), rules[Fact.Word("rule.allDay")]);
        Assert.Equal(Fact.Word("result.yes"), rules[Fact.Word("rule.outsider")]);
        Assert.Equal(Fact.Word("verdict.doesNotCount"), world.Answer().Fact(Texts.WhyVerdict.Id, "verdict"));
    }

    [Fact]
    public void Not_a_customer_meeting_ends_the_questions()
    {
        var world = new CoachWorld().WithPerson().WithAccount().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").Press(Verbs.NotCustomerMeeting);
        Assert.Equal(MeetingState.Excused, world.Meeting().State);
        Assert.Contains(Texts.NotCustomer.Id, world.AskCard()!.Texts);
        world.AdvanceTo("2026-11-24T12:00:00Z");
        Assert.Single(world.Started());
    }

    private static IEnumerable<Attendee> Crowd(int count) => Enumerable.Range(1, count).Select(i => new Attendee($"p{i}@acme.example", null, "accepted"));
}
