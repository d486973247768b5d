using System.Globalization;

namespace CoachBot.Coach.Cards;

/// <summary>How cards are named. One name is one message; these strings stand in the database.</summary>
public static class CardKeys
{
    private const string Place = "at/";

    public static string Ask(string meetingId, string email) => $"ask/{email}/{meetingId}";

    public static string After(string meetingId, string email) => $"after/{email}/{meetingId}";

    /// <summary>Typing is answering: on this card, what the form of this press asks first may be typed in its place [PRE-41].</summary>
    public static bool TakesTyping(string card, string verb) =>
        verb is Verbs.NameValue or Verbs.Learned && (card.StartsWith("ask/", StringComparison.Ordinal) || card.StartsWith("after/", StringComparison.Ordinal));

    public static string Reminder(string meetingId, string email, int number) => $"remind/{email}/{number.ToString(CultureInfo.InvariantCulture)}/{meetingId}";

    public static string Day(DateOnly day, string email) => $"day/{email}/{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public static string Morning(DateOnly day, string email) => $"morning/{email}/{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public static string Start(string email) => $"start/{email}";

    /// <param name="what">What it is about and which one, such as <c>accept/deal-7</c>.</param>
    public static string Duty(string email, string what) => $"duty/{email}/{what}";

    /// <summary>The person whose duty's card has this key.</summary>
    public static string DutyPerson(string key)
    {
        var from = key.IndexOf('/', StringComparison.Ordinal) + 1;
        return key[from..key.IndexOf('/', Math.Max(from, key.IndexOf('@', StringComparison.Ordinal)))];
    }

    /// <summary>What the duty whose card has this key is about, as it was named.</summary>
    public static string DutyWhat(string key) => key[(Duty(DutyPerson(key), "").Length)..];

    /// <summary>The first message of a deal's thread in its team's room.</summary>
    public static string Thread(string dealId) => $"thread/{dealId}";

    /// <summary>Every id that stands in the key of a deal's thread or of a duty, longest first: one of them may be a deal's.</summary>
    public static IEnumerable<string> IdsIn(string key)
    {
        var what = key.StartsWith(Thread(""), StringComparison.Ordinal) ? key[Thread("").Length..] : key.StartsWith("duty/", StringComparison.Ordinal) ? DutyWhat(key) : null;
        if (what is null) return [];
        var parts = what.Split('/');
        return Enumerable.Range(1, parts.Length).Reverse()
            .SelectMany(length => Enumerable.Range(0, parts.Length - length + 1).Select(from => string.Join('/', parts.Skip(from).Take(length))));
    }

    /// <summary>In place of a card's key: a message that is none of ours, in whose thread an answer stands [ADM-12].</summary>
    /// <param name="room">The room's id on its chat platform.</param>
    /// <param name="messageId">What the platform calls the message.</param>
    public static string At(string room, string messageId) => $"{Place}{room}/{messageId}";

    /// <summary>Where the message is of which <see cref="At"/> speaks; null for the key of a card.</summary>
    public static (string Room, string MessageId)? PlaceOf(string? key) =>
        key is not null && key.StartsWith(Place, StringComparison.Ordinal) && key.LastIndexOf('/') is var end && end > Place.Length ? (key[Place.Length..end], key[(end + 1)..]) : null;

    public static string Answer(string eventKey) => $"answer/{eventKey}";
}
