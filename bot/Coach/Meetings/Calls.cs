using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>A call or an important message that stands in no calendar: the same form, opened by <c>/coach value ACCOUNT</c> [PRE-35].</summary>
public static class Calls
{
    public static FormView Form(AccountRecord account) =>
        new(Forms.ValueCall, Subjects.Account(account.Id), Facts.Of(("company", account.Name)), MeetingForms.ValueFields(null));

    public static IReadOnlyDictionary<string, Part> Errors(Submitted sent)
    {
        var text = sent.Values.GetValueOrDefault("value", "");
        if (string.IsNullOrWhiteSpace(text)) return new Dictionary<string, Part>(StringComparer.Ordinal) { ["value"] = Texts.ErrorValueEmpty.With() };
        return text.Length > MeetingForms.LongestValue
            ? new Dictionary<string, Part>(StringComparer.Ordinal) { ["value"] = Texts.ErrorTooLong.With(("max", MeetingForms.LongestValue)) }
            : [];
    }

    /// <summary>The call's own record: ready at once, asked about by nobody.</summary>
    public static IReadOnlyList<Decision> Prepared(MeetingRecord before, CallPrepared call, Situation situation, DateTimeOffset now)
    {
        if (before.Values.Count > 0) return [];
        var facts = new MeetingFacts(now, now, new Attendee(call.By, null, "accepted"), []);
        var value = MeetingAnswers.Read(call.By, call.Values, situation, now);
        var after = before with
        {
            CallAccount = call.AccountId,
            Known = Layers<MeetingFacts>.None.With(facts, new VersionStamp(now, 0, before.Id)),
            Values = [value],
            ValueForStart = now,
            State = MeetingState.Ready,
            History = [new StateChange(now, MeetingState.NotAsked, MeetingState.Ready, call.By, "person")],
        };
        var subject = Subjects.Meeting(before.Id);
        var account = situation.Find<AccountRecord>(Subjects.Account(call.AccountId));
        var decisions = new List<Decision> { new Keep(subject, after) };
        if (situation.Find<PersonRecord>(Subjects.Person(call.By)) is { } person)
            decisions.Add(Replies.To(person, situation, "call/" + before.Id, now, [Texts.ValueCallSaved.With(("account", account?.Name ?? call.AccountId), ("value", value.Text))]));
        decisions.Add(new Tell(Subjects.Account(call.AccountId), new MeetingLeft(new(before.Id, now, value.Text, null, false, null, null))));
        return decisions;
    }
}
