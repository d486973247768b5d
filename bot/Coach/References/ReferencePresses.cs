using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.References;

/// <summary>What a press about a reference does: the owner's choice, a colleague's request and its answer, thanks [REF-01, REF-03, REF-04].</summary>
public static class ReferencePresses
{
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    public static (ReferenceRecord After, IReadOnlyList<Decision> Also) Decide(
        ReferenceRecord record, AccountRecord account, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return (record, []);
        return pressed.Verb switch
        {
            Verbs.ReferenceChoose or Verbs.ReferenceNone or Verbs.Sent => Chosen(record, account, pressed, person, key, situation, now),
            Verbs.ReferenceRequest => Requested(record, account, person, key, situation, now),
            Verbs.ReferenceYes or Verbs.ReferenceNotNow or Verbs.ReferenceAskMe => Answered(record, account, pressed, person, key, situation, now),
            Verbs.ReferenceThanks => Thanked(record, account, pressed, person, key, situation, now),
            _ => (record, []),
        };
    }

    /// <summary>The colleague who keeps this reference: the owner of the newest victory.</summary>
    public static PersonRecord? OwnerOf(ReferenceRecord record, Situation situation) =>
        record.Events.Select(e => situation.Find<DealRecord>(Subjects.Deal(e.DealId))?.Facts.OwnerEmail)
            .Where(o => o is { Length: > 0 })
            .Select(o => situation.Find<PersonRecord>(Subjects.Person(o!)))
            .OfType<PersonRecord>()
            .FirstOrDefault(p => p.IsActive);

