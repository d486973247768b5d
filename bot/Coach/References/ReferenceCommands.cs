using CoachBot.Coach.Commands;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>The commands of this practice.</summary>
public static class ReferenceCommands
{
    /// <summary>The first words of its commands; ids, not words on screen.</summary>
    public static readonly IReadOnlyList<string> Known = ["reference", "who", "win"];

    /// <summary>What a command answers; null where the word is not one of <see cref="Known"/>.</summary>
    public static IReadOnlyList<Decision>? To(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now) => null;
}
