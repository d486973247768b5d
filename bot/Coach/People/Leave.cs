using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>To a person: leave set by hand, by himself or by an administrator [ADM-08].</summary>
/// <param name="Until">The last day of it; null for "back".</param>
/// <param name="Deputy">Who gets what cannot wait; null leaves what was set.</param>
public sealed record LeaveSet(string By, DateOnly? Until, string? Deputy = null) : Happening;

/// <summary>The command <c>/coach leave [colleague] DAY|off [deputy]</c>: addresses or names; another person's only for administrators.</summary>
public static class Leave
{
    /// <summary>Days that a leave may be set ahead: a year covers a parent's.</summary>
    private const int Longest = 366;

    public static IReadOnlyList<Decision> Command(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        var words = command.Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w != "until").ToArray();
        var when = Array.FindIndex(words, w => w is "off" or "end" || MeetingAnswers.Day(w) is not null);
        if (when < 0) return [Reply(Texts.LeaveHow.With())];
        var whom = Colleagues.Named(string.Join(' ', words[..when]), situation);
        var deputy = Colleagues.Named(string.Join(' ', words[(when + 1)..]), situation);
        if ((when > 0 && whom is null) || (words.Length > when + 1 && deputy is not { IsActive: true })) return [Reply(Texts.LeaveNobody.With(("typed", command.Rest)))];
        var subject = whom ?? person;
        if (subject.Email != person.Email && person.Facts.Role != Roles.Admin) return [Reply(Texts.LeaveNotYours.With())];
        if (deputy?.Email == subject.Email) return [Reply(Texts.LeaveNobody.With(("typed", command.Rest)))];

        var until = MeetingAnswers.Day(words[when]);
        var today = LocalTime.DayOf(now, subject.ReaderIn(situation.Tenant).Zone);
        if (until < today) return [Reply(Texts.ErrorDatePast.With())];
        if (until > today.AddDays(Longest)) return [Reply(Texts.ErrorPauseLong.With(("latest", today.AddDays(Longest))))];
        var acting = deputy?.Email ?? subject.Own.Deputy ?? subject.Facts.ManagerEmail;
        var answer = until is { } day
            ? Texts.LeaveSet.With(("name", subject.Name), ("day", day), ("deputy", NameOf(acting, situation)))
            : Texts.LeaveEnded.With(("name", subject.Name));
        var set = new LeaveSet(person.Email, until, deputy?.Email);
        return subject.Email == person.Email
            ? [.. Set(person, set, situation, now), Reply(answer)]
            : [new Tell(Subjects.Person(subject.Email), set), Reply(answer)];

        Decision Reply(Part part) => Answers.Reply(person, said, key, situation, now, [part]);
    }

    /// <summary>Leave changes whom his meetings ask, and what reaches him.</summary>
    public static IReadOnlyList<Decision> Set(PersonRecord before, LeaveSet set, Situation situation, DateTimeOffset now)
    {
        var after = before with { Own = before.Own with { LeaveUntil = set.Until, Deputy = set.Deputy ?? before.Own.Deputy } };
        return after.Own == before.Own ? [] : [.. Plan.Settle(before, after, situation, now), .. PersonPractice.MeetingsLookAgain(after.Email, situation)];
    }

    private static Fact? NameOf(string? email, Situation situation) =>
        email is { Length: > 0 } ? new TextFact(Colleagues.NameOf(email, situation)) : null;
}
