using System.Text.Json.Nodes;
using CoachBot.Coach;

namespace CoachBot.Operations.Sandbox;

/// <summary>A made-up company and a week of its meetings, told in days and local times, so that it can begin at any instant.</summary>
/// <param name="StartAt">Where business time begins if nothing else is set.</param>
/// <param name="ShowAt">To where it is moved then, so that a newcomer finds questions waiting.</param>
public sealed record Scene(
    SceneTenant Tenant,
    DateTimeOffset StartAt,
    DateTimeOffset ShowAt,
    IReadOnlyList<JsonObject> People,
    IReadOnlyList<JsonObject> Accounts,
    IReadOnlyList<SceneDeal> Deals,
    IReadOnlyList<SceneMeeting> Meetings)
{
    /// <summary>The hooks that build the scene, in the order in which they are sent.</summary>
    public IEnumerable<(string Type, JsonObject Data)> Hooks(DateTimeOffset start)
    {
        var monday = FirstMondayAfter(start, Tenant.TimeZone);
        return
        [
            .. People.Select(person => ("person.upserted", (JsonObject)person.DeepClone())),
            .. Accounts.Select(account => ("account.upserted", (JsonObject)account.DeepClone())),
            .. Deals.Select(deal => ("deal.upserted", deal.On(monday))),
            .. Meetings.Select(meeting => ("meeting.upserted", meeting.On(monday))),
        ];
    }

    private static DateOnly FirstMondayAfter(DateTimeOffset start, string zone)
    {
        var day = LocalTime.DayOf(start, zone).AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Monday) day = day.AddDays(1);
        return day;
    }
}

/// <summary>The company of a scene: counts where no tenant is configured.</summary>
public sealed record SceneTenant(string Name, IReadOnlyList<string> OwnDomains, string TimeZone, string Country);

/// <summary>A deal; its days count from the first Monday, which is day 1.</summary>
public sealed record SceneDeal(JsonObject Data, int? CloseDay, int? CriticalDay, string? CriticalReason, string? CriticalConsequence)
{
    public JsonObject On(DateOnly monday)
    {
        var data = (JsonObject)Data.DeepClone();
        if (CloseDay is { } close) data["closeDate"] = SceneDay.Written(monday, close);
        if (CriticalDay is { } critical)
        {
            data["criticalDate"] = new JsonObject
            {
                ["date"] = SceneDay.Written(monday, critical),
                ["reason"] = CriticalReason,
                ["consequence"] = CriticalConsequence,
            };
        }

        return data;
    }
}

/// <summary>A meeting at a local time of a day that counts from the first Monday, which is day 1.</summary>
public sealed record SceneMeeting(JsonObject Data, int Day, TimeOnly At, int Minutes, string Zone)
{
    public JsonObject On(DateOnly monday)
    {
        var data = (JsonObject)Data.DeepClone();
        var start = LocalTime.At(monday.AddDays(Day - 1), At, Zone);
        data["start"] = Chat.Sandbox.SandboxJson.Written(start);
        data["end"] = Chat.Sandbox.SandboxJson.Written(start.AddMinutes(Minutes));
        return data;
    }
}

/// <summary>Days that count from the first Monday, which is day 1.</summary>
internal static class SceneDay
{
    public static string Written(DateOnly monday, int day) =>
        monday.AddDays(day - 1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
