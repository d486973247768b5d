using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Something that a person can do in Slack: write, press, send a form, open his home view.</summary>
public interface IDeed
{
    /// <summary>This request is that, and it may concern us. Asked before anybody knows who did it.</summary>
    bool Is(SlackCall call);

    /// <summary>It may be stored until it is known who did it; false where it holds what nobody has decided to keep.</summary>
    bool MayBeHeld => true;

    /// <summary>Slack's ids of others whom reading it needs to know, such as who is mentioned.</summary>
    IEnumerable<string> Others(SlackCall call) => [];

    /// <summary>The same where the request comes again.</summary>
    string KeyOf(SlackCall call);

    /// <summary>What a colleague has done, and in <see cref="SlackCall.Reaction"/> what he is answered.</summary>
    /// <param name="now">Business time.</param>
    HookReading Read(SlackCall call, Colleague by, DateTimeOffset now);

    /// <summary>What somebody is answered for whom we can do nothing, or nothing yet.</summary>
    IReaction ToOther(SlackCall call, Other by);
}
