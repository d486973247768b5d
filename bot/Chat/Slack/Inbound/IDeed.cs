using CoachBot.Chat.Adapters;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Something that a person can do in Slack.</summary>
public interface IDeed : IDeed<SlackCall>
{
    /// <summary>Slack's ids of others whom reading it needs to know, such as who is mentioned.</summary>
    IEnumerable<string> Others(SlackCall call) => [];
}
