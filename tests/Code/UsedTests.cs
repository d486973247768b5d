using System.Reflection;
using CoachBot.Coach.Cards;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoachBot.Tests.Code;

/// <summary>Whatever the content must hold words for, the Coach really uses: nobody translates a text that is never shown.</summary>
public sealed class UsedTests
{
    /// <summary>Where they are declared; that does not count as use.</summary>
    private static readonly string[] Declarations = ["Coach/Cards/Texts.cs", "Coach/Cards/Verbs.cs", "Coach/Cards/FormTexts.cs"];

    [Theory]
    [InlineData(typeof(Texts))]
    [InlineData(typeof(Verbs))]
    [InlineData(typeof(Forms))]
    public void The_Coach_uses_every_one(Type of) => Findings.None(Unused(of, BotCode.Current));

    [Fact]
    public void One_that_nobody_uses_is_caught()
    {
        var code = BotCode.Of(
            ("Coach/Cards/Verbs.cs", "namespace CoachBot.Coach.Cards; public static class Verbs { public static string Any => Verbs.More; }"),
            ("Coach/Some.cs", "namespace CoachBot.Coach; public static class Some { public static string Any => Cards.Verbs.Why; }"));

        var unused = Unused(typeof(Verbs), code).ToList();

        Assert.Contains("Verbs.More", unused);
        Assert.DoesNotContain("Verbs.Why", unused);
    }

    private static IEnumerable<string> Unused(Type of, BotCode code)
    {
        var used = from file in code.Files
                   where Rings.Top(file.Folder) == "Coach" && !Declarations.Contains(file.Path, StringComparer.Ordinal)
                   from access in file.Tree.GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                   where access.Expression.ToString().Split('.')[^1] == of.Name
                   select access.Name.Identifier.Text;
        return of.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name).Except(used, StringComparer.Ordinal).Select(name => $"{of.Name}.{name}");
    }
}
