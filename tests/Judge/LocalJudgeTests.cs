using System.Diagnostics;
using CoachBot.Content;
using CoachBot.Judge;
using FsCheck;
using FsCheck.Fluent;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CoachBot.Tests.Judge;

/// <summary>[PRE-05] Hint, never a lock.</summary>
public sealed class LocalJudgeTests
{
    private static readonly LocalJudge Judge = JudgeFiles.Load(ContentFolder.SourceFolder()!, "Flowline Pro");

    public static TheoryData<string, string> Samples()
    {
        var file = Path.Combine(ContentFolder.SourceFolder()!, "..", "tests", "Judge", "samples.en.yaml");
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var samples = new TheoryData<string, string>();
        foreach (var sample in yaml.Deserialize<List<Dictionary<string, string>>>(File.ReadAllText(file))) samples.Add(sample["value"], sample["hint"]);
        return samples;
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_gets_the_hint_that_a_coach_would_give(string value, string hint) =>
        Assert.Equal(hint == "none" ? null : $"hint.{hint}", Judge.Look(value, "en"));

    [Fact]
    public void There_are_at_least_sixty_samples_and_every_hint_has_some()
    {
        var samples = Samples().Select(row => row.Data).ToList();

        Assert.True(samples.Count >= 60);
        Assert.Equal(["greetingOnly", "none", "ourAgenda", "priceOnly", "productOnly", "tooShort"], samples.Select(sample => sample.Item2).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_product_name_is_known_only_where_the_tenant_sells_it()
    {
        var elsewhere = JudgeFiles.Load(ContentFolder.SourceFolder()!);

        Assert.Equal(LocalJudge.ProductOnly, Judge.Look("Flowline Pro", "en"));
        Assert.Equal(LocalJudge.TooShort, elsewhere.Look("Flowline Pro", "en"));
    }

    [Theory]
    [InlineData("Größere Öfen für Köln", null)] // four words
    [InlineData("Größere Öfen Köln", LocalJudge.TooShort)]
    [InlineData("Ça réduit l’été", LocalJudge.TooShort)]
    [InlineData("Их склад работает быстрее", null)]
    [InlineData("रसीद दो दिन पहले", null)]
    [InlineData("रसीद दो दिन", LocalJudge.TooShort)]
    [InlineData("在庫を三割減らして倉庫を一つ閉じる", null)]
    [InlineData("在庫", LocalJudge.TooShort)]
    [InlineData("🎉 🎉 🎉 🎉 🎉", LocalJudge.TooShort)]
    [InlineData("", LocalJudge.TooShort)]
    public void Words_are_counted_in_every_script(string value, string? expected) => Assert.Equal(expected, Judge.Look(value, "en"));

    [Theory]
    [InlineData("en-GB")]
    [InlineData("EN")]
    [InlineData("fr")]
    [InlineData("")]
    public void A_language_without_lists_of_its_own_takes_those_nearest(string language) =>
        Assert.Equal(LocalJudge.OurAgenda, Judge.Look("quick check-in with Jane", language));

    [Fact]
    public void Without_any_list_only_the_length_counts()
    {
        var bare = new LocalJudge(new Dictionary<string, HintWords>(StringComparer.Ordinal), []);

        Assert.Equal(LocalJudge.TooShort, bare.Look("hello there", "en"));
        Assert.Null(bare.Look("hello there my friend", "en"));
    }

    [Fact]
    public void Whatever_is_typed_gets_an_answer_and_always_the_same() =>
        Prop.ForAll<string?>(typed =>
        {
            var value = typed ?? "";
            return Judge.Look(value, "en") == Judge.Look(value, "en") && Judge.Look(value + " so that they no longer wait for it", "en") is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_thousand_characters_are_judged_at_once()
    {
        var watch = Stopwatch.StartNew();
        var hint = Judge.Look(string.Concat(Enumerable.Repeat("presentatino of discuont ", 400)), "en");

        Assert.NotNull(hint);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
    }
}
