using CoachBot.Chat.Adapters;
using CoachBot.Coach.Cards;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// What a message extension may ask that we do not know, such as a command of another version of the app: a sentence, never an error.
/// Registered last. https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/what-are-messaging-extensions
/// </summary>
public sealed class OtherExtensions(Sentences sentences) : ITeamsDeed
{
    public bool MayBeHeld => false;

    public bool Is(TeamsCall call) => call.Activity.IsOfExtension;

    public Wire.HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now)
    {
        call.Reaction = Says(call, ChatSentences.UnknownAction, by.Reader);
        return TeamsInbox.Nothing;
    }

    public IReaction ToOther(TeamsCall call, Other by) => Says(call, by.Why, by.Reader);

    /// <summary>A dialog is answered by a dialog.</summary>
    private Reactions.Always Says(TeamsCall call, Part sentence, Reader reader) => new(
        call.Activity.Name is MessageActions.FetchTask or Invokes.ActionSubmit ? sentences.InDialog(sentence, reader) : Invokes.ExtensionMessage(sentences.Text(sentence, reader)));
}
