namespace CoachBot.Coach;

/// <summary>
/// Orders the versions of one entity from outside, whatever the order of arrival: by the sender's time, then its
/// sequence, then a hash of the data. Without a sender's time the order of arrival counts.
/// </summary>
/// <param name="UpdatedAt">The sender's <c>updatedAt</c>, or the instant of arrival where it gave none.</param>
/// <param name="Sequence">The sender's <c>sequence</c> or <c>version</c>, 0 where it gave none.</param>
/// <param name="Hash">Lower-case hex SHA-256 of the data as received.</param>
/// <param name="Stated">False where the sender gave no <c>updatedAt</c>.</param>
public sealed record VersionStamp(DateTimeOffset UpdatedAt, long Sequence, string Hash, bool Stated = true) : IComparable<VersionStamp>
{
    public int CompareTo(VersionStamp? other)
    {
        if (other is null) return 1;
        var byTime = UpdatedAt.CompareTo(other.UpdatedAt);
        if (byTime != 0) return byTime;
        var bySequence = Sequence.CompareTo(other.Sequence);
        return bySequence != 0 ? bySequence : string.CompareOrdinal(Hash, other.Hash);
    }

    /// <summary>True where this version must take the place of the one that is stored.</summary>
    public bool Supersedes(VersionStamp? stored) => stored is null || !Stated || CompareTo(stored) > 0;
}
