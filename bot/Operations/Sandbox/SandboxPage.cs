using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CoachBot.Operations.Sandbox;

/// <summary>The page and its files, out of the executable.</summary>
internal static class SandboxPage
{
    public const string Path = "/sandbox";
    private const string Folder = "CoachBot.Chat.Sandbox.Page.";
    private const string Index = "index.html";

    private static readonly FrozenDictionary<string, PageFile> Files = Load();

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

    private static IResult Send(string file) => Files.TryGetValue(file, out var found)
        ? Results.Bytes(found.Bytes, found.Type, entityTag: found.Tag)
        : SandboxHttp.Problem(404, "There is no such page. The Sandbox is at /sandbox.");

    private static FrozenDictionary<string, PageFile> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static PageFile Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
        return new(bytes, TypeOf(System.IO.Path.GetExtension(name)), tag);
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private sealed record PageFile(byte[] Bytes, string Type, EntityTagHeaderValue Tag);
}
