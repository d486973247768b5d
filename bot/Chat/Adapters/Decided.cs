using CoachBot.Coach;
using CoachBot.Storage;

namespace CoachBot.Chat.Adapters;

/// <summary>Waits until what somebody did was decided on, so that what he sees next shows it.</summary>
/// <remarks>
/// The store's signals each wake one stage, and whoever else waits for one takes it away from that. So the queue is looked at, which is
/// one step in an index.
/// </remarks>
public sealed class Decided(Store store, TimeProvider machine)
{
    /// <summary>Pauses between looks, in milliseconds: a second in all.</summary>
    private static readonly int[] Pauses = [20, 30, 50, 100, 150, 250, 400];

    /// <summary>Until the event, and what the person hears of it, was decided on; a second at most.</summary>
    /// <param name="by">His e-mail address.</param>
    public async Task Wait(string by, InboundEvent happened, CancellationToken cancel)
    {
        foreach (var pause in Pauses)
        {
            if (!IsOpen(by, happened)) return;
            await Task.Delay(TimeSpan.FromMilliseconds(pause), machine, cancel);
        }
    }

    /// <summary>An event leaves the queue in the commit in which others hear of it: one of both is there until all is decided.</summary>
    private bool IsOpen(string by, InboundEvent happened) => store.Read(sql => sql.Number(
        """
        select exists (select 1 from inbox where tenant = ?1 and subject = ?2 and key = ?3)
            or exists (select 1 from inbox where tenant = ?1 and subject = ?4)
        """,
        happened.Tenant,
        happened.Subject,
        happened.Key,
        Subjects.Person(by))) > 0;
}
