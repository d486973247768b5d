namespace CoachBot.Chat.Teams.Connector;

/// <summary>A conversation reference: all that is needed to speak in a conversation.</summary>
/// <param name="EntraTenant">The Entra tenant in which it is.</param>
/// <param name="Id">The conversation, with the message of its thread where one is meant.</param>
/// <param name="Awaited">Somebody waits for what is written there.</param>
public sealed record ConversationRef(string EntraTenant, Uri ServiceUrl, string Id, bool Awaited = false);
