using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Package;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Search;
using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// A person looks for a deal or a reference while he writes in some chat. The list is for his eyes; the card that he may put into the
/// chat says no more than a name, has nothing to press but the way to the bot's chat, and is never one of ours: nobody can say who
/// reads there [PRV-15]. Nothing of it is stored.
/// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
/// </summary>
public sealed class SearchQueries(SituationLoader situations, BusinessClock clock, CardRenderer render, Sentences sentences, IOptions<TeamsOptions> options) : ITeamsDeed
{
    private const string Query = "composeExtension/query";
    private const int PageSize = 25;

    /// <summary>What Teams shows of a line.</summary>
    private const int LongestLine = 200;

    public bool MayBeHeld => false;

    public bool Is(TeamsCall call) => call.Invokes(Query) && KindOf(call) is not null;

    public HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now)
    {
        call.Reaction = new Reactions.Does(_ => Task.FromResult(Found(call, by)));
        return TeamsInbox.Nothing;
    }

    public IReaction ToOther(TeamsCall call, Other by) => new Reactions.Always(Invokes.ExtensionMessage(sentences.Text(by.Why, by.Reader)));

    private HookReply Found(TeamsCall call, Colleague by)
    {
        var found = situations.Ask(call.Tenant, situation => Searches.For(KindOf(call)!.Value, Typed(call), by.Email, situation, clock.GetUtcNow()));
        if (found.Instead is { } instead) return Invokes.ExtensionMessage(sentences.Text(instead, by.Reader));
        var (skip, count) = PageOf(call);
        return Invokes.Results([.. found.Items.Skip(skip).Take(count).Select(finding => (JsonNode)Attachment(finding, by))]);
    }

    private JsonObject Attachment(Finding finding, Colleague by) => new()
    {
        ["contentType"] = AdaptiveCard.ContentType,
        ["content"] = Shared(finding, by),
        ["preview"] = new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.thumbnail",
            ["content"] = new JsonObject { ["title"] = Plain(finding.Title), ["text"] = Plain(sentences.Text(finding.Line, by.Reader)) },
        },
    };

    private JsonObject Shared(Finding finding, Colleague by)
    {
        var message = render(new CardView([finding.Shared with { Presses = null }], Texts.PreviewAnswer.Id, Facts.None), by.Reader);
        var card = AdaptiveCard.Of(message, new CardPlace(null));
        if (DeepLinks.ToBot(options.Value, finding.Command) is { } link)
            card["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = sentences.Text(ChatSentences.SearchOpen, by.Reader), ["url"] = link });
        return card;
    }

    /// <summary>A thumbnail's texts may be read as HTML or as Markdown, and escapes of one are seen in the other: so what begins either becomes a letter that begins neither.</summary>
    private static string Plain(string text) => CardText.Label(text, LongestLine).ReplaceLineEndings(" ")
        .Replace('<', '‹').Replace('>', '›').Replace('[', '(').Replace(']', ')').Replace('`', '\'').Replace('*', '∗').Replace('_', ' ').Replace('\\', '/');

    private static SearchKind? KindOf(TeamsCall call) => call.Activity.Value.TextAt("commandId") switch
    {
        SearchCommands.Deal => SearchKind.Deal,
        SearchCommands.Reference => SearchKind.Reference,
        _ => null,
    };

    /// <summary>Nothing, when the extension has only been opened (<c>initialRun</c>).</summary>
    private static string Typed(TeamsCall call)
    {
        if (call.Activity.Value.At("parameters") is not { ValueKind: JsonValueKind.Array } parameters) return "";
        return parameters.EnumerateArray().Where(each => each.TextAt("name") == SearchCommands.Words).Select(each => each.TextAt("value")).FirstOrDefault(value => value is not null) ?? "";
    }

    private static (int Skip, int Count) PageOf(TeamsCall call)
    {
        var wanted = call.Activity.Value.At("queryOptions");
        return (Math.Clamp(Number(wanted, "skip") ?? 0, 0, Searches.Most), Math.Clamp(Number(wanted, "count") ?? PageSize, 1, PageSize));
    }

    private static int? Number(JsonElement from, string name) => from.At(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;
}
