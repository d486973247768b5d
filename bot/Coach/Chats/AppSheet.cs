using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Chats;

/// <summary>How the bot presents itself in a chat's own lists of apps, commands and shortcuts.</summary>
public static class AppSheet
{
    /// <summary>At most 140 characters.</summary>
    public static Part About() => Texts.AppAbout.With();

    public static Part Command() => Texts.AppCommand.With();

    /// <summary>What may follow the command.</summary>
    public static Part Usage() => Texts.AppUsage.With();

    /// <summary>At most 150 characters.</summary>
    /// <param name="kind">One of <see cref="CaptureKinds"/>.</param>
    public static Part Shortcut(string kind) => Texts.AppShortcut.With(("name", Fact.Word($"press.{kind}")));
}
