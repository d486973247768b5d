using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Benchmarks.Support;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Benchmarks.Slack;

/// <summary>A message from Slack until it may be acknowledged; beside it the bare HMAC and the bare insert.</summary>
internal static class SlackIntake
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(SlackService.Secret);
    private static int made;

    public static async Task<IReadOnlyList<Figure>> Run(bool small)
    {
        using var folder = new TempFolder();
        await using var service = await SlackService.Start(folder.File("slack.db"));
        return await new ChatIntake("slack", "HMAC", "signature, parse, and whose it is: at most 20 x")
        {
            Make = () => One(Interlocked.Increment(ref made)),
            Check = request => service.Source.Verify(request, TimeProvider.System.GetUtcNow()),
            Bare = request => HMACSHA256.HashData(Key, request.Body.Span),
            Take = request => service.Intake.Take(service.Source, request, default),
            Insert = () => Insert(service, Interlocked.Increment(ref made)),
        }.Run(small);
    }

    private static Task Insert(SlackService service, int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var key = $"message/C0BARE/{number}";
        var said = new InboundEvent(Service.Tenant, Subjects.Person("ann@ours.example"), key, now, new Said("ann@ours.example", "T0BENCH/D0ANN", Words(number)));
        return service.Store.Write(
            WriteUrgency.Answer,
            sql =>
            {
                if (HookKeys.IsNew(sql, Service.Tenant, "slack/events", key, null, now)) Inbox.Add(sql, said);
            },
            default);
    }

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
