using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Reviews;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.Commands;

/// <summary>What each command answers. Every command is answered in the room where it was typed, for its writer alone.</summary>
public static class Answers
{
    public static IReadOnlyList<Decision> To(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        var self = Subjects.Person(person.Email);
        return command.Verb switch
        {
            "" => [Reply(Texts.Home.With().Presses(
                new Press(Verbs.MyMeetings, self, Style: PressStyle.Primary),
                new Press(Verbs.FindDeal, self, PressKind.Form),
                new Press(Verbs.FindCustomer, self, PressKind.Form),
                new Press(Verbs.FindWin, self, PressKind.Form),
                new Press(Verbs.Settings, self, PressKind.Form)))],
            "help" => [Reply(command.Rest.Length > 0 ? Texts.HelpAll.With() : Texts.Help.With().Presses(new Press(Verbs.HelpAll, self)))],
            "settings" => [Reply(Settings.Now(person, situation.Tenant).Presses(new Press(Verbs.Settings, self, PressKind.Form, PressStyle.Primary)))],
            "why" or "history" or "prep" => OnMeeting(command, person, said, key, situation, now),
            "text" => Text(command, person, said, key, situation, now),
            "value" => Value(command, person, said, key, situation, now),
            "pause" => Pause(command, person, said, key, situation, now),
            "leave" => Leave.Command(command, person, said, key, situation, now),
            "stop" => PersonPresses.Stopped(person, key, situation, now, said.Room, said.Thread),
            "start" => PersonPresses.Started(person, key, situation, now, said.Room, said.Thread),
            "people" => [Answers.Reply(person, said, key, situation, now, Mismatches.Parts(person, situation))],
            "switch" => Switch(command, person, said, key, situation, now),
            _ => Practice(command, person, said, key, situation, now) ?? [Reply(Texts.Unknown.With(("typed", command.Verb), ("nearest", Facts.Maybe(CommandLine.Nearest(command.Verb)))))],
        };

        Decision Reply(Part part) => Answers.Reply(person, said, key, situation, now, [part]);
    }

    /// <summary>The commands of the practices; null where none of them knows the word.</summary>
    private static IReadOnlyList<Decision>? Practice(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now) =>
        PlanCommands.To(command, person, said, key, situation, now)
        ?? EventCommands.To(command, person, said, key, situation, now)
        ?? HandoffCommands.To(command, person, said, key, situation, now)
        ?? ReviewCommands.To(command, person, said, key, situation, now)
        ?? DigestCommands.To(command, person, said, key, situation, now)
        ?? ReferenceCommands.To(command, person, said, key, situation, now);

    /// <summary>
    /// Answers about the one deal that was meant; else says what to do: no such deal, several of them, or not his to see.
    /// </summary>
    /// <param name="verb">Pressed on the deal that is chosen among several; its subject is <paramref name="subject"/> of the deal's id.</param>
    public static IReadOnlyList<Decision> OnDeal(
        CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now,
        string verb, Func<string, string> subject, PressKind kind, Func<DealRecord, IReadOnlyList<Decision>> answer)
    {
        var found = Deals.Named(command.Rest, person, situation);
        if (found.Count == 0) return [Reply(person, said, key, situation, now, [Texts.DealUnknown.With(("typed", Facts.Maybe(command.Rest)))])];
        if (found is not [var only])
        {
            var seen = found.Where(d => Sight.Of(person, d, situation) is not Viewer.Outside).ToList();
            if (seen.Count > 1)
            {
                var which = Texts.DealWhich.With(("typed", Facts.Maybe(command.Rest))).Presses(seen.Select(d => new Press(verb, subject(d.Id), kind, Label: d.Name)));
                return [Reply(person, said, key, situation, now, [which])];
            }
            only = seen.FirstOrDefault() ?? found[0];
        }
        return Sight.Of(person, only, situation) is Viewer.Outside
            ? [Reply(person, said, key, situation, now, [Texts.DealNotYours.With(("deal", command.Rest))])]
            : answer(only);
    }

    /// <summary>A card in words only: everything it shows, nothing to press [ADM-28].</summary>
    public static IReadOnlyList<Part> AsText(AgendaItem item, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var view = MeetingCards.View("", item, person, situation, now, Texts.PreviewAnswer.Id);
        return [Texts.AsText.With(), .. view.Parts.Select(p => p with { Presses = null })];
    }

    public static Decision Reply(PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now, IReadOnlyList<Part> parts) =>
        Replies.To(person, situation, key, now, parts, said.Room, said.Thread);

    private static IReadOnlyList<Decision> OnMeeting(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now) =>
        Find(command.Rest, person, said, situation, now) is { } id
            ? [new Tell(Subjects.Meeting(id), new Asked(command.Verb, person.Email, said.Room, key, said.Thread))]
            : [Reply(person, said, key, situation, now, [Texts.NothingYet.With()])];

    private static IReadOnlyList<Decision> Text(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        var item = Find(command.Rest, person, said, situation, now) is { } id ? person.Item(id) : null;
        return [Reply(person, said, key, situation, now, item is null ? [Texts.NothingYet.With()] : AsText(item, person, situation, now))];
    }

