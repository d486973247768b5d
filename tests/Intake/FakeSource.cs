using System.Text;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Tests.Intake;

/// <summary>A source of hooks whose body is its event's text. The key is the header <c>key</c>, the body's hash the body.</summary>
internal sealed class FakeSource : IHookSource
{
    public string Name => "fake";

    public HookVerdict Verdict { get; set; } = HookVerdict.For("acme");

    public IReadOnlyList<HookError> Errors { get; set; } = [];

    public Func<string, Happening> What { get; set; } = text => new Said("ann@acme.example", "dm", text);

    /// <summary>What becomes of the events between reading and storing.</summary>
    public Func<IReadOnlyList<InboundEvent>, IReadOnlyList<InboundEvent>> Carries { get; set; } = events => events;

    /// <summary>How often somebody was told that it was not stored.</summary>
    public int ToldNotStored { get; private set; }

    public HookVerdict Admit(HookRequest headersOnly) => headersOnly.Connection switch
    {
        "gone" => new HookVerdict(404, "There is no such connection."),
        "json" when headersOnly.Header("Content-Type") != "application/json" => new HookVerdict(415, "Send application/json."),
        _ => HookVerdict.Admitted,
    };

    public HookVerdict Verify(HookRequest request, DateTimeOffset now) => Verdict;

    public HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow)
    {
        var text = Encoding.UTF8.GetString(request.Body.Span);
        var key = request.Header("key");
        return new HookReading(key, text, Carries([new InboundEvent(tenant, "thing:a", key ?? text, businessNow, What(text))]), Errors);
    }

    public Task<HookReply> Reply(HookRequest request, HookReading reading, Answer answer, bool late, CancellationToken cancel) => Task.FromResult(answer switch
    {
        { Form: not null } => new HookReply(200, "text/plain", "form"u8.ToArray()),
        { Errors.Count: > 0 } => new HookReply(422),
        _ => new HookReply(202),
    });

    public Task<HookReply?> NotStored(HookRequest request, HookReading reading, bool late, CancellationToken cancel)
    {
        ToldNotStored++;
        return Task.FromResult<HookReply?>(null);
    }

    public static HookRequest Request(string text, string? key = "k1", string connection = "") => new(
        connection,
        "/hooks/fake",
        key is null
            ? new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
            : new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase) { ["key"] = [key] },
        Encoding.UTF8.GetBytes(text),
        IsHttps: true,
        RemoteIsLoopback: true);
}
