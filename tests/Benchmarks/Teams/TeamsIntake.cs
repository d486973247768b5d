using System.Text;
using CoachBot.Benchmarks.Support;
using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Benchmarks.Teams;

/// <summary>A message from Teams, by a token that comes with each, until it may be acknowledged; beside it the bare RS256 and the bare insert.</summary>
internal static class TeamsIntake
{
    private static int made;

    public static async Task<IReadOnlyList<Figure>> Run(bool small)
    {
        using var folder = new TempFolder();
        await using var service = await TeamsService.Start(folder.File("teams.db"));
        var intake = new ChatIntake("teams", "RS256", "token, parse, and whose it is: at most 4 x")
        {
            Make = () => One(service, Interlocked.Increment(ref made)),
            Check = request => service.Source.Verify(request, TimeProvider.System.GetUtcNow()),
            Bare = _ => Barely(service),
            Stranger = () => One(service, Interlocked.Increment(ref made), service.NewToken()),
            Take = request => service.Intake.Take(service.Source, request, default),
            Insert = () => Insert(service, Interlocked.Increment(ref made)),
        };
        await service.Source.Ready(intake.Make(), default);
        return await intake.Run(small);
    }

    private static void Barely(TeamsService service)
    {
        if (!service.VerifyBare()) throw new InvalidOperationException("The bare signature did not fit.");
    }

    private static Task Insert(TeamsService service, int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var key = $"activity/bare/{number}";
        var said = new InboundEvent(Service.Tenant, Subjects.Person("ann@ours.example"), key, now, new Said("ann@ours.example", TeamsService.Conversation, Words(number)));
        return service.Store.Write(
            WriteUrgency.Answer,
            sql =>
            {
                if (HookKeys.IsNew(sql, Service.Tenant, "teams", key, null, now)) Inbox.Add(sql, said);
            },
            default);
    }

    private static HookRequest One(TeamsService service, int number, string? token = null)
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
                ["Authorization"] = ["Bearer " + (token ?? service.Token)],
            },
            body,
            IsHttps: true,
            RemoteIsLoopback: false);
    }

    private static string Words(int number) => $"With plan {number} they load a truck in nine minutes less, and the night shift goes home on time.";
}
