using CoachBot.Coach.Commands;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Orders;

/// <summary>The commands of this practice.</summary>
public static class PlanCommands
{
    /// <summary>The first words of its commands; ids, not words on screen.</summary>
    public static readonly IReadOnlyList<string> Known = ["po", "plan"];

    /// <summary>What a command answers; null where the word is not one of <see cref="Known"/>.</summary>
    public static IReadOnlyList<Decision>? To(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now) => null;
}
