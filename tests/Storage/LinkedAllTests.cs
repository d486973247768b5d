using CoachBot.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Storage;

/// <summary>Records that carry several links: how names are searched.</summary>
public sealed class LinkedAllTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private readonly TempStore temp = new();

    public ValueTask DisposeAsync() => temp.DisposeAsync();

    [Fact]
    public async Task Only_those_with_every_link_are_found_in_order_and_as_many_as_asked_for()
    {
        await Save("thing:c", "acme", "plan");
        await Save("thing:a", "acme", "plan", "rollout");
        await Save("thing:b", "plan", "rollout");

        Assert.Equal(["thing:a", "thing:c"], Found(5, "plan", "acme"));
        Assert.Equal(["thing:a"], Found(1, "plan", "acme"));
        Assert.Equal(["thing:a"], Found(5, "rollout", "plan", "acme"));
        Assert.Equal(["thing:a", "thing:b", "thing:c"], Found(5, "plan"));
        Assert.Empty(Found(5, "plan", "nobody"));
    }

    /// <summary>[P14] The rarest link leads, wherever it stands: a word that all have is not walked through.</summary>
    [Theory]
    [InlineData("a-rare", "common")]
    [InlineData("common", "z-rare")]
    public async Task The_rarest_link_leads(string first, string second)
    {
        for (var number = 0; number < 1500; number++) await Save($"thing:{number:0000}", "common");
        await Save("thing:9999", "common", "a-rare", "z-rare");

        var links = StoredJson.Write(new[] { first, second });
        Assert.Equal([first == "common" ? second : first, "common"], temp.Store.Read(sql => Records.RarestFirst(sql, "acme", links)));
        Assert.Equal(["thing:9999"], Found(5, first, second));
    }

    [Fact]
    public async Task It_finds_what_a_search_of_everything_finds()
    {
        var all = new List<(string Subject, string[] Links)>();
        var random = new System.Random(7);
        for (var number = 0; number < 200; number++)
        {
            var links = Enumerable.Range(0, 6).Where(_ => random.Next(2) == 0).Select(at => $"w{at}").ToArray();
            all.Add(($"thing:{number:000}", links));
            await Save($"thing:{number:000}", links);
        }

        Prop.ForAll(FsCheck.FSharp.ArbMap.defaults.ArbFor<byte>(), mask =>
        {
            var wanted = Enumerable.Range(0, 6).Where(at => (mask >> at & 1) == 1).Select(at => $"w{at}").ToArray();
            return wanted.Length == 0 || Found(20, wanted).SequenceEqual(all.Where(each => wanted.All(each.Links.Contains)).Select(each => each.Subject).Take(20));
        }).QuickCheckThrowOnFailure();
    }

    private Task Save(string subject, params string[] links) =>
        temp.Store.Write(WriteUrgency.Work, sql => Records.Save(sql, "acme", subject, "{}", links, Now), default);

    private List<string> Found(int most, params string[] links) =>
        temp.Store.Read(sql => Records.LinkedAll(sql, "acme", StoredJson.Write(links), most));
}
