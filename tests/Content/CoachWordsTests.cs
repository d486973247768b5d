using System.Text.RegularExpressions;
using CoachBot.Content;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoachBot.Tests.Content;

/// <summary>What the Coach names in its code is there in the content, and its code holds no sentence.</summary>
public sealed partial class CoachWordsTests
{
    private static readonly IReadOnlyList<string> Groups = [.. Known.AllWords.Select(word => word[..word.IndexOf('.', StringComparison.Ordinal)]).Distinct()];

    [Fact]
    public void Every_word_that_the_Coach_names_is_there()
    {
        var pack = Shipped.Library.Pack("en");
        var named = Literals().Select(literal => literal.Text)
            .Where(text => WordId().IsMatch(text) && Groups.Contains(text[..text.IndexOf('.', StringComparison.Ordinal)]) && !pack.Plays.ContainsKey(text))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.True(named.Count > 20, "The search no longer finds the words that the Coach names.");
        Assert.Empty(named.Except(pack.Words.Keys));
    }

    /// <summary>[CNT-01] Four words in a row are a sentence; what only a programmer reads is an exception's message.</summary>
    [Fact]
    public void The_Coach_says_nothing_by_itself() =>
        Assert.Empty(Literals().Where(literal => FourWords().IsMatch(literal.Text)).Select(literal => $"{literal.File}: {literal.Text}"));

    /// <summary>What stands between quotes in the Coach's code, without exceptions' messages and attributes.</summary>
    private static IEnumerable<(string File, string Text)> Literals() =>
        from file in Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(Shipped.Folder)!, "bot", "Coach"), "*.cs", SearchOption.AllDirectories)
        from token in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens()
        where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        where !token.Parent!.AncestorsAndSelf().Any(IsForProgrammers)
        select (Path.GetFileName(file), token.ValueText);

    private static bool IsForProgrammers(SyntaxNode node) =>
        node is AttributeSyntax or ThrowStatementSyntax or ThrowExpressionSyntax
        || (node is ObjectCreationExpressionSyntax { Type: { } type } && type.ToString().EndsWith("Exception", StringComparison.Ordinal));

    [GeneratedRegex("^[a-z][A-Za-z]*(\\.[A-Za-z]+)+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WordId();

    [GeneratedRegex("[A-Za-z]+ [a-z]+ [a-z]+ [a-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex FourWords();
}
