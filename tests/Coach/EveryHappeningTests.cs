using System.Text.Json;
using System.Text.Json.Serialization;
using CoachBot.Coach;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Victory;
using CoachBot.Coach.Rooms;
using CoachBot.Coach.Reviews;
using CoachBot.Tests.Support;
using Record = CoachBot.Coach.Record;

namespace CoachBot.Tests.Coach;

/// <summary>[INT-23]: whatever happens to whatever subject is handled, known to it or not.</summary>
public sealed class EveryHappeningTests
{
    private static readonly VersionStamp Version = Some.Version("2026-11-19T00:00:00Z");
    private static readonly Dictionary<string, string> NoValues = new(StringComparer.Ordinal);

    private static IEnumerable<Happening> All() =>
    [
        new PersonSeen(Some.Ann, new PersonFacts("Ann", "rep"), Version),
        new AccountSeen("acme", new AccountFacts("Acme"), Version),
        new DealSeen("deal-1", new DealFacts("Deal"), Version),
        new MeetingSeen("m-1", new MeetingFacts(Title: "Only a title"), Version),
        new MeetingCancelled("m-1", Version),
        new BusySeen("b", Some.Ann, Some.At("2026-11-23T08:00:00Z"), Some.At("2026-11-23T09:00:00Z"), "outOfOffice", Version),
        new BusyGone("b", Some.Ann, Version),
        new OrderSeen("4711", "received", Some.At("2026-11-19T00:00:00Z"), Version, "deal-1"),
        new TicketSeen("t", "acme", Some.At("2026-11-19T00:00:00Z"), false, "Broken", Version),
        new NotUnderstood("later.invented"),
        new Said(Some.Ann, "dm", "A sentence"),
        new Said(Some.Ann, "dm", "/coach why"),
        .. typeof(Verbs).GetFields().Select(f => new Pressed(Some.Ann, "", (string)f.GetValue(null)!)),
        .. typeof(Verbs).GetFields().Select(f => new Pressed(Some.Ann, "", (string)f.GetValue(null)!, "m-1")),
        .. typeof(Forms).GetFields().Select(f => new Submitted(Some.Ann, (string)f.GetValue(null)!, NoValues)),
        new WokeUp(),
        new Delivered("ask/x", Some.At("2026-11-20T15:00:00Z")),
        new NotDelivered("ask/x", "refused"),
        new LookAgain(),
        new LookAgain(Some.Ann),
        new AgendaChanged(new AgendaEntry { MeetingId = "m-1", Start = Some.At("2026-11-23T09:00:00Z"), End = Some.At("2026-11-23T10:00:00Z"), Role = AgendaRole.Gone, State = MeetingState.Excused }),
        new AgendaWiped("m-1"),
        new QuestionReached(Some.Ann, Some.At("2026-11-20T15:00:00Z")),
        new SeriesLearned(Some.Ann, Named: new("m-1", Some.At("2026-11-23T09:00:00Z"), "Value", false)),
        new DomainJudged(Some.Ann, DomainVerdicts.Customer, "acme"),
        new Asked("why", Some.Ann, "dm", "k"),
        new ValueTyped(Some.Ann, "Text", "dm", "k"),
        new CallPrepared(Some.Ann, "acme", NoValues),
        new MeetingBusy("m-1", null),
        new MeetingLeft(new JournalNote("m-1", Some.At("2026-11-23T09:00:00Z"), "Value", null, false, null, null)),
        new CriticalDateCaught(Some.Ann, new(new(2027, 3, 1))),
        new CardWanted("m-1", "dm", "k"),
        new RemindWanted("m-1", Some.At("2026-11-23T07:00:00Z")),
        new SwitchSet(Some.Ann, "all", false),
        new TeamRoomSet(Some.Ann, "C-1"),
        new TeamTimeSet(Some.Ann, DayOfWeek.Monday, new TimeOnly(9, 0)),
        new DigestSaid([new SaidLine(Some.At("2026-11-20T09:00:00Z"), null, Texts.RightSaid.Id, Facts.Of(("name", "Ann"), ("text", "Asked first")))]),
        new ReviewWanted(Some.Ann, "dm", null, "k"),
        new RoundWanted(Some.Ann, "dm", null, "k"),
        new StageMoved("Discovery", "Proposal"),
        new DebriefDue("deal-1", Won: false),
        new DebriefAnswered("deal-1", Won: true),
        new DebriefAllowed(),
        new DebriefDropped("deal-1"),
        new InsightLearned("deal-1", Some.Ann, "Their planner decides alone", ["planner", "decide"]),
        new ExpertChose(Hidden: true),

        // People and rooms.
        new DutySet(new Duty(CardKeys.Duty(Some.Ann, "a"), DutyKinds.Plan, Some.At("2026-11-20T09:00:00Z"), Some.At("2026-11-27T09:00:00Z"), new CardView([Texts.LeaveHow.With()], Texts.PreviewDuty.Id, CoachBot.Coach.Cards.Facts.None))),
        new DutyEnded(CardKeys.Duty(Some.Ann, "a")),
        new ChatAccountSeen(Some.Ann, new ChatAccount("sandbox", ChatStanding.Colleague, Some.At("2026-11-19T00:00:00Z"), "Europe/Berlin", "de-DE")),
        new ChatAccountSeen(Some.Ann, new ChatAccount("sandbox", ChatStanding.Gone, Some.At("2026-11-19T00:00:00Z"))),
        new RoomSeen("sandbox", "team:West", new(7, 0, 0)),
        new RoomJoined("sandbox", "team:West"),
        new ShareOffered(new("k", Some.Ann, null, new CardView([], Texts.PreviewRoom.Id, CoachBot.Coach.Cards.Facts.None), Some.At("2026-11-20T09:00:00Z"))),
        new LeaveSet(Some.Ann, new(2026, 12, 24)),
        new OwnerMoved(Some.Ann, Some.Bob),
        new DealGiven("deal-1", Some.Bob),

        // Saved from a message.
        new CommitmentMade(new("message/k", "Acme", "Send the plan", new(2026, 12, 1), null)),

        // Orders and plans.
        new OrderTold("4711", Some.At("2026-11-19T00:00:00Z"), null, [new("1", "Licences")]),
        new OrderLeft("4711"),
        new PlanAsked(Some.Ann, "dm", "k", Open: true),
        new PlanFinished("deal-1", new Dictionary<string, int>(StringComparer.Ordinal) { ["tests"] = 4 }),

        // Value events.
        new EventDefined(Some.Ann, new ValueEvent("The plant manager shows the first month without overtime")),
        new PurchaseSeen("4712", Some.At("2027-02-01T00:00:00Z"), false),
        new VictoryAnnounced("deal-1", "acme", "The first month without overtime", new("Carl", "his board", new(2027, 1, 15), "said", Some.Ann)),

        // Hand-off.
        new DossierRead(Some.Ann),

        // Reviews.

        // Digests.

        // References and stories.
    ];

