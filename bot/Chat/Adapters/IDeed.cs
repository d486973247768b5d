using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>Something that a person can do on a chat platform: write, press, send a form, open his home view. Each request is one deed at most.</summary>
public interface IDeed<in TCall>
    where TCall : ChatCall
{
    /// <summary>This request is that, and it may concern us. Asked before anybody knows who did it.</summary>
    bool Is(TCall call);

    /// <summary>It may be stored until it is known who did it; false where it holds what nobody has decided to keep, or is of no use later.</summary>
    bool MayBeHeld => true;

    /// <summary>The same where the request comes again.</summary>
    string KeyOf(TCall call);

    /// <summary>What a colleague has done, and in <see cref="ChatCall.Reaction"/> what he is answered.</summary>
    /// <param name="now">Business time.</param>
    HookReading Read(TCall call, Colleague by, DateTimeOffset now);

    /// <summary>What somebody is answered for whom we can do nothing, or nothing yet.</summary>
    IReaction ToOther(TCall call, Other by);
}
