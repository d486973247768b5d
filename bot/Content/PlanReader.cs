using System.Text.RegularExpressions;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;

namespace CoachBot.Content;

/// <summary>Reads <c>plans/ID.yaml</c>: the steps of a transition plan, over which it is walked back [PO-05].</summary>
internal sealed partial class PlanReader(string file, ProblemList problems)
{
    public const string Folder = "plans/";

    /// <summary>The plan that a deal gets when nobody chooses another.</summary>
    public const string Standard = "plans/standard.yaml";

    /// <summary>A year of business days: no step of a plan takes longer.</summary>
    private const int MostDays = 250;

    /// <summary>A plan is read on a phone.</summary>
    private const int MostSteps = 40;

    public static PlanTemplate? Read(SourceFile source, ProblemList problems) =>
        StrictYaml.ReadMap(source.Name, source.Text, 1, problems) is { } map ? new PlanReader(source.Name, problems).Plan(map) : null;

    /// <summary>The standard plan first, then by id.</summary>
    public static IReadOnlyList<PlanTemplate> InOrder(IEnumerable<PlanTemplate> plans, ProblemList problems)
    {
        List<PlanTemplate> all = [.. plans.OrderByDescending(plan => FileOf(plan) == Standard).ThenBy(plan => plan.Id, StringComparer.Ordinal)];
        if (all.Count == 0 || FileOf(all[0]) != Standard)
            problems.Add(Standard, 1, "file-missing", "Put the standard plan back: a deal gets it when nobody chooses another.");
        return all;
    }

    public static string FileOf(PlanTemplate plan) => $"{Folder}{plan.Id}.yaml";

    private PlanTemplate Plan(YamlMap map)
    {
        var keys = new YamlKeys(file, map, problems);
        var items = keys.List("steps");
        keys.ReportUnknown();
        var id = file[Folder.Length..^".yaml".Length];
        if (!Name().IsMatch(id))
            problems.Add(file, 1, "file-name", "Name the file with small letters, digits and hyphens, such as small.yaml.");
        if (items.Count == 0)
            problems.Add(file, keys.LineOf("steps"), "plan-empty", "Add \"steps\" with at least one step below it.");
        if (items.Count > MostSteps)
            problems.Add(file, items[MostSteps].Line, "plan-long", "Keep at most 40 steps: put small ones together.");
        List<Placed> placed = [.. items.Select(Step).OfType<Placed>()];
        Ids(placed);
        GoLive(placed, map);
        if (PlanTemplates.Circle([.. placed.Select(each => each.Step)]) is { Count: > 0 } circle)
        {
            var line = placed.First(each => each.Step.Id == circle[0]).Line;
            problems.Add(file, line, "plan-circle", $"Take one \"after\" away: {string.Join(" waits for ", circle.Append(circle[0]))}.");
        }

        return new PlanTemplate(id, [.. placed.Select(each => each.Step)]);
    }

    private Placed? Step(YamlValue item)
    {
        if (item is not YamlMap map)
        {
            problems.Add(file, item.Line, item.Column, "value-kind", "Write each step as {id: tests, days: 5, role: services, after: [implementation]}.");
            return null;
        }

        var keys = new YamlKeys(file, map, problems);
        var id = keys.Required("id");
        if (id.Value.Length > 0 && !StepId().IsMatch(id.Value))
            problems.Add(file, id.Line, id.Column, "step-id", "Give \"id\" letters and digits only, a small letter first, such as adminTraining.");
        var days = keys.Number("days");
        if (days > MostDays)
            problems.Add(file, keys.LineOf("days"), "step-days", "Give \"days\" a number of business days from 1 to 250.");
        var step = new TemplateStep(id.Value, days, keys.OneOf("role", Roles.All), After(keys), keys.Flag("internal"), keys.Flag("goLive"));
        keys.ReportUnknown();
        return new Placed(step, map.Line);
    }

    private List<string> After(YamlKeys keys)
    {
        var after = new List<string>();
        foreach (var item in keys.List("after"))
        {
            if (item is not YamlText text)
                problems.Add(file, item.Line, item.Column, "value-kind", "Write \"after\" as a list of step ids, such as [contracts, tests].");
            else if (after.Contains(text.Value, StringComparer.Ordinal))
                problems.Add(file, text.Line, text.Column, "after-doubled", $"Keep one \"{text.Value}\" in \"after\".");
            else
                after.Add(text.Value);
        }

        return after;
    }

    private void Ids(List<Placed> placed)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (step, line) in placed.Where(each => each.Step.Id.Length > 0 && !known.Add(each.Step.Id)))
            problems.Add(file, line, "step-doubled", $"Keep one step \"{step.Id}\".");
        foreach (var (step, line) in placed)
        {
            foreach (var unknown in step.After.Where(id => !known.Contains(id)))
                problems.Add(file, line, "after-unknown", $"Take \"{unknown}\" out of \"after\", or add a step of that id. Steps are: {string.Join(", ", known)}.");
        }
    }

    /// <summary>A plan is walked back from the one step that ends on the critical date: nothing comes after it.</summary>
    private void GoLive(List<Placed> placed, YamlMap map)
    {
        List<Placed> goLive = [.. placed.Where(each => each.Step.GoLive)];
        if (placed.Count > 0 && goLive.Count == 0)
            problems.Add(file, map.Line, "go-live", "Add \"goLive: yes\" to the step that ends on the critical date.");
        foreach (var (_, line) in goLive.Skip(1))
            problems.Add(file, line, "go-live", $"Keep one \"goLive: yes\": {goLive[0].Step.Id} has it already.");
        if (goLive is not [var last]) return;
        foreach (var (step, line) in placed.Where(each => each.Step.Id != last.Step.Id && each.Step.After.Contains(last.Step.Id, StringComparer.Ordinal)))
            problems.Add(file, line, "go-live", $"Let {step.Id} not wait for {last.Step.Id}: a plan ends on the critical date.");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$", RegexOptions.NonBacktracking)]
    private static partial Regex StepId();

    private sealed record Placed(TemplateStep Step, int Line);
}
