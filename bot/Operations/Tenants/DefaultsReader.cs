using System.Globalization;
using System.Xml;
using CoachBot.Coach;
using CoachBot.Coach.People;

namespace CoachBot.Operations.Tenants;

/// <summary>Turns the settings into the Coach's numbers, and says of each that is wrong: key, rule, value, what to do.</summary>
public static class DefaultsReader
{
    private static readonly string[] DayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    public static CoachDefaults Read(DefaultsOptions options, List<string> problems)
    {
        var shipped = new CoachDefaults();
        var defaults = shipped with
        {
            Day = Time("Day", options.Day, shipped.Day, problems),
            Settle = Duration("Settle", options.Settle, shipped.Settle, problems),
            Remind = Duration("Remind", options.Remind, shipped.Remind, problems),
            Cutoff = Duration("Cutoff", options.Cutoff, shipped.Cutoff, problems),
            Postpone = Duration("Postpone", options.Postpone, shipped.Postpone, problems),
            CheckFrom = Duration("CheckFrom", options.CheckFrom, shipped.CheckFrom, problems),
            CheckTo = Duration("CheckTo", options.CheckTo, shipped.CheckTo, problems),
            Cap = Number("Cap", options.Cap, shipped.Cap, 1, 20, problems),
            Edit = Duration("Edit", options.Edit, shipped.Edit, problems),
            MinN = Number("MinN", options.MinN, shipped.MinN, 2, 1000, problems),
            CalendarDelete = Duration("CalDel", options.CalDel, shipped.CalendarDelete, problems),
            ValueEventDays = Number("VReWin", options.VReWin, shipped.ValueEventDays, 1, 730, problems),
            HandoffDays = Number("Hand", options.Hand, shipped.HandoffDays, 1, 30, problems),
            FirstCallDays = Number("First", options.First, shipped.FirstCallDays, 1, 60, problems),
            WinDays = Number("Win", options.Win, shipped.WinDays, 0, 60, problems),
            ReferenceCap = Number("RefCap", options.RefCap, shipped.ReferenceCap, 1, 100, problems),
            MinOrder = options.MinOrder,
            Hours = Hours(options.Hours, shipped.Hours, problems),
        };
        if (defaults.Day < new TimeOnly(7, 30) || defaults.Day > new TimeOnly(18, 0))
            problems.Add($"Defaults:Day is '{options.Day}': choose a time from 07:30 to 18:00.");
        if (defaults.CheckTo < defaults.CheckFrom)
            problems.Add("Defaults:CheckTo is before Defaults:CheckFrom: give both, the later one as CheckTo.");
        if (defaults.MinOrder is <= 0)
            problems.Add($"Defaults:MinOrder is {options.MinOrder?.ToString(CultureInfo.InvariantCulture)}: write an amount above 0, or leave it out where each order gets a plan.");
        return defaults;
    }

    private static WeeklyHours Hours(HoursOptions options, WeeklyHours shipped, List<string> problems)
    {
        var days = new List<DayOfWeek>();
        foreach (var name in options.Days)
        {
            var day = Array.FindIndex(DayNames, d => d.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (day < 0) problems.Add($"Defaults:Hours:Days holds '{name}': write days as Mon, Tue, Wed, Thu, Fri, Sat, Sun.");
            else days.Add((DayOfWeek)day);
        }
        var hours = new WeeklyHours(
            options.Days.Count == 0 ? shipped.Days : days,
            Time("Hours:From", options.From, shipped.From, problems),
            Time("Hours:To", options.To, shipped.To, problems));
        if (hours.From >= hours.To) problems.Add($"Defaults:Hours:From ({hours.From:HH\\:mm}) must lie before Defaults:Hours:To ({hours.To:HH\\:mm}).");
        return hours;
    }

    private static TimeSpan Duration(string key, string? text, TimeSpan shipped, List<string> problems)
    {
        if (text is null) return shipped;
        try
        {
            var span = XmlConvert.ToTimeSpan(text);
            if (span >= TimeSpan.Zero) return span;
        }
        catch (FormatException)
        {
            // Said below, with the key.
        }
        problems.Add($"Defaults:{key} is '{text}': write a duration as ISO 8601 has it, such as PT60M, PT3H or P14D.");
        return shipped;
    }

    private static TimeOnly Time(string key, string? text, TimeOnly shipped, List<string> problems)
    {
        if (text is null) return shipped;
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        problems.Add($"Defaults:{key} is '{text}': write a local time as HH:mm, such as 15:30.");
        return shipped;
    }

    private static int Number(string key, int? number, int shipped, int least, int most, List<string> problems)
    {
        if (number is not { } given) return shipped;
        if (given >= least && given <= most) return given;
        problems.Add($"Defaults:{key} is {given.ToString(CultureInfo.InvariantCulture)}: choose a number from {least} to {most}.");
        return shipped;
    }
}
