namespace CoachBot.Wire;

/// <summary>What became of a call to the outside. The caller alone decides on a retry.</summary>
public abstract record SendResult<T>;

/// <summary>It happened; this is the vendor's receipt.</summary>
public sealed record Done<T>(T Receipt) : SendResult<T>;

/// <summary>It did not happen and may be tried again.</summary>
/// <param name="NotBefore">The vendor's own "not before", machine time; null where it gave none.</param>
public sealed record TryAgain<T>(DateTimeOffset? NotBefore, string Reason) : SendResult<T>;

/// <summary>Nobody knows whether it happened.</summary>
public sealed record Unknown<T>(string Reason) : SendResult<T>;

/// <summary>It did not happen and never will.</summary>
public sealed record Failed<T>(FailureCategory Category, string Reason) : SendResult<T>;

/// <summary>Why something can never succeed as it stands.</summary>
public enum FailureCategory
{
    /// <summary>The person or room cannot be reached: blocked, deactivated, unknown.</summary>
    Unreachable,

    /// <summary>Our credentials or permissions do not allow it.</summary>
    NotAllowed,

    /// <summary>The vendor refused what we sent.</summary>
    Refused,
}

/// <summary>Whether a vendor has a message that we may have sent.</summary>
public enum Found
{
    Yes,
    No,
    CannotTell,
}
