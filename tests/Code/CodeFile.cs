using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CoachBot.Tests.Code;

/// <summary>A source file, parsed, with its path below <c>bot/</c>.</summary>
internal sealed record CodeFile(string Path, SyntaxTree Tree)
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>The folder below <c>bot/</c>; empty for Program.cs.</summary>
    public string Folder => FolderOf(Path);

    public static CodeFile Parse(string path, string text) => new(path, CSharpSyntaxTree.ParseText(text, Options, path));

    public static string FolderOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";

    /// <summary>Path and line, as an editor opens it.</summary>
    public static string Place(SyntaxNode node)
    {
        var line = node.GetLocation().GetLineSpan();
        return $"bot/{line.Path}:{line.StartLinePosition.Line + 1}";
    }
}
