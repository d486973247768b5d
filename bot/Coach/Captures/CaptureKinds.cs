using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Captures;

/// <summary>
/// What can be saved of any message [INT-15]: the shortcuts that a chat platform offers on one. These ids stand in app
/// manifests and are the kinds of the forms that open: never renamed.
/// </summary>
public static class CaptureKinds
{
    public const string Promise = Forms.SavePromise;
    public const string Voice = Forms.SaveVoice;
    public const string Commitment = Forms.SaveCommitment;

    /// <summary>Longest name of a shortcut, in characters: what the platforms' menus take.</summary>
    public const int LongestName = 24;

    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> All = [Promise, Voice, Commitment];

    public static bool IsOne(string? id) => id is Promise or Voice or Commitment;

    /// <summary>What the shortcut is called, from the content.</summary>
    public static Part NameOf(string kind) => Texts.CaptureName.With(("name", Fact.Word("press." + kind)));
}
