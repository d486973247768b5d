using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Victory;

/// <summary>The commands of this practice: <c>/coach event DEAL</c>, <c>/coach risk DEAL</c>, <c>/coach rungs</c>.</summary>
public static class EventCommands
{
    /// <summary>The first words of its commands; ids, not words on screen.</summary>
    public static readonly IReadOnlyList<string> Known = ["event", "risk", "rungs"];

    /// <summary>What a command answers; null where the word is not one of <see cref="Known"/>.</summary>
    public static IReadOnlyList<Decision>? To(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        return command.Verb switch
        {
            "event" => Answers.OnDeal(command, person, said, key, situation, now, Verbs.ShowEvent, Subjects.Event, PressKind.Button, deal => About(deal, k => EventCards.Full(k, person))),
            "risk" => Answers.OnDeal(command, person, said, key, situation, now, Verbs.EventRisk, Subjects.Event, PressKind.Form, deal => About(deal, k => AtRisk(k, person))),
            "rungs" => [Answers.Reply(person, said, key, situation, now, Rungs.For(person, situation, now))],
            _ => null,
        };

        IReadOnlyList<Decision> About(DealRecord deal, Func<Keeping, IReadOnlyList<Part>> parts) =>
            EventPractice.Of(Subjects.Event(deal.Id), situation, now) is { } keeping
                ? [Answers.Reply(person, said, key, situation, now, keeping.MayAct(person) ? parts(keeping) : [Texts.DealNotYours.With(("deal", deal.Name))])]
                : [];
    }

    /// <summary>The form that says what puts it at risk, or why there is none now [PO-13].</summary>
    private static IReadOnlyList<Part> AtRisk(Keeping keeping, PersonRecord person)
    {
        if (EventForms.Refusal(keeping, person, Forms.EventRisk) is { } refusal) return [refusal];
        List<Part> parts = [.. EventCards.Words(keeping), Texts.EventRiskAsk.With().Presses(new Press(Verbs.EventRisk, keeping.Subject, PressKind.Form, PressStyle.Primary))];
        return parts;
    }
}
