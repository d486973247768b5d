namespace CoachBot.Coach.Cards;

// The pages that a workspace's administrator sees while he adds the bot.
public static partial class Texts
{
    public static readonly Text InstallBegin = new("install.begin");
    public static readonly Text InstallDone = new("install.done", "workspace");
    public static readonly Text InstallMissing = new("install.missing", "rows");
    public static readonly Text InstallCancelled = new("install.cancelled");
    public static readonly Text InstallStale = new("install.stale");
    public static readonly Text InstallRefused = new("install.refused", "code");
    public static readonly Text InstallSilent = new("install.silent");
    public static readonly Text InstallNotListed = new("install.notListed", "workspace", "id");

    // How the bot presents itself in a chat's own lists.
    public static readonly Text AppAbout = new("app.about");
    public static readonly Text AppCommand = new("app.command");
    public static readonly Text AppUsage = new("app.usage");
    public static readonly Text AppShortcut = new("app.shortcut", "name");
    public static readonly Text AppShort = new("app.short");
    public static readonly Text AppFull = new("app.full");
    public static readonly Text AppWord = new("app.word", "word");
}
