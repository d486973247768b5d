namespace CoachBot.Coach.People;

/// <summary>Finds colleagues: by what was typed, by role, and what each is called.</summary>
public static class Colleagues
{
    /// <summary>What he is called; his address where we do not know him.</summary>
    public static string NameOf(string email, Situation situation) => situation.Find<PersonRecord>(Subjects.Person(email))?.Name ?? email;

    /// <summary>Everybody active of this role, by address.</summary>
    public static IEnumerable<PersonRecord> OfRole(string role, Situation situation) =>
        situation.Linked(LinkNames.Role(role)).Select(situation.Find<PersonRecord>).OfType<PersonRecord>().Where(p => p.IsActive);

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
