using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Something that a person can do in Teams: write, press, send a form, ask a message extension. Each activity is one deed at most.</summary>
public interface ITeamsDeed
{
    /// <summary>This activity is that, and it may concern us. Asked before anybody knows who did it.</summary>
    bool Is(TeamsCall call);

    /// <summary>It may be stored until it is known who did it; false where it holds what nobody has decided to keep, or is of no use later.</summary>
    bool MayBeHeld => true;

    /// <summary>Bot-specific ids of others whom reading it needs to know, such as who is mentioned.</summary>
    IEnumerable<string> Others(TeamsCall call) => [];

    /// <summary>The same where the activity comes again.</summary>
    string KeyOf(TeamsCall call) => call.Key;

    /// <summary>What a colleague has done, and in <see cref="TeamsCall.Reaction"/> what he is answered.</summary>
    /// <param name="now">Business time.</param>
    HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now);

    /// <summary>What somebody is answered for whom we can do nothing, or nothing yet.</summary>
    ITeamsReaction ToOther(TeamsCall call, Other by);
}
