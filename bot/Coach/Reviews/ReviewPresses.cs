using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>What a press on a review does. Presses that open a form are answered in <see cref="ReviewForms"/>.</summary>
public static class ReviewPresses
{
    private static readonly TimeSpan CuratorsTime = TimeSpan.FromDays(30);

    public static IReadOnlyList<Decision> Decide(ReviewTarget target, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return [];
        var record = ReviewCards.Record(target, situation);
        if (pressed.Verb == Verbs.OpenReview)
            return ReviewCards.Opened(target, new ReviewWanted(person.Email, null, null, ReviewForms.AnswerKey(pressed.Card, key, record)), situation, now);
        if (target.Review != ReviewTarget.Deal) return target.MayAnswer(person, situation) ? [] : [Reply([Texts.NotYours.With()])];
        if (situation.Find<DealRecord>(Subjects.Deal(target.Id)) is not { Known.Now: not null } deal) return [];

        // Cards of people who need not be on the deal: a curator, a praised colleague.
        if (pressed.Verb == Verbs.StoryNoted) return Noted(deal, record, person, pressed.Value, situation, now);
        if (pressed.Verb == Verbs.GoodToKnow) return EndsWith(pressed.Card, person, record, situation, now);
        if (pressed.Verb is Verbs.ContendWrite or Verbs.ContendDecide or Verbs.ContendStance)
            return Contention.MayPress(pressed.Verb, deal, record.Round, person) is { } no ? [Reply([no])] : [];

        var viewer = Sight.Of(person, deal, situation);
        if (!Sees.Names(viewer)) return [Reply([Sees.Deal(viewer) ? Texts.NotYours.With() : Texts.DealNotYours.With(("deal", deal.Name))])];
        var leads = Sight.Leads(person, deal, situation);
        switch (pressed.Verb)
        {
            case Verbs.ShareReview:
                return Shared(deal, record, person, pressed, key, situation, now);
            case Verbs.Contend:
                return Contention.Started(target, new RoundWanted(person.Email, null, null, ReviewForms.AnswerKey(pressed.Card, key, record)), situation, now);
            case Verbs.ReviewDone or Verbs.PrivateNote or Verbs.CloseWithout or Verbs.WorthSharing when !leads:
                return [Reply([Texts.ReviewManagerOnly.With()])];
            case Verbs.CloseWithout:
                return ReviewPractice.Settled(Closed(record) with { OwesDoneRight = true }, situation, now, Reply([Texts.ReviewClosedWithout.With()]));
            case Verbs.LookedAgain:
                return record.Decisions.Any(d => d.ComesBack) ? ReviewPractice.Settled(Closed(record), situation, now) : [];
            case Verbs.WorthSharing:
                return Worth(deal, record, person, pressed, key, situation, now);
            case Verbs.FollowedUp:
                var last = new CardView([Texts.FollowUpDone.With(("deal", deal.Name))], Texts.PreviewDuty.Id, Facts.None, new About("deal", deal.Id));
                return [new Tell(Subjects.Person(person.Email), new DutyEnded(Disqualifying.Key(person.Email, deal.Id), last))];
            case Verbs.Disqualify when record.Disqualified is not null:
                return [Reply([Disqualifying.Ask(deal, person, situation)])];
            case Verbs.AnswerQuestion when record.Question is null:
            case Verbs.GateReason when record.Gate is null:
                return [Reply([Texts.TooOld.With()])];
            default:
                return [];
        }

        Decision Reply(IReadOnlyList<Part> parts) => Replies.To(person, situation, key, now, parts, about: About(target));
    }

    /// <summary>The review is closed: reservations that came back have been looked at [REV-09].</summary>
    public static ReviewRecord Closed(ReviewRecord record) =>
        record with { Decisions = [.. record.Decisions.Select(d => d.ComesBack ? d with { LookedAgain = true } : d)] };

