namespace CoachBot.Wire;

/// <summary>The id of something to press: <c>verb@subject</c>, or <c>verb@subject#value</c>. It lives in messages for weeks.</summary>
/// <param name="Verb">One of <see cref="Coach.Cards.Verbs"/>.</param>
/// <param name="Subject">The subject that hears of it.</param>
/// <param name="Value">Tells apart items of one verb, or null.</param>
public sealed record PressId(string Verb, string Subject, string? Value = null)
{
    /// <summary>In the subject, <c>%</c> and <c>#</c> are escaped as in an address; the value stands as it is.</summary>
    public override string ToString()
    {
        var subject = Subject.Replace("%", "%25", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
        return Value is null ? $"{Verb}@{subject}" : $"{Verb}@{subject}#{Value}";
    }

    /// <summary>The id, read; null where it is none.</summary>
    public static PressId? Read(string id)
    {
        var at = id.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0)
            return null;
        var hash = id.IndexOf('#', at);
        var subject = (hash < 0 ? id[(at + 1)..] : id[(at + 1)..hash])
            .Replace("%23", "#", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
        return new PressId(id[..at], subject, hash < 0 ? null : id[(hash + 1)..]);
    }
}
