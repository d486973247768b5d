using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Digests;

/// <summary>Every line about a person in any digest of the last 90 days, word for word, newest first [DIG-03].</summary>
public static class AboutMe
{
    public static IReadOnlyList<Part> Parts(PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var lines = person.Said.Where(l => l.At > now - SaidLine.Kept).OrderByDescending(l => l.At).ToList();
        if (lines.Count == 0) return [Texts.AboutNothing.With()];
        return
        [
            Texts.AboutHead.With(),
            .. lines.GroupBy(l => (l.At, l.To)).SelectMany(g => g.Select(l => new Part(l.Text, l.Facts)).Prepend(Where(g.Key.At, g.Key.To, person, situation))),
        ];
    }

    private static Part Where(DateTimeOffset at, string? to, PersonRecord person, Situation situation)
    {
        var day = LocalTime.DayOf(at, person.ReaderIn(situation.Tenant).Zone);
        return to is null ? Texts.AboutRoom.With(("date", day)) : Texts.AboutManager.With(("date", day), ("name", Colleagues.NameOf(to, situation)));
    }
}
