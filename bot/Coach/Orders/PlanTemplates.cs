namespace CoachBot.Coach.Orders;

/// <summary>What has to be true of a template before a plan can be walked back over it [PO-05].</summary>
public static class PlanTemplates
{
    /// <summary>
    /// Ids of steps that wait for each other in a circle, each waiting for the next and the last for the first; empty where
    /// there is none. A step that waits for itself is a circle of one. Ids that no step has are passed over.
    /// </summary>
    public static IReadOnlyList<string> Circle(IReadOnlyList<TemplateStep> steps)
    {
        var after = steps.DistinctBy(step => step.Id, StringComparer.Ordinal).ToDictionary(step => step.Id, step => step.After, StringComparer.Ordinal);
        var cleared = new HashSet<string>(StringComparer.Ordinal);
        return steps.Select(step => From(step.Id, [])).FirstOrDefault(circle => circle.Count > 0) ?? [];

        IReadOnlyList<string> From(string id, List<string> way)
        {
            if (way.IndexOf(id) is >= 0 and var start) return way[start..];
            if (cleared.Contains(id) || !after.TryGetValue(id, out var waitsFor)) return [];
            way.Add(id);
            var circle = waitsFor.Select(each => From(each, way)).FirstOrDefault(found => found.Count > 0);
            if (circle is not null) return circle;
            way.RemoveAt(way.Count - 1);
            cleared.Add(id);
            return [];
        }
    }
}
