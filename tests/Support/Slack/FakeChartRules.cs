using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What Slack refuses of charts.</summary>
internal static class FakeChartRules
{
    public static void Check(FakeComplaints broken, JsonObject block, string at)
    {
        broken.Length(block["title"], at + "/title", 1, 50, required: true);
        var chart = block["chart"] as JsonObject;
        if (chart.Text("type") is "pie")
        {
            broken.Count(chart.List("segments"), at + "/chart/segments", 1, 12);
            foreach (var segment in chart.List("segments"))
            {
                broken.Length(segment?["label"], at + "/chart/segments/label", 1, 20, required: true);
                if (segment?["value"]?.GetValue<double>() is not > 0) broken.Add(at + "/chart/segments", "value must be above 0");
            }

            return;
        }

        if (chart.Text("type") is not ("bar" or "area" or "line"))
        {
            broken.Add(at + "/chart/type", "unsupported type: " + chart.Text("type"));
            return;
        }

        var categories = (chart!["axis_config"].List("categories")).Select(one => one?.GetValue<string>() ?? "").ToList();
        if (categories.Count is < 1 or > 20) broken.Add(at + "/chart/axis_config/categories", "must be from 1 to 20");
        if (categories.Exists(one => one.Length is < 1 or > 20)) broken.Add(at + "/chart/axis_config/categories", "must be less than {0} characters", 21);
        foreach (var name in new[] { "x_label", "y_label" }) broken.Length(chart["axis_config"]?[name], $"{at}/chart/axis_config/{name}", 1, 50);
        var series = chart.List("series");
        broken.Count(series, at + "/chart/series", 1, 12);
        if (series.Select(one => one.Text("name")).Distinct(StringComparer.Ordinal).Count() != series.Count) broken.Add(at + "/chart/series", "names must be unique");
        foreach (var one in series)
        {
            broken.Length(one?["name"], at + "/chart/series/name", 1, 20, required: true);
            broken.Count(one.List("data"), at + "/chart/series/data", 1, 20);
            if (!one.List("data").Select(point => point.Text("label") ?? "").ToHashSet(StringComparer.Ordinal).SetEquals(categories))
                broken.Add(at + "/chart/series/data", "every category in every series");
        }
    }
}
