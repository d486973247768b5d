namespace CoachBot.Chat.Teams.Conversations;

/// <summary>Registers the conversation references.</summary>
internal static class ConversationsSetup
{
    public static IServiceCollection AddConversations(this IServiceCollection services) => services.AddSingleton<TeamsConversations>();
}
