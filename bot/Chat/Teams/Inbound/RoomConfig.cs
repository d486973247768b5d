using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Digests;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// A room's settings of the app, opened where it was added or from its menu: they say whose room it is. There is nothing to be set by
/// a form: whose room it is a manager says there by a command, so that everybody sees it.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-configuration-experience
/// </summary>
public sealed class RoomConfig(SituationLoader situations, Sentences sentences) : ITeamsDeed
{
    private const string Fetch = "config/fetch";
    private const string Submit = "config/submit";

    public bool MayBeHeld => false;

    public bool Is(TeamsCall call) => (call.Invokes(Fetch) || call.Invokes(Submit)) && call.Activity.Room is not null;

    public HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now)
    {
        var room = new Destination(TeamsIds.Platform, call.Activity.Room!);
        call.Reaction = new Reactions.Does(_ => Task.FromResult(
            Invokes.ConfigMessage(sentences.Text(situations.Ask(call.Tenant, situation => RoomSettings.Of(room, situation)), by.Reader))));
        return TeamsInbox.Nothing;
    }

    public IReaction ToOther(TeamsCall call, Other by) => new Reactions.Always(Invokes.ConfigMessage(sentences.Text(by.Why, by.Reader)));
}
