using CoachBot.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>Whatever a message is made of [INT-18] [INT-23].</summary>
public sealed class MessagePropertyTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(120);

    private static readonly Gen<string> AnyText = Gen.OneOf(
        FsCheck.FSharp.ArbMap.defaults.ArbFor<string>().Generator.Select(text => text ?? ""),
        Gen.Elements<string>(Hostile.Texts),
        Gen.Elements("Acme", "Rollout 2027", "They ship the spring season on time"));

    private static readonly Gen<IReadOnlyList<Run>> Runs =
        AnyText.Zip(Gen.Elements(RunStyle.Plain, RunStyle.Strong, RunStyle.Emphasis)).Select(run => new Run(run.Item1, run.Item2)).ListOf().Select(all => (IReadOnlyList<Run>)[.. all.Take(5)]);

    private static readonly Gen<Block> Texts = Gen.OneOf(
        Runs.Select(runs => (Block)new Heading(runs)),
        Runs.Select(runs => (Block)new Paragraph(runs)),
        Runs.Select(runs => (Block)new Quote(runs)),
        Runs.Select(runs => (Block)new Note(runs)),
        Runs.ListOf().Select(items => (Block)new Bullets([.. items])),
        AnyText.Zip(Runs).ListOf().Select(items => (Block)new FactList([.. items.Select(item => new LabelledRuns(item.Item1, item.Item2))])),
        Gen.Constant((Block)new Divider()));

    private static readonly Gen<Block> Pictures = Gen.OneOf(
        Runs.ListOf().ListOf().Select(rows => (Block)new Table([.. rows.Select(row => (IReadOnlyList<IReadOnlyList<Run>>)[.. row])], "more")),
        AnyText.ListOf().Select(names => (Block)new Timeline([.. names.Select(name => new TimelineBar(name, name, new(2026, 11, 1), new(2026, 11, 2), name, name, name + ": x"))])),
        AnyText.Zip(FsCheck.FSharp.ArbMap.defaults.ArbFor<int?[]>().Generator).Select(chart =>
            (Block)new Chart(chart.Item1, [.. chart.Item2.Select((_, at) => at % 7 == 6 ? chart.Item1 : $"Week {at}")], [new ChartRow("wins", chart.Item2)], [chart.Item1], "–")));

    private static readonly Gen<Message> AnyMessage =
        from blocks in Gen.Frequency((4, Texts), (1, Pictures), (2, FsCheck.FSharp.ArbMap.defaults.ArbFor<byte>().Generator.Select(number => (Block)new Actions([$"b{number % 40}", $"b{(number + 1) % 40}"])))).ListOf()
        from labels in AnyText.ListOf()
        from items in Gen.Choose(0, 12)
        select new Message(
            "preview",
            "text",
            [.. blocks],
            [.. labels.Take(60).Select((label, at) => new Button($"b{at}", label, ButtonStyle.Default, at % 4 == 3 ? ButtonKind.Menu : ButtonKind.Button, at % 4 == 3 ? [.. Enumerable.Range(0, items).Select(item => new MenuItem($"b{at}.{item}", label))] : null))],
            new ContentRef("x", "1"));

    [Fact]
    public void It_is_one_that_slack_takes() =>
        Check.One(Config, Prop.ForAll(AnyMessage.ToArbitrary(), message =>
            SlackRules.Message(BlockKit.Message(message)).Concat(SlackRules.Message(BlockKit.Message(message, plain: true)))
                .Concat(SlackRules.View(BlockKit.Home(new HomeView("text", message.Blocks, message.Buttons)))).FirstOrDefault() is null));

    [Fact]
    public void A_table_of_more_than_a_view_may_hold_is_written_in_words()
    {
        IReadOnlyList<IReadOnlyList<Run>> Row(int length) => [[new Run("x")], [new Run(new string('y', length))]];
        var home = new HomeView("text", [new Table([Row(1), Row(10_001), Row(10_000)], "more")], []);
        Assert.Empty(SlackRules.View(BlockKit.Home(home)));
        Assert.DoesNotContain("data_table", BlockKit.Home(home).ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>With too many blocks the end is written as text with lists: there a chart has its words, and each list's group its name.</summary>
    [Theory]
    [InlineData(6000, 0)]
    [InlineData(2000, 8000)]
    public void What_is_only_written_for_want_of_blocks_counts_among_a_messages_characters(int text, int chart)
    {
        List<Block> blocks = [new Paragraph([new Run(new string('y', text))])];
        for (var at = 0; at < 60; at++) blocks.AddRange([new Paragraph([new Run(new string('x', 74) + at)]), new Actions([$"b{at}"])]);
        if (chart > 0) blocks.Add(new Chart("Wins", ["Week 1"], [new ChartRow("wins", [1])], [new string('z', chart)], "–"));
        var message = new Message(
            "p", "t", blocks, [.. Enumerable.Range(0, 60).Select(at => new Button($"b{at}", "Open", ButtonStyle.Default, ButtonKind.Button))], new ContentRef("x", "1"));
        Assert.Empty(SlackRules.Message(BlockKit.Message(message)));
    }

    [Fact]
    public void Everything_that_can_be_pressed_can_be_pressed() =>
        Check.One(Config, Prop.ForAll(AnyMessage.ToArbitrary(), message =>
        {
            var expected = message.Buttons.SelectMany(button => button.Items is { } items ? items.Select(item => item.Id) : [button.Id]).Select(PressRef.Of).ToHashSet(StringComparer.Ordinal);
            return expected.SetEquals(Payload.Pressable(BlockKit.Message(message)));
        }));

    /// <summary>In order and whole, as long as it is not too much.</summary>
    [Fact]
    public void Every_word_is_there() =>
        Check.One(Config, Prop.ForAll(Gen.Elements("one", "two & three", "<!channel>", "vier").ListOf().ToArbitrary(), words =>
        {
            var message = new Message("p", "t", [.. words.Take(150).Select((word, at) => at % 5 == 4 ? (Block)new Heading([new Run($"{at} {word}")]) : new Paragraph([new Run($"{at} {word}")]))], [], new ContentRef("x", "1"));
            var read = Payload.Words(BlockKit.Message(message)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return words.Count == 0 || words.Take(150).Select((word, at) => $"{at} {word}").SequenceEqual(read, StringComparer.Ordinal);
        }));

    [Fact]
    public void Rendering_changes_nothing_and_is_the_same_each_time() =>
        Check.One(Config, Prop.ForAll(AnyMessage.ToArbitrary(), message => BlockKit.Message(message).ToJsonString() == BlockKit.Message(message).ToJsonString()));
}
