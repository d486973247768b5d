using System.Reflection;
using System.Text.Json.Serialization;

namespace CoachBot.Coach;

/// <summary>
/// What was said of one entity, newest first. A member that a version does not mention shows the newest older one, so
/// the picture is the same in whatever order the versions arrive. A version whose members are all covered by newer ones is dropped.
/// </summary>
/// <typeparam name="T">A positional record whose null members were not said.</typeparam>
public sealed record Layers<T>(IReadOnlyList<Layer<T>> All)
    where T : class
{
    private static readonly ConstructorInfo Constructor = typeof(T).GetConstructors().MaxBy(c => c.GetParameters().Length)!;

    private static readonly PropertyInfo[] Members =
        [.. Constructor.GetParameters().Select(p => typeof(T).GetProperty(p.Name!)!)];

    public static readonly Layers<T> None = new([]);

    /// <summary>The picture that all versions give together, or null where there is none.</summary>
    [JsonIgnore]
    public T? Now { get; } = All.Count switch
    {
        0 => null,
        1 => All[0].Facts,
        _ => All.Skip(1).Aggregate(All[0].Facts, (newer, older) => Over(newer, older.Facts)),
    };

    /// <summary>The newest version, or null.</summary>
    [JsonIgnore]
    public VersionStamp? Newest => All.Count == 0 ? null : All[0].Version;

    /// <summary>Takes in one version. One without the sender's time goes by arrival: on top.</summary>
    public Layers<T> With(T facts, VersionStamp version)
    {
        if (All.Any(l => l.Version.CompareTo(version) == 0)) return this;
        var stamp = !version.Stated && Newest is { } top && top.UpdatedAt > version.UpdatedAt ? version with { UpdatedAt = top.UpdatedAt } : version;
        var at = stamp.Stated ? All.TakeWhile(l => l.Version.CompareTo(stamp) > 0).Count() : 0;
        List<Layer<T>> ordered = [.. All.Take(at), new(facts, stamp), .. All.Skip(at)];

        var kept = new List<Layer<T>>();
        T? above = null;
        foreach (var layer in ordered)
        {
            if (above is not null && Hides(above, layer.Facts)) continue;
            kept.Add(layer);
            above = above is null ? layer.Facts : Over(above, layer.Facts);
        }

        // An old version that says nothing any more changes nothing, however late it comes.
        return kept.SequenceEqual(All, ReferenceEqualityComparer.Instance) ? this : new(kept);
    }

    /// <summary>The same versions with something taken out of each.</summary>
    public Layers<T> Without(Func<T, T> taken) => new([.. All.Select(l => l with { Facts = taken(l.Facts) })]);

    private static T Over(T newer, T older) =>
        (T)Constructor.Invoke([.. Members.Select(m => m.GetValue(newer) ?? m.GetValue(older))]);

    private static bool Hides(T newer, T older) => Members.All(m => m.GetValue(older) is null || m.GetValue(newer) is not null);
}

/// <summary>One version of an entity.</summary>
public sealed record Layer<T>(T Facts, VersionStamp Version);
