using Microsoft.CodeAnalysis;

namespace CoachBot.Tests.Code;

/// <summary>The rings of the design, enforced over every file of the product.</summary>
public sealed class RingTests
{
    private static readonly Lazy<IReadOnlyList<Use>> All = new(() => [.. Uses.In(BotCode.Current)]);

    /// <summary>What the compiler cannot see because no generator runs here: bodies of partial members, generated contexts.</summary>
    private static readonly string[] LeftToGenerators = ["CS8795", "CS9248", "CS0534", "CS0117", "CS7036"];

    [Fact]
    public void Every_name_in_the_source_is_understood_by_this_test()
    {
        var blind = BotCode.Current.Compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(problem => problem.Severity == DiagnosticSeverity.Error && !LeftToGenerators.Contains(problem.Id, StringComparer.Ordinal));

        Findings.None(blind.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_folder_uses_only_what_its_ring_may_use() => Findings.None(Forbidden(All.Value));

    [Fact]
    public void Every_folder_has_its_place_in_a_ring() =>
        Findings.None(BotCode.Current.Files.Select(file => file.Folder).Where(folder => !Rings.IsKnown(folder)).Distinct(StringComparer.Ordinal));

    [Fact]
    public void The_centre_uses_the_system_only() => Findings.None(Foreign(All.Value));

    [Fact]
    public void Zones_are_converted_in_one_file() => Findings.None(Zones(All.Value));

    [Fact]
    public void Folders_form_no_circle() => Assert.Null(Circle(All.Value));

    [Theory]
    [InlineData("Delivery", "Turns")]
    [InlineData("Turns", "Chat/Slack")]
    [InlineData("Chat", "Chat/Slack")]
    [InlineData("Chat/Teams", "Chat/Slack")]
    [InlineData("Content", "Chat")]
    [InlineData("Coach", "Wire")]
    [InlineData("Coach/Meetings", "Storage")]
    [InlineData("Storage", "Operations")]
    public void A_forbidden_use_inside_an_async_lambda_is_caught(string user, string used)
    {
        var code = BotCode.Of(
            ($"{used}/Far.cs", $$"""
                namespace CoachBot.{{used.Replace('/', '.')}};
                public static class Far { public static Task Reach() => Task.CompletedTask; }
                """),
            ($"{user}/Near.cs", $$"""
                namespace CoachBot.{{user.Replace('/', '.')}};
                public static class Near
                {
                    public static readonly Func<Task> Later = async () => await CoachBot.{{used.Replace('/', '.')}}.Far.Reach();
                }
                """));

        Assert.Contains($"{user} -> {used} at bot/{user}/Near.cs:4", Forbidden(Uses.In(code)));
    }

    [Fact]
    public void A_forbidden_type_that_is_never_named_is_caught()
    {
        var code = BotCode.Of(
            ("Turns/Turn.cs", "namespace CoachBot.Turns; public sealed class Turn { public int Number => 1; }"),
            ("Intake/Gate.cs", "namespace CoachBot.Intake; public static class Gate { public static int Of() { Turns.Turn made = new(); return made.Number; } }"));

        Assert.Contains("Intake -> Turns at bot/Intake/Gate.cs:1", Forbidden(Uses.In(code)));
    }

    [Fact]
    public void The_edge_may_use_everything_and_a_vendor_itself()
    {
        var code = BotCode.Of(
            ("Chat/Slack/Post.cs", "namespace CoachBot.Chat.Slack; public static class Post { public static void Now() => Soon(); private static void Soon() { } }"),
            ("Operations/Start.cs", "namespace CoachBot.Operations; public static class Start { public static void Now() => Chat.Slack.Post.Now(); }"),
            ("Program.cs", "CoachBot.Chat.Slack.Post.Now(); CoachBot.Operations.Start.Now();"));

        Findings.None(Forbidden(Uses.In(code)));
    }

    [Theory]
    [InlineData("Coach/Deal.cs", "System.Text.Json.JsonSerializer.Serialize(1)", false)]
    [InlineData("Coach/Deal.cs", "Microsoft.Extensions.Options.Options.Create(new object())", true)]
    [InlineData("Wire/Deal.cs", "Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance", true)]
    [InlineData("Coach/Deal.cs", "NodaTime.Instant.MinValue", true)]
    [InlineData("Storage/Deal.cs", "Microsoft.Extensions.Options.Options.Create(new object())", false)]
    public void A_package_in_the_centre_is_caught(string path, string expression, bool caught)
    {
        var code = BotCode.Of((path, $"namespace CoachBot.{CodeFile.FolderOf(path)}; public static class Deal {{ public static object Made() => {expression}; }}"));

        Assert.Equal(caught, Foreign(Uses.In(code)).Any());
    }

    [Theory]
    [InlineData("Coach/LocalTime.cs", "NodaTime.Instant.MinValue", false)]
    [InlineData("Storage/Clock.cs", "NodaTime.Instant.MinValue", true)]
    [InlineData("Coach/LocalTime.cs", "TimeZoneInfo.Utc", true)]
    public void A_second_place_that_converts_zones_is_caught(string path, string expression, bool caught)
    {
        var code = BotCode.Of((path, $"namespace CoachBot.{CodeFile.FolderOf(path)}; public static class Zone {{ public static object Made() => {expression}; }}"));

        Assert.Equal(caught, Zones(Uses.In(code)).Any());
    }

    [Fact]
    public void A_circle_is_named()
    {
        var code = BotCode.Of(
            ("Chat/A.cs", "namespace CoachBot.Chat; public static class A { public static int One => Crm.B.One; }"),
            ("Crm/B.cs", "namespace CoachBot.Crm; public static class B { public static int One => Judge.C.One; }"),
            ("Judge/C.cs", "namespace CoachBot.Judge; public static class C { public static int One => Chat.A.One; }"));

        Assert.Equal("Chat -> Crm -> Judge -> Chat", Circle(Uses.In(code)));
    }

    private static IEnumerable<string> Forbidden(IEnumerable<Use> uses) => uses
        .Where(use => use.To is not null && !Rings.Allows(use.From, use.To))
        .Select(use => use.ToString()).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Foreign(IEnumerable<Use> uses) => uses
        .Where(use => Rings.Top(use.From) is "Coach" or "Wire" && use.To is null)
        .Where(use => use.Namespace is not ("System" or "<global namespace>") && !use.Namespace.StartsWith("System.", StringComparison.Ordinal))
        .Where(use => !IsNodaTime(use) || !InLocalTime(use))
        .Select(use => use.ToString()).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Zones(IEnumerable<Use> uses) => uses
        .Where(use => use.Type == "System.TimeZoneInfo" || (IsNodaTime(use) && !InLocalTime(use)))
        .Select(use => use.ToString()).Distinct(StringComparer.Ordinal);

    private static bool IsNodaTime(Use use) => use.Namespace == "NodaTime" || use.Namespace.StartsWith("NodaTime.", StringComparison.Ordinal);

    private static bool InLocalTime(Use use) => use.Place.StartsWith("bot/Coach/LocalTime.cs:", StringComparison.Ordinal);

    /// <summary>The first circle between top-level folders, or null.</summary>
    private static string? Circle(IEnumerable<Use> uses)
    {
        var edges = uses.Where(use => use.To is not null)
            .Select(use => (From: Rings.Top(use.From), To: Rings.Top(use.To!)))
            .Where(edge => edge.From != edge.To)
            .Distinct()
            .ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        return edges.Select(group => group.Key).Order(StringComparer.Ordinal).Select(start => Walk([start])).FirstOrDefault(found => found is not null);

        string? Walk(IReadOnlyList<string> path)
        {
            foreach (var next in edges[path[^1]].Order(StringComparer.Ordinal))
            {
                if (next == path[0]) return string.Join(" -> ", [.. path, next]);
                if (!path.Contains(next, StringComparer.Ordinal) && Walk([.. path, next]) is { } found) return found;
            }

            return null;
        }
    }
}
