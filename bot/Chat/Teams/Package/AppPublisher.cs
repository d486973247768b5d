namespace CoachBot.Chat.Teams.Package;

/// <summary>Who offers the app to its colleagues: where Teams shows that, and what it opens.</summary>
/// <param name="Name">At most <see cref="LongestName"/> characters are used.</param>
/// <param name="Website">https.</param>
/// <param name="Privacy">https.</param>
/// <param name="Terms">https.</param>
public sealed record AppPublisher(string Name, Uri Website, Uri Privacy, Uri Terms)
{
    public const int LongestName = 32;
}
