using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>What somebody did, read for whoever he is: done, held until that is known, or answered with why not.</summary>
internal static class Deeds
{
    /// <summary>Nothing to be stored.</summary>
    public static readonly HookReading Nothing = new(null, null, [], []);

    /// <param name="now">Business time.</param>
    /// <param name="held">For whom the request waits, and what of it is kept so long.</param>
    public static HookReading Read<TCall>(TCall call, IDeed<TCall> deed, Caller who, DateTimeOffset now, Func<(string WaitsFor, byte[] Body)> held)
        where TCall : ChatCall
    {
        switch (who)
        {
            case Colleague by:
                var reading = deed.Read(call, by, now);
                return call.WasHeld && reading.Key is { } key ? reading with { Key = $"held/{key}" } : reading;
            case Other { Unasked: true } by when deed.MayBeHeld && !call.WasHeld:
                call.Reaction = deed.ToOther(call, by);
                var (waitsFor, body) = held();
                return new HookReading(deed.KeyOf(call), null, [], [], HeldFor: waitsFor, HeldBody: body);
            case Other { Unasked: true } by:
                call.Reaction = deed.ToOther(call, by with { Why = ChatSentences.NotOpened });
                return Nothing;
            case Other by:
                call.Reaction = deed.ToOther(call, by);
                return Nothing;
            default:
                throw new InvalidOperationException($"Unknown caller {who.GetType().Name}");
        }
    }
}
