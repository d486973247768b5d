using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>The commands of this practice.</summary>
public static class HandoffCommands
{
    private const string Promise = "promise";
    private const string DossierOf = "dossier";
    private const string Customer = "customer";

    /// <summary>The first words of its commands; ids, not words on screen.</summary>
    public static readonly IReadOnlyList<string> Known = [Promise, DossierOf, Customer];

    /// <summary>What a command answers; null where the word is not one of <see cref="Known"/>.</summary>
    public static IReadOnlyList<Decision>? To(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now) => command.Verb switch
    {
        Promise => Promised(command, person, said, key, situation, now),
        DossierOf => Opened(command, person, said, key, situation, now),
        Customer => CustomerLookUp.Decide(command.Rest, person, parts => Answers.Reply(person, said, key, situation, now, parts), situation),
        _ => null,
    };

    private static IReadOnlyList<Decision> Promised(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now) =>
        Answers.OnDeal(command, person, said, key, situation, now, Verbs.AddPromise, Subjects.Handoff, PressKind.Form, deal => HandoffSight.Writes(person, deal, situation)
            ? [Answers.Reply(person, said, key, situation, now, [Texts.PromiseAsk.With(("deal", deal.Name)).Presses(new Press(Verbs.AddPromise, Subjects.Handoff(deal.Id), PressKind.Form, PressStyle.Primary))])]
            : [Answers.Reply(person, said, key, situation, now, [Texts.DealNotYours.With(("deal", deal.Name))])]);

    private static IReadOnlyList<Decision> Opened(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now) =>
        Answers.OnDeal(command, person, said, key, situation, now, Verbs.Dossier, Subjects.Handoff, PressKind.Button, deal =>
        {
            if (!HandoffSight.Reads(person, deal, situation)) return [Answers.Reply(person, said, key, situation, now, [Texts.DealNotYours.With(("deal", deal.Name))])];
            var record = situation.Find<HandoffRecord>(Subjects.Handoff(deal.Id)) ?? new HandoffRecord { DealId = deal.Id };
            var read = record.AcceptedAt is null ? Array.Empty<Decision>() : [new Tell(Subjects.Handoff(deal.Id), new DossierRead(person.Email))];
            return [Answers.Reply(person, said, key, situation, now, HandoffPresses.DossierParts(Verbs.Dossier, record, person, deal, situation)), .. read];
        });
}
