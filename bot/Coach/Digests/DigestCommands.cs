using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.Digests;

/// <summary>The commands of this practice.</summary>
public static class DigestCommands
{
    private static readonly string[] Times = ["HH:mm", "H:mm"];

    /// <summary>The first words of its commands; ids, not words on screen.</summary>
    public static readonly IReadOnlyList<string> Known = ["my", "about", "digest", "export"];

    /// <summary>What a command answers; null where the word is not one of <see cref="Known"/>.</summary>
    public static IReadOnlyList<Decision>? To(CommandLine command, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        var rest = command.Rest.Trim();
        return command.Verb switch
        {
            "my" => Answered(rest is "" || Is(rest, "team") ? MyTeam.Parts(person, situation, now) : [Texts.DigestHow.With()]),
            "about" when Is(rest, "data") => Answered(WhoSeesWhat.Parts()),
            "about" => rest is "" || Is(rest, "me") ? InMessages(AboutMe.Parts(person, situation, now)) : Answered([Texts.DigestHow.With()]),
            "export" => rest is "" || Is(rest, "my data") ? InMessages(MyData.Parts(person, situation, now)) : Answered([Texts.DigestHow.With()]),
            "digest" => Digest(rest, person, said, key, situation, now),
            _ => null,
        };

        IReadOnlyList<Decision> Answered(IReadOnlyList<Part> parts) => [Answers.Reply(person, said, key, situation, now, parts)];

        // Word for word and nothing left out: what does not fit into one message goes into the next.
        IReadOnlyList<Decision> InMessages(IReadOnlyList<Part> parts) =>
            [.. parts.Chunk(MostParts).Select((some, n) => Answers.Reply(person, said, n == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}/{n}"), situation, now, some))];
    }

    /// <summary>A message takes 12,000 characters.</summary>
    private const int MostParts = 12;

    private static IReadOnlyList<Decision> Digest(string rest, PersonRecord person, Said said, string key, Situation situation, DateTimeOffset now)
    {
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["effect"]) return [Reply(OwnEffect.Parts(person, situation, now))];
        if (words is ["here", .. var behind])
        {
            if (said.Direct) return [Reply([Texts.DigestNotChannel.With()])];
            var room = RoomName.Read(said.Room, situation.Tenant.DefaultChat);
            return ForTeam(behind, (team, subject) => Sharing.Refusal(room, situation) is { } no
                ? [Reply([no])]
                : [new Tell(subject, new TeamRoomSet(person.Email, said.Room)), Reply([Texts.DigestHere.With(("team", team))])]);
        }
        if (words is [var first, _, ..] && DigestTimes.DayNamed(first) is { } day)
        {
            if (!TimeOnly.TryParseExact(words[1], Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return [Reply([Texts.DigestBadTime.With()])];
            return ForTeam(words[2..], (team, subject) =>
            [
                new Tell(subject, new TeamTimeSet(person.Email, day, time)),
                Reply([Texts.DigestTime.With(("team", team), ("weekday", Fact.Word(DigestTimes.WordOf(day))), ("clock", time.ToString("HH:mm", CultureInfo.InvariantCulture)))]),
            ]);
        }
        if (words.Length > 0 && DigestTimes.DayNamed(words[0]) is not null) return [Reply([Texts.DigestBadTime.With()])];
        if (words.Length > 0 && TeamNamed(words, person, situation).Count == 0) return [Reply([Texts.DigestHow.With()])];
        return ForTeam(words, (team, subject) => [Reply(TeamStatus.Parts(situation.Find<TeamRecord>(subject) ?? new TeamRecord { Name = team }, situation, now))]);

        Decision Reply(IReadOnlyList<Part> parts) => Answers.Reply(person, said, key, situation, now, parts);

        IReadOnlyList<Decision> ForTeam(IReadOnlyList<string> typed, Func<string, string, IReadOnlyList<Decision>> act) => TeamNamed(typed, person, situation) switch
        {
            [var only] => act(only, Subjects.Team(only)),
            { Count: > 1 } several => [Reply([Texts.DigestWhichTeam.With(("teams", new WordsFact([.. several.Select(t => (Fact)t)])))])],
            _ => [Reply([Texts.DigestNotManager.With()])],
        };
    }

    /// <summary>The teams that are meant among those he may set: an administrator any, a manager his own.</summary>
    private static IReadOnlyList<string> TeamNamed(IReadOnlyList<string> typed, PersonRecord person, Situation situation)
    {
        var led = Teams.LedBy(person, situation);
        IReadOnlyList<string> all = person.Facts.Role == Roles.Admin ? [.. situation.Linked(LinkNames.Teams).Select(Subjects.IdOf)] : led;
        if (typed.Count == 0) return led.Count > 0 ? led : all;
        var name = string.Join(' ', typed);
        return [.. all.Where(t => t.Equals(name, StringComparison.OrdinalIgnoreCase))];
    }

    private static bool Is(string rest, string words) => rest.Equals(words, StringComparison.OrdinalIgnoreCase);
}