    /// <summary>The meeting that is meant: that of the thread, else the one whose title or customer holds the words, else the next one.</summary>
    private static string? Find(string words, PersonRecord person, Said said, Situation situation, DateTimeOffset now)
    {
        if (words.Length == 0 && said.Thread is { } thread && Conversation.OnCard(thread, person) is [var only]) return only.Entry.MeetingId;
        var mine = Mine(person, situation)
            .Where(m => m.Facts.Start is not null)
            .Where(m => words.Length == 0 ? person.Item(m.Id) is { Entry.Role: not AgendaRole.Gone } : Holds(m, words, situation))
            .ToList();
        return (mine.Where(m => m.Facts.End >= now).MinBy(m => m.Facts.Start) ?? mine.MaxBy(m => m.Facts.Start))?.Id;
    }

    /// <summary>The meetings that he is in, that he was shown, and those of the deals he works on [PRE-19].</summary>
    private static IEnumerable<MeetingRecord> Mine(PersonRecord person, Situation situation)
    {
        var known = situation.Linked(LinkNames.Attendee(person.Email)).Concat(person.Agenda.Select(i => Subjects.Meeting(i.Entry.MeetingId)));
        var deals = situation.Linked(LinkNames.DealTeam(person.Email)).Select(situation.Find<DealRecord>).OfType<DealRecord>().ToList();
        var accounts = deals.Select(d => d.Facts.AccountId).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(a => situation.Find<AccountRecord>(Subjects.Account(a)))
            .OfType<AccountRecord>();
        var links = accounts
            .SelectMany(a => (a.Facts.Domains ?? [])
                .Concat(situation.Linked(LinkNames.DomainAccount(a.Id)).Select(Subjects.IdOf))
                .Select(LinkNames.MeetingDomain)
                .Concat((a.Facts.Contacts ?? []).Select(c => LinkNames.Attendee(c.Email))))
            .Concat(deals.Select(d => LinkNames.MeetingDeal(d.Id)));
        var ofDeals = links.SelectMany(situation.Linked)
            .Select(situation.Find<MeetingRecord>)
            .OfType<MeetingRecord>()
            .Where(m => Asking.OnTeam(person.Email, Matching.Of(m, situation).Deal));
        return known.Distinct(StringComparer.Ordinal).Select(situation.Find<MeetingRecord>).OfType<MeetingRecord>()
            .Concat(ofDeals)
            .DistinctBy(m => m.Id, StringComparer.Ordinal)
            .Where(m => m.CallAccount is null);
    }

    private static bool Holds(MeetingRecord meeting, string words, Situation situation) =>
        meeting.Id == words
        || (meeting.Facts.Title ?? "").Contains(words, StringComparison.OrdinalIgnoreCase)
        || Matching.Of(meeting, situation).Customer.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>The form of a call that stands in no calendar [PRE-35].</summary>
    private static IReadOnlyList<Decision> Value(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        var found = Accounts.Named(command.Rest, situation);
        if (found.Count == 0) return [Reply(person, said, key, situation, now, [Texts.ValueWhich.With(("typed", Facts.Maybe(command.Rest)))])];
        var parts = found.Select(a => Texts.ValueCall.With(("account", a.Name))
            .Presses(new Press(Verbs.ValueCall, Subjects.Account(a.Id), PressKind.Form, PressStyle.Primary)));
        return [Reply(person, said, key, situation, now, [.. parts])];
    }

    private static IReadOnlyList<Decision> Pause(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        var words = command.Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["off" or "end"]) return Set(null, Texts.PauseEnded.With());
        var latest = LocalTime.DayOf(now, person.ReaderIn(situation.Tenant).Zone).AddDays(Settings.LongestPause);
        if (words.Length == 0) return [Reply(person, said, key, situation, now, [Texts.PauseHow.With(("latest", latest))])];
        var day = MeetingAnswers.Day(words[^1]);
        if (Settings.PauseError(day, person, situation.Tenant, now) is { } wrong) return [Reply(person, said, key, situation, now, [wrong])];
        return Set(day, Texts.PausedUntil.With(("day", day!.Value)));

        IReadOnlyList<Decision> Set(DateOnly? until, Part answer)
        {
            var after = person with { Own = person.Own with { PausedUntil = until } };
            return
            [
                .. Plan.Settle(person, after, situation, now),
                Reply(person, said, key, situation, now, [answer]),
                .. PersonPractice.MeetingsLookAgain(person.Email, situation),
            ];
        }
    }

    /// <summary>The kill switch, for administrators: <c>/coach switch off|on all|team:NAME|kind:ID</c> [ADM-21].</summary>
    private static IReadOnlyList<Decision> Switch(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        var space = command.Rest.IndexOf(' ', StringComparison.Ordinal);
        var word = space < 0 ? command.Rest : command.Rest[..space];
        var scope = space < 0 ? "all" : command.Rest[(space + 1)..].Trim();
        var valid = word is "off" or "on"
            && (scope == "all" || scope.StartsWith("team:", StringComparison.Ordinal) || scope.StartsWith("kind:", StringComparison.Ordinal));
        if (person.Facts.Role != Roles.Admin || !valid) return [Reply(person, said, key, situation, now, [Texts.SwitchHow.With()])];
        return
        [
            new Tell(Subjects.Tenant, new SwitchSet(person.Email, scope, word == "off")),
            Reply(person, said, key, situation, now, [Texts.Switched.With(("scope", scope), ("state", Fact.Word("switch." + word)))]),
        ];
    }
}
