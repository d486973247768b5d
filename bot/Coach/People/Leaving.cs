using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>
/// A colleague leaves, or gives a deal away [HND-10, ADM-29]: the same hour everything open that he owned has a new owner,
/// and his manager gets one list to confirm or change. Nothing stays with one who is gone.
/// </summary>
public static class Leaving
{
    private const int MostListed = 50;
    private const int MostShown = 10;
    private const int MostBosses = 5;
    private const string Moved = "moved";

    /// <summary>What follows where a person's facts say that he is no longer active, or back: his record, and what others hear.</summary>
    public static (PersonRecord Person, IReadOnlyList<Decision> Told) After(PersonRecord before, PersonRecord after, Situation situation, DateTimeOffset now)
    {
        if (!before.IsActive && after.IsActive) return (after with { Departure = null, LeftAt = null }, [.. Back(after, situation)]);
        if (!before.IsActive || after.IsActive) return (after, []);

        var decisions = new List<Decision>();
        var moved = new List<MovedDeal>();
        var owned = Deals(after, situation);
        foreach (var deal in owned)
        {
            if (Successor(after, null, situation) is not { } to) continue;
            moved.Add(new(deal.Id, to));
            decisions.Add(new Tell(Subjects.Deal(deal.Id), new OwnerMoved(after.Email, to)));
        }
        foreach (var subject in situation.Linked(LinkNames.Keeps(after.Email)))
        {
            var id = Subjects.IdOf(subject);
            if (owned.Exists(d => d.Id == id)) continue;
            if (Successor(after, situation.Find<DealRecord>(Subjects.Deal(id)), situation) is not { } to) continue;
            if (moved.TrueForAll(m => m.DealId != id) && situation.Find<DealRecord>(Subjects.Deal(id)) is not null) moved.Add(new(id, to));
            decisions.Add(new Tell(subject, new OwnerMoved(after.Email, to)));
        }

        List<string> meetings = [.. after.Agenda.Where(i => i.Entry.Role is AgendaRole.Asked && i.Entry.End > now).Select(i => i.Entry.MeetingId).Take(MostListed)];

        // What practices owe him they owe his successors now.
        after = Successor(after, null, situation) is null ? after with { LeftAt = now } : WithoutDuties(after, now, decisions);
        after = after with
        {
            // Of one who was gone before we knew him nobody needs a list.
            Departure = moved.Count + meetings.Count == 0 || before.Known.Now is null ? null : new(now, [.. moved.Take(MostListed)], meetings),
        };
        decisions.AddRange(ToManager(after, situation));
        return (after, decisions);
    }

    /// <summary>What nobody takes over ends once it has settled that he left: a burst may say next that he is here [ADM-14].</summary>
    public static PersonRecord Settled(PersonRecord person, Situation situation, DateTimeOffset now, List<Decision> decisions) =>
        SettlesAt(person, situation) <= now ? WithoutDuties(person, now, decisions) with { LeftAt = null } : person;

    /// <summary>Twice D-SETTLE later: by then the practices have looked again, and said what his cards show last. Null for one who did not leave.</summary>
    public static DateTimeOffset? SettlesAt(PersonRecord person, Situation situation) => person.LeftAt + (2 * situation.Tenant.Defaults.Settle);

    private static PersonRecord WithoutDuties(PersonRecord leaver, DateTimeOffset now, List<Decision> decisions)
    {
        foreach (var duty in leaver.Duties.Where(d => d is { IsOpen: true, PassedTo: { } })) decisions.AddRange(Deputies.Told(duty, leaver, new DutyEnded(duty.Duty.Key)));
        return leaver with { Duties = [.. leaver.Duties.Where(d => d.SentAt is not null || d.OnDay is not null).Select(d => d.IsOpen ? d with { EndedAt = now } : d)] };
    }

    /// <summary>
    /// Who takes over: for a deal of another owner that owner, unless the work is that of a role of its own; else the
    /// deputy, the manager, his manager, at last an administrator. Null where nobody is left.
    /// </summary>
    public static string? Successor(PersonRecord leaver, DealRecord? deal, Situation situation)
    {
        var owner = deal?.Facts.OwnerEmail;
        var first = Handoff.Receivers.Roles.Contains(leaver.Facts.Role ?? "") ? null : owner;
        var candidates = new[] { first, leaver.Own.Deputy }.Concat(Bosses(leaver, situation)).Append(owner);
        return candidates.OfType<string>().Select(c => c.ToLowerInvariant()).FirstOrDefault(Fits)
            ?? situation.Linked(LinkNames.Role(Roles.Admin)).Select(Subjects.IdOf).FirstOrDefault(Fits);

        bool Fits(string email) => email != leaver.Email && situation.Find<PersonRecord>(Subjects.Person(email)) is { Known.Now: not null, IsActive: true };
    }

