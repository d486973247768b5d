using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What Slack has given out or keeps open: triggers, views, response addresses, codes, uploads.</summary>
internal sealed class FakeBoard
{
    public Dictionary<string, FakeTrigger> Triggers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FakeView> Views { get; } = new(StringComparer.Ordinal);

    /// <summary>Modals of a person, the top one last.</summary>
    public Dictionary<string, List<FakeView>> Stacks { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FakeView> Homes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FakeResponseAddress> Responses { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FakeCode> Codes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FakeFile> Files { get; } = new(StringComparer.Ordinal);

    public List<FakeView> StackOf(FakePerson person) => Stacks.TryGetValue(person.Id, out var stack) ? stack : Stacks[person.Id] = [];
}

/// <summary>Lets a modal be opened: once, within three seconds.</summary>
internal sealed record FakeTrigger(FakePerson Person, DateTimeOffset At)
{
    public bool Used { get; set; }
}

/// <summary>Where an interaction may be answered: five times, within half an hour.</summary>
internal sealed record FakeResponseAddress(FakePerson Person, FakeRoom Room, FakeMessage? Message, DateTimeOffset At)
{
    public int Uses { get; set; }
}

/// <summary>What a browser brings back from the consent page.</summary>
internal sealed record FakeCode(FakeWorkspace? Workspace, FakeOrg? Org, IReadOnlyList<string> Scopes, string RedirectUri, string Person, DateTimeOffset At);

/// <summary>A file that was uploaded, or will be.</summary>
public sealed record FakeFile(string Id, string Name, int Length, string? AltText)
{
    public byte[]? Bytes { get; set; }

    public bool Complete { get; set; }

    public JsonObject Json() => new() { ["id"] = Id, ["name"] = Name, ["title"] = Name };
}
