using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>What a press on a hand-off's card does. Presses that open a form are answered in <see cref="HandoffForms"/>.</summary>
public static class HandoffPresses
{
    private const int MostReaders = 20;

    public static IReadOnlyList<Decision> Decide(HandoffRecord record, Pressed pressed, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { Known.Now: not null, IsActive: true } person) return [];
        return pressed.Verb switch
        {
            Verbs.AcceptHandoff => Accept(record, person, pressed, key, deal, situation, now),
            Verbs.PromiseSeen => Seen(record, person, key, deal, situation, now),
            Verbs.PromiseKept => Kept(record, pressed, person, key, deal, situation, now),
            Verbs.Called => Called(record, person, key, deal, situation, now),
            Verbs.Dossier or Verbs.DossierAll or Verbs.DossierAccount or Verbs.DossierServices or Verbs.DossierSupport =>
                HandoffForms.MayRead(record, person, deal, situation, now)
                    ? HandoffOutlook.Settle(Read(record, person.Email), deal, situation, now, Reply(DossierParts(pressed.Verb, record, person, deal, situation)))
                    : [NotYours()],
            Verbs.AddPromise or Verbs.FillDossier or Verbs.Expectation or Verbs.AskHandoff or Verbs.AnswerHandoff =>
                HandoffForms.May(pressed, record, person, deal, situation, now) ? [] : [NotYours()],
            _ => [],
        };

