using System.Reflection;
using System.Text.RegularExpressions;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Content;
using CoachBot.Storage;
using CoachBot.Wire;
using Record = CoachBot.Coach.Record;

namespace CoachBot.Tests.Coach;

/// <summary>[PRV-03] No total, rank, score or activity count of a person: not in a record, a table, a message or an answer in JSON.</summary>
public sealed partial class NoScoreTests
{
    private static readonly string[] Judging =
        ["score", "scores", "rank", "ranking", "rating", "grade", "points", "total", "totals", "average", "percent", "percentage", "ratio", "streak", "leaderboard",
            "quota", "performance", "productivity", "activity", "clicks", "red", "green", "traffic"];

    /// <summary>
    /// Numbers below a person's record that judge nobody: the sender's counter of versions, and of one meeting on his agenda how
    /// often it was looked at anew and how many reminders the bot has sent.
    /// </summary>
    private static readonly string[] NotOfAPerson = ["VersionStamp.Sequence", "AgendaItem.Looks", "AgendaItem.Reminders"];

    /// <summary>Which of two messages goes first, while a turn is decided; never stored or shown.</summary>
    private static readonly string[] NotShown = ["Nudge.Rank"];

    /// <summary>What comes from Teams is an activity there: it counts nothing.</summary>
    private static readonly string[] WordsOfProtocols = ["TeamsCall.Activity", "TeamsEvent.Activity"];

    /// <summary>Facts of texts that hold a colleague's name.</summary>
    private static readonly string[] NamesOfPeople = ["name", "by", "owner", "person", "rep", "helper", "author", "lead"];

    /// <summary>Properties of records that hold a colleague's address.</summary>
    private static readonly string[] FieldsOfPeople = ["Email", "Person", "By", "Owner", "Rep", "Helper", "Author", "Asked", "AskedPerson"];

    /// <summary>Texts that name somebody and a number that is not his: of a deal, the steps of its plan.</summary>
    private static readonly string[] NotAboutHim = ["review.deal"];

    /// <summary>Numbers beside a person that count nothing he did: a version, the length of a step, a draft's number, the voices of a round that he opened.</summary>
    private static readonly string[] NotCounted =
        ["VersionStamp.Sequence", "PlannedStep.Days", "PlannedStep.LearnedFrom", "ContentionRound.Supporting", "ContentionRound.Against", "StoryDraft.Version"];

    [Fact]
    public void No_record_holds_a_judgement_of_a_person() => Assert.Empty(RecordKinds.All.Values.SelectMany(Reached).Distinct().SelectMany(Judgements));

    [Fact]
    public void A_person_has_no_number() => Assert.Empty(Reached(RecordKinds.All[Subjects.PersonKind]).SelectMany(Numbers).Except(NotOfAPerson, StringComparer.Ordinal));

    [Fact]
    public void No_table_has_such_a_column()
    {
        using var db = SqliteCoachDb.On("Data Source=:memory:");
        var columns = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Select(property => $"{entity.ClrType.Name}.{property.Name}")).ToList();

        Assert.True(columns.Count > 50, "The model is no longer read.");
        Assert.DoesNotContain(columns, column => IsJudging(column.Split('.')[1]));
    }

    [Fact]
    public void No_message_form_or_answer_has_such_a_field() => Assert.Empty(
        typeof(Message).Assembly.GetTypes()
            .Where(type => type.Namespace is { } space && (space.StartsWith("CoachBot.Wire", StringComparison.Ordinal) || space.StartsWith("CoachBot.Chat", StringComparison.Ordinal)
                || space.StartsWith("CoachBot.Coach", StringComparison.Ordinal) || space.StartsWith("CoachBot.Operations", StringComparison.Ordinal)))
            .SelectMany(Judgements)
            .Except([.. NotShown, .. WordsOfProtocols], StringComparer.Ordinal));

    /// <summary>[PRV-03] A sentence that names a person holds no number: what is counted is never somebody's.</summary>
    [Fact]
    public void No_text_counts_something_of_a_person() => Assert.Empty(
        Known.AllTexts.Where(text => text.Facts.Any(fact => NamesOfPeople.Contains(fact.TrimEnd('?'))))
            .Where(text => SampleFacts.Plausible(text).Values.Any(fact => fact is NumberFact))
            .Select(text => text.Id)
            .Except(NotAboutHim, StringComparer.Ordinal));

    /// <summary>[PRV-03] No record that names a person keeps a number beside the name.</summary>
    [Fact]
    public void No_record_keeps_a_number_beside_a_person() => Assert.Empty(
        RecordKinds.All.Values.SelectMany(Reached).Distinct()
            .Where(type => Properties(type).Any(property => property.PropertyType == typeof(string) && FieldsOfPeople.Contains(property.Name)))
            .SelectMany(Numbers)
            .Except(NotCounted, StringComparer.Ordinal));

    [Fact]
    public void A_judgement_and_a_number_are_caught()
    {
        var reached = Reached(typeof(Ranked)).ToList();

        Assert.Equal(["Habit.WinRanking"], reached.SelectMany(Judgements));
        Assert.Equal(["Habit.Calls"], reached.SelectMany(Numbers));
    }

    private static IEnumerable<string> Judgements(Type type) => Properties(type).Where(property => IsJudging(property.Name)).Select(Named);

    private static IEnumerable<string> Numbers(Type type) =>
        Properties(type).Where(property => Type.GetTypeCode(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is >= TypeCode.SByte and <= TypeCode.Decimal)
            .Where(property => !property.PropertyType.IsEnum && Nullable.GetUnderlyingType(property.PropertyType)?.IsEnum != true)
            .Select(Named);

    private static string Named(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    private static bool IsJudging(string name) => Words().Matches(name).Any(word => Judging.Contains(word.Value, StringComparer.OrdinalIgnoreCase));

    private static PropertyInfo[] Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    /// <summary>A type and every type of ours that its properties lead to.</summary>
    private static IEnumerable<Type> Reached(Type from)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([from]);
        while (open.TryPop(out var type))
        {
            foreach (var part in type.IsGenericType ? type.GetGenericArguments() : []) open.Push(part);
            if (type.HasElementType) open.Push(type.GetElementType()!);
            if (type.Namespace?.StartsWith("CoachBot", StringComparison.Ordinal) != true || type.IsEnum || !seen.Add(type)) continue;
            foreach (var property in Properties(type).Where(property => property.GetIndexParameters().Length == 0)) open.Push(property.PropertyType);
        }

        return seen;
    }

    [GeneratedRegex("[A-Z]?[a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    private sealed record Ranked(IReadOnlyList<Habit> Habits) : Record;

    private sealed record Habit(string Name, int Calls, string WinRanking);
}
