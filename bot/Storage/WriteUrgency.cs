namespace CoachBot.Storage;

/// <summary>What the writer takes first.</summary>
public enum WriteUrgency
{
    /// <summary>Somebody waits at his screen.</summary>
    Answer,

    /// <summary>A stage's own batch.</summary>
    Work,

    /// <summary>A hook that waits for its acknowledgement.</summary>
    Hook,
}
