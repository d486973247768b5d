using System.Text.Encodings.Web;
using System.Text.Json;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Package;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Chats;
using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Tab;

/// <summary>The page of the personal tab and its files. It holds nothing of anybody: what a person sees is posted for, with his token.</summary>
public sealed class TabPage(SentenceRenderer sentence, TenantBook tenants, IOptions<TeamsOptions> options)
{
    public const string Path = TeamsManifest.TabPath;

    /// <summary>Microsoft's library, at the address that its documentation gives. https://learn.microsoft.com/javascript/api/overview/msteams-client</summary>
    public const string Library = "https://res.cdn.office.net/teams-js/2.58.0/js/MicrosoftTeams.min.js";

    /// <summary>What the library has to be, byte by byte, to be run.</summary>
    public const string LibraryHash = "sha384-sMo/EOqQPa1OCup2/VBRum7oFeOS22kvs8WGDc45xK53tUVZzFR5WwFYDUYN1LO4";
    private const string Index = "index.html";

    private static readonly PageFiles Files = new("CoachBot.Chat.Teams.Tab.Page.");

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Page).ExcludeFromDescription();
        routes.MapGet(Path + "/{file}", (string file) => file == Index ? Results.NotFound() : Files.Send(file) ?? Results.NotFound()).ExcludeFromDescription();
    }

    /// <summary>Only Teams frames it; only what this service serves runs on it, and Microsoft's library.</summary>
    public HeaderPolicyCollection Headers() => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAge()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self().From(Library);
            policy.AddStyleSrc().Self();
            policy.AddImgSrc().Self();
            policy.AddConnectSrc().Self();
            policy.AddFormAction().None();
            policy.AddBaseUri().None();
            policy.AddFrameAncestors().From(TabHosts.Of(options.Value.Cloud));
        })
        .AddCustomHeader("Cache-Control", "no-cache");

    private IResult Page()
    {
        var language = tenants.Settings(TeamsIds.Tenant).Language;
        var reader = new Reader("Etc/UTC", language);
        var words = AppSheet.PagePhrases.ToDictionary(phrase => phrase, phrase => sentence(AppSheet.Page(phrase), reader), StringComparer.Ordinal);
        var page = Files.Text(Index)
            .Replace("{language}", Encoded(language), StringComparison.Ordinal)
            .Replace("{title}", Encoded(sentence(AppSheet.Tab(), reader)), StringComparison.Ordinal)
            .Replace("{loading}", Encoded(words["loading"]), StringComparison.Ordinal)
            .Replace("{library}", Library, StringComparison.Ordinal)
            .Replace("{hash}", LibraryHash, StringComparison.Ordinal)
            .Replace("{words}", Encoded(JsonSerializer.Serialize(words)), StringComparison.Ordinal);
        return Results.Text(page, "text/html; charset=utf-8");
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
