using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>[ADM-04] [ADM-06] [INT-13] [PRE-17]: what the chat says of somebody's account is followed, and makes nobody one of ours.</summary>
public sealed class ChatAccountTests
{
    private static readonly string Person = Subjects.Person(Some.Ann);

    private static CoachWorld World() => new CoachWorld().WithPerson(zone: "Europe/Berlin").WithAccount().WithDeal();

    private static CoachWorld Chat(
        CoachWorld world, ChatStanding standing = ChatStanding.Colleague, string? zone = null, string? locale = null, string platform = "sandbox", string email = Some.Ann, string? at = null) =>
        world.Take(Subjects.Person(email), new ChatAccountSeen(email, new ChatAccount(platform, standing, at is null ? world.Now : Some.At(at), zone, locale)));

    [Fact]
    public void The_chat_profiles_zone_counts_before_the_records_and_after_his_own_choice_and_settings_say_so()
    {
        var world = World();
        Assert.Equal(("Europe/Berlin", "records"), world.Person().ZoneIn(world.Tenant));
        Chat(world, zone: "Europe/Madrid");
        Assert.Equal(("Europe/Madrid", "chat"), world.Person().ZoneIn(world.Tenant));
        world.Say("/coach settings");
        Assert.Equal(Fact.Word("source.chat"), world.Answer().Fact(Texts.SettingsNow.Id, "source"));
        AskingTests.SettingsForm(world, ("timeZone", "America/New_York"));
        Assert.Equal(("America/New_York", "own"), world.Person().ZoneIn(world.Tenant));
    }

    [Fact]
    public void What_another_platform_says_or_what_is_no_zone_does_not_count()
    {
        var world = Chat(World(), zone: "Europe/Madrid", platform: "slack");
        Assert.Equal(("Europe/Berlin", "records"), world.Person().ZoneIn(world.Tenant));
        Chat(world, zone: "Mars/Olympus");
        Assert.Equal(("Europe/Berlin", "records"), world.Person().ZoneIn(world.Tenant));
    }

    [Fact]
    public void A_zone_that_changes_moves_the_open_question_and_it_comes_once() // ADM-06
    {
        var world = Chat(World(), zone: "Europe/Berlin").WithMeeting().AdvanceTo("2026-11-20T13:00:00Z");
        Chat(world, zone: "America/New_York").AdvanceTo("2026-11-23T12:00:00Z");
        Assert.Equal(Some.At("2026-11-20T20:30:00Z"), world.AskCard()!.SentAt);
        Assert.Single(world.Started(), card => card.Now.Key.StartsWith("ask/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_zone_from_the_chat_opens_the_hours_of_one_whose_zone_nobody_knew()
    {
        var world = new CoachWorld().Take(Person, new PersonSeen(Some.Ann, new PersonFacts("Ann", Roles.Rep), Some.Version()))
            .WithAccount().WithDeal().WithMeeting().AdvanceTo("2026-11-20T12:00:00Z");
        Chat(world, zone: "Europe/Berlin").AdvanceTo("2026-11-20T17:00:00Z");
        Assert.Equal(Some.At("2026-11-20T14:30:00Z"), world.AskCard()!.SentAt);
    }

    [Fact]
    public void His_language_is_followed_where_neither_he_nor_the_records_say_one()
    {
        var world = Chat(World(), locale: "de-DE");
        Assert.Equal("de-DE", world.Person().ReaderIn(world.Tenant).Language);
        world.Take(Person, new PersonSeen(Some.Ann, new PersonFacts(Language: "fr"), Some.Version("2026-11-19T00:00:00Z")));
        Assert.Equal("fr", world.Person().ReaderIn(world.Tenant).Language);
    }

    [Fact]
    public void Nothing_is_kept_of_one_whom_the_records_do_not_know()
    {
        var world = Chat(new CoachWorld(), zone: "Europe/Berlin");
        Assert.Null(world.Record<PersonRecord>(Person));
        world.WithPerson();
        Assert.Null(world.Person().Account);
    }

    [Fact]
    public void An_older_word_changes_nothing_whatever_the_order()
    {
        var world = Chat(World(), zone: "Europe/Madrid", at: "2026-11-20T06:00:00Z");
        Chat(world, ChatStanding.Gone, at: "2026-11-20T05:00:00Z");
        Assert.Equal(ChatStanding.Colleague, world.Person().Account!.Standing);
        Chat(world, ChatStanding.Gone, at: "2026-11-20T06:30:00Z");
        Assert.Equal(ChatStanding.Gone, world.Person().Account!.Standing);
    }

    [Theory]
    [InlineData(ChatStanding.Gone)]
    [InlineData(ChatStanding.Guest)]
    [InlineData(ChatStanding.Outside)]
    public void Who_is_shut_out_of_the_chat_is_not_asked_another_attendee_is_and_nothing_is_handed_over(ChatStanding standing) // PRV-15, PRE-17
    {
        var world = World().WithPerson(Some.Bob).WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl, "Carl", "accepted")]);
        Chat(world, standing).AdvanceTo("2026-11-20T17:00:00Z");
        Assert.Null(world.AskCard());
        Assert.NotNull(world.AskCard(email: Some.Bob));

        // Who works here is said by the records alone: the deal stays his.
        Assert.True(world.Person().IsActive);
        Assert.Null(world.Person().Departure);
        Assert.DoesNotContain(world.Cards.Values, card => card.Texts.Any(text => text.StartsWith("leaving", StringComparison.Ordinal)));

        Chat(world.Advance(TimeSpan.FromMinutes(1)));
        Assert.True(world.Person().CanBeAskedAbout(Some.At("2026-11-23T09:00:00Z"), world.Tenant));
    }

