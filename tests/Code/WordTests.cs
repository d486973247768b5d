using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoachBot.Tests.Code;

/// <summary>Every word that a person reads in chat stands in the content folder, none in code [CNT-01]. And logs keep secrets [PRV-20].</summary>
public sealed partial class WordTests
{
    /// <summary>Folders whose strings could end in a chat.</summary>
    private static readonly string[] NearPeople = ["Coach", "Turns", "Delivery", "Schedule", "Chat"];

    /// <summary>Results of calls to the outside: their reasons go to logs, the outbox row and the health page.</summary>
    private static readonly string[] ReasonTakers = ["TryAgain", "Unknown", "Failed", "Problem", "HookVerdict", "HookError", "Drop", "Refused"];

    /// <summary>
    /// Files whose sentences no card holds: reasons on a row of the outbox, for whoever runs the service, and problem details of
    /// the Sandbox's JSON calls, for whoever writes a script; and settings that stop the start.
    /// </summary>
    private static readonly string[] ReasonFiles =
    [
        "Chat/Sandbox/SandboxDesk.cs",
        "Chat/Sandbox/SandboxHooks.cs",
        "Chat/Sandbox/SandboxInput.cs",
        "Chat/Slack/Api/SlackClient.cs",
        "Chat/Slack/Api/SlackReading.cs",
        "Chat/Slack/People/Sighting.cs",
        "Chat/Slack/Workspaces/SlackOptionsCheck.cs",
        "Chat/Slack/Workspaces/SlackScopes.cs",
        "Chat/Teams/Clouds/TeamsLimits.cs",
        "Chat/Teams/Clouds/TeamsOptionsCheck.cs",
        "Chat/Teams/Connector/BotTokens.cs",
        "Chat/Teams/Connector/ConnectorCalls.cs",
        "Chat/Teams/Connector/ConnectorReading.cs",
        "Chat/Teams/Connector/TokenAnswer.cs",
        "Chat/Teams/Conversations/Refusals.cs",
        "Chat/Teams/People/Sighting.cs",
        "Chat/Teams/Tokens/IssuersCheck.cs",
        "Delivery/Receipts.cs",
        "Delivery/Sender.cs",
    ];

    /// <summary>What a log line may never carry, as a placeholder or in a field's name.</summary>
    private static readonly string[] Secrets = ["token", "secret", "password", "signature", "authorization", "body", "answer", "text", "cookie", "payload"];

    [Fact]
    public void No_sentence_for_people_stands_in_code() => Findings.None(Sentences(BotCode.Current));

    [Theory]
    [InlineData("""public static string Ask() => "What will the customer get?";""", true)]
    [InlineData("""public static string Ask(string who) => $"What will {who} get from it?";""", true)]
    [InlineData("""public const string Ask = "Name the value first.";""", true)]
    [InlineData("""public static void Ask() => throw new System.ArgumentException("This is not a zone.");""", false)]
    [InlineData("""public static string Id() => "meeting.ask.purpose";""", false)]
    [InlineData("""public static string Two() => "not ready";""", false)]
    [InlineData("""public static int Count(Sql sql) => sql.Number("select count(*) from inbox where tenant = 1");""", false)]
    [InlineData("""[System.Obsolete("Use the other one instead.")] public static void Old() { }""", false)]
    public void A_sentence_in_code_is_caught(string member, bool caught) =>
        Assert.Equal(caught, Sentences(BotCode.Of(("Coach/Some.cs", $"namespace CoachBot.Coach; public static class Some {{ {member} }}"))).Any());

    [Fact]
    public void No_log_line_carries_what_is_secret() => Findings.None(Leaks(BotCode.Current));

    [Theory]
    [InlineData("Stored {Count} events", false)]
    [InlineData("Refused {Signature}", true)]
    [InlineData("Sent {MessageText}", true)]
    [InlineData("The token was renewed", false)]
    public void A_secret_in_a_log_line_is_caught(string template, bool caught) => Assert.Equal(caught, Leaks(BotCode.Of((
        "Turns/Some.cs",
        $$"""
          namespace CoachBot.Turns;
          public static partial class Some
          {
              [LoggerMessage(LogLevel.Information, "{{template}}")]
              public static partial void Log(ILogger log, string any);
          }
          """))).Any());

    private static IEnumerable<string> Sentences(BotCode code) =>
        from file in code.Files
        let model = code.Compilation.GetSemanticModel(file.Tree)
        where NearPeople.Contains(Rings.Top(file.Folder), StringComparer.Ordinal) && !ReasonFiles.Contains(file.Path, StringComparer.Ordinal)
        from node in file.Tree.GetRoot().DescendantNodes()
        let text = Text(node)
        where text is not null && ThreeWords().IsMatch(text) && !LooksLikeSql(text) && !IsForMachines(node, model)
        select $"\"{text}\" at {CodeFile.Place(node)}";

    private static string? Text(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax filled => string.Concat(
            filled.Contents.Select(part => part is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : "thing")),
        _ => null,
    };

    private static bool IsForMachines(SyntaxNode node, SemanticModel model) => node.Ancestors().Any(above => above switch
    {
        AttributeSyntax or ThrowExpressionSyntax or ThrowStatementSyntax => true,
        PrimaryConstructorBaseTypeSyntax => true,
        ConstructorInitializerSyntax => true,
        BaseObjectCreationExpressionSyntax made => model.GetTypeInfo(made).Type is { } type && IsMachineName(type.Name),
        InvocationExpressionSyntax call => IsMachineName(LastName(call.Expression)) || IsSql(call),
        _ => false,
    });

    private static bool IsMachineName(string name) =>
        name.EndsWith("Exception", StringComparison.Ordinal)
        || name.StartsWith("Log", StringComparison.Ordinal)
        || ReasonTakers.Any(taker => name.StartsWith(taker, StringComparison.Ordinal));

    private static bool IsSql(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
    {
        Expression: IdentifierNameSyntax { Identifier.Text: "sql" },
        Name.Identifier.Text: "Run" or "All" or "First" or "Number",
    };

    /// <summary>Column names and numbered parameters, which no sentence has.</summary>
    private static bool LooksLikeSql(string text) => text.Contains('_', StringComparison.Ordinal) || text.Contains("?1", StringComparison.Ordinal);

    private static string LastName(SyntaxNode name) => name switch
    {
        MemberAccessExpressionSyntax access => LastName(access.Name),
        QualifiedNameSyntax qualified => LastName(qualified.Right),
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => "",
    };

    private static IEnumerable<string> Leaks(BotCode code) =>
        from file in code.Files
        from template in file.Tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>()
        where LastName(template.Name) == "LoggerMessage"
        from text in template.DescendantNodes().Select(Text)
        where text is not null
        from Match hole in Hole().Matches(text)
        where Secrets.Any(secret => hole.Value.Contains(secret, StringComparison.OrdinalIgnoreCase))
        select $"{hole.Value} at {CodeFile.Place(template)}";

    [GeneratedRegex(@"\p{L}{2,}[,;:]? \p{L}+[,;:]? \p{L}+", RegexOptions.NonBacktracking)]
    private static partial Regex ThreeWords();

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();
}
