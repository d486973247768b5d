namespace CoachBot.Coach.Meetings;

/// <summary>The content ids of the words for states, outcomes, signs and reasons.</summary>
public static class StateWords
{
    public static string Of(MeetingState state) => state switch
    {
        MeetingState.NotAsked => "state.notAsked",
        MeetingState.Asked => "state.asked",
        MeetingState.Ready => "state.ready",
        MeetingState.NotReady => "state.notReady",
        MeetingState.Excused => "state.excused",
        MeetingState.WentAhead => "state.wentAhead",
        MeetingState.Postponed => "state.postponed",
        MeetingState.Cancelled => "state.cancelled",
        MeetingState.StartedWithout => "state.startedWithout",
        MeetingState.Held => "state.held",
        MeetingState.DidNotHappen => "state.didNotHappen",
    };

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Yes => "outcome.yes",
        Outcome.Partly => "outcome.partly",
        Outcome.No => "outcome.no",
    };

    public static string Of(ConfirmedBy sign) => sign switch
    {
        ConfirmedBy.Said => "sign.said",
        ConfirmedBy.Acted => "sign.acted",
        ConfirmedBy.Wrote => "sign.wrote",
        ConfirmedBy.Impression => "sign.impression",
    };

    public static string Of(NotHeldBecause reason) => reason switch
    {
        NotHeldBecause.Moved => "how.moved",
        NotHeldBecause.NoShow => "how.noShow",
        NotHeldBecause.Dropped => "how.dropped",
    };
}
