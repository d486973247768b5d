using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Digests;

/// <summary>The table of who sees what, written from the data by which it is enforced [PRV-01].</summary>
public static class WhoSeesWhat
{
    public static IReadOnlyList<Part> Parts()
    {
        var rows = Enum.GetValues<DataKind>().Select(k => (IReadOnlyList<Fact>)[Word("data", k.ToString()), Readers(k)]);
        return [Texts.AboutData.With().Shows(new TableView([Fact.Word("data.head"), Fact.Word("viewer.head")], [.. rows]))];
    }

    private static Fact Readers(DataKind kind)
    {
        if (Sight.IsPrivate(kind)) return Fact.Word("viewer.self");
        return new WordsFact([.. Enum.GetValues<Viewer>().Where(v => Sight.May(v, kind)).Select(v => Word("viewer", v.ToString()))]);
    }

    private static Fact Word(string group, string name) => Fact.Word($"{group}.{char.ToLowerInvariant(name[0])}{name[1..]}");
}
