namespace CoachBot.Tests.Support;

/// <summary>What a run has come to: every card with its instant, state and view; how often each was posted; what died.</summary>
public sealed record Ending(List<string> Cards, List<string> Messages, int Dead)
{
    public static Ending Of(string database) => new(
        Killing.Rows(database, "select card || ' @ ' || coalesce(sent_at, '-') || ' ' || state || char(10) || view from outbox order by card"),
        Killing.Rows(database, "select card_key || ' ' || count(*) from sandbox_messages where card_key is not null group by card_key order by card_key"),
        Killing.Rows(database, "select cause from dead_letters").Count);
}
