using CoachBot.Chat.Teams.Cards;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Slack;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>Whatever a message is made of [INT-18] [INT-23].</summary>
public sealed class MessagePropertyTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(120);

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
        Runs.ListOf().ListOf().Select(rows => (Block)new Table([.. rows.Select(row => (IReadOnlyList<IReadOnlyList<Run>>)[.. row.Take(4).Select(cell => cell)])], "more")),
        AnyText.ListOf().Select(names => (Block)new Timeline([.. names.Select(name => new TimelineBar(name, name, new(2026, 11, 1), new(2026, 11, 2), name, name, name + ": x"))])),
        AnyText.Zip(FsCheck.FSharp.ArbMap.defaults.ArbFor<int?[]>().Generator).Select(chart =>
            (Block)new Chart(chart.Item1, [.. chart.Item2.Select((_, at) => at % 7 == 6 ? chart.Item1 : $"Week {at}")], [new ChartRow("wins", chart.Item2)], [chart.Item1], "–")));

    private static readonly Gen<Message> AnyMessage =
        from blocks in Gen.Frequency((4, Texts), (1, Pictures), (2, FsCheck.FSharp.ArbMap.defaults.ArbFor<byte>().Generator.Select(number => (Block)new Actions([$"b{number % 40}", $"b{(number + 1) % 40}"])))).ListOf()
        from labels in AnyText.ListOf()
        from items in Gen.Choose(0, 30)
        select new Message(
            "preview",
            "text",
            [.. blocks],
            [.. labels.Take(40).Select((label, at) => new Button($"b{at}", label, ButtonStyle.Default, Kind(at), at % 4 == 3 ? [.. Enumerable.Range(0, items).Select(item => new MenuItem($"b{at}.{item}", label, item % 5 == 4 && at % 8 == 7 ? ButtonKind.Form : ButtonKind.Button))] : null))],
            new ContentRef("x", "1"));

    private static ButtonKind Kind(int at) => at % 4 == 3 ? ButtonKind.Menu : at % 4 == 1 ? ButtonKind.Form : ButtonKind.Button;

    [Fact]
    public void It_is_one_that_teams_takes() =>
        Check.One(Config, Prop.ForAll(AnyMessage.ToArbitrary(), message => Assert.Empty(CardRules.Activity(MessageActivity.Of(message, new CardPlace("day/2026-11-23/ann", ["29:ann"]))))));

    [Fact]
    public void Everything_that_can_be_pressed_can_be_pressed_as_what_it_is() =>
        Check.One(Config, Prop.ForAll(AnyMessage.ToArbitrary(), message =>
        {
            var card = AdaptiveCard.Of(message, WholeCards.Place);
            var expected = message.Buttons.SelectMany(button => button.Items is { } items ? items.Select(item => item.Id) : [button.Id]).Select(PressRef.Of).ToHashSet(StringComparer.Ordinal);
            return expected.Count > 150 || expected.SetEquals(CardReading.Pressable(card));
        }));

    /// <summary>In order and whole, as long as it is not too much.</summary>
    [Fact]
    public void Every_word_is_there() =>
        Check.One(Config, Prop.ForAll(Gen.Elements("one", "two & three", "<at>Ann</at>", "*vier*").ListOf().ToArbitrary(), words =>
        {
            var message = new Message("p", "t", [.. words.Take(150).Select((word, at) => at % 5 == 4 ? (Block)new Heading([new Run($"{at} {word}")]) : new Paragraph([new Run($"{at} {word}")]))], [], new ContentRef("x", "1"));
            var read = CardReading.Words(AdaptiveCard.Of(message, WholeCards.Place)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return words.Count == 0 || words.Take(150).Select((word, at) => $"{at} {word}").SequenceEqual(read, StringComparer.Ordinal);
        }));

    [Fact]
    public void Rendering_is_the_same_each_time() =>
        Check.One(Config, Prop.ForAll(AnyMessage.ToArbitrary(), message => AdaptiveCard.Of(message, WholeCards.Place).ToJsonString() == AdaptiveCard.Of(message, WholeCards.Place).ToJsonString()));
}
