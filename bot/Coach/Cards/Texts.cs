namespace CoachBot.Coach.Cards;

/// <summary>A text that the Coach uses: its content id, and the facts it may name. A fact with a <c>?</c> may be absent.</summary>
public sealed record Text(string Id, params string[] Facts);

/// <summary>Every text that the Coach uses. The content folder must hold each of them, in every active language.</summary>
public static partial class Texts
{
    // Lock-screen lines: no customer, no value, no state [ADM-17].
    public static readonly Text PreviewMeeting = new("preview.meeting");
    public static readonly Text PreviewDay = new("preview.day", "count");
    public static readonly Text PreviewAfter = new("preview.after");
    public static readonly Text PreviewReminder = new("preview.reminder");
    public static readonly Text PreviewMorning = new("preview.morning", "count");
    public static readonly Text PreviewAnswer = new("preview.answer");

    // The four lines above a person's first question [ADM-34].
    public static readonly Text FirstMessage = new("first.message", "cap");
    public static readonly Text FirstStart = new("first.start");

    // One meeting, before it.
    public static readonly Text MeetingHead = new("meeting.head", "customer", "title?", "when", "deal?");
    public static readonly Text Ask = new("meeting.ask", "company");
    public static readonly Text AskHowdy = new("meeting.ask.howdy", "company");
    public static readonly Text AskPurpose = new("meeting.ask.purpose", "company", "purpose");
    public static readonly Text AskPurposeLater = new("meeting.ask.purpose.later", "company");
    public static readonly Text AskDomain = new("meeting.ask.domain", "domain");
    public static readonly Text AskDeal = new("meeting.ask.deal", "company");
    public static readonly Text LinkAccount = new("meeting.link.account", "domain");
    public static readonly Text NotReady = new("meeting.notReady", "minutes");
    public static readonly Text Ready = new("meeting.ready", "value", "goal?", "kind?", "justification?", "questions?", "by?");
    public static readonly Text ReadyAlso = new("meeting.ready.also", "value", "by");
    public static readonly Text StillRight = new("meeting.stillRight", "value");
    public static readonly Text SeriesLast = new("meeting.series.last", "value");
    public static readonly Text WentAhead = new("meeting.wentAhead", "reason?");
    public static readonly Text Handed = new("meeting.handed", "name");
    public static readonly Text Excused = new("meeting.excused");
    public static readonly Text NotCustomer = new("meeting.notCustomer");
    public static readonly Text Postponed = new("meeting.postponed");
    public static readonly Text CalledOff = new("meeting.calledOff");
    public static readonly Text Draft = new("meeting.draft", "to", "draft", "slots?");
    public static readonly Text Cancelled = new("meeting.cancelled", "value?");
    public static readonly Text StartedWithout = new("meeting.startedWithout");
    public static readonly Text Paused = new("meeting.paused");
    public static readonly Text Brief = new("meeting.brief");
    public static readonly Text BriefLine = new("meeting.brief.line", "what", "text?", "by?", "date?", "from?");
    public static readonly Text ExtraValueEvent = new("extra.valueEvent", "company");
    public static readonly Text ExtraCriticalDate = new("extra.criticalDate", "company");
    public static readonly Text Hint = new("meeting.hint", "question");

    // After it.
    public static readonly Text After = new("after.ask", "company", "value?");
    public static readonly Text AfterSign = new("after.sign", "outcome");
    public static readonly Text AfterLearned = new("after.learned", "outcome", "sign?");
    public static readonly Text Held = new("after.held", "outcome", "sign?", "learned?", "ours?", "oursBy?", "oursDate?", "theirs?", "theirsBy?", "theirsDate?");
    public static readonly Text DidNotHappen = new("after.didNotHappen", "how?");
    public static readonly Text CatchDate = new("after.catchDate", "date");

    // The day card and its lines.
    public static readonly Text DayHead = new("day.head", "day", "count");
    public static readonly Text DayRow = new("day.row", "time", "customer", "title?", "state");
    public static readonly Text DayRowReady = new("day.row.ready", "time", "customer", "title?", "value");
    public static readonly Text DayRowAfter = new("day.row.after", "time", "customer", "title?", "outcome?", "sign?");
    public static readonly Text DayOpen = new("day.open", "time", "customer", "title?");
    public static readonly Text DayCommitments = new("day.commitment", "text", "customer?", "by?", "date");
    public static readonly Text MorningDone = new("day.morning.done");
    public static readonly Text Morning = new("day.morning", "count", "rows");
    public static readonly Text Reminder = new("meeting.reminder", "company", "time");

