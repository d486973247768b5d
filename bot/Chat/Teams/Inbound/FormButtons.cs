using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// A button of a card that opens a form: a dialog opens now or not at all, so nothing of it is kept for later.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
/// </summary>
public sealed class FormButtons(ButtonPresses presses) : ITeamsDeed
{
    public bool MayBeHeld => false;

    public bool Is(TeamsCall call) => CardPress.Of(call) is { Verb: AdaptiveCard.PressVerb, Way: PressWay.Dialog };

    public HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now) => presses.Read(call, by, now);

    public IReaction ToOther(TeamsCall call, Other by) => presses.ToOther(call, by);
}