    public static string Stamp(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static About? About(ReviewTarget target) => target.Review == ReviewTarget.Deal ? new About("deal", target.Id) : null;

    private static IReadOnlyList<Decision> Shared(
        DealRecord deal, ReviewRecord record, PersonRecord person, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        var opened = record.Opened.FirstOrDefault(o => CardKeys.Answer(o.Key) == pressed.Card);
        var view = new CardView(DealReview.ForRoom(deal, record, situation, now), Texts.PreviewRoom.Id, Facts.None, new About("deal", deal.Id));
        return Rooms.Sharing.Ask(person, opened is { Direct: false } ? opened.Room : null, deal, view, key, situation, now);
    }

    /// <summary>A sentence worth telling goes to the curators' queue, once [REV-05].</summary>
    private static IReadOnlyList<Decision> Worth(
        DealRecord deal, ReviewRecord record, PersonRecord person, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (record.DoneRight.FirstOrDefault(d => Stamp(d.At) == pressed.Value) is not { } right) return [];
        var sent = Texts.ReviewWorthSent.With(("name", Colleagues.NameOf(right.Person, situation)), ("text", right.Text));
        if (right.Shared) return [Answer(sent)];
        var curators = Curators(situation);
        if (curators.Count == 0) return [Answer(Texts.ReviewNoCurator.With())];
        var part = Texts.ReviewWorth.With(("name", Colleagues.NameOf(right.Person, situation)), ("text", right.Text), ("by", Colleagues.NameOf(right.By, situation)))
            .Presses(new Press(Verbs.StoryNoted, Subjects.Review(deal.Id), Style: PressStyle.Primary, Value: pressed.Value));
        var view = new CardView([part], Texts.PreviewDuty.Id, Facts.None);
        var duties = curators.Select(c => (Email: c, Duty: new Duty(WorthKey(c, deal.Id, pressed.Value!), DutyKinds.Story, now, now + CuratorsTime, view))).ToList();
        var after = (record with { DoneRight = [.. record.DoneRight.Select(d => ReferenceEquals(d, right) ? d with { Shared = true } : d)] })
            .WithEnding(duties.Select(d => new EndingDuty(d.Email, d.Duty.Key, now + CuratorsTime)));
        return ReviewPractice.Settled(after, situation, now, [.. duties.Select(d => new Tell(Subjects.Person(d.Email), new DutySet(d.Duty))), Answer(sent)]);

        Decision Answer(Part shown) => Replies.To(person, situation, ReviewForms.AnswerKey(pressed.Card, key, record), now, [shown], about: new About("deal", deal.Id));
    }

    /// <summary>One curator has taken it: it leaves the queue of all.</summary>
    private static IReadOnlyList<Decision> Noted(DealRecord deal, ReviewRecord record, PersonRecord curator, string? stamp, Situation situation, DateTimeOffset now)
    {
        if (record.DoneRight.FirstOrDefault(d => Stamp(d.At) == stamp) is not { } right) return [];
        if (record.Ending.All(e => e.Key != WorthKey(curator.Email, deal.Id, stamp!))) return [];
        var last = new CardView(
            [Texts.ReviewWorthNoted.With(("name", Colleagues.NameOf(right.Person, situation)), ("text", right.Text))], Texts.PreviewDuty.Id, Facts.None);
        var ended = record.Ending.Where(e => e.Key == WorthKey(e.Email, deal.Id, stamp!)).ToList();
        var after = record with { Ending = [.. record.Ending.Except(ended)] };
        return ReviewPractice.Settled(after, situation, now, ended.Select(e => new Tell(Subjects.Person(e.Email), new DutyEnded(e.Key, last))));
    }

    /// <summary>A card that only tells something has been read.</summary>
    private static IReadOnlyList<Decision> EndsWith(string card, PersonRecord person, ReviewRecord record, Situation situation, DateTimeOffset now)
    {
        if (record.Ending.FirstOrDefault(e => e.Key == card && e.Email == person.Email) is not { } ending) return [];
        var after = record with { Ending = [.. record.Ending.Where(e => e != ending)] };
        return ReviewPractice.Settled(after, situation, now, ReviewPractice.Put(ending, situation));
    }

    /// <summary>Those who look after what is told; marketing where there is nobody of that role.</summary>
    private static IReadOnlyList<string> Curators(Situation situation)
    {
        var curators = Active(Roles.Curator);
        return curators.Count > 0 ? curators : Active(Roles.Marketing);

        IReadOnlyList<string> Active(string role) =>
            [.. Colleagues.OfRole(role, situation).Select(p => p.Email)];
    }

    private static string WorthKey(string curator, string dealId, string stamp) => CardKeys.Duty(curator, $"worth/{dealId}/{stamp}");
}
