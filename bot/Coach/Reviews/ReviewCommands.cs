using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>The commands of this practice.</summary>
public static class ReviewCommands
{
    private const int MostChoices = 5;

    /// <summary>The first words of its commands; ids, not words on screen.</summary>
    public static readonly IReadOnlyList<string> Known = ["deal", "pipeline", "account", "territory", "contend", "disqualify"];

    /// <summary>What a command answers; null where the word is not one of <see cref="Known"/>.</summary>
    public static IReadOnlyList<Decision>? To(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        switch (command.Verb)
        {
            case "deal":
                return OnDeal(Verbs.OpenReview, PressKind.Button, d => [Wanted(ReviewTarget.Deal, d.Id)]);
            case "contend":
                return OnDeal(Verbs.Contend, PressKind.Button, d => [new Tell(Subjects.Review(d.Id), new RoundWanted(person.Email, said.Room, said.Thread, key))]);
            case "disqualify":
                return OnDeal(Verbs.Disqualify, PressKind.Form, d => [Reply(Disqualifying.Ask(d, person, situation))]);
            case "pipeline":
                return [Wanted(ReviewTarget.Pipeline, person.Email)];
            case "territory":
                return [Wanted(ReviewTarget.Territory, person.Email)];
            case "account":
                return Account();
            default:
                return null;
        }

        IReadOnlyList<Decision> OnDeal(string verb, PressKind kind, Func<DealRecord, IReadOnlyList<Decision>> answer)
        {
            var meant = command.Rest.Length > 0 ? [] : Mine(person, situation);
            if (meant.Count > 1)
                return [Reply(Texts.DealWhich.With().Presses(meant.Take(MostChoices).Select(d => new Press(verb, Subjects.Review(d.Id), kind, Label: d.Name))))];
            var line = meant is [var only] ? command with { Rest = only.Id } : command;
            return Answers.OnDeal(line, person, said, key, situation, now, verb, Subjects.Review, kind, answer);
        }

        IReadOnlyList<Decision> Account()
        {
            var found = Accounts.Named(command.Rest, situation);
            var seen = found.Where(a => ReviewDeals.OfAccount(a.Id, person, situation).Count > 0).ToList();
            if (seen.Count == 1 || found.Count == 1) return [Wanted(ReviewTarget.Account, (seen.FirstOrDefault() ?? found[0]).Id)];
            var which = Texts.ReviewAccountWhich.With(("typed", Facts.Maybe(command.Rest)))
                .Presses(seen.Select(a => new Press(Verbs.OpenReview, new ReviewTarget(ReviewTarget.Account, a.Id).Subject, Label: a.Name)));
            return [Reply(which)];
        }

        Tell Wanted(string review, string id)
        {
            var target = new ReviewTarget(review, id);
            return new(target.Subject, new ReviewWanted(person.Email, said.Room, said.Thread, key, said.Direct));
        }

        Decision Reply(Part part) => Answers.Reply(person, said, key, situation, now, [part]);
    }

    /// <summary>A command without a name means one's own open deals, the nearest close date first.</summary>
    private static IReadOnlyList<DealRecord> Mine(PersonRecord person, Situation situation) =>
        [.. ReviewDeals.Of(person, situation).Where(d => d.IsOpen)];
}
