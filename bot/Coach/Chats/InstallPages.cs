using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Chats;

/// <summary>The pages of an installation, which a workspace's administrator sees in his browser. Their buttons are links to its begin.</summary>
public static class InstallPages
{
    /// <summary>The subject of their buttons: nobody's, as no event comes of them.</summary>
    private const string Nobody = "install";

    public static CardView Begin() => Page(Verbs.Install, Texts.InstallBegin.With());

    /// <param name="missing">What was not permitted, each with what does not work without it.</param>
    public static CardView Done(string workspace, IReadOnlyList<string> missing) => missing.Count == 0
        ? Page(null, Texts.InstallDone.With(("workspace", workspace)))
        : Page(
            Verbs.InstallAgain,
            Texts.InstallDone.With(("workspace", workspace)),
            Texts.InstallMissing.With(("rows", new WordsFact([.. missing.Select(row => new TextFact(row))]))));

    public static CardView Cancelled() => Page(Verbs.InstallAgain, Texts.InstallCancelled.With());

    /// <summary>Not the browser, not the time, or not for the first time.</summary>
    public static CardView Stale() => Page(Verbs.InstallAgain, Texts.InstallStale.With());

    /// <param name="code">The platform's own.</param>
    public static CardView Refused(string code) => Page(Verbs.InstallAgain, Texts.InstallRefused.With(("code", code)));

    public static CardView Silent() => Page(Verbs.InstallAgain, Texts.InstallSilent.With());

    /// <param name="id">The platform's own, of the workspace or its organisation.</param>
    public static CardView NotListed(string workspace, string id) =>
        Page(Verbs.InstallAgain, Texts.InstallNotListed.With(("workspace", workspace), ("id", id)));

    private static CardView Page(string? button, params Part[] parts) => new(
        button is null ? parts : [.. parts[..^1], parts[^1].Presses(new Press(button, Nobody, Style: PressStyle.Primary))],
        Texts.PreviewAnswer.Id,
        Facts.None);
}
