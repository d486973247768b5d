using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Benchmarks.Support;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Benchmarks.Slack;

/// <summary>A message from Slack until it may be acknowledged: signature, reading, store; beside it the bare HMAC and the bare insert, in the same run.</summary>
internal static class SlackIntake
{
    private const int AtOnce = 64;
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(SlackService.Secret);
    private static int made;

    public static async Task<IReadOnlyList<Figure>> Run(bool small)
    {
        using var folder = new TempFolder();
        await using var service = await SlackService.Start(folder.File("slack.db"));
        var (rounds, size) = small ? (2, 300) : (5, 5_000);
        await Take(service, Make(size / 4), AtOnce);
        await Insert(service, size / 4, AtOnce);
        var (verified, hashed, taken, inserted) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (takenMany, insertedMany) = (new List<double>(), new List<double>());
        var (checking, whole) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var requests = Make(size);
            checking.AddRange(requests.Select(request => Check(service, request)));
            verified.Add(Spread.Quantile(checking.TakeLast(size), 0.5));
            hashed.Add(Spread.Quantile(requests.Select(Hash), 0.5));
            var one = await Take(service, Make(size / 5), 1);
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
                "slack-verify",
                Ratio(verified, hashed).Text("0.0", " x the bare HMAC"),
                "signature, parse, and whose it is: at most 20 x",
                $"p50 {Spread.Quantile(checking, 0.5) * 1000:0} us, p99 {Spread.Quantile(checking, 0.99) * 1000:0} us, bare HMAC {Spread.Of(hashed).Median * 1000:0.0} us",
                how),
            new(
                "slack-intake",
                Ratio(taken, inserted).Text("0.00", " x the bare insert"),
                "at most 2 x",
                $"p50 {Spread.Quantile(whole, 0.5):0.00} ms, p99 {Spread.Quantile(whole, 0.99):0.00} ms, bare insert {Spread.Of(inserted).Text("0.00")} ms",
                how),
            new(
                "slack-intake-64",
                Ratio(takenMany, insertedMany).Text("0.00", " of the bare insert"),
                "at least 0.15",
                $"{Spread.Of(takenMany).Text("0")}/s, bare insert {Spread.Of(insertedMany).Text("0")}/s",
                $"the same, {AtOnce} at once, {rounds} rounds in turn"),
        ];
    }

    private static Spread Ratio(IEnumerable<double> ours, IEnumerable<double> theirs) => Spread.Of(ours.Zip(theirs, (a, b) => a / b));

    private static double Check(SlackService service, HookRequest request)
    {
        var since = Stopwatch.GetTimestamp();
        if (!service.Source.Verify(request, TimeProvider.System.GetUtcNow()).Genuine) throw new InvalidOperationException("The signature did not fit.");
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static double Hash(HookRequest request)
    {
        var since = Stopwatch.GetTimestamp();
        HMACSHA256.HashData(Key, request.Body.Span);
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static async Task<double> PerSecond(Func<Task> work, int count)
    {
        var watch = Work.Start();
        await work();
        return watch.Stop().PerSecond(count);
    }

    /// <summary>Milliseconds of each, from the request to the answer.</summary>
    private static Task<List<double>> Take(SlackService service, IReadOnlyList<HookRequest> requests, int atOnce) => Each(requests.Count, atOnce, async number =>
    {
        var reply = await service.Intake.Take(service.Source, requests[number], default);
        if (reply.Status != StatusCodes.Status200OK) throw new InvalidOperationException($"It was answered {reply.Status}.");
    });

    /// <summary>The same rows without anything else.</summary>
    private static Task<List<double>> Insert(SlackService service, int count, int atOnce) => Each(count, atOnce, async _ =>
    {
        var number = Interlocked.Increment(ref made);
        var now = TimeProvider.System.GetUtcNow();
        var key = $"message/C0BARE/{number}";
        var said = new InboundEvent(Service.Tenant, Subjects.Person("ann@ours.example"), key, now, new Said("ann@ours.example", "T0BENCH/D0ANN", Words(number)));
        await service.Store.Write(
            WriteUrgency.Answer,
            sql =>
            {
                if (HookKeys.IsNew(sql, Service.Tenant, "slack/events", key, null, now)) Inbox.Add(sql, said);
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

    private static List<HookRequest> Make(int count) => [.. Enumerable.Range(0, count).Select(_ => One(Interlocked.Increment(ref made)))];

    private static HookRequest One(int number)
    {
        var ts = $"{1764000000 + number}.000100";
        var text = Words(number);
        var body = Encoding.UTF8.GetBytes(
            $$$"""
            {"token":"x","team_id":"{{{SlackService.Team}}}","context_team_id":"{{{SlackService.Team}}}","api_app_id":"A0BENCH","event":{"client_msg_id":"c9b466b5-845c-49c6-a371-57ae44359bf1",
            "type":"message","channel":"D0ANN","channel_type":"im","user":"{{{SlackService.User}}}","text":"{{{text}}}","ts":"{{{ts}}}","event_ts":"{{{ts}}}","team":"{{{SlackService.Team}}}",
            "blocks":[{"type":"rich_text","block_id":"d7eJ","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"{{{text}}}"}]}]}]},"type":"event_callback",
            "event_id":"Ev{{{number}}}","event_time":{{{1764000000 + number}}},"authorizations":[{"enterprise_id":null,"team_id":"{{{SlackService.Team}}}","user_id":"U0BOT","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false}
            """);
        var stamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new HookRequest(
            SlackConnections.Events,
            "/hooks/slack/events",
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = ["application/json"],
                [SlackSignature.TimestampHeader] = [stamp],
                [SlackSignature.SignatureHeader] = [SlackSignature.Of(SlackService.Secret, stamp, body)],
            },
            body,
            IsHttps: true,
            RemoteIsLoopback: false);
    }

    private static string Words(int number) => $"With plan {number} they load a truck in nine minutes less, and the night shift goes home on time.";
}
