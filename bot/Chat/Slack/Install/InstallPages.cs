using System.Net;
using System.Text;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Options;
using Pages = CoachBot.Coach.Chats.InstallPages;

namespace CoachBot.Chat.Slack.Install;

/// <summary>
/// The pages of the installation. Anybody may begin; only workspaces of <see cref="SlackOptions.Workspaces"/> finish, and a token
/// of any other is handed back at once. The browser is sent to Slack and to nowhere else.
/// </summary>
public sealed partial class InstallPages(
    SlackOAuth oauth, InstallStates states, Installations installations, CardRenderer render, TenantBook tenants, IOptions<SlackOptions> options, ILogger<InstallPages> logger)
{
    public const string Path = "/slack/install";
    private const string BeginPath = Path + "/begin";

    /// <summary>Browsers take a cookie of this name only encrypted, from this host, for all of it.</summary>
    private const string Cookie = "__Host-coachbot-install";
    private const int LongestParameter = 1000;
    private const int LongestCode = 80;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, () => Show(HttpStatusCode.OK, Pages.Begin())).ExcludeFromDescription();
        
        // A method of HttpContext alone would be taken for one that writes its answer itself.
        routes.MapGet(BeginPath, (Delegate)Begin).ExcludeFromDescription();
        routes.MapGet(SlackOAuth.CallbackPath, (Delegate)Finish).ExcludeFromDescription();
    }

    /// <summary>Nothing but the page itself is loaded, nothing frames it, and no address with a code in it is told or kept.</summary>
    public static HeaderPolicyCollection Headers() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAge()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddStyleSrc().WithHash256(InstallHtml.StyleHash);
            policy.AddFormAction().None();
            policy.AddBaseUri().None();
            policy.AddFrameAncestors().None();
        })
        .AddCustomHeader("Cache-Control", "no-store");

    private static string? Parameter(HttpContext http, string name) =>
        http.Request.Query[name] is [{ Length: > 0 and <= LongestParameter } value] ? value : null;

    /// <summary>Slack's code, of which only what can be one is shown.</summary>
    private static string CodeOf(string code) => code.Length <= LongestCode && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? code : "unknown_error";

    private static string IdOf(Grant grant) => grant.Team.Length > 0 ? grant.Team : grant.Enterprise;

    private async Task<IResult> Begin(HttpContext http)
    {
        var (state, browser) = await states.Begin(http.RequestAborted);
        http.Response.Cookies.Append(Cookie, browser, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = InstallStates.Lives });
        return Results.Redirect(oauth.Authorize(state));
    }

    private async Task<IResult> Finish(HttpContext http)
    {
        var (state, code, error) = (Parameter(http, "state"), Parameter(http, "code"), Parameter(http, "error"));
        var browser = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/" });
        if (state is null || !await states.End(state, browser, http.RequestAborted)) return Show(HttpStatusCode.BadRequest, Pages.Stale());
        if (error is "access_denied") return Show(HttpStatusCode.OK, Pages.Cancelled());
        if (error is not null || code is null) return Show(HttpStatusCode.BadRequest, Pages.Refused(CodeOf(error ?? "no_code")));

        // The code is used up from here on: a browser that goes away must not leave a token that nobody keeps.
        var (grant, answer) = await oauth.Exchange(code, CancellationToken.None);
        return (grant, answer) switch
        {
            ({ } granted, _) when !options.Value.MayInstall(granted.Enterprise, granted.Team) => await HandBack(granted),
            ({ } granted, _) => await Keep(granted),
            (_, SlackRefused refused) => Refuse(refused.Code),
            (_, SlackDone) => Refuse("no_bot_token"),
            _ => Show(HttpStatusCode.BadGateway, Pages.Silent()),
        };
    }

    private IResult Refuse(string code)
    {
        LogRefused(logger, code);
        return Show(HttpStatusCode.BadRequest, Pages.Refused(CodeOf(code)));
    }

    private async Task<IResult> Keep(Grant grant)
    {
        var installation = await installations.Keep(grant, CancellationToken.None);
        LogInstalled(logger, installation.Name, IdOf(grant), grant.InstalledBy);
        var missing = SlackScopes.Missing(installation.Scopes).Where(scope => scope.Use != ScopeUse.Extra).Select(scope => $"{scope.Name} ({scope.Feature}): {scope.Without}");
        return Show(HttpStatusCode.OK, Pages.Done(installation.Name, [.. missing]));
    }

    private async Task<IResult> HandBack(Grant grant)
    {
        var revoked = await oauth.Revoke(grant.Token!, CancellationToken.None) is SlackDone;
        LogNotListed(logger, grant.Name, IdOf(grant));
        if (!revoked) LogNotRevoked(logger, grant.Name, IdOf(grant));
        return Show(HttpStatusCode.Forbidden, Pages.NotListed(grant.Name, IdOf(grant)));
    }

    private IResult Show(HttpStatusCode status, CardView view)
    {
        var language = tenants.Settings(Installations.Tenant).Language;
        return Results.Text(InstallHtml.Page(render(view, new Reader("Etc/UTC", language)), language, BeginPath), "text/html; charset=utf-8", Encoding.UTF8, (int)status);
    }

    [LoggerMessage(LogLevel.Information, "Slack, workspace {Name} ({Id}): installed by {By}")]
    private static partial void LogInstalled(ILogger logger, string name, string id, string? by);

    [LoggerMessage(LogLevel.Warning, "Slack refused to end an installation: {Code}")]
    private static partial void LogRefused(ILogger logger, string code);

    [LoggerMessage(LogLevel.Warning, "Slack, workspace {Name}: {Id} wanted to install the app and does not stand in Slack:Workspaces; what it granted was handed back")]
    private static partial void LogNotListed(ILogger logger, string name, string id);

    [LoggerMessage(LogLevel.Error, "Slack, workspace {Name} ({Id}): what was granted could not be handed back; somebody there has to remove the app")]
    private static partial void LogNotRevoked(ILogger logger, string name, string id);
}