    private static readonly string[] Everywhere =
    [
        Subjects.Person(Some.Ann), Subjects.Meeting("m-1"), Subjects.Account("acme"), Subjects.Deal("deal-1"), Subjects.Order("4711"), Subjects.Series("s-1"), Subjects.Domain("acme.example"),
        Subjects.Tenant, Subjects.Plan("deal-1"), Subjects.Event("deal-1"), Subjects.Handoff("deal-1"), Subjects.Review("deal-1"), Subjects.Story("deal-1"), Subjects.Reference("acme"), Subjects.Team("West"), Subjects.Room("sandbox", "team:West"), Subjects.Person("nobody@ours.example"), Subjects.Meeting("m-none"), Subjects.Account("none"), "team:west", Subjects.Story("deal-1"), Subjects.Reference("acme"), Subjects.Debriefs, Subjects.Library, Subjects.Voice, Subjects.Expert(Some.Ann), "",
    ];

    public static TheoryData<string, string> Moments() =>
        [.. from subject in Everywhere from now in new[] { "2026-11-20T15:00:00Z", "2026-11-23T10:30:00Z", "2027-02-01T09:00:00Z" } select (subject, now)];

    [Theory]
    [MemberData(nameof(Moments))]
    public void Everything_that_happens_to_a_subject_is_handled_and_survives_the_database(string subject, string now)
    {
        foreach (var what in All())
        {
            var stored = JsonSerializer.Deserialize<Happening>(JsonSerializer.Serialize(what))!;
            var world = new CoachWorld().WithPerson().WithAccount().WithDeal().WithMeeting(series: "s-1", description: "We agree on the next three steps").AdvanceTo(now);
            world.Ask(subject, stored);
            world.Take(subject, stored);
            foreach (var record in new Record?[] { world.Record<MeetingRecord>("meeting:m-1"), world.Record<PersonRecord>("person:" + Some.Ann), world.Record<AccountRecord>("account:acme"), world.Record<SeriesRecord>("series:s-1") })
            {
                if (record is null) continue;
                var json = JsonSerializer.Serialize(record, record.GetType());
                Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, record.GetType()), record.GetType()));
            }
        }
    }

    [Fact]
    public void The_list_above_holds_every_kind_of_happening() =>
        Assert.Empty(typeof(Happening).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>().Select(a => a.DerivedType)
            .Except(All().Select(h => h.GetType())));
}
