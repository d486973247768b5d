using System.Text.Json;

namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>An event that is no word of a person. https://docs.slack.dev/reference/events</summary>
/// <param name="Team">The workspace in which it happened; the organisation's installation may be behind it.</param>
/// <param name="Type">Such as <c>member_joined_channel</c>.</param>
/// <param name="Body">The inner <c>event</c>, as it came.</param>
/// <param name="Key">For the events that are made of it: the same where it comes again.</param>
/// <param name="At">Business time.</param>
/// <param name="SentAt">When Slack says that it happened, machine time to the second; null where it does not say.</param>
/// <param name="OfOrganisation">It is about the installation of an organisation, or (false) of one workspace; null where Slack does not say.</param>
public sealed record SlackEvent(
    Installation Installation, string Team, string Type, JsonElement Body, string Key, DateTimeOffset At, DateTimeOffset? SentAt = null, bool? OfOrganisation = null);
