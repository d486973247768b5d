using CoachBot.Chat.Sandbox;
using CoachBot.Coach;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.Orders;
using CoachBot.Storage;

namespace CoachBot.Operations.Sandbox;

/// <summary>The world around the chat as it stands.</summary>
public sealed class SandboxView(Store store, RecordCodec codec)
{
    /// <summary>All entries, by start. A private one leaves no trace, not even its id [PRV-08]. CoachBot has written nothing back.</summary>
    public object Calendar() => new
    {
        Entries = All<MeetingRecord>(Subjects.MeetingKind)
            .Where(meeting => meeting.CallAccount is null && meeting.Known.Now is not null && meeting.Facts.Private != true)
            .OrderBy(meeting => meeting.Facts.Start)
            .ThenBy(meeting => meeting.Id, StringComparer.Ordinal)
            .Select(Entry),
        Written = Array.Empty<object>(),
    };

    /// <summary>Accounts, deals, orders and tickets by id, and what was written back.</summary>
    public object Crm()
    {
        var accounts = All<AccountRecord>(Subjects.AccountKind);
        return new
        {
            Accounts = accounts.Where(account => account.Known.Now is not null)
                .Select(account => new { account.Id, account.Facts.Name, Domains = account.Facts.Domains ?? [], Contacts = account.Facts.Contacts ?? [], account.Facts.Kind }),
            Deals = All<DealRecord>(Subjects.DealKind).Where(deal => deal.Known.Now is not null).Select(Deal),
            Orders = All<OrderRecord>(Subjects.OrderKind).Select(order => new
            {
                order.Number,
                order.Last.Change,
                order.Last.ReceivedAt,
                order.Last.DealId,
                order.Last.AccountId,
                order.Last.Amount,
                order.Last.Lines,
            }),
            Tickets = accounts.SelectMany(account => account.Tickets.Select(ticket => new
            {
                Id = ticket.Key,
                AccountId = account.Id,
                ticket.Value.OpenedAt,
                ticket.Value.Closed,
                ticket.Value.Summary,
            })),
            Written = Array.Empty<object>(),
        };
    }

    private static object Entry(MeetingRecord meeting) => new
    {
        meeting.Id,
        meeting.Facts.Title,
        meeting.Facts.Start,
        meeting.Facts.End,
        meeting.Facts.Organizer,
        meeting.Facts.Attendees,
        meeting.Facts.SeriesId,
        meeting.Facts.OriginalStart,
        meeting.Facts.DealId,
        AllDay = True(meeting.Facts.AllDay),
        Cancelled = True(meeting.Facts.Cancelled),
    };

    private static object Deal(DealRecord deal) => new
    {
        deal.Id,
        deal.Facts.Name,
        deal.Facts.AccountId,
        deal.Facts.OwnerEmail,
        deal.Facts.Status,
        deal.Facts.Stage,
        deal.Facts.Amount,
        deal.Facts.CloseDate,
        deal.Facts.Team,
        deal.Facts.Contacts,
        deal.CriticalDate,
    };

    private static bool? True(bool? flag) => flag == true ? true : null;

    private List<T> All<T>(string kind)
        where T : Record
    {
        var bodies = store.Read(sql => sql.All(
            "select body from records where tenant = ?1 and kind = ?2 order by subject", row => row.GetString(0), SandboxDesk.Tenant, kind));
        return [.. bodies.Select(body => codec.Read(kind, body)).OfType<T>()];
    }
}