    [Fact]
    public void A_question_that_has_reached_somebody_goes_on_to_another_when_he_is_deactivated_in_the_chat() // PRE-17
    {
        var world = World().WithPerson(Some.Bob).WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl, "Carl", "accepted")])
            .AdvanceTo("2026-11-20T15:00:00Z");
        Assert.NotNull(world.AskCard());
        Assert.Null(world.AskCard(email: Some.Bob));
        Chat(world, ChatStanding.Gone).AdvanceTo("2026-11-20T16:00:00Z");
        Assert.NotNull(world.AskCard(email: Some.Bob));
    }

    [Fact]
    public void What_cannot_wait_goes_to_the_deputy_of_one_who_is_deactivated_in_the_chat() // ADM-08
    {
        var world = World().WithPerson(Some.Bob);
        world.Take(Person, new PersonSeen(Some.Ann, new PersonFacts(ManagerEmail: Some.Bob), Some.Version("2026-11-19T00:00:00Z")));
        Assert.False(Deputies.IsOut(world.Person(), world.Situation, world.Now));
        Chat(world, ChatStanding.Gone);
        Assert.True(Deputies.IsOut(world.Person(), world.Situation, world.Now));
        Assert.Equal(Some.Bob, Deputies.Of(world.Person(), world.Situation, world.Now));
    }

    [Fact]
    public void A_new_chat_address_in_the_records_is_to_be_looked_up_anew()
    {
        var world = Chat(World());
        Assert.DoesNotContain(LinkNames.AccountWanted, world.Person().Links);
        world.Take(Person, new PersonSeen(Some.Ann, new PersonFacts(Chat: new ChatHandle("slack", "T1/U1")), Some.Version("2026-11-19T00:00:00Z")));
        Assert.Contains(LinkNames.AccountWanted, world.Person().Links);
        Assert.Contains(LinkNames.ChatAddress("slack", "T1/U1"), world.Person().Links);
        Assert.Null(world.Person().Account);
    }

    [Fact]
    public void An_administrator_sees_whom_chat_records_and_calendars_do_not_agree_on() // INT-13, ADM-04
    {
        const string zoneless = "zoe@ours.example";
        const string guest = "gus@ours.example";
        const string left = "lea@ours.example";
        const string calendar = "cal@ours.example";
        var world = World().WithPerson("adam@ours.example", role: Roles.Admin).WithPerson(Some.Bob).WithPerson(guest).WithPerson(left, active: false);
        world.Take(Subjects.Person(zoneless), new PersonSeen(zoneless, new PersonFacts("Zoe"), Some.Version()));
        world.Take(Subjects.Person(calendar), new BusySeen("b", calendar, Some.At("2026-11-23T08:00:00Z"), Some.At("2026-11-23T09:00:00Z"), "busy", Some.Version()));
        Chat(world);
        Chat(world, ChatStanding.Missing, email: Some.Bob);
        Chat(world, ChatStanding.Guest, email: guest);
        Chat(world, email: left);

        world.Say("/coach people", by: "adam@ours.example");
        var rows = world.Answer().Now.View.Parts.Where(part => part.Text == Texts.PeopleRow.Id).Select(part => $"{((TextFact)part.Facts["email"]).Value} {((WordFact)part.Facts["mismatch"]).Id}");
        Assert.Equal(
            ["bob@ours.example mismatch.missing", "cal@ours.example mismatch.calendarOnly", "gus@ours.example mismatch.guest", "lea@ours.example mismatch.left", "zoe@ours.example mismatch.zone"],
            rows);

        world.Advance(TimeSpan.FromMinutes(1)).Say("/coach people");
        Assert.Equal([Texts.PeopleAdmins.Id], world.Answer().Texts);
    }

    [Fact]
    public void Where_all_agree_the_administrator_reads_that()
    {
        var world = new CoachWorld().WithPerson("adam@ours.example", role: Roles.Admin);
        world.Say("/coach people", by: "adam@ours.example");
        Assert.Equal([Texts.PeopleNone.Id], world.Answer().Texts);
    }
}
