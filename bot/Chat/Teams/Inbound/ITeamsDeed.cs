using CoachBot.Chat.Adapters;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Something that a person can do in Teams.</summary>
public interface ITeamsDeed : IDeed<TeamsCall>
{
    /// <summary>Bot-specific ids of others whom reading it needs to know, such as who is mentioned.</summary>
    IEnumerable<string> Others(TeamsCall call) => [];

    string IDeed<TeamsCall>.KeyOf(TeamsCall call) => call.Key;
}
