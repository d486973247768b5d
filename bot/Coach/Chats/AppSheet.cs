using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Chats;

/// <summary>How the bot presents itself in a chat's own lists of apps, commands and shortcuts.</summary>
public static class AppSheet
{
    /// <summary>The command without a word behind it.</summary>
    public const string Home = "home";

    /// <summary>The commands that a chat's own list offers, in its order: those that help shows first [INT-14].</summary>
    public static readonly IReadOnlyList<string> Commands = ["prep", "value", "deal", "event", "customer", "win", "settings", "help"];

    /// <summary>What the page beside the chat says of itself: how it loads, saves and fails.</summary>
    public static readonly IReadOnlyList<string> PagePhrases =
    [
        "loading", "outside", "signIn", "findingOut", "tryAgain", "saved", "optional", "answers", "restored", "startOver", "notSaved", "stillHere", "unreachable", "refused",
    ];

    /// <summary>At most 140 characters.</summary>
    public static Part About() => Texts.AppAbout.With();

    /// <summary>At most 80 characters.</summary>
    public static Part Short() => Texts.AppShort.With();

    /// <summary>At most 4,000 characters.</summary>
    public static Part Full() => Texts.AppFull.With();

    public static Part Command() => Texts.AppCommand.With();

    /// <summary>What one command is for: at most 128 characters.</summary>
    /// <param name="command">One of <see cref="Commands"/>, or <see cref="Home"/>.</param>
    public static Part Command(string command) => Word($"command.{command}");

    /// <summary>What may follow the command.</summary>
    public static Part Usage() => Texts.AppUsage.With();

    /// <summary>At most 128 characters.</summary>
    /// <param name="kind">One of <see cref="CaptureKinds"/>.</param>
    public static Part Shortcut(string kind) => Texts.AppShortcut.With(("name", Fact.Word($"press.{kind}")));

    /// <summary>What a search is called: at most 32 characters.</summary>
    /// <param name="of">What is searched: <c>deal</c> or <c>reference</c>.</param>
    public static Part Search(string of) => Word($"search.{of}");

    /// <summary>What it finds: at most 128 characters.</summary>
    public static Part SearchAbout(string of) => Word($"search.{of}.about");

    /// <summary>What is typed into it: at most 32 characters.</summary>
    public static Part SearchWord(string of) => Word($"search.{of}.word");

    /// <summary>The name of the page that stands beside the chat.</summary>
    public static Part Tab() => Word("tab");

    /// <param name="phrase">One of <see cref="PagePhrases"/>.</param>
    public static Part Page(string phrase) => Word($"page.{phrase}");

    private static Part Word(string id) => Texts.AppWord.With(("word", Fact.Word($"app.{id}")));
}
