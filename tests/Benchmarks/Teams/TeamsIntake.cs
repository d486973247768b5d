using System.Diagnostics;
using System.Text;
using CoachBot.Benchmarks.Support;
using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Benchmarks.Teams;

/// <summary>A message from Teams until it may be acknowledged: token with warm keys, reading, store; beside it the bare RS256 and the bare insert, in the same run.</summary>
internal static class TeamsIntake
{
    private const int AtOnce = 64;
    private static int made;

    public static async Task<IReadOnlyList<Figure>> Run(bool small)
    {
        using var folder = new TempFolder();
        await using var service = await TeamsService.Start(folder.File("teams.db"));
        var (rounds, size) = small ? (2, 300) : (5, 5_000);
        await Take(service, Make(service, size / 4), AtOnce);
        await Insert(service, size / 4, AtOnce);
        var (verified, hashed, taken, inserted) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (takenMany, insertedMany) = (new List<double>(), new List<double>());
        var (checking, whole) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var requests = Make(service, size);
            checking.AddRange(requests.Select(request => Check(service, request)));
            verified.Add(Spread.Quantile(checking.TakeLast(size), 0.5));
            hashed.Add(Spread.Quantile(requests.Select(_ => Bare(service)), 0.5));
            var one = await Take(service, Make(service, size / 5), 1);
            whole.AddRange(one);
            taken.Add(Spread.Quantile(one, 0.5));
            inserted.Add(Spread.Quantile(await Insert(service, size / 5, 1), 0.5));
            takenMany.Add(await PerSecond(() => Take(service, requests, AtOnce), size));
            insertedMany.Add(await PerSecond(() => Insert(service, size, AtOnce), size));
        }

        const string how = "messages of 1 KB in process, SQLite WAL synchronous=FULL, one after the other";
        return
        [
            new(
                "teams-verify",
                Ratio(verified, hashed).Text("0.0", " x the bare RS256"),
                "token, parse, and whose it is: at most 4 x",
                $"p50 {Spread.Quantile(checking, 0.5) * 1000:0} us, p99 {Spread.Quantile(checking, 0.99) * 1000:0} us, bare RS256 {Spread.Of(hashed).Median * 1000:0.0} us",
                how),
            new(
                "teams-intake",
                Ratio(taken, inserted).Text("0.00", " x the bare insert"),
                "at most 2 x",
                $"p50 {Spread.Quantile(whole, 0.5):0.00} ms, p99 {Spread.Quantile(whole, 0.99):0.00} ms, bare insert {Spread.Of(inserted).Text("0.00")} ms",
                how),
            new(
                "teams-intake-64",
                Ratio(takenMany, insertedMany).Text("0.00", " of the bare insert"),
                "at least 0.15",
                $"{Spread.Of(takenMany).Text("0")}/s, bare insert {Spread.Of(insertedMany).Text("0")}/s",
                $"the same, {AtOnce} at once, {rounds} rounds in turn"),
        ];
    }

    private static Spread Ratio(IEnumerable<double> ours, IEnumerable<double> theirs) => Spread.Of(ours.Zip(theirs, (a, b) => a / b));

    private static double Check(TeamsService service, HookRequest request)
    {
        var since = Stopwatch.GetTimestamp();
        if (!service.Source.Verify(request, TimeProvider.System.GetUtcNow()).Genuine) throw new InvalidOperationException("The token was not taken.");
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static double Bare(TeamsService service)
    {
        var since = Stopwatch.GetTimestamp();
        if (!service.VerifyBare()) throw new InvalidOperationException("The bare signature did not fit.");
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static async Task<double> PerSecond(Func<Task> work, int count)
    {
        var watch = Work.Start();
        await work();
        return watch.Stop().PerSecond(count);
    }

    /// <summary>Milliseconds of each, from the request to the answer.</summary>
    private static Task<List<double>> Take(TeamsService service, IReadOnlyList<HookRequest> requests, int atOnce) => Each(requests.Count, atOnce, async number =>
    {
        var reply = await service.Intake.Take(service.Source, requests[number], default);
        if (reply.Status != StatusCodes.Status200OK) throw new InvalidOperationException($"It was answered {reply.Status}.");
    });

    /// <summary>The same rows without anything else.</summary>
    private static Task<List<double>> Insert(TeamsService service, int count, int atOnce) => Each(count, atOnce, async _ =>
    {
        var number = Interlocked.Increment(ref made);
        var now = TimeProvider.System.GetUtcNow();
        var key = $"activity/bare/{number}";
        var said = new InboundEvent(Service.Tenant, Subjects.Person("ann@ours.example"), key, now, new Said("ann@ours.example", TeamsService.Conversation, Words(number)));
        await service.Store.Write(
            WriteUrgency.Answer,
            sql =>
            {
                if (HookKeys.IsNew(sql, Service.Tenant, "teams", key, null, now)) Inbox.Add(sql, said);
            },
            default);
    });

    private static async Task<List<double>> Each(int count, int atOnce, Func<int, Task> one)
    {
        var took = new double[count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                var since = Stopwatch.GetTimestamp();
                await one(number);
                took[number] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            }
        })));
        return [.. took];
    }

    private static List<HookRequest> Make(TeamsService service, int count) => [.. Enumerable.Range(0, count).Select(_ => One(service, Interlocked.Increment(ref made)))];

    private static HookRequest One(TeamsService service, int number)
    {
        var text = Words(number);
        var body = Encoding.UTF8.GetBytes(
            $$$"""
            {"type":"message","id":"{{{1764000000000 + number}}}","timestamp":"2026-11-22T10:42:45.441Z","localTimestamp":"2026-11-22T11:42:45.441+01:00","localTimezone":"Europe/Berlin",
            "serviceUrl":"{{{service.ServiceUrl}}}","channelId":"msteams","from":{"id":"29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgFmB39ATiQWA85g","name":"Ann","aadObjectId":"{{{TeamsService.User}}}"},
            "conversation":{"conversationType":"personal","tenantId":"{{{TeamsService.EntraTenant}}}","id":"{{{TeamsService.Conversation}}}"},
            "recipient":{"id":"28:{{{TeamsService.AppId}}}","name":"CoachBot"},"textFormat":"plain","text":"{{{text}}}","locale":"en-US",
            "attachments":[{"contentType":"text/html","content":"<p>{{{text}}}</p>"}],
            "entities":[{"type":"clientInfo","locale":"en-US","country":"US","platform":"Windows","timezone":"Europe/Berlin"}],
            "channelData":{"tenant":{"id":"{{{TeamsService.EntraTenant}}}"} } }
            """);
        return new HookRequest(
            "",
            "/api/messages",
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = ["application/json; charset=utf-8"],
                ["Authorization"] = ["Bearer " + service.Token],
            },
            body,
            IsHttps: true,
            RemoteIsLoopback: false);
    }

    private static string Words(int number) => $"With plan {number} they load a truck in nine minutes less, and the night shift goes home on time.";
}
