using System.Globalization;
using CoachBot.Content;

namespace CoachBot.Operations.Demo;

/// <summary>The built-in story: what the narrator says, when time moves, and what people press, type and change.</summary>
public sealed record Story(IReadOnlyList<StoryStep> Steps)
{
    public const string File = "scenes/demo-story.yaml";

    /// <exception cref="ContentException">The file is missing or has problems.</exception>
    public static Story Read(string contentFolder)
    {
        var path = Path.Combine(contentFolder, File);
        if (!System.IO.File.Exists(path)) throw new ContentException([new(File, 1, null, "file-missing", "Put the story of the demo back.")]);
        var problems = new ProblemList();
        var steps = StrictYaml.ReadMap(File, System.IO.File.ReadAllText(path), 1, problems) is { } map ? All(map, problems) : [];
        return problems.Any ? throw new ContentException(problems.Found) : new(steps);
    }

    private static List<StoryStep> All(YamlMap map, ProblemList problems)
    {
        var whole = new YamlKeys(File, map, problems);
        var steps = new List<StoryStep>();
        foreach (var item in whole.List("steps"))
        {
            if (item is not YamlMap step)
            {
                problems.Add(File, item.Line, item.Column, "value-kind", "Write each step as keys and values.");
                continue;
            }
            var keys = new YamlKeys(File, step, problems);
            steps.Add(Step(keys, problems));
            keys.ReportUnknown();
        }
        whole.ReportUnknown();
        return steps;
    }

    private static StoryStep Step(YamlKeys keys, ProblemList problems)
    {
        if (keys.Optional("tell") is { } tell) return new Narration(tell.Value);
        var skip = keys.Optional("skip");
        if ((keys.Optional("clock") ?? skip) is { } clock)
        {
            if (DateTimeOffset.TryParse(clock.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return new Passing(at.ToUniversalTime(), skip is null);
            problems.Add(File, clock.Line, clock.Column, "value-kind", "Write an instant, such as 2026-11-23T09:00:00Z.");
        }
        if (keys.Optional("move") is { } meeting) return new Moving(meeting.Value, keys.Required("to").Value);
        if (keys.Optional("cancel") is { } cancelled) return new Moving(cancelled.Value, null);
        if (keys.Optional("say") is { } words) return new Saying(keys.Required("by").Value, words.Value, keys.Optional("room")?.Value);
        if (keys.Optional("order") is { } order) return new Ordering(order.Value, keys.Required("on").Value, [.. Pairs(keys, "lines")]);
        if (keys.Optional("won") is { } won) return new Winning(won.Value);
        return new Pressing(
            keys.Required("by").Value, keys.Required("press").Value, keys.Required("on").Value, Pairs(keys, "fill").ToDictionary(StringComparer.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(YamlKeys keys, string name) =>
        keys.List(name).OfType<YamlText>().Select(t => t.Value.Split('=', 2)).Where(p => p.Length == 2).Select(p => KeyValuePair.Create(p[0].Trim(), p[1].Trim()));
}

/// <summary>One step of the story.</summary>
public abstract record StoryStep;

/// <summary>A line between the scenes.</summary>
public sealed record Narration(string Text) : StoryStep;

/// <summary>Time passes up to an instant.</summary>
/// <param name="Told">False where the story leaves out what is written meanwhile.</param>
public sealed record Passing(DateTimeOffset To, bool Told) : StoryStep;

/// <summary>A meeting of the scene gets another start, or none.</summary>
public sealed record Moving(string Meeting, string? Start) : StoryStep;

/// <summary>Somebody types into the direct chat, or into a room.</summary>
public sealed record Saying(string By, string Text, string? Room) : StoryStep;

/// <summary>A purchase order of a deal arrives.</summary>
/// <param name="Lines">Description and quantity of each line.</param>
public sealed record Ordering(string Number, string Deal, IReadOnlyList<KeyValuePair<string, string>> Lines) : StoryStep;

/// <summary>The CRM sets a deal to won.</summary>
public sealed record Winning(string Deal) : StoryStep;

/// <summary>Somebody presses; what a form asks is filled in.</summary>
/// <param name="Press">The verb, and behind a <c>#</c> its value.</param>
/// <param name="On">Id of the meeting, deal or other thing that the press is about.</param>
public sealed record Pressing(string By, string Press, string On, IReadOnlyDictionary<string, string> Fill) : StoryStep;
