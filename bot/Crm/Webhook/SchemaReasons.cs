using System.Text.Json;
using CoachBot.Wire;
using Json.Schema;

namespace CoachBot.Crm.Webhook;

/// <summary>Turns the result of an evaluation into our own errors: where, which keyword, and what to do.</summary>
internal static class SchemaReasons
{
    private const string AnyOf = "/anyOf/";

    /// <param name="most">How many are told: finding a place in a long list takes its time.</param>
    public static IReadOnlyList<HookError> Of(EvaluationResults results, JsonElement body, JsonElement schema, int most)
    {
        var errors = new List<HookError>();
        var refusedBranches = new HashSet<string>(StringComparer.Ordinal);
        foreach (var result in results.Details is { } details ? details.Prepend(results) : [results])
        {
            if (result.Errors is null) continue;
            var branch = result.EvaluationPath.ToString();
            var at = branch.IndexOf(AnyOf, StringComparison.Ordinal);
            if (at >= 0)
            {
                refusedBranches.Add(branch.Substring(at + AnyOf.Length, 1));
                continue;
            }

            if (errors.Count >= most) continue;
            var pointer = result.InstanceLocation.ToString();
            foreach (var keyword in result.Errors.Keys) errors.AddRange(Errors(keyword, pointer, body, schema));
        }

        if (EveryBranchRefused(refusedBranches.Count, body, schema))
            errors.Add(new("/data/dealId", "required", "Add dealId or accountId: the deal or the customer company that the order belongs to."));
        return [.. errors.Distinct().OrderBy(error => error.Pointer, StringComparer.Ordinal)];
    }

    private static IEnumerable<HookError> Errors(string keyword, string pointer, JsonElement body, JsonElement schema)
    {
        var value = ValueAt(body, pointer);
        var rules = RulesAt(schema, body, pointer);
        if (keyword != "required")
        {
            yield return new(pointer, keyword, SchemaDetail.For(keyword, rules, value));
            yield break;
        }

        foreach (var name in rules.GetProperty("required").EnumerateArray().Select(each => each.GetString()!))
        {
            if (!value.TryGetProperty(name, out _))
                yield return new(pointer + StrictJson.Step(name), keyword, SchemaDetail.ForMissing(name, rules.GetProperty("properties").GetProperty(name)));
        }
    }

    /// <summary>Only the data of orders has alternatives.</summary>
    private static bool EveryBranchRefused(int refused, JsonElement body, JsonElement schema) =>
        body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
        && schema.GetProperty("properties").GetProperty("data").TryGetProperty("anyOf", out var branches) && refused == branches.GetArrayLength();

    private static IEnumerable<string> Steps(string pointer) =>
        pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

    private static JsonElement ValueAt(JsonElement body, string pointer) => Steps(pointer).Aggregate(body, Inside);

    private static JsonElement Inside(JsonElement value, string step) =>
        value.ValueKind == JsonValueKind.Array ? value[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : value.GetProperty(step);

    /// <summary>Our schemas have no references: the way through the body is the way through the schema.</summary>
    private static JsonElement RulesAt(JsonElement schema, JsonElement body, string pointer)
    {
        foreach (var step in Steps(pointer))
        {
            schema = body.ValueKind == JsonValueKind.Array ? schema.GetProperty("items") : schema.GetProperty("properties").GetProperty(step);
            body = Inside(body, step);
        }

        return schema;
    }
}
