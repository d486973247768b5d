using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>[PRV-01] [PRV-02]: the table of who sees what, cell by cell.</summary>
public sealed class SightTests
{
    /// <summary>Columns: Owner, Colleague, Manager, manager's manager, Curator, aDmin, Receiver, accounT manager, Vendor support, outside. A letter sees, a dot does not.</summary>
    private const string Table = """
        DealFacts         OCMG..RT..
        Amounts           OCMG...T..
        NamedValue        OCM...RT..
        Confirmation      OCM...RT..
        Commitments       OCM...RT..
        CriticalDate      OCMG..RT..
        ValueEvent        OCMG..RT..
        Plan              OCMG..RT..
        Promises          OCM...RT..
        HandoffState      OCM...RT..
        ReviewAnswers     OCM.......
        Contention        OCM.......
        Reservations      OCM.......
        WinAnswers        OCM.K.....
        Story             OCMGKART.X
        ReferenceConsents OCMGKART.X
        Aggregates        OCMGKART.X
        MeetingState      O.........
        MeetingHistory    O.........
        GoAheadReason     O.........
        AnswerTimes       O.........
        EarlySignal       O.........
        OwnGoals          O.........
        PrivateNote       O.........
        """;

    private static readonly Viewer[] Columns =
        [Viewer.Owner, Viewer.Colleague, Viewer.Manager, Viewer.ManagersManager, Viewer.Curator, Viewer.Admin, Viewer.Receiver, Viewer.AccountManager, Viewer.VendorSupport, Viewer.Outside];

    private static IEnumerable<(DataKind Kind, string Row)> Rows() =>
        Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(r => (Enum.Parse<DataKind>(r[0]), r[1].Trim()));

    public static TheoryData<Viewer, DataKind, bool> Cells() =>
        [.. from row in Rows() from column in Enumerable.Range(0, Columns.Length) select (Columns[column], row.Kind, row.Row[column] != '.')];

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_of_the_table_is_what_it_is(Viewer viewer, DataKind kind, bool sees) => Assert.Equal(sees, Sight.May(viewer, kind));

    [Fact]
    public void The_table_above_has_every_kind_and_every_viewer()
    {
        Assert.Equal(Enum.GetValues<DataKind>(), Rows().Select(r => r.Kind));
        Assert.Equal(Enum.GetValues<Viewer>().Order(), Columns.Order());
        Assert.All(Rows(), r => Assert.Equal(Columns.Length, r.Row.Length));
    }

    [Fact]
    public void The_product_prints_the_same_table() // PRV-01
    {
        var part = Assert.Single(new CoachWorld().WithPerson().Say("/coach about data").Answer().Now.View.Parts);
        var rows = Assert.IsType<TableView>(part.Picture).Rows;
        Assert.Equal(Rows().Count(), rows.Count);
        foreach (var (row, (kind, cells)) in rows.Zip(Rows()))
        {
            Assert.Equal(Fact.Word("data." + Lower(kind.ToString())), row[0]);
            if (cells.Trim('.') == "O" && cells[0] == 'O' && cells[1..].All(c => c == '.')) Assert.Equal(Fact.Word("viewer.self"), row[1]);
            else Assert.Equal(Columns.Where((_, c) => cells[c] != '.').Order().Select(v => Fact.Word("viewer." + Lower(v.ToString()))), Assert.IsType<WordsFact>(row[1]).Items);
        }
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