    private static (ReferenceRecord After, IReadOnlyList<Decision> Also) Chosen(
        ReferenceRecord record, AccountRecord account, Pressed pressed, PersonRecord person, string key, Situation situation, DateTimeOffset now)
    {
        var slash = pressed.Verb == Verbs.ReferenceChoose ? pressed.Value?.IndexOf('/', StringComparison.Ordinal) ?? -1 : -1;
        var choice = slash > 0 ? pressed.Value![..slash] : null;
        var dealId = slash > 0 ? pressed.Value![(slash + 1)..] : pressed.Value;
        if (record.Events.FirstOrDefault(e => e.DealId == dealId) is not { Asked: { } asked } known
            || situation.Find<DealRecord>(Subjects.Deal(known.DealId)) is not { } deal) return (record, [Reply(Texts.ReferenceGone.With())]);
        if (Sight.Of(person, deal, situation) is not (Viewer.Owner or Viewer.Colleague) && person.Email != asked) return (record, [Reply(Texts.NotYours.With())]);

        var next = pressed.Verb switch
        {
            Verbs.ReferenceChoose when Choices.Offered.Contains(choice) && known.SentAt is null => known with { Choice = choice },
            Verbs.ReferenceNone when known.SentAt is null => known with { Choice = Choices.None },
            Verbs.Sent when known is { Choice: not (null or Choices.None), SentAt: null } => known with { SentAt = now },
            _ => known,
        };
        // Pressed twice, or late: the card shows what stands.
        if (next == known) return (record, [Reply(Texts.ReferenceGone.With())]);
        var due = situation.Find<PersonRecord>(Subjects.Person(asked))?.Duty(ReferenceAsks.Key(asked, known))?.Duty.Due ?? now;
        var after = record with { Events = [.. record.Events.Select(e => e.DealId == known.DealId ? next : e)] };
        Decision told = next is { Choice: Choices.None } or { SentAt: not null }
            ? new Tell(Subjects.Person(asked), new DutyEnded(ReferenceAsks.Key(asked, known), ReferenceAsks.View(next, deal, account, situation)))
            : ReferenceAsks.Duty(next, deal, account, situation, due);
        return (after, [told]);

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part]);
    }

    private static (ReferenceRecord After, IReadOnlyList<Decision> Also) Requested(
        ReferenceRecord record, AccountRecord account, PersonRecord person, string key, Situation situation, DateTimeOffset now)
    {
        if (record.Events.Count == 0 || record.IsHiddenAt(now, situation.Tenant) || OwnerOf(record, situation) is not { } owner) return (record, [Reply(Texts.ReferenceGone.With())]);
        if (record.RestsUntil(now, situation.Tenant) is { } rest) return (record, [Reply(Texts.ReferenceRests.With(("date", rest)))]);
        if (owner.Email == person.Email)
            return (UsedToday(record, person.Email, situation, now) ? record : Used(record, person.Email, now), [Reply(Texts.ReferenceOwn.With(("customer", account.Name)).Presses(Thanks(account)))]);
        if (record.Requests.FirstOrDefault(r => r.By == person.Email && r.Answer is null) is not null)
            return (record, [Reply(Texts.ReferenceRequested.With(("owner", owner.Name)))]);

        var request = new ReferenceRequest($"{now.UtcTicks}-{person.Email}", person.Email, owner.Email, now);
        var after = record with { Requests = [request, .. record.Requests.Take(ReferenceRecord.MostRequests - 1)] };
        return (after, [Set(request, account, Question(request, account, person.Name)), Reply(Texts.ReferenceRequested.With(("owner", owner.Name)))]);

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part]);
    }

    private static (ReferenceRecord After, IReadOnlyList<Decision> Also) Answered(
        ReferenceRecord record, AccountRecord account, Pressed pressed, PersonRecord person, string key, Situation situation, DateTimeOffset now)
    {
        var owner = OwnerOf(record, situation);
        if (record.Requests.FirstOrDefault(r => r.Id == pressed.Value) is not { } request) return (record, [Reply(Texts.ReferenceGone.With())]);
        if (person.Email != request.Owner && person.Email != owner?.Email) return (record, [Reply(Texts.NotYours.With())]);
        var answer = pressed.Verb switch
        {
            Verbs.ReferenceYes => RequestAnswers.Yes,
            Verbs.ReferenceAskMe => RequestAnswers.AskMe,
            _ => RequestAnswers.NotNow,
        };
        // "Ask me" is a talk first; yes and not now are the end of it.
        if (request.Answer is RequestAnswers.Yes or RequestAnswers.NotNow || request.Answer == answer)
            return (record, [Reply(Texts.ReferenceAnswered.With(("reply", Fact.Word("answer." + request.Answer))))]);
        if (answer == RequestAnswers.Yes && record.IsHiddenAt(now, situation.Tenant)) return (record, [Reply(Texts.ReferenceGone.With())]);
        if (answer == RequestAnswers.Yes && record.RestsUntil(now, situation.Tenant) is { } rest) return (record, [Reply(Texts.ReferenceRests.With(("date", rest)))]);

        var answered = request with { Answer = answer };
        var after = record with { Requests = [.. record.Requests.Select(r => r.Id == request.Id ? answered : r)] };
        if (answer == RequestAnswers.Yes) after = Used(after, request.By, now);
        var asker = StoryApprovals.Name(request.By, situation);
        var customer = account.Name;
        // With the owner's yes the colleague is told which customer it is.
        var reply = answer switch
        {
            RequestAnswers.Yes => Texts.ReplyYes.With(("owner", person.Name), ("customer", customer)),
            RequestAnswers.AskMe => Texts.ReplyAskMe.With(("owner", person.Name)),
            _ => Texts.ReplyNotNow.With(("owner", person.Name)),
        };
        List<Decision> also =
        [
            answer switch
            {
                RequestAnswers.Yes => Ended(request, account, Texts.ReferenceUsed.With(("name", asker), ("customer", customer)).Presses(Thanks(account))),
                RequestAnswers.AskMe => Set(answered, account, Texts.ReferenceTalk.With(("name", asker), ("customer", customer)).Presses(Press(Verbs.ReferenceYes, request, account), Press(Verbs.ReferenceNotNow, request, account))),
                _ => Ended(request, account, Texts.ReferenceDeclined.With(("name", asker))),
            },
            new Tell(Subjects.Person(request.By), new DutySet(new Duty(CardKeys.Duty(request.By, $"answer/{account.Id}/{request.Id}"), DutyKinds.Reference, now, now + Useful, View(reply)))),
        ];
        return (after, also);

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part]);
    }

    private static (ReferenceRecord After, IReadOnlyList<Decision> Also) Thanked(
        ReferenceRecord record, AccountRecord account, Pressed pressed, PersonRecord person, string key, Situation situation, DateTimeOffset now)
    {
        if (!ReferenceConsents.MayRecord(person.Email, account.Id, situation)) return (record, [Replies.To(person, situation, key, now, [Texts.NotYours.With()])]);
        var today = LocalTime.DayOf(now, ReferenceRecord.ZoneOf(situation.Tenant));
        return (record.LastThanks == today ? record : record with { LastThanks = today }, [Replies.To(person, situation, key, now, [Texts.ReferenceThanked.With(("customer", account.Name))])]);
    }

    private static ReferenceRecord Used(ReferenceRecord record, string by, DateTimeOffset now) =>
        record with { Uses = [new(by, now), .. record.Uses.Take(ReferenceRecord.MostUses - 1)] };

    /// <summary>Pressed again on the same day it is the same use.</summary>
    private static bool UsedToday(ReferenceRecord record, string by, Situation situation, DateTimeOffset now)
    {
        var zone = ReferenceRecord.ZoneOf(situation.Tenant);
        return record.Uses.Any(u => u.For == by && LocalTime.DayOf(u.At, zone) == LocalTime.DayOf(now, zone));
    }

    private static Part Question(ReferenceRequest request, AccountRecord account, string asker) =>
        Texts.ReferenceQuestion.With(("name", asker), ("customer", account.Name)).Presses(
            Press(Verbs.ReferenceYes, request, account), Press(Verbs.ReferenceNotNow, request, account), Press(Verbs.ReferenceAskMe, request, account));

    private static Press Press(string verb, ReferenceRequest request, AccountRecord account) =>
        new(verb, Subjects.Reference(account.Id), Style: verb == Verbs.ReferenceYes ? PressStyle.Primary : PressStyle.Normal, Value: request.Id);

    private static Press Thanks(AccountRecord account) => new(Verbs.ReferenceThanks, Subjects.Reference(account.Id));

    private static string Key(ReferenceRequest request, AccountRecord account) => CardKeys.Duty(request.Owner, $"request/{account.Id}/{request.Id}");

    private static Tell Set(ReferenceRequest request, AccountRecord account, Part part) =>
        new(Subjects.Person(request.Owner), new DutySet(new Duty(Key(request, account), DutyKinds.Reference, request.At, request.At + Useful, View(part))));

    private static Tell Ended(ReferenceRequest request, AccountRecord account, Part last) => new(Subjects.Person(request.Owner), new DutyEnded(Key(request, account), View(last)));

    private static CardView View(Part part) => new([part], Texts.PreviewDuty.Id, Facts.None);
}
