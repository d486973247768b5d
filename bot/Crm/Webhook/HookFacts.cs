using System.Globalization;
using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Crm.Webhook;

/// <summary>Translates a body that fits its schema into the Coach's own words: whom it is about, and the fact.</summary>
internal static class HookFacts
{
    private static readonly Dictionary<string, DayOfWeek> Days =
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day.ToString()[..3], StringComparer.Ordinal);

    /// <param name="version">Orders the versions of what it is about.</param>
    public static (string Subject, Happening What) Read(string type, JsonElement data, VersionStamp version) => type switch
    {
        "person.upserted" => (Subjects.Person(data.Must("email")), new PersonSeen(data.Lower("email")!, Person(data), version)),
        "account.upserted" => (Subjects.Account(data.Must("id")), new AccountSeen(data.Must("id"), Account(data), version)),
        "deal.upserted" => (Subjects.Deal(data.Must("id")), new DealSeen(data.Must("id"), Deal(data), version)),
        "meeting.upserted" => (Subjects.Meeting(data.Must("id")), new MeetingSeen(data.Must("id"), Meeting(data), version)),
        "meeting.cancelled" => (Subjects.Meeting(data.Must("id")), new MeetingCancelled(data.Must("id"), version)),
        "busy.upserted" => (Subjects.Person(data.Must("email")), Busy(data, version)),
        "busy.removed" => (Subjects.Person(data.Must("email")), new BusyGone(data.Must("id"), data.Lower("email")!, version)),
        "purchaseOrder.received" => (Subjects.Order(data.Must("number")), Order(data, "received", version)),
        "purchaseOrder.changed" => (Subjects.Order(data.Must("number")), Order(data, "changed", version)),
        "purchaseOrder.cancelled" => (Subjects.Order(data.Must("number")), Order(data, "cancelled", version)),
        "ticket.opened" => (Subjects.Account(data.Must("accountId")), Ticket(data, false, version)),
        "ticket.closed" => (Subjects.Account(data.Must("accountId")), Ticket(data, true, version)),
        _ => (Subjects.Tenant, new NotUnderstood(type)),
    };

    private static PersonFacts Person(JsonElement data) => new(
        data.Text("name"),
        data.Text("role"),
        data.Lower("managerEmail"),
        data.Text("timeZone"),
        data.Inside("workingHours", Hours),
        data.Text("country")?.ToUpperInvariant(),
        data.Text("language"),
        data.Text("team"),
        data.Inside("chat", chat => new ChatHandle(chat.Must("platform"), chat.Must("address"))),
        data.Flag("active"));

    private static WeeklyHours Hours(JsonElement hours) => new(
        [.. hours.List("days", day => Days[day.GetString()!])!.Distinct()],
        TimeOnly.ParseExact(hours.Must("from"), "HH:mm", CultureInfo.InvariantCulture),
        TimeOnly.ParseExact(hours.Must("to"), "HH:mm", CultureInfo.InvariantCulture));

    private static AccountFacts Account(JsonElement data) => new(
        data.Text("name"),
        data.List("domains", domain => domain.GetString()!.ToLowerInvariant()),
        data.List("contacts", contact => new Contact(contact.Lower("email")!, contact.Text("name"), contact.Text("title"), contact.Text("persona"))),
        data.Text("kind"));

    private static DealFacts Deal(JsonElement data) => new(
        data.Text("name"),
        data.Text("accountId"),
        data.Lower("ownerEmail"),
        data.Text("status"),
        data.Text("stage"),
        data.Money("amount"),
        data.Text("closeDate") is "" ? DealFacts.NoCloseDate : data.Date("closeDate"),
        data.List("team", email => email.GetString()!.ToLowerInvariant()),
        data.List("contacts", email => email.GetString()!.ToLowerInvariant()),
        data.Inside("criticalDate", date => new CriticalDate(date.Date("date")!.Value, date.Text("reason"), date.Text("consequence"))));

    private static MeetingFacts Meeting(JsonElement data) => new(
        data.Time("start"),
        data.Time("end"),
        data.Inside("organizer", Somebody),
        data.List("attendees", Somebody),
        data.Text("title"),
        data.Text("description"),
        data.Text("seriesId"),
        data.Time("originalStart"),
        data.Flag("allDay"),
        data.Flag("private"),
        data.Text("dealId"));

    private static Attendee Somebody(JsonElement person) => new(person.Lower("email")!, person.Text("name"), person.Text("response"));

    private static BusySeen Busy(JsonElement data, VersionStamp version) => new(
        data.Must("id"),
        data.Lower("email")!,
        data.Time("start")!.Value,
        data.Time("end")!.Value,
        data.Text("kind") is { Length: > 0 } kind ? kind : "busy",
        version);

    private static OrderSeen Order(JsonElement data, string change, VersionStamp version) => new(
        data.Must("number"),
        change,
        data.Time("receivedAt")!.Value,
        version,
        data.Text("dealId"),
        data.Text("accountId"),
        data.Money("amount"),
        data.List("lines", line => new OrderLine(line.Must("id"), line.Text("description"), line.Number("quantity"), line.Money("amount"))));

    private static TicketSeen Ticket(JsonElement data, bool closed, VersionStamp version) =>
        new(data.Must("id"), data.Must("accountId"), data.Time("openedAt")!.Value, closed, data.Text("summary"), version);
}
