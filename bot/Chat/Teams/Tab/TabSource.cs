using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Inbound;
using CoachBot.Chat.Teams.Tokens;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Chats;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Tab;

/// <summary>
/// What the personal tab posts, with the token that Teams gave it for the person who looks at it. No cookie is set or read, so no
/// page of another site can post in somebody's name. https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-code
/// </summary>
public sealed class TabSource(PersonTokens tokens, TabPeople people, TabHome home, FormOpenings openings, SentenceRenderer sentence, TimeProvider machine) : IHookSource
{
    public const string SourceName = "teams-tab";

    private const string JsonType = "application/json";
    private static readonly HookReading Nothing = new(null, null, [], []);

    private readonly ConditionalWeakTable<HookRequest, Call> _calls = [];

    public string Name => SourceName;

    public TimeSpan AnswersWithin => TeamsInbox.AnswersWithin;

    public HookVerdict Admit(HookRequest headersOnly)
    {
        if (headersOnly.Connection.Length > 0) return new HookVerdict(404);
        return headersOnly.MediaType is JsonType ? HookVerdict.Admitted : new HookVerdict(415);
    }

    public Task Ready(HookRequest request, CancellationToken cancel) => tokens.Ready(SignedToken.Of(request), cancel);

    public HookVerdict Verify(HookRequest request, DateTimeOffset now)
    {
        if (tokens.Check(SignedToken.Of(request), now) is not { } who) return new HookVerdict(401);
        if (TabAsk.Read(request.Body.Span) is not { } ask) return new HookVerdict(400);
        _calls.AddOrUpdate(request, new Call(who, ask));
        return HookVerdict.For(TeamsIds.Tenant);
    }

    public async Task Prepare(HookRequest request, string tenant, CancellationToken cancel)
    {
        var call = Of(request);
        call.Asked = await people.Prepare(tenant, call.Who, cancel);
    }

    public HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow)
    {
        var call = Of(request);
        var caller = people.Of(tenant, call.Who, call.Asked);
        if (caller is Other { Unasked: true } unasked) return Refused(call, 503, AppSheet.Page("findingOut"), unasked.Reader);
        if (caller is Other other) return Told(call, (other.Why, other.Reader));
        var by = (Colleague)caller;
        (call.By, call.Before) = (by, home.Of(tenant, by));
        return call.Ask switch
        {
            PressAction press => Press(call, press, by, tenant, businessNow),
            SubmitForm sent => Submit(call, sent, by, tenant, businessNow),
            _ => Nothing,
        };
    }

    public async Task<HookReply> Reply(HookRequest request, HookReading reading, Answer answer, bool late, CancellationToken cancel)
    {
        var call = Of(request);
        if (call.Refused is var (status, why)) return Json(status, new JsonObject { ["detail"] = why });
        if (call.Told is { } told) return Json(200, new JsonObject { ["told"] = told });
        var by = call.By!;
        if (answer.Errors is { Count: > 0 } errors)
            return Json(422, new JsonObject { ["errors"] = TabHome.Node(errors.ToDictionary(error => error.Key, error => sentence(error.Value, by.Reader), StringComparer.Ordinal)) });
        if (answer.Form is { } view) return await Open(call, view, by);
        var shown = reading.Events is [var happened, ..] ? await home.After(by, happened, cancel) : call.Before;
        return shown is null
            ? Json(200, new JsonObject { ["told"] = sentence(ChatSentences.NotKnown, by.Reader) })
            : Json(200, new JsonObject { ["home"] = TabHome.Json(shown), ["note"] = call.Note });
    }

    /// <summary>What is pressed is looked for among what his home view shows now.</summary>
    private HookReading Press(Call call, PressAction asked, Colleague by, string tenant, DateTimeOffset now)
    {
        if (PressRef.Find(call.Before?.Buttons ?? [], PressRef.Of(asked.Action)) is not var (press, _)) return Noted(call, ChatSentences.NotOnHome, by.Reader);
        call.Card = HomeViews.CardOf(by.Email);
        var key = $"press/{call.Who.ObjectId}/{asked.Key:D}";
        return new HookReading(key, null, [new InboundEvent(tenant, press.Subject, key, now, new Pressed(by.Email, call.Card, press.Verb, press.Value, null, null))], []);
    }

    private HookReading Submit(Call call, SubmitForm sent, Colleague by, string tenant, DateTimeOffset now)
    {
        if (openings.Find(tenant, SourceName, SourceName, sent.Form, by.Email) is not var (row, form, taken)) return Refused(call, 410, ChatSentences.FormGone, by.Reader);
        if (taken) return Noted(call, ChatSentences.SentAlready, by.Reader);
        call.Card = row.Card;
        var values = form.Fields.Where(field => sent.Values.ContainsKey(field.Id)).ToDictionary(field => field.Id, field => sent.Values[field.Id], StringComparer.Ordinal);
        var key = OpenForms.KeyOf(sent.Form);
        return new HookReading(key, null, [new InboundEvent(tenant, row.Subject, key, now, new Submitted(by.Email, row.Kind, values, row.Card, null, null))], []);
    }

    private async Task<HookReply> Open(Call call, FormView view, Colleague by)
    {
        var (form, row) = openings.Begin(TeamsIds.Tenant, SourceName, by.Email, view, by.Reader, call.Card);
        try
        {
            await openings.Keep(row).WaitAsync(AnswersWithin, machine);
            return Json(200, new JsonObject { ["form"] = TabHome.Node(form) });
        }
        catch (Exception e) when (e is TimeoutException or StoreUnavailableException)
        {
            return Json(503, new JsonObject { ["detail"] = sentence(ChatSentences.NotOpened, by.Reader) });
        }
    }

    /// <summary>He sees a sentence, and nothing else.</summary>
    private HookReading Told(Call call, (Part Why, Reader Reader) said)
    {
        call.Told = sentence(said.Why, said.Reader);
        return Nothing;
    }

    /// <summary>It was not taken: the page keeps what was typed, and says why [AFT-06].</summary>
    private HookReading Refused(Call call, int status, Part why, Reader reader)
    {
        call.Refused = (status, sentence(why, reader));
        return Nothing;
    }

    /// <summary>A sentence above his home view.</summary>
    private HookReading Noted(Call call, Part why, Reader reader)
    {
        call.Note = sentence(why, reader);
        return Nothing;
    }

    private Call Of(HookRequest request) =>
        _calls.TryGetValue(request, out var call) ? call : throw new InvalidOperationException("A request is read after it was verified.");

    private static HookReply Json(int status, JsonObject body) => new(status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(body));

    private sealed class Call(TokenPerson who, TabAsk ask)
    {
        public TokenPerson Who => who;

        public TabAsk Ask => ask;

        /// <summary>Teams could say who it is.</summary>
        public bool Asked { get; set; }

        public Colleague? By { get; set; }

        /// <summary>What he saw before.</summary>
        public HomeView? Before { get; set; }

        public string? Card { get; set; }

        public string? Told { get; set; }

        public (int Status, string Why)? Refused { get; set; }

        public string? Note { get; set; }
    }
}
