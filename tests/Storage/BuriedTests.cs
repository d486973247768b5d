using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Storage;

namespace CoachBot.Tests.Storage;

/// <summary>What is kept of an event that could not be decided on.</summary>
public sealed class BuriedTests : IAsyncDisposable
{
    private readonly TempStore temp = new();

    public ValueTask DisposeAsync() => temp.DisposeAsync();

    [Theory]
    [InlineData(Forms.ContendWrite, "objection", false)]
    [InlineData(Forms.ContendStance, "reservation", false)]
    [InlineData(Forms.ReviewAnswer, "answer", true)]
    public async Task A_buried_form_of_a_round_keeps_nothing_of_what_was_written(string form, string field, bool kept) // PRV-06
    {
        await Bury(StoredJson.Write<Happening>(new Submitted("ann@ours.example", form, new Dictionary<string, string> { [field] = "violet pelican" })));
        var letter = Assert.Single(Letters());
        Assert.Contains(form, letter, StringComparison.Ordinal);
        Assert.Equal(kept, letter.Contains("violet pelican", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_kept_as_it_is()
    {
        await Bury("{broken");
        Assert.Equal(["{broken"], Letters());
    }

    private Task Bury(string body) => temp.Store.Write(
        WriteUrgency.Hook,
        sql =>
        {
            var at = DateTimeOffset.UnixEpoch;
            sql.Run("insert into inbox (tenant, subject, key, at, body, hops, attempts) values ('t', 'review:deal-1', 'k', ?1, ?2, 0, 9)", at, body);
            Inbox.Bury(sql, Inbox.OldestOf(sql, "t", "review:deal-1", 1)[0], "cause", at);
        },
        default);

    private List<string> Letters() => temp.Store.Read(sql => sql.All("select body from dead_letters", row => row.GetString(0)));
}
