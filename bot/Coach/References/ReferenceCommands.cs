using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>The commands of this practice.</summary>
public static class ReferenceCommands
{
    /// <summary>The first words of its commands; ids, not words on screen.</summary>
    public static readonly IReadOnlyList<string> Known = ["reference", "who", "win"];

    /// <summary>What a command answers; null where the word is not one of <see cref="Known"/>.</summary>
    public static IReadOnlyList<Decision>? To(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        return command.Verb switch
        {
            "reference" => [Answers.Reply(person, said, key, situation, now, Reference(command.Rest, person, situation, now))],
            "who" => Who(command.Rest, person, said, key, situation, now),
            "win" => Win(command, person, said, key, situation, now),
            _ => null,
        };
    }

    private static IReadOnlyList<Part> Reference(string typed, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var (word, rest) = First(typed);
        if (word == "queue" && rest.Length == 0)
            return person.Facts.Role is Roles.Marketing or Roles.Curator ? ReferenceSearch.Queue(situation, now) : [Texts.QueueNotYours.With()];
        if (word == "consent") return Consent(rest, person, situation);
        return TopicWords.In(typed, situation.Tenant).Count == 0 ? [Texts.ReferenceHow.With()] : ReferenceSearch.For(typed, situation, now);
    }

    /// <summary>Where what a customer said to being shown is written down [REF-02].</summary>
    private static IReadOnlyList<Part> Consent(string typed, PersonRecord person, Situation situation)
    {
        var found = Accounts.Named(typed, situation).Where(a => ReferenceConsents.MayRecord(person.Email, a.Id, situation)).ToList();
        return found.Count == 0
            ? [Texts.ConsentWhich.With(("typed", Facts.Maybe(typed)))]
            : [.. found.SelectMany(IEnumerable<Part> (a) =>
            [
                .. CustomerVoices.ForTeam(situation.Find<ReferenceRecord>(Subjects.Reference(a.Id)), situation),
                Texts.ConsentOpen.With(("customer", a.Name)).Presses(new Press(Verbs.ReferenceConsent, Subjects.Reference(a.Id), PressKind.Form, PressStyle.Primary)),
            ])];
    }

    /// <summary><c>who knows TOPIC</c>, <c>who TOPIC</c>, <c>who knows not me</c>, <c>who knows me</c> [REF-11].</summary>
    private static IReadOnlyList<Decision> Who(string typed, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        var (word, rest) = First(typed);
        var topic = word is "knows" or "know" ? rest : typed;
        if (topic.Equals("not me", StringComparison.OrdinalIgnoreCase) || topic.Equals("me", StringComparison.OrdinalIgnoreCase))
        {
            var hidden = topic.Length > 2;
            return
            [
                new Tell(Subjects.Expert(person.Email), new ExpertChose(hidden)),
                Answers.Reply(person, said, key, situation, now, [ExpertPractice.Choice(hidden, person.Email)]),
            ];
        }
        return [Answers.Reply(person, said, key, situation, now, Experts(topic, person, situation))];
    }

    private static IReadOnlyList<Part> Experts(string topic, PersonRecord person, Situation situation)
    {
        var words = TopicWords.In(topic, situation.Tenant);
        if (words.Count == 0) return [Texts.WhoHow.With()];
        var found = References.Experts.Knowing(words, situation);
        return found.Count == 0
            ? [Texts.WhoNobody.With(("typed", topic))]
            :
            [
                Texts.WhoHead.With(("typed", topic)),
                .. found.Select(f => f.Reason.Presses(f.Person.Email == person.Email
                    ? new Press(Verbs.ExpertHide, Subjects.Expert(person.Email))
                    : new Press(Verbs.ExpertAsk, Subjects.Expert(f.Person.Email), PressKind.Form))),
            ];
    }

    /// <summary>The four questions of a win, asked for by the one who answers [REF-07].</summary>
    private static IReadOnlyList<Decision> Win(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now) =>
        Answers.OnDeal(command, person, said, key, situation, now, Verbs.WinAnswers, Subjects.Story, PressKind.Form, deal =>
            [Answers.Reply(person, said, key, situation, now, [WinPart(deal, person, situation)])]);

    private static Part WinPart(DealRecord deal, PersonRecord person, Situation situation)
    {
        if (!deal.IsWon) return Texts.WinNotWon.With(("deal", deal.Name));
        if (!Debriefs.MayAnswer(person.Email, deal, situation)) return Texts.DealNotYours.With(("deal", deal.Name));
        return situation.Find<StoryRecord>(Subjects.Story(deal.Id))?.PostedAt is not null
            ? Texts.StoryAlreadyPosted.With()
            : Texts.WinAsk.With(("deal", deal.Name)).Presses(new Press(Verbs.WinAnswers, Subjects.Story(deal.Id), PressKind.Form, PressStyle.Primary));
    }

    private static (string Word, string Behind) First(string typed)
    {
        var space = typed.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (typed.ToLowerInvariant(), "") : (typed[..space].ToLowerInvariant(), typed[(space + 1)..].Trim());
    }
}