        Decision Reply(IReadOnlyList<Part> parts) => Replies.To(person, situation, key, now, parts, about: new About("deal", deal.Id));
        Decision NotYours() => Reply([Texts.NotYours.With()]);
    }

    /// <summary>The account manager is known to have opened it [HND-07].</summary>
    public static HandoffRecord Read(HandoffRecord record, string by) =>
        record.AcceptedAt is null || record.Readers.Contains(by) || record.Readers.Count >= MostReaders ? record : record with { Readers = [.. record.Readers, by] };

    /// <summary>What a dossier press answers: his own role's view first, the others behind a press [HND-02].</summary>
    public static IReadOnlyList<Part> DossierParts(string verb, HandoffRecord record, PersonRecord person, DealRecord deal, Situation situation)
    {
        var dossier = Dossier.Of(deal, record, situation);
        var role = verb switch
        {
            Verbs.DossierAll => null,
            Verbs.DossierAccount => Roles.AccountManager,
            Verbs.DossierServices => Roles.Services,
            Verbs.DossierSupport => Roles.Support,
            _ => person.Facts.Role is Roles.Services or Roles.Support ? person.Facts.Role : Roles.AccountManager,
        };
        var lines = role is null ? DossierViews.All(record, deal, person, situation) : DossierViews.Of(role, record, deal, person, situation);
        List<Part> parts =
        [
            DossierViews.Head(dossier, deal),
            role is null ? Texts.DossierWhole.With() : Texts.DossierView.With(("receiver", HandoffCards.Role(role))),
            .. lines,
        ];
        parts[^1] = parts[^1].Presses(Below(role, HandoffSight.Writes(person, deal, situation), Subjects.Handoff(deal.Id)));
        return parts;
    }

    private static IEnumerable<Press> Below(string? role, bool writes, string subject)
    {
        Press?[] views =
        [
            role == Roles.AccountManager ? null : new Press(Verbs.DossierAccount, subject),
            role == Roles.Services ? null : new Press(Verbs.DossierServices, subject),
            role == Roles.Support ? null : new Press(Verbs.DossierSupport, subject),
            role is null ? null : new Press(Verbs.DossierAll, subject),
            writes ? new Press(Verbs.Expectation, subject, PressKind.Form) : null,
        ];
        if (writes)
        {
            yield return new Press(Verbs.FillDossier, subject, PressKind.Form, PressStyle.Primary);
            yield return new Press(Verbs.AddPromise, subject, PressKind.Form);
        }
        yield return new Press(Verbs.DossierViews, subject, PressKind.Menu, Items: [.. views.OfType<Press>()]);
    }

    /// <summary>Accepting twice adds nothing; what was accepted stays so [HND-05].</summary>
    private static IReadOnlyList<Decision> Accept(
        HandoffRecord record, PersonRecord person, Pressed pressed, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (record.OpenedAt is null || record.Resting) return [Reply(Texts.AcceptGone.With(("deal", deal.Name)))];
        if (Receivers.RoleOf(person, deal, record, situation, now, pressed.Value) is not { } role)
            return [Reply(record.Accepted.FirstOrDefault(a => a.By == person.Email) is { } own ? HandoffCards.AcceptedPart(own, deal, situation) : Texts.NotYours.With())];
        if (record.AcceptanceOf(role) is { } before) return [Reply(HandoffCards.AcceptedPart(before, deal, situation))];
        if (record.AcceptedAt is not null) return [Reply(Texts.AcceptDone.With(("deal", deal.Name)))];

        var accepted = new Acceptance(role, person.Email, now);
        var told = person.SeesOn(pressed.Card) ? Array.Empty<Decision>() : [Reply(HandoffCards.AcceptedPart(accepted, deal, situation))];
        return HandoffOutlook.Settle(record with { Accepted = [.. record.Accepted, accepted] }, deal, situation, now, told);

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part], about: new About("deal", deal.Id));
    }

    /// <summary>Somebody of services knows of the unpaid work.</summary>
    private static IReadOnlyList<Decision> Seen(HandoffRecord record, PersonRecord person, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        var mine = Receivers.Of(Roles.Services, deal, record, situation).Any(p => p.Email == person.Email || Deputies.StandsIn(person.Email, p, situation, now));
        if (!mine) return [Replies.To(person, situation, key, now, [Texts.NotYours.With()])];
        var by = record.Promises.LastOrDefault(p => p.SeenBy is not null)?.SeenBy ?? person.Email;
        var open = record.Promises.Any(p => p is { Paid: false, SeenBy: null });
        var after = record with { Promises = [.. record.Promises.Select(p => p is { Paid: false, SeenBy: null } ? p with { SeenBy = person.Email } : p)] };
        var reply = Replies.To(person, situation, key, now, [Texts.PromiseSeenBy.With(("deal", deal.Name), ("name", open ? person.Name : Colleagues.NameOf(by, situation)))]);
        return open ? HandoffOutlook.Settle(after, deal, situation, now, reply) : [reply];
    }

    private static IReadOnlyList<Decision> Kept(HandoffRecord record, Pressed pressed, PersonRecord person, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (record.Promises.FirstOrDefault(p => p.Id == pressed.Value) is not { } promise) return [Reply(Texts.TooOld.With())];
        if (promise.Owner != person.Email && !HandoffSight.Writes(person, deal, situation)) return [Reply(Texts.NotYours.With())];
        var done = Reply(Texts.PromiseKept.With(("text", promise.What), ("deal", deal.Name)));
        return promise.Kept
            ? [done]
            : HandoffOutlook.Settle(record with { Promises = [.. record.Promises.Select(p => p.Id == promise.Id ? p with { Kept = true } : p)] }, deal, situation, now, done);

        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part]);
    }

    /// <summary>The first call is made; whoever calls without having opened the dossier gets a hint, not a block [HND-07].</summary>
    private static IReadOnlyList<Decision> Called(HandoffRecord record, PersonRecord person, string key, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (record.AcceptedAt is null || record.Resting) return [Reply(Texts.AcceptGone.With(("deal", deal.Name)))];
        if (record.Called is { } before) return [Reply(Done(before))];
        var caller = HandoffDuties.Caller(record, deal, situation);
        var mine = caller?.Email == person.Email || (caller is not null && Deputies.StandsIn(person.Email, caller, situation, now)) || HandoffSight.Writes(person, deal, situation);
        if (!mine) return [Reply(Texts.NotYours.With())];
        var call = new FirstCall(person.Email, now);
        List<Part> parts = [Done(call)];
        if (!record.Readers.Contains(person.Email)) parts.Add(Texts.CallHint.With(("deal", deal.Name)).Presses(new Press(Verbs.Dossier, Subjects.Handoff(deal.Id))));
        return HandoffOutlook.Settle(record with { Called = call }, deal, situation, now, Replies.To(person, situation, key, now, parts, about: new About("deal", deal.Id)));

        Part Done(FirstCall made) => Texts.CallDone.With(("company", HandoffCards.CustomerOf(deal, situation)), ("name", Colleagues.NameOf(made.By, situation)));
        Decision Reply(Part part) => Replies.To(person, situation, key, now, [part]);
    }
}
