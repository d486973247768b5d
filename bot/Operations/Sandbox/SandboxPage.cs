using CoachBot.Chat.Adapters;

namespace CoachBot.Operations.Sandbox;

/// <summary>The page and its files, out of the executable.</summary>
internal static class SandboxPage
{
    public const string Path = "/sandbox";
    private const string Index = "index.html";

    private static readonly PageFiles Files = new("CoachBot.Chat.Sandbox.Page.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Results.Redirect(Path)).ExcludeFromDescription();
        routes.MapGet(Path, () => Send(Index)).ExcludeFromDescription();
        routes.MapGet(Path + "/{file}", Send).ExcludeFromDescription();
    }

    /// <summary>Only what this service serves runs on the page, and nothing frames it.</summary>
    public static HeaderPolicyCollection Headers() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self();
            policy.AddImgSrc().Self();
            policy.AddConnectSrc().Self();
            policy.AddFormAction().None();
            policy.AddBaseUri().None();
            policy.AddFrameAncestors().None();
            policy.AddCustomDirective("require-trusted-types-for", "'script'");
        })
        .AddCustomHeader("Cache-Control", "no-cache");

    private static IResult Send(string file) => Files.Send(file) ?? SandboxHttp.Problem(404, "There is no such page. The Sandbox is at /sandbox.");
}
