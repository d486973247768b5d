using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Storage;

namespace CoachBot.Chat.Teams.Conversations;

/// <summary>The conversation references that we hold: each with the service URL seen last, and why nothing is written there, if so.</summary>
public sealed class TeamsConversations
{
    /// <summary>The reference, whatever its state; null for a conversation that nobody has seen.</summary>
    public TeamsConversationRow? Find(string tenant, string room) => throw new NotSupportedException();

    /// <summary>The reference of a row, or of a thread in it.</summary>
    public static ConversationRef RefOf(TeamsConversationRow row, string? root = null) => throw new NotSupportedException();

    /// <summary>Notes where a genuine activity came from; whoever writes to us is reached again. Nothing is written where all of it is known.</summary>
    public Task Note(string tenant, TeamsActivity activity, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Nothing more is written there until it speaks again.</summary>
    public Task Stop(string tenant, string room, ConnectorRefusal why) => throw new NotSupportedException();
}
