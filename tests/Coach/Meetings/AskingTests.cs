using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Meetings;

/// <summary>[PRE-17] [PRE-18]: who is asked.</summary>
public sealed class AskingTests
{
    private const string Eve = "eve@ours.example";

    private static readonly string[] Colleagues = [Some.Ann, Some.Bob, Eve];

    /// <summary>Deal's owner and team, organizer, attendees as <c>name=response</c>, who is asked. Carl of Acme always comes.</summary>
    public static TheoryData<string, string, string, string, string?> Sets() => new()
    {
        { "ann", "", "bob", "ann=accepted bob=accepted", Some.Ann },
        { "ann", "", "bob", "ann=needsAction bob=accepted", Some.Ann },
        { "ann", "", "bob", "ann=declined bob=accepted", Some.Bob },
        { "ann", "", "bob", "bob=accepted eve=accepted", Some.Bob },
        { "ann", "", "bob", "bob=needsAction eve=accepted", Some.Bob },
        { "ann", "", "bob", "bob=declined eve=accepted", Eve },
        { "ann", "eve", "carl", "bob=accepted eve=accepted", Eve },
        { "ann", "eve", "carl", "bob=accepted eve=tentative", Some.Bob },
        { "ann", "bob eve", "carl", "eve=accepted bob=accepted", Eve },
        { "ann", "", "carl", "eve=accepted bob=accepted", Eve },
        { "ann", "", "carl", "eve=tentative bob=accepted", Some.Bob },
        { "ann", "", "carl", "eve=tentative bob=needsAction", null },
        { "", "", "bob", "ann=accepted bob=accepted", Some.Bob },
        { "", "", "carl", "ann=accepted bob=accepted", Some.Ann },
        { "", "", "carl", "ann=declined bob=declined", null },
        { "ann", "", "bob", "stranger=accepted bob=accepted", Some.Bob },
        { "", "", "carl", "stranger=accepted", null },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Exactly_one_is_asked_as_the_table_says(string owner, string team, string organizer, string attendees, string? asked)
    {
        var world = People(new CoachWorld()).WithAccount();
        if (owner.Length > 0) world.WithDeal(owner: Mail(owner), team: [.. Words(team).Select(Mail)]);
        world.WithMeeting(organizer: Mail(organizer), attendees: [.. Words(attendees).Select(One), new(Some.Carl, "Carl", "accepted")]).AdvanceTo("2026-11-20T15:00:00Z");
        Assert.Equal(asked, world.Meeting().AskedPerson);
        Assert.Equal(asked is null ? [] : [CardKeys.Ask("m-1", asked)], world.Cards.Keys);
        Assert.Equal(asked is null ? MeetingState.Excused : MeetingState.Asked, world.Meeting().State);
    }

    public static TheoryData<string> Reasons() => ["stopped", "paused", "leave", "deactivated"];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Whoever_cannot_be_asked_is_skipped_and_with_nobody_left_it_is_excused(string reason)
    {
        var world = Away(People(new CoachWorld()).WithAccount(), Some.Ann, reason)
            .WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl, null, "accepted")]).AdvanceTo("2026-11-20T15:00:00Z");
        Assert.Equal(Some.Bob, world.Meeting().AskedPerson);

        var alone = Away(People(new CoachWorld()).WithAccount(), Some.Ann, reason).WithMeeting().AdvanceTo("2026-11-20T15:00:00Z");
        Assert.Equal(MeetingState.Excused, alone.Meeting().State);
        Assert.Empty(alone.Started());
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Whoever_drops_out_before_he_was_asked_makes_room_for_the_next(string reason)
    {
        var world = Away(
            People(new CoachWorld()).WithAccount().WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl, null, "accepted")]),
            Some.Ann,
            reason);
        world.AdvanceTo("2026-11-20T15:00:00Z");
        Assert.Empty(world.Started());
        Assert.NotNull(world.AskCard(email: Some.Bob));
    }

    [Fact]
    public void Not_me_hands_the_question_to_a_colleague_once()
    {
        var world = People(new CoachWorld()).WithAccount().WithDeal()
            .WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "needsAction"), new(Some.Carl, null, "accepted")])
            .AdvanceTo("2026-11-20T15:00:00Z");
        Assert.True(world.AskCard()!.Offers(Verbs.NotMe));
        world.Press(Verbs.NotMe).Press(Verbs.NotMe);
        Assert.Equal(new TextFact("Bob"), world.AskCard()!.Fact(Texts.Handed.Id, "name"));
        Assert.Empty(world.AskCard()!.Presses);
        Assert.Equal(Some.At("2026-11-20T15:00:00Z"), world.AskCard(email: Some.Bob)!.SentAt);
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
        world.AdvanceTo("2026-11-24T12:00:00Z");
        Assert.Single(world.Started());
        Assert.Single(world.Started(Some.Bob), c => c.Now.Key == CardKeys.Ask("m-1", Some.Bob));
    }

    [Fact]
    public void Not_me_is_not_offered_where_nobody_else_is_there()
    {
        var world = People(new CoachWorld()).WithAccount().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z");
        Assert.False(world.AskCard()!.Offers(Verbs.NotMe));
        world.Press(Verbs.NotMe);
        Assert.Equal(Some.Ann, world.Meeting().AskedPerson);
    }

    [Fact]
    public void A_question_given_on_does_not_come_back_to_who_gave_it()
    {
        var world = People(new CoachWorld()).WithAccount()
            .WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl, null, "accepted")])
            .AdvanceTo("2026-11-20T15:00:00Z").Press(Verbs.NotMe);
        Assert.False(world.AskCard(email: Some.Bob)!.Offers(Verbs.NotMe));
    }

    private static CoachWorld People(CoachWorld world) => Colleagues.Aggregate(world, (w, email) => w.WithPerson(email));

    private static CoachWorld Away(CoachWorld world, string email, string reason) => reason switch
    {
        "stopped" => world.PressOwn(Verbs.Stop, email),
        "paused" => world.Say("/coach pause 2026-11-30", email),
        "leave" => world.Take(
            Subjects.Person(email), new BusySeen("leave", email, Some.At("2026-11-22T23:00:00Z"), Some.At("2026-11-29T23:00:00Z"), "outOfOffice", Some.Version())),
        _ => world.WithPerson(email, active: false),
    };

    private static string Mail(string name) => name == "carl" ? Some.Carl : $"{name}@ours.example";

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Attendee One(string text) => new(Mail(text.Split('=')[0]), null, text.Split('=')[1]);
}
