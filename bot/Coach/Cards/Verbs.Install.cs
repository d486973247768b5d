namespace CoachBot.Coach.Cards;

// The pages that a workspace's administrator sees while he adds the bot.
public static partial class Verbs
{
    public const string Install = "install";
    public const string InstallAgain = "install-again";
}
