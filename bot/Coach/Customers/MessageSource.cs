using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.Customers;

/// <summary>The message from which a colleague saved something [INT-15]: who wrote it, on which day, and where it stands.</summary>
/// <param name="Link">Its address on the chat platform, or null.</param>
public sealed record MessageSource(string? Who, DateOnly? On, string? Link)
{
    // Fields of the forms that save something of a message.
    public const string WhoField = "saidBy";
    public const string OnField = "saidOn";
    public const string LinkField = "link";

    /// <summary>What a form says of its message; null where it is about none.</summary>
    public static MessageSource? Of(Submitted sent) =>
        sent.Values.ContainsKey(OnField) ? new(Value(sent, WhoField), MeetingAnswers.Day(Value(sent, OnField)), Value(sent, LinkField)) : null;

    private static string? Value(Submitted sent, string field) => MeetingAnswers.Blank(sent.Values.GetValueOrDefault(field));
}
