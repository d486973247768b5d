using System.Net.Http.Json;
using CoachBot.Operations;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Chat;

/// <summary>
/// What becomes of a question that is due while the account of whoever is to be asked changes, with the real service and a platform
/// that behaves: closed, opened again, moved to another zone [ADM-04] [ADM-06] [ADM-16] [ADM-29] [PRE-17].
/// </summary>
public abstract class FollowedContract : IAsyncLifetime
{
    protected const string Ann = "ann@ours.example";
    protected const string Bob = "bob@ours.example";

    /// <summary>Half past three in Berlin on Friday, and half an hour later.</summary>
    private const string Asked = "2026-11-20T15:00:00Z";

    protected static readonly IReadOnlyList<(string Key, string? Value)> Settings =
    [
        ("Sandbox:Scene", "empty"), ("Sandbox:VirtualClock", "true"), ("Sandbox:StartAt", "2026-11-20T07:00:00Z"), ("Tenant:OwnDomains:0", "ours.example"),
    ];

    protected abstract HttpClient Http { get; }

    protected abstract IServiceProvider Services { get; }

    protected abstract LeapingTime Time { get; }

    public async ValueTask InitializeAsync()
    {
        await Start();
        await Happens("account.upserted", new { id = "acc-1", name = "Copper Heron Foods", domains = new[] { "heron.example" } });
        foreach (var email in new[] { Ann, Bob }) await Happens("person.upserted", new { email, name = email[..3], role = "rep" });
        await Meet();
        await Meeting("mtg-1", "2026-11-23T10:00:00Z");
    }

    public abstract ValueTask DisposeAsync();

    [Fact] // ADM-06
    public async Task Who_travels_is_asked_when_it_is_time_where_he_is_and_once()
    {
        await Travel("America/New_York");
        await Until(Asked);
        Assert.Equal(0, Questions(Ann));
        await Until("2026-11-20T21:00:00Z");
        Assert.Equal(1, Questions(Ann));
        Assert.Equal(0, Questions(Bob));
    }

    [Fact] // PRE-17, ADM-16, ADM-29
    public async Task Whose_account_is_found_closed_is_not_asked_another_is_and_who_is_back_is_asked_again()
    {
        await Close(told: false);
        Time.LeapTo(Time.GetUtcNow().AddDays(1)); // what the platform said of her has become old
        await ClosedAndBack();
    }

    /// <summary>The question goes on to Bob; of the next meeting, after she has come back, Ann is asked.</summary>
    protected async Task ClosedAndBack()
    {
        await Until(Asked);
        await Until("2026-11-20T16:00:00Z");
        Assert.Equal((0, 1), (Questions(Ann), Questions(Bob)));

        await Open();
        await Meeting("mtg-2", "2026-11-24T10:00:00Z");
        await Until("2026-11-23T15:30:00Z");
        Assert.Equal((1, 1), (Questions(Ann), Questions(Bob)));
    }

    /// <summary>A service that runs, with both of them on its platform, in Berlin.</summary>
    protected abstract Task Start();

    /// <summary>The platform has told who they are.</summary>
    protected abstract Task Meet();

    /// <summary>Ann's account is closed.</summary>
    protected abstract Task Close(bool told);

    /// <summary>And is there again.</summary>
    protected abstract Task Open();

    /// <summary>Ann's own clock goes by another zone.</summary>
    protected abstract Task Travel(string zone);

    /// <summary>How often somebody was asked to name a value.</summary>
    protected abstract int Questions(string email);

    private async Task Until(string instant)
    {
        await Settle();
        using var answer = await Http.PostAsJsonAsync(new Uri("/sandbox/api/clock", UriKind.Relative), new { to = instant });
        answer.EnsureSuccessStatusCode();
        await Settle();
    }

    private async Task Settle()
    {
        var (store, pipeline) = (Services.GetRequiredService<Store>(), Services.GetRequiredService<Pipeline>());
        await pipeline.Settle(TestContext.Current.CancellationToken);
        while (store.Read(Outbox.NextTry) is { } retry)
        {
            Time.LeapTo(retry);
            await pipeline.Settle(TestContext.Current.CancellationToken);
        }
    }

    private Task Meeting(string id, string start) => Happens("meeting.upserted", new
    {
        id,
        title = "Review",
        start,
        end = start.Replace("10:00", "11:00", StringComparison.Ordinal),
        organizer = new { email = Ann },
        attendees = new[] { new { email = Ann, response = "accepted" }, new { email = Bob, response = "accepted" }, new { email = "buyer@heron.example", response = "accepted" } },
    });

    private async Task Happens(string type, object data)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri("/sandbox/api/world", UriKind.Relative), new { type, data });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
