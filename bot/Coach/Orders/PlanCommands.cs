using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Orders;

/// <summary>The commands of this practice: <c>/coach po DEAL</c> opens a transition by hand, <c>/coach plan DEAL</c> shows it.</summary>
public static class PlanCommands
{
    private const string Po = "po";
    private const string Plan = "plan";

    /// <summary>The first words of its commands; ids, not words on screen.</summary>
    public static readonly IReadOnlyList<string> Known = [Po, Plan];

    /// <summary>What a command answers; null where the word is not one of <see cref="Known"/>.</summary>
    public static IReadOnlyList<Decision>? To(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        if (command.Verb is not (Po or Plan)) return null;
        var open = command.Verb == Po;
        return Answers.OnDeal(
            command, person, said, key, situation, now, open ? Verbs.PlanOpen : Verbs.PlanShow, Subjects.Plan, PressKind.Button,
            deal => [new Tell(Subjects.Plan(deal.Id), new PlanAsked(person.Email, said.Room, key, said.Thread, open))]);
    }
}
