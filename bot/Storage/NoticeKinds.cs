namespace CoachBot.Storage;

/// <summary>What the health page counts. The words stand in the database: never renamed.</summary>
public static class NoticeKinds
{
    /// <summary>A hook type that nobody knows; its name is the type.</summary>
    public const string UnknownHookType = "hook.unknownType";

    /// <summary>A key that came again with another body; its name is the source.</summary>
    public const string KeyCollision = "hook.keyCollision";
}
