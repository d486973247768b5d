using System.Globalization;

namespace CoachBot.Tests.Support;

/// <summary>A generated week of hooks as their senders write them: people, accounts, deals, meetings in several versions, some cancelled.</summary>
public sealed class Week
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Europe/London"];
    private readonly Random _random;
    private readonly DateTimeOffset _monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    public Week(int seed, int people, int meetings)
    {
        _random = new Random(seed);
        for (var i = 0; i < people; i++) Add(Person(i));
        for (var i = 0; i < 4; i++) Add(Account(i));
        for (var i = 0; i < 4; i++) Add(Deal(i, people));
        for (var i = 0; i < meetings; i++) AddMeeting(i, people);
    }

    /// <summary>Hooks in the order in which their senders made them: id, type and data.</summary>
    public List<(string Id, string Type, Dictionary<string, object> Data)> Hooks { get; } = [];

    /// <summary>Every hook so many times, shuffled.</summary>
    public List<(string Id, string Type, Dictionary<string, object> Data)> Shuffled(int times, int seed)
    {
        var all = Enumerable.Repeat(Hooks, times).SelectMany(h => h).ToArray();
        new Random(seed).Shuffle(all);
        return [.. all];
    }

    public static string Email(int person) => $"rep{person.ToString(CultureInfo.InvariantCulture)}@ours.example";

    private void Add((string Type, Dictionary<string, object> Data) hook) => Hooks.Add(($"hook-{Hooks.Count}", hook.Type, hook.Data));

    private (string, Dictionary<string, object>) Person(int i) => ("person.upserted", new(StringComparer.Ordinal)
    {
        ["email"] = Email(i),
        ["name"] = $"Rep {i}",
        ["role"] = "rep",
        ["timeZone"] = Zones[i % Zones.Length],
        ["updatedAt"] = At(0),
    });

    private (string, Dictionary<string, object>) Account(int i) => ("account.upserted", new(StringComparer.Ordinal)
    {
        ["id"] = $"acc-{i}",
        ["name"] = $"Customer {i}",
        ["domains"] = new[] { $"customer{i}.example" },
        ["updatedAt"] = At(0),
    });

    private (string, Dictionary<string, object>) Deal(int i, int people) => ("deal.upserted", new(StringComparer.Ordinal)
    {
        ["id"] = $"deal-{i}",
        ["name"] = $"Deal {i}",
        ["accountId"] = $"acc-{i}",
        ["ownerEmail"] = Email(i % people),
        ["status"] = "open",
        ["updatedAt"] = At(0),
    });

    private void AddMeeting(int i, int people)
    {
        var versions = 1 + _random.Next(3);
        for (var v = 1; v <= versions; v++)
        {
            var last = v == versions;
            Add(last && _random.Next(8) == 0 ? Cancelled(i, v) : Meeting(i, v, people));
        }
    }

    private (string, Dictionary<string, object>) Cancelled(int i, int version) => ("meeting.cancelled", new(StringComparer.Ordinal)
    {
        ["id"] = $"m-{i}",
        ["sequence"] = version,
        ["updatedAt"] = At(version),
    });

    private (string, Dictionary<string, object>) Meeting(int i, int version, int people)
    {
        var rep = _random.Next(people);
        var start = _monday.AddDays(_random.Next(5)).AddHours(8 + _random.Next(9)).AddMinutes(30 * _random.Next(2));
        return ("meeting.upserted", new(StringComparer.Ordinal)
        {
            ["id"] = $"m-{i}",
            ["start"] = start.ToString("O", CultureInfo.InvariantCulture),
            ["end"] = start.AddMinutes(45).ToString("O", CultureInfo.InvariantCulture),
            ["title"] = $"Meeting {i} as of {version}",
            ["organizer"] = new { email = Email(i % people), name = $"Rep {i % people}" },
            ["attendees"] = new object[]
            {
                new { email = Email(i % people), name = "", response = "accepted" },
                new { email = Email(rep), name = "", response = "accepted" },
                new { email = $"buyer@customer{i % 5}.example", name = "Buyer", response = "accepted" },
            }.Take(rep == i % people ? 1 : 2).Append(new { email = $"buyer@customer{i % 5}.example", name = "Buyer", response = "accepted" }).ToArray(),
            ["sequence"] = version,
            ["updatedAt"] = At(version),
        });
    }

    private static string At(int version) => new DateTimeOffset(2026, 11, 19, 8, 0, 0, TimeSpan.Zero).AddMinutes(version).ToString("O", CultureInfo.InvariantCulture);
}