    // Home.
    public static readonly Text HomeHead = new("home.head", "name", "zone", "source");
    public static readonly Text HomeDay = new("home.day", "day");
    public static readonly Text HomeEmptyDay = new("home.day.empty");
    public static readonly Text HomeMissed = new("home.missed");

    // Answers to commands and to what was typed.
    public static readonly Text Help = new("command.help");
    public static readonly Text HelpAll = new("command.help.all");
    public static readonly Text Unknown = new("command.unknown", "typed", "nearest?");
    public static readonly Text Home = new("command.home");
    public static readonly Text SettingsNow = new("command.settings", "hours", "zone", "source", "day", "language", "state");
    public static readonly Text SettingsSaved = new("command.settings.saved");
    public static readonly Text WhyVerdict = new("command.why", "title", "when", "verdict");
    public static readonly Text WhyRule = new("command.why.rule", "rule", "result");
    public static readonly Text WhyPlay = new("command.why.play", "play");
    public static readonly Text History = new("command.history", "title", "when");
    public static readonly Text HistoryLine = new("command.history.line", "at", "from", "to", "actor", "cause");
    public static readonly Text HistoryAnswer = new("command.history.answer", "at", "by", "outcome", "sign?", "learned?");
    public static readonly Text HistoryValue = new("command.history.value", "at", "by", "value");
    public static readonly Text ValueCall = new("command.value", "account");
    public static readonly Text ValueCallSaved = new("command.value.saved", "account", "value");
    public static readonly Text ValueWhich = new("command.value.which", "typed?");
    public static readonly Text PausedUntil = new("command.pause", "day");
    public static readonly Text SwitchHow = new("command.switch.how");
    public static readonly Text Switched = new("command.switch", "scope", "state");
    public static readonly Text PauseEnded = new("command.pause.ended");
    public static readonly Text PauseHow = new("command.pause.how", "latest");
    public static readonly Text Stopped = new("command.stopped");
    public static readonly Text StartedAgain = new("command.startedAgain");
    public static readonly Text AsText = new("command.text");
    public static readonly Text NothingYet = new("command.nothing");
    public static readonly Text WhichMeeting = new("command.which", "text");
    public static readonly Text Saved = new("typed.saved", "customer", "when");
    public static readonly Text Undone = new("typed.undone", "text");
    public static readonly Text NotSaved = new("typed.nobody", "text");
    public static readonly Text RemindedLater = new("press.remindedLater", "when");
    public static readonly Text TooLateToRemind = new("press.tooLateToRemind");
    public static readonly Text NotYours = new("press.notYours");
    public static readonly Text TooOld = new("press.tooOld");

    // Drafts that a person sends to the customer himself.
    public static readonly Text DraftPostpone = new("draft.postpone", "title", "when", "name", "value?");
    public static readonly Text DraftCallOff = new("draft.callOff", "title", "when", "name", "value?");

    // Field errors.
    public static readonly Text ErrorValueEmpty = new("error.value.empty");
    public static readonly Text ErrorTooLong = new("error.tooLong", "max");
    public static readonly Text ErrorReasonEmpty = new("error.reason.empty");
    public static readonly Text ErrorSlotEmpty = new("error.slot.empty");
    public static readonly Text ErrorSlotPast = new("error.slot.past");
    public static readonly Text ErrorHours = new("error.hours");
    public static readonly Text ErrorDayTime = new("error.dayTime");
    public static readonly Text ErrorZone = new("error.zone");
    public static readonly Text ErrorDate = new("error.date");
    public static readonly Text ErrorDatePast = new("error.date.past");
    public static readonly Text ErrorPauseLong = new("error.pause.long", "latest");
    public static readonly Text ErrorRestLong = new("error.rest.long", "latest");
    public static readonly Text ErrorRemind = new("error.remind");
    public static readonly Text ErrorAccountNone = new("error.account.none");
    public static readonly Text ErrorAccountSeveral = new("error.account.several", "accounts");
    public static readonly Text ErrorDraftEmpty = new("error.draft.empty");
}
