using System.Text.Json;
using CoachBot.Coach.Cards;

namespace CoachBot.Coach.People;

/// <summary>What practices owe a person a word about: taken in, changed, ended. When it is said is decided in <see cref="Plan"/>.</summary>
public static class Duties
{
    public static DutyItem? Duty(this PersonRecord person, string key) => person.Duties.FirstOrDefault(d => d.Duty.Key == key);

    /// <summary>Whether this is the card of an open duty of his: it shows what was answered, and a second message would only repeat it [ADM-11].</summary>
    public static bool SeesOn(this PersonRecord person, string? card) => card is not null && person.Duty(card) is { IsOpen: true };

    public static PersonRecord WithDuty(this PersonRecord person, string key, Func<DutyItem, DutyItem> change) =>
        person.Duty(key) is null ? person : person with { Duties = [.. person.Duties.Select(d => d.Duty.Key == key ? change(d) : d)] };

    /// <summary>Lines that wait for a day card have found one [PO-11].</summary>
    public static PersonRecord WithLines(this PersonRecord person, DateOnly day, DateTimeOffset now) =>
        person.Duties.Any(d => Waits(d, now))
            ? person with { Duties = [.. person.Duties.Select(d => Waits(d, now) ? d with { OnDay = day } : d)] }
            : person;

    /// <summary>New, or changed: the card that is there is edited. What says the same changes nothing.</summary>
    public static IReadOnlyList<Decision> Set(PersonRecord before, Duty duty, Situation situation, DateTimeOffset now)
    {
        var known = before.Duty(duty.Key);
        if (known is { IsOpen: true } && Same(known.Duty, duty)) return [];
        var item = known is null
            ? new DutyItem(duty)
            : known with { Duty = duty, EndedAt = null, Missed = known.Missed && known.Duty.NotAfter >= duty.NotAfter };
        var after = known is null
            ? before with { Duties = [.. before.Duties.Append(item).OrderBy(d => d.Duty.Due).ThenBy(d => d.Duty.Key, StringComparer.Ordinal)] }
            : before.WithDuty(duty.Key, _ => item);
        return Plan.Settle(before, after, situation, now, Deputies.Told(item, before));
    }

    /// <summary>Over. Not sent yet, it is never said; sent, its card shows the last view.</summary>
    public static IReadOnlyList<Decision> Ended(PersonRecord before, DutyEnded ended, Situation situation, DateTimeOffset now)
    {
        if (before.Duty(ended.Key) is not { IsOpen: true } item) return [];
        var last = ended.Last is { } view ? item.Duty with { View = view } : item.Duty;
        var after = item.SentAt is null && item.OnDay is null
            ? before with { Duties = [.. before.Duties.Where(d => d.Duty.Key != ended.Key)] }
            : before.WithDuty(ended.Key, d => d with { Duty = last, EndedAt = now });
        return Plan.Settle(before, after, situation, now, Deputies.Told(item, before, ended));
    }

    public static bool SameView(DutyItem one, DutyItem other) => ReferenceEquals(one, other) || Written(one.Duty.View) == Written(other.Duty.View);

    private static bool Waits(DutyItem item, DateTimeOffset now) => item.IsUnsaid && item.Duty.LineOnly && item.Duty.Due <= now && now < item.Duty.NotAfter;

    private static bool Same(Duty one, Duty other) => Written(one) == Written(other);

    // Lists in records compare by reference; what is stored says whether two are the same.
    private static string Written<T>(T value) => JsonSerializer.Serialize(value);
}