    /// <summary>A word for one who is gone goes to whoever took over.</summary>
    public static IReadOnlyList<Decision> Forwarded(PersonRecord leaver, Duty duty, Situation situation) =>
        Successor(leaver, null, situation) is { } to
            ? [new Tell(Subjects.Person(to), new DutySet(duty with { Key = CardKeys.Duty(to, $"for/{leaver.Email}/{duty.Key}"), InsteadOf = leaver.Email, Thread = null }))]
            : [];

    /// <summary>The end of such a word.</summary>
    public static IReadOnlyList<Decision> Forwarded(PersonRecord leaver, DutyEnded ended, Situation situation) =>
        Successor(leaver, null, situation) is { } to ? [new Tell(Subjects.Person(to), ended with { Key = CardKeys.Duty(to, $"for/{leaver.Email}/{ended.Key}") })] : [];

    /// <summary>The CRM named another owner: it stands on the list of what the former one left.</summary>
    public static IReadOnlyList<Decision> Given(PersonRecord before, DealGiven given, Situation situation, DateTimeOffset now)
    {
        if (before.Known.Now is null || (before.Departure is null && (!before.IsActive || given.To == before.Email))) return [];
        var rest = before.Departure?.Deals.Where(d => d.DealId != given.DealId) ?? [];
        var kept = given.To == before.Email ? [] : new[] { new MovedDeal(given.DealId, given.To) };
        var departure = new Departure(before.Departure?.At ?? now, [.. rest.Concat(kept).TakeLast(MostListed)], before.Departure?.Meetings ?? []);
        if (departure.Deals.Count + departure.Meetings.Count > 0) return Kept(before, before with { Departure = departure }, situation, now);
        return [.. Plan.Settle(before, before with { Departure = null }, situation, now), .. ManagerOf(before, situation) is { } manager ? [new Tell(Subjects.Person(manager), new DutyEnded(KeyOf(manager, before, departure)))] : Array.Empty<Decision>()];
    }

