using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Crm.Webhook;
using CoachBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// kill -9 of the real executable at random moments: every acknowledged hook is handled after the restart, every nudge
/// appears once, and the end is that of an undisturbed run: the same cards, keys and instants.
/// </summary>
public sealed class KillTests
{
    private const int Kills = 25;
    private const int Meetings = 500;
    private const int People = 12;

    private static readonly string[] Instants =
        ["2026-11-20T15:00:00Z", "2026-11-20T20:45:00Z", "2026-11-23T09:00:00Z", "2026-11-23T21:00:00Z", "2026-11-24T15:00:00Z", "2026-11-25T12:00:00Z", "2026-11-27T23:00:00Z"];

    [Fact]
    public async Task Whatever_is_killed_when_the_end_is_that_of_an_undisturbed_run()
    {
        var week = new Week(seed: 7, People, Meetings);
        var calm = await Run(week, kills: 0);
        var rough = await Run(week, Kills);

        Assert.True(calm.Cards.Count > Meetings / 5, $"Only {calm.Cards.Count} cards: the week is too quiet to prove anything.");
        Assert.Equal(calm.Cards, rough.Cards);
        Assert.Equal(calm.Messages, rough.Messages);
        Assert.Equal(0, rough.Dead);
    }

    private static async Task<Ending> Run(Week week, int kills)
    {
        await using var coach = new CoachProcess();
        await coach.Start();
        using var done = new CancellationTokenSource();
        var killer = kills == 0 ? Task.CompletedTask : Kill(coach, kills, done);
        foreach (var hook in week.Hooks) await UntilAcknowledged(coach, hook);
        foreach (var instant in Instants) await UntilThere(coach, instant);
        await killer;
        foreach (var instant in Instants[^1..]) await UntilThere(coach, instant);
        await coach.Kill();
        return Read(coach.DatabasePath);
    }

    /// <summary>All kills fall while hooks flow and time moves; the driver below repeats what was not answered.</summary>
    private static async Task Kill(CoachProcess coach, int kills, CancellationTokenSource done)
    {
        var random = new Random(11);
        for (var i = 0; i < kills; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(10, 700)), TimeProvider.System);
            await coach.Kill();
            await coach.Start();
        }
        await done.CancelAsync();
    }

    private static async Task UntilAcknowledged(CoachProcess coach, (string Id, string Type, Dictionary<string, object> Data) hook)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { type = hook.Type, timestamp = "2026-11-20T07:00:00Z", data = hook.Data });
        await Repeat(async () =>
        {
            var secret = SandboxSecret.EnsureFile(SandboxSecret.FileFor(coach.DatabasePath));
            using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/webhook/sandbox") { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            foreach (var (name, value) in StandardWebhooks.Headers(secret, hook.Id, TimeProvider.System.GetUtcNow(), body)) request.Headers.Add(name, value);
            using var answer = await coach.Client.SendAsync(request);
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests) return false;
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            return true;
        });
    }

    private static Task UntilThere(CoachProcess coach, string instant) => Repeat(async () =>
    {
        using var content = new StringContent($$"""{"to":"{{instant}}"}""", Encoding.UTF8, "application/json");
        using var answer = await coach.Client.PostAsync("/sandbox/api/clock", content);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode) return true;
        if (answer.StatusCode is not HttpStatusCode.Conflict) return false;
        var now = JsonNode.Parse(await coach.Client.GetStringAsync("/sandbox/api/clock"))!["now"]!.GetValue<string>();
        Assert.True(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture) >= DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), text);
        return true;
    });

    private static async Task Repeat(Func<Task<bool>> call)
    {
        for (var tries = 0; tries < 2_000; tries++)
        {
            try
            {
                if (await call()) return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                // It was killed; it is started again meanwhile.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
        throw new TimeoutException("CoachBot never answered.");
    }

    private static Ending Read(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var cards = Rows(connection, "select card || ' @ ' || coalesce(sent_at, '-') || ' ' || state || char(10) || view from outbox order by card");
        var messages = Rows(connection, "select card_key || ' ' || count(*) from sandbox_messages where card_key is not null group by card_key order by card_key");
        var dead = Rows(connection, "select cause from dead_letters");
        return new(cards, messages, dead.Count);
    }

    private static List<string> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetString(0));
        return rows;
    }

    private sealed record Ending(List<string> Cards, List<string> Messages, int Dead);
}
