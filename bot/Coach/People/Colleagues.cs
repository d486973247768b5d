namespace CoachBot.Coach.People;

/// <summary>Finds a colleague by what was typed.</summary>
public static class Colleagues
{
    /// <summary>The colleague of that address, or the only active one whose whole name or part of a name this is; null otherwise.</summary>
    public static PersonRecord? Named(string typed, Situation situation)
    {
        var name = typed.Trim();
        if (name.Length == 0) return null;
        if (situation.Find<PersonRecord>(Subjects.Person(name)) is { Known.Now: not null } byAddress) return byAddress;
        var everybody = situation.Linked(LinkNames.Everybody).Select(situation.Find<PersonRecord>).OfType<PersonRecord>()
            .Where(p => p.Known.Now is not null && p.IsActive)
            .ToList();
        var whole = everybody.Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (whole.Count == 1) return whole[0];
        var part = everybody.Where(p => p.Name.Split(' ').Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        return part.Count == 1 ? part[0] : null;
    }
}
