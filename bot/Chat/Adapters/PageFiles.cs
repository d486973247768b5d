using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CoachBot.Chat.Adapters;

/// <summary>The files of a page of ours, out of the executable: its own, and those that all of them share.</summary>
/// <param name="folder">The beginning of its resources' names.</param>
public sealed class PageFiles(string folder)
{
    private const string Common = "CoachBot.Chat.Adapters.Page.";

    private readonly FrozenDictionary<string, PageFile> _files = Load(folder);

    /// <summary>The file; null where there is none of that name.</summary>
    public IResult? Send(string name) => _files.TryGetValue(name, out var found) ? Results.Bytes(found.Bytes, found.Type, entityTag: found.Tag) : null;

    /// <summary>A file's text.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public string Text(string name) => System.Text.Encoding.UTF8.GetString(_files[name].Bytes);

    private static FrozenDictionary<string, PageFile> Load(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .SelectMany(name => new[] { Common, folder }.Where(each => name.StartsWith(each, StringComparison.Ordinal)).Select(each => (name[each.Length..], name)))
            .ToFrozenDictionary(file => file.Item1, file => Read(assembly, file.name), StringComparer.Ordinal);
    }

    private static PageFile Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
        return new(bytes, TypeOf(Path.GetExtension(name)), tag);
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