    /// <summary>The manager confirms the list: it is done.</summary>
    public static IReadOnlyList<Decision> Confirmed(PersonRecord before, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return [];
        if (!MayConfirm(person, before, situation)) return [Reply(Texts.NotYours.With())];
        if (before.Departure is not { } departure) return [Reply(Texts.MovedNothing.With(("name", before.Name)))];
        var done = Texts.MovedConfirmed.With(("name", before.Name), ("by", person.Name));
        return
        [
            .. Plan.Settle(before, before with { Departure = null }, situation, now),
            .. ManagerOf(before, situation) is { } manager ? [new Tell(Subjects.Person(manager), new DutyEnded(KeyOf(manager, before, departure), View([done], before)))] : Array.Empty<Decision>(),
            Reply(done),
        ];

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part]);
    }

    public static FormView? Form(PersonRecord leaver, Pressed pressed, Situation situation)
    {
        if (leaver.Departure is not { } departure || situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person || !MayConfirm(person, leaver, situation)) return null;
        return new(
            Forms.ChangeMove,
            Subjects.Person(leaver.Email),
            Facts.Of(("name", leaver.Name)),
            [
                new("deal", FieldType.Choice, Required: true, Value: departure.Deals.Count == 1 ? departure.Deals[0].DealId : null, Choices: [.. departure.Deals.Select(d => new ChoiceView(d.DealId, DealName(d.DealId, situation)))]),
                new("owner", FieldType.Text, Required: true, MaxLength: 100),
            ]);
    }

    public static IReadOnlyDictionary<string, Part> Errors(Submitted sent, Situation situation) =>
        Colleagues.Named(sent.Values.GetValueOrDefault("owner", ""), situation) is { IsActive: true } ? [] : new Dictionary<string, Part>(StringComparer.Ordinal) { ["owner"] = Texts.ErrorColleague.With() };

    /// <summary>The manager names another owner for one deal.</summary>
    public static IReadOnlyList<Decision> Changed(PersonRecord before, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person) return [];
        if (!MayConfirm(person, before, situation)) return [Reply(Texts.NotYours.With())];
        if (before.Departure?.Deals.FirstOrDefault(d => d.DealId == sent.Values.GetValueOrDefault("deal")) is not { } move) return [Reply(Texts.MovedNothing.With(("name", before.Name)))];
        if (Colleagues.Named(sent.Values.GetValueOrDefault("owner", ""), situation) is not { IsActive: true } to) return [];
        var line = Reply(Texts.MovedLine.With(("deal", DealName(move.DealId, situation)), ("owner", to.Name)));
        if (to.Email == move.To) return [line];
        var after = before with { Departure = before.Departure with { Deals = [.. before.Departure.Deals.Select(d => d == move ? d with { To = to.Email } : d)] } };
        var told = situation.Find<DealRecord>(Subjects.Deal(move.DealId))?.Facts.OwnerEmail == move.To
            ? [Subjects.Deal(move.DealId)]
            : situation.Linked(LinkNames.Keeps(move.To)).Where(s => Subjects.IdOf(s) == move.DealId);
        return [.. Kept(before, after, situation, now), .. told.Select(s => new Tell(s, new OwnerMoved(move.To, to.Email))), line];

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part]);
    }

    private static List<Decision> Kept(PersonRecord before, PersonRecord after, Situation situation, DateTimeOffset now) =>
        [.. Plan.Settle(before, after, situation, now), .. ToManager(after, situation)];

    /// <summary>One list, whatever is added to it.</summary>
    private static IEnumerable<Decision> ToManager(PersonRecord leaver, Situation situation)
    {
        if (leaver.Departure is not { } departure || ManagerOf(leaver, situation) is not { } manager) return [];
        List<Part> lines = [.. departure.Deals.Take(MostShown).Select(d => Texts.MovedLine.With(("deal", DealName(d.DealId, situation)), ("owner", Colleagues.NameOf(d.To, situation))))];
        if (departure.Deals.Count > MostShown) lines.Add(Texts.DossierMore.With(("count", departure.Deals.Count - MostShown)));
        lines.Insert(0, (leaver.IsActive ? Texts.MovedGiven : Texts.MovedHead).With(("name", leaver.Name)));
        if (departure.Meetings.Count > 0) lines.Add(Texts.MovedMeetings.With(("count", departure.Meetings.Count)));
        lines[^1] = lines[^1].Presses(
            new Press(Verbs.ConfirmMoves, Subjects.Person(leaver.Email), Style: PressStyle.Primary),
            departure.Deals.Count == 0 ? null : new Press(Verbs.ChangeMove, Subjects.Person(leaver.Email), PressKind.Form));
        var duty = new Duty(KeyOf(manager, leaver, departure), DutyKinds.Handoff, departure.At, departure.At.AddDays(30), View(lines, leaver)) { Owed = true, CannotWait = true };
        return [new Tell(Subjects.Person(manager), new DutySet(duty))];
    }

    private static CardView View(IReadOnlyList<Part> parts, PersonRecord leaver) => new(parts, Texts.PreviewDuty.Id, Facts.None, new About("person", leaver.Email));

    private static string KeyOf(string manager, PersonRecord leaver, Departure departure) =>
        CardKeys.Duty(manager, $"{Moved}/{leaver.Email}/{departure.At.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)}");

    private static bool MayConfirm(PersonRecord person, PersonRecord leaver, Situation situation) =>
        person is { Known.Now: not null, IsActive: true } && (ManagerOf(leaver, situation) == person.Email || Bosses(leaver, situation).Contains(person.Email) || person.Facts.Role == Roles.Admin);

    /// <summary>The nearest manager who is here; else an administrator.</summary>
    private static string? ManagerOf(PersonRecord leaver, Situation situation) =>
        Bosses(leaver, situation).Concat(situation.Linked(LinkNames.Role(Roles.Admin)).Select(Subjects.IdOf))
            .FirstOrDefault(e => e != leaver.Email && situation.Find<PersonRecord>(Subjects.Person(e)) is { Known.Now: not null, IsActive: true });

    private static IEnumerable<string> Bosses(PersonRecord person, Situation situation)
    {
        var at = person;
        for (var up = 0; up < MostBosses && at?.Facts.ManagerEmail is { Length: > 0 } boss; up++)
        {
            yield return boss.ToLowerInvariant();
            at = situation.Find<PersonRecord>(Subjects.Person(boss));
        }
    }

    /// <summary>The deals that he owns and that are not lost.</summary>
    private static List<DealRecord> Deals(PersonRecord person, Situation situation) =>
    [
        .. situation.Linked(LinkNames.DealTeam(person.Email)).Select(situation.Find<DealRecord>).OfType<DealRecord>()
            .Where(d => string.Equals(d.Facts.OwnerEmail, person.Email, StringComparison.OrdinalIgnoreCase) && d.Facts.Status != "lost"),
    ];

    /// <summary>One who is back has his deals again, where the CRM still names him.</summary>
    private static IEnumerable<Decision> Back(PersonRecord person, Situation situation) =>
        situation.Linked(LinkNames.DealLeft(person.Email)).Select(situation.Find<DealRecord>).OfType<DealRecord>()
            .Where(d => d.Facts.OwnerEmail is { Length: > 0 })
            .Select(d => new Tell(Subjects.Deal(d.Id), new OwnerMoved(d.Facts.OwnerEmail!, person.Email)));

    private static string DealName(string id, Situation situation) => situation.Find<DealRecord>(Subjects.Deal(id))?.Name ?? id;
}
