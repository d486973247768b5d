using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.People;

/// <summary>[PRE-02] [PRE-39] [ADM-03] [ADM-05] [ADM-10] [ADM-14] [ADM-15]: what holds whatever the calendar, zone, hours and presses.</summary>
public sealed class SchedulePropertyTests
{
    private static readonly string[] Zones =
        ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "Africa/Casablanca", "Europe/Dublin", "Asia/Kolkata"];

    private static readonly string[] From = ["2026-03-05T05:00:00Z", "2026-03-26T05:00:00Z", "2026-04-02T05:00:00Z", "2026-10-01T05:00:00Z", "2026-10-22T05:00:00Z", "2026-10-29T05:00:00Z"];

    private static readonly string[] OnMeeting =
        [Verbs.NotMe, Verbs.NotCustomerMeeting, Verbs.AfterYes, Verbs.AfterNo, Verbs.SignSaid, Verbs.DidNotHappen, Verbs.StillTrue, Verbs.KeepValue, Verbs.NoDeal, Verbs.DomainOnce, Verbs.History];

    private static readonly string[] OnPerson = [Verbs.RemindLater, Verbs.ShowAll, Verbs.OpenCard, Verbs.AsText];

    private static Gen<Story> Stories =>
        from zone in Gen.Elements(Zones)
        from start in Gen.Elements(From)
        from cap in Gen.Choose(1, 5)
        from opens in Gen.Choose(6, 10)
        from lasts in Gen.Choose(3, 12)
        from sameDay in Gen.Elements(true, false)
        from holiday in Gen.Choose(0, 10)
        from length in Gen.Choose(10, 60)
        from numbers in Gen.Choose(0, 100_000).ListOf(length)
        select new Story(zone, start, cap, opens, lasts, sameDay, holiday, [.. numbers]);

    [Fact]
    public void Messages_keep_to_hours_gaps_cap_and_one_card_a_meeting() =>
        Prop.ForAll(Stories.ToArbitrary(), story =>
        {
            var seen = 0;
            var world = story.Play(int.MaxValue, out _, w =>
            {
                // What the bot knew of the person's time when it sent.
                var started = w.Started();
                var busy = w.Person().Busy.Values.Where(b => !b.Gone).ToList();
                foreach (var card in started.Skip(seen))
                    Assert.DoesNotContain(busy, b => card.SentAt >= b.Start - Speaking.Margin && card.SentAt < b.End + Speaking.Margin);
                seen = started.Count;
            });
            Holds(world, story);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_story_twice_gives_the_same_messages_at_the_same_instants() =>
        Prop.ForAll(Stories.ToArbitrary(), story =>
            story.Play().Cards.Values.Select(c => (c.Now.Key, c.SentAt, c.View)).SequenceEqual(story.Play().Cards.Values.Select(c => (c.Now.Key, c.SentAt, c.View))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_started_after_opt_out() =>
        Prop.ForAll(Stories.ToArbitrary(), story =>
        {
            var world = story.Play(stopAfter: story.Numbers.Count / 2, out var stopped);
            return world.Started().All(c => c.SentAt <= stopped);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_card_has_at_most_three_things_to_press_at_first_sight_and_a_card_of_many_rows_three_a_row() =>
        Prop.ForAll(Stories.ToArbitrary(), story =>
        {
            foreach (var card in story.Play().Cards.Values)
            {
                var rows = card.Now.Key.StartsWith("day/", StringComparison.Ordinal) || card.Now.Key.StartsWith("morning/", StringComparison.Ordinal);
                if (rows) Assert.All(card.Now.View.Parts, p => Assert.True((p.Presses?.Count ?? 0) <= 3));
                else Assert.True(card.Presses.Count <= 3, $"{card.Now.Key}: {string.Join(", ", card.Presses.Select(p => p.Verb))}");
                Assert.True(card.Texts.Count(t => t.StartsWith("extra.", StringComparison.Ordinal)) <= 1);
            }
        }).QuickCheckThrowOnFailure();

    private static void Holds(CoachWorld world, Story story)
    {
        var hours = story.Hours(world);
        var started = world.Started();
        foreach (var card in started)
            Assert.True(hours.IsOpen(card.SentAt), $"{card.Now.Key} at {card.SentAt:O} outside hours");
        Assert.All(started.GroupBy(c => LocalTime.DayOf(c.SentAt, story.Zone)), d => Assert.True(d.Count() <= story.Cap));
        foreach (var item in world.Person().Agenda.Where(i => i.OnDay is not null))
            Assert.Null(world.AskCard(item.Entry.MeetingId));
        foreach (var meeting in world.Person().Agenda)
            Assert.True(world.Cards.Keys.Count(k => k == CardKeys.Ask(meeting.Entry.MeetingId, Some.Ann)) <= 1);
    }

    /// <summary>A generated fortnight: meetings booked, moved and cancelled, values, presses, busy times, time passing.</summary>
    public sealed record Story(string Zone, string Start, int Cap, int Opens, int Lasts, bool SameDay, int Holiday, IReadOnlyList<int> Numbers)
    {
        public CoachWorld Play() => Play(int.MaxValue, out _);

        public CoachWorld Play(int stopAfter, out DateTimeOffset stopped, Action<CoachWorld>? afterStep = null)
        {
            var begin = Some.At(Start);
            stopped = DateTimeOffset.MaxValue;
            var tenant = Some.Tenant(cap: Cap) with
            {
                Holidays = HolidayCalendar.None with { Everywhere = new HashSet<DateOnly> { DateOnly.FromDateTime(begin.UtcDateTime).AddDays(Holiday) } },
                Defaults = new CoachDefaults { Cap = Cap, Hours = new(new CoachDefaults().Hours.Days, new(Opens, 0), new(Math.Min(22, Opens + Lasts), 30)) },
            };
            var world = new CoachWorld(Start, tenant, v => v.Length < 25 ? "hint.tooShort" : null)
                .WithPerson(zone: Zone).WithPerson(Some.Bob, zone: Zone).WithAccount().WithDeal().WithDeal("deal-2").WithAccount("beta", "Beta", "beta.example")
                .WithDeal("deal-3", "beta", critical: new CriticalDate(new(2027, 1, 1), "Audit"));
            if (SameDay) AskingTests.SettingsForm(world, ("sameDay", "true"));

            for (var i = 0; i < Numbers.Count; i++)
            {
                if (i == stopAfter)
                {
                    world.Say("/coach stop");
                    stopped = world.Now;
                }
                Step(world, begin, Numbers[i], i);
                afterStep?.Invoke(world);
            }
            world.Advance(TimeSpan.FromDays(4));
            afterStep?.Invoke(world);
            return world;
        }

        public WorkingTime Hours(CoachWorld world) => world.Person().WorkingTimeIn(world.Tenant)!;

        private void Step(CoachWorld world, DateTimeOffset begin, int number, int index)
        {
            var id = $"m{number % 7}";
            var rest = number / 7;
            var known = world.Record<MeetingRecord>(Subjects.Meeting(id)) is not null;
            switch (known ? index % 6 : 0)
            {
                case 0:
                    var customer = (rest % 4) switch { 0 => Some.Carl, 1 => "dora@beta.example", 2 => "eve@new.example", _ => "fay@gmail.com" };
                    var start = begin.AddDays(1 + (rest % 12)).AddMinutes(rest % 97 * 15);
                    world.WithMeeting(
                        id,
                        start.ToString("O"),
                        15 + (rest % 5 * 15),
                        description: rest % 5 == 0 ? "Agree on the plan for next year" : null,
                        series: rest % 3 == 0 ? "s-1" : null,
                        attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(customer, null, "accepted")]);
                    break;
                case 1:
                    world.Advance(TimeSpan.FromMinutes(rest % (36 * 60)));
                    break;
                case 2:
                    world.NameValue(rest % 2 == 0 ? "Short" : "They can show their board a date for go-live", id: id);
                    break;
                case 3:
                    world.Press(OnMeeting[rest % OnMeeting.Length], id: id, value: "moved");
                    break;
                case 4:
                    world.PressOwn(OnPerson[rest % OnPerson.Length], value: id);
                    break;
                default:
                    if (rest % 5 == 0) world.Cancel(id);
                    else world.Submit(Subjects.Meeting(id), Forms.Learned, Some.Ann, ("learned", "Live by 1 March 2028"), ("ours", "Send the plan"), ("oursDate", "2026-11-30"), ("theirs", "A sponsor"));
                    break;
            }
        }
    }
}
