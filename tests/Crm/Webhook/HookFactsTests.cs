using CoachBot.Coach;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>What a good body becomes in the Coach's words.</summary>
public sealed class HookFactsTests
{
    private static readonly DateTimeOffset Stated = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Person_is_read_whole()
    {
        var (subject, seen) = Only<PersonSeen>(HookCalls.Example("person.upserted", data => data["email"] = "Ann@Vendor.Example"));
        Assert.Equal("person:ann@vendor.example", subject);
        Assert.Equal("ann@vendor.example", seen.Email);
        var facts = seen.Facts;
        Assert.Equal(("Ann Reyes", Roles.Rep, "mo@vendor.example", "Europe/Madrid"), (facts.Name, facts.Role, facts.ManagerEmail, facts.TimeZone));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], facts.WorkingHours!.Days);
        Assert.Equal((new TimeOnly(9, 0), new TimeOnly(17, 30)), (facts.WorkingHours.From, facts.WorkingHours.To));
        Assert.Equal(("ES", "en", "Iberia", true), (facts.Country, facts.Language, facts.Team, facts.Active));
        Assert.Equal(new ChatHandle("sandbox", "ann@vendor.example"), facts.Chat);
        Assert.Equal((Stated, 0L, true), (seen.Version.UpdatedAt, seen.Version.Sequence, seen.Version.Stated));
    }

    [Fact]
    public void Absent_members_were_not_said_and_empty_ones_clear()
    {
        var (_, sparse) = Only<DealSeen>("""{"type":"deal.upserted","data":{"id":"D","name":"N","accountId":"A","ownerEmail":"o@x.example","status":"won","stage":null}}""");
        Assert.Equal(new DealFacts("N", "A", "o@x.example", "won"), sparse.Facts);
        Assert.Equal((HookCalls.Now, false), (sparse.Version.UpdatedAt, sparse.Version.Stated));
        var (_, cleared) = Only<DealSeen>(HookCalls.Example("deal.upserted", data =>
        {
            data["stage"] = "";
            data["closeDate"] = "";
            data["team"] = new System.Text.Json.Nodes.JsonArray();
        }));
        Assert.Equal("", cleared.Facts.Stage);
        var known = Layers<DealFacts>.None
            .With(new(CloseDate: new(2026, 12, 12), Stage: "proposal"), new(HookCalls.Now, 0, "older", Stated: false))
            .With(cleared.Facts, new(HookCalls.Now, 0, "newer", Stated: false));
        Assert.Null(new DealRecord { Id = "D", Known = known }.Facts.CloseDate);
        Assert.Empty(cleared.Facts.Team!);
    }

    [Fact]
    public void Deal_and_account_are_read_whole()
    {
        var (subject, deal) = Only<DealSeen>(HookCalls.Example("deal.upserted"));
        Assert.Equal("deal:D-1", subject);
        Assert.Equal(new Money(120000m, "EUR"), deal.Facts.Amount);
        Assert.Equal(new DateOnly(2026, 12, 18), deal.Facts.CloseDate);
        Assert.Equal(new CriticalDate(new(2027, 2, 15), "the season starts", "a season is lost"), deal.Facts.CriticalDate);
        var (where, account) = Only<AccountSeen>(HookCalls.Example("account.upserted", data => data["domains"] = new System.Text.Json.Nodes.JsonArray("ACME.Example")));
        Assert.Equal("account:A-1", where);
        Assert.Equal(["acme.example"], account.Facts.Domains!);
        Assert.Equal(new Contact("dana@acme.example", "Dana Cole", "Head of Logistics", "sponsor"), Assert.Single(account.Facts.Contacts!));
    }

    [Fact]
    public void Meeting_is_read_in_utc_and_its_cancellation_is_a_version()
    {
        var (subject, meeting) = Only<MeetingSeen>(HookCalls.Example("meeting.upserted"));
        Assert.Equal("meeting:M-1", subject);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.Zero), meeting.Facts.Start);
        Assert.Equal(TimeSpan.Zero, meeting.Facts.Start!.Value.Offset);
        Assert.Equal(new Attendee("dana@acme.example", "Dana Cole", "accepted"), Assert.Single(meeting.Facts.Attendees!));
        var (_, cancelled) = Only<MeetingCancelled>(HookCalls.Example("meeting.cancelled", data => data["sequence"] = 3.0));
        Assert.Equal(3, cancelled.Version.Sequence);
        Assert.True(cancelled.Version.Supersedes(meeting.Version));
    }

    [Fact]
    public void Busy_time_belongs_to_the_person_and_a_ticket_to_the_account()
    {
        Assert.Equal("person:ann@vendor.example", Only<BusySeen>(HookCalls.Example("busy.upserted")).Subject);
        Assert.Equal("busy", Only<BusySeen>(HookCalls.Example("busy.upserted", data => data.Remove("kind"))).What.Kind);
        Assert.Equal("B-1", Only<BusyGone>(HookCalls.Example("busy.removed")).What.Id);
        Assert.Equal("account:A-1", Only<TicketSeen>(HookCalls.Example("ticket.opened")).Subject);
        Assert.True(Only<TicketSeen>(HookCalls.Example("ticket.closed")).What.Closed);
        Assert.False(Only<TicketSeen>(HookCalls.Example("ticket.opened")).What.Closed);
    }

    [Fact]
    public void Order_with_a_version_is_ordered_by_it_and_one_without_by_arrival()
    {
        var (subject, second) = Only<OrderSeen>(HookCalls.Example("purchaseOrder.changed", data => data["version"] = 2));
        var (_, first) = Only<OrderSeen>(HookCalls.Example("purchaseOrder.received"));
        var (_, none) = Only<OrderSeen>(HookCalls.Example("purchaseOrder.received", data => data.Remove("version")));
        Assert.Equal("order:PO-1001", subject);
        Assert.Equal(("changed", "received"), (second.Change, first.Change));
        Assert.Equal(new OrderLine("1", "Sensors", 400, new Money(118000, "EUR")), Assert.Single(first.Lines!));
        Assert.False(first.Version.Supersedes(second.Version));
        Assert.True(second.Version.Supersedes(first.Version));
        Assert.True(second.Version.Supersedes(none.Version));
        Assert.True(none.Version.Supersedes(second.Version));
    }

    [Fact]
    public void Hash_is_of_the_facts_and_not_of_how_they_are_written()
    {
        var one = Only<MeetingCancelled>("""{"type":"meeting.cancelled","data":{"id":"M","x":1}}""").What.Version.Hash;
        Assert.Equal(one, Only<MeetingCancelled>("""{ "data" : { "x" : 1, "\u0069d" : "\u004d", "y": null }, "type" : "meeting.cancelled" }""").What.Version.Hash);
        Assert.NotEqual(one, Only<MeetingCancelled>("""{"type":"meeting.cancelled","data":{"id":"M","x":2}}""").What.Version.Hash);
    }

    [Fact]
    public void Text_from_outside_stays_as_it_is()
    {
        const string Odd = "\u202Eevil\u200F <@U1> *bold* \u0007 {{x}} 'or 1=1";
        Assert.Equal(Odd, Only<DealSeen>(HookCalls.Example("deal.upserted", data => data["name"] = Odd)).What.Facts.Name);
    }

    private static (string Subject, T What) Only<T>(string body)
    {
        var reading = HookCalls.Read(body);
        Assert.Empty(reading.Errors);
        var happened = Assert.Single(reading.Events);
        return (happened.Subject, Assert.IsType<T>(happened.What));
    }
}
