using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoachBot.Tests.Code;

/// <summary>Habits that nobody has to remember.</summary>
public sealed class ShapeTests
{
    private static readonly string[] EmptyWords = ["Services", "Helpers", "Utils", "Utilities", "Common", "Misc", "Managers", "Shared"];

    [Fact]
    public void No_method_is_async_void() => Findings.None(AsyncVoid(BotCode.Current));

    [Theory]
    [InlineData("async void Go() => await Task.Yield();", true)]
    [InlineData("void Go() { Later(); async void Later() => await Task.Yield(); }", true)]
    [InlineData("async Task Go() => await Task.Yield();", false)]
    public void An_async_void_is_caught(string member, bool caught) => Assert.Equal(caught, AsyncVoid(In(member)).Any());

    [Fact]
    public void The_cancel_token_comes_last() => Findings.None(TokenNotLast(BotCode.Current));

    [Theory]
    [InlineData("Task Go(CancellationToken cancel, int number) => Task.CompletedTask;", true)]
    [InlineData("Task Go(int number, CancellationToken cancel) => Task.CompletedTask;", false)]
    public void A_cancel_token_in_the_middle_is_caught(string member, bool caught) => Assert.Equal(caught, TokenNotLast(In(member)).Any());

    [Fact]
    public void A_class_is_sealed_static_or_abstract() => Findings.None(Unsealed(BotCode.Current));

    [Theory]
    [InlineData("class Open;", true)]
    [InlineData("record Open;", true)]
    [InlineData("record struct Open;", false)]
    [InlineData("sealed class Closed;", false)]
    [InlineData("static class Closed;", false)]
    [InlineData("abstract record Closed;", false)]
    public void An_open_class_is_caught(string member, bool caught) => Assert.Equal(caught, Unsealed(In(member)).Any());

    [Fact]
    public void A_namespace_is_its_folder() => Findings.None(StrayNamespaces(BotCode.Current));

    [Fact]
    public void A_namespace_that_is_not_its_folder_is_caught() =>
        Assert.NotEmpty(StrayNamespaces(BotCode.Of(("Turns/Turn.cs", "namespace CoachBot.Intake; public sealed class Turn;"))));

    [Fact]
    public void No_folder_has_a_name_that_says_nothing() => Findings.None(
        from file in BotCode.Current.Files
        from part in file.Folder.Split('/')
        where EmptyWords.Contains(part, StringComparer.OrdinalIgnoreCase)
        select file.Path);

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() => Findings.None(
        from file in BotCode.Current.Files
        where file.Tree.GetText(TestContext.Current.CancellationToken).Lines.Count > 401
        select file.Path);

    /// <summary>A setting that is wrong stops the start, and does not wait for its first use.</summary>
    [Fact]
    public void Every_options_record_is_validated_at_the_start()
    {
        // ContentOptions has one path, and the content it names is read at the start: a wrong one stops it there.
        string[] checkedElsewhere = ["ContentOptions"];
        var declared = from type in Types(BotCode.Current)
                       where !type.Modifiers.Any(SyntaxKind.StaticKeyword)
                       where type.Identifier.Text.EndsWith("Options", StringComparison.Ordinal)
                       select type.Identifier.Text;

        Findings.None(declared.Except(Parts(BotCode.Current), StringComparer.Ordinal).Except(Validated(BotCode.Current), StringComparer.Ordinal).Except(checkedElsewhere, StringComparer.Ordinal));
    }

    private static BotCode In(string member) => BotCode.Of(("Turns/Some.cs", $"namespace CoachBot.Turns; public static class Some {{ {member} }}"));

    private static IEnumerable<string> AsyncVoid(BotCode code) =>
        from file in code.Files
        from node in file.Tree.GetRoot().DescendantNodes()
        let method = node switch
        {
            MethodDeclarationSyntax m => (m.Modifiers, m.ReturnType),
            LocalFunctionStatementSyntax l => (l.Modifiers, l.ReturnType),
            _ => (default, null!),
        }
        where method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } && method.Modifiers.Any(SyntaxKind.AsyncKeyword)
        select CodeFile.Place(node);

    private static IEnumerable<string> TokenNotLast(BotCode code) =>
        from file in code.Files
        from list in file.Tree.GetRoot().DescendantNodes().OfType<ParameterListSyntax>()
        where list.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or DelegateDeclarationSyntax
        let at = list.Parameters.IndexOf(parameter => parameter.Type is IdentifierNameSyntax { Identifier.Text: "CancellationToken" })
        where at >= 0 && at != list.Parameters.Count - 1
        select CodeFile.Place(list);

    private static IEnumerable<string> Unsealed(BotCode code) =>
        from type in Types(code)
        where type is ClassDeclarationSyntax or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword }
        where !type.Modifiers.Any(m => m.RawKind is (int)SyntaxKind.SealedKeyword or (int)SyntaxKind.StaticKeyword or (int)SyntaxKind.AbstractKeyword)
        where !type.Modifiers.Any(SyntaxKind.PartialKeyword) || !SealedInAnotherPart(code, type)
        select $"{type.Identifier.Text} at {CodeFile.Place(type)}";

    private static bool SealedInAnotherPart(BotCode code, TypeDeclarationSyntax type) => Types(code).Any(other =>
        other.Identifier.Text == type.Identifier.Text
        && other.Modifiers.Any(m => m.RawKind is (int)SyntaxKind.SealedKeyword or (int)SyntaxKind.StaticKeyword or (int)SyntaxKind.AbstractKeyword));

    private static IEnumerable<string> StrayNamespaces(BotCode code) =>
        from file in code.Files
        let expected = $"CoachBot.{file.Folder.Replace('/', '.')}".TrimEnd('.')
        from space in file.Tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        where space.Name.ToString() != expected
        select $"{space.Name} at {CodeFile.Place(space)}: it should be {expected}";

    private static IEnumerable<string> Validated(BotCode code) =>
        from file in code.Files
        from call in file.Tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "ValidateOnStart" }
        from name in call.DescendantNodes().OfType<GenericNameSyntax>()
        where name.Identifier.Text == "AddOptions"
        select name.TypeArgumentList.Arguments[0].ToString().Split('.')[^1];

    /// <summary>Options that are a part of other options, and validated with them.</summary>
    private static IEnumerable<string> Parts(BotCode code) =>
        from type in Types(code)
        where type.Identifier.Text.EndsWith("Options", StringComparison.Ordinal)
        from property in type.Members.OfType<PropertyDeclarationSyntax>()
        from name in property.Type.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        select name.Identifier.Text;

    private static IEnumerable<TypeDeclarationSyntax> Types(BotCode code) =>
        code.Files.SelectMany(file => file.Tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>());
}
