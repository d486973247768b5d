using CoachBot.Coach.Orders;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Content;

/// <summary>Templates of plans as files [PO-05].</summary>
public sealed class PlanTests
{
    [Fact]
    public void The_standard_plan_comes_first_and_has_the_steps_of_the_table()
    {
        var plans = Shipped.Library.Lists.Plans;

        Assert.Equal(["standard", "small"], plans.Select(plan => plan.Id));
        Assert.Equal(
            ["contracts", "adminTraining", "configuration", "implementation", "tests", "userTraining", "goLive"],
            plans[0].Steps.Select(step => step.Id));
        Assert.Equal(new TemplateStep("goLive", 1, "services", plans[0].Steps[^1].After, GoLive: true), plans[0].Steps[^1]);
        Assert.Equal(["tests", "userTraining"], plans[0].Steps[^1].After);
    }

    [Fact]
    public void Steps_of_the_standard_plan_run_side_by_side()
    {
        var steps = Shipped.Library.Lists.Plans[0].Steps;
        Assert.Contains(steps, step => steps.Any(other => other.Id != step.Id && other.After.SequenceEqual(step.After)));
    }

    [Fact]
    public void Each_step_has_a_name() =>
        Assert.All(Shipped.Library.Lists.Plans.SelectMany(plan => plan.Steps), step => Assert.DoesNotContain('.', Shipped.Library.Word($"step.{step.Id}", "en")));

    [Fact]
    public void A_step_that_the_customer_does_not_see_is_marked()
    {
        using var copy = new ContentCopy();
        copy.Replace("plans/small.yaml", "id: tests, days: 2,", "id: tests, days: 2, internal: yes,");

        var steps = Read(copy).Lists.Plans[1].Steps;

        Assert.Equal(["tests"], steps.Where(step => step.Internal).Select(step => step.Id));
    }

    [Fact]
    public void A_tenant_s_own_step_needs_a_name_in_every_language()
    {
        using var copy = new ContentCopy();
        copy.Replace("plans/small.yaml", "id: tests", "id: pilot");
        copy.Replace("plans/small.yaml", "after: [tests,", "after: [pilot,");
        Assert.Contains("step.pilot", Assert.Single(copy.Check()).Detail, StringComparison.Ordinal);

        copy.Write("words/ours.en.yaml", "step.pilot: A first team works with it\n");
        Assert.Empty(copy.Check());
    }

    [Fact]
    public void The_standard_plan_is_missed()
    {
        using var copy = new ContentCopy();
        copy.Delete("plans/standard.yaml");
        var problem = Assert.Single(copy.Check());
        Assert.Equal(("plans/standard.yaml", "file-missing"), (problem.File, problem.Rule));
    }

    [Fact]
    public void A_plan_without_steps_is_reported()
    {
        using var copy = new ContentCopy();
        copy.Write("plans/empty.yaml", "steps: []\n");
        Assert.Equal("plan-empty", Assert.Single(copy.Check()).Rule);
    }

    [Fact]
    public void A_circle_is_named_step_by_step()
    {
        using var copy = new ContentCopy();
        copy.Replace("plans/small.yaml", "{id: configuration, days: 5, role: services, after: [contracts]}", "{id: configuration, days: 5, role: services, after: [tests]}");
        Assert.Equal("Take one \"after\" away: configuration waits for tests waits for configuration.", Assert.Single(copy.Check()).Detail);
    }

    [Theory]
    [InlineData("a>b b>c c", "")]
    [InlineData("a>a", "a")]
    [InlineData("a>b b>a", "a b")]
    [InlineData("a>b b>c c>b", "b c")]
    [InlineData("a>b,c b>d c>d d", "")]
    [InlineData("a>b,c b c>d d>e e>c", "c d e")]
    [InlineData("a>nobody", "")]
    public void A_circle_is_found(string steps, string circle) =>
        Assert.Equal(circle, string.Join(' ', PlanTemplates.Circle([.. steps.Split(' ').Select(Step)])));

    /// <summary>Steps that only wait for earlier ones make no circle; close it and each found step waits for the next.</summary>
    [Fact]
    public void What_is_found_is_a_circle() =>
        Prop.ForAll(FsCheck.FSharp.ArbMap.defaults.ArbFor<(byte, byte)[]>(), pairs =>
        {
            var steps = Enumerable.Range(0, 12)
                .Select(at => Step($"s{at}", [.. pairs.Where(pair => pair.Item1 % 12 == at).Select(pair => $"s{pair.Item2 % 12}").Distinct()]))
                .ToList();
            var forward = steps.Select(step => step with { After = [.. step.After.Where(id => int.Parse(id[1..]) < int.Parse(step.Id[1..]))] }).ToList();
            var circle = PlanTemplates.Circle(steps);
            var next = circle.Skip(1).Concat(circle.Take(1));
            return PlanTemplates.Circle(forward).Count == 0
                && circle.Zip(next).All(pair => steps.Single(step => step.Id == pair.First).After.Contains(pair.Second));
        }).QuickCheckThrowOnFailure();

    private static CoachBot.Content.ContentLibrary Read(ContentCopy copy)
    {
        var (library, problems) = CoachBot.Content.ContentReader.Read(copy.Folder);
        return library ?? throw new CoachBot.Content.ContentException(problems);
    }

    private static TemplateStep Step(string written)
    {
        var parts = written.Split('>');
        return Step(parts[0], parts.Length > 1 ? parts[1].Split(',') : []);
    }

    private static TemplateStep Step(string id, params IReadOnlyList<string> after) => new(id, 1, "rep", after);
}
