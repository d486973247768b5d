namespace CoachBot.Coach.Cards;

/// <summary>What can be pressed. These ids stand in messages that live for weeks: never renamed. The label of each is the word <c>press.ID</c>.</summary>
public static partial class Verbs
{
    public const string NameValue = "name-value";
    public const string EditValue = "edit-value";
    public const string AddValue = "add-value";
    public const string Postpone = "postpone";
    public const string More = "more";
    public const string NotMe = "not-me";
    public const string NotCustomerMeeting = "not-customer-meeting";
    public const string RemindLater = "remind-later";
    public const string RemindAt = "remind-at";
    public const string GoAhead = "go-ahead";
    public const string CallOff = "call-off";
    public const string RestSeries = "rest-series";
    public const string Why = "why";
    public const string History = "history";
    public const string AsText = "as-text";
    public const string Stop = "stop";
    public const string Start = "start";
    public const string StillTrue = "still-true";
    public const string StillRight = "still-right";
    public const string Improve = "improve";
    public const string KeepValue = "keep-value";
    public const string ChooseDeal = "choose-deal";
    public const string NoDeal = "no-deal";
    public const string DomainCustomer = "domain-customer";
    public const string DomainIgnore = "domain-ignore";
    public const string DomainOnce = "domain-once";
    public const string LinkAccount = "link-account";
    public const string ShowAll = "show-all";
    public const string Sent = "draft-sent";
    public const string AfterYes = "after-yes";
    public const string AfterPartly = "after-partly";
    public const string AfterNo = "after-no";
    public const string AfterOther = "after-other";
    public const string Correct = "correct";
    public const string DidNotHappen = "did-not-happen";
    public const string Sign = "sign";
    public const string SignSaid = "sign-said";
    public const string SignActed = "sign-acted";
    public const string SignWrote = "sign-wrote";
    public const string SignImpression = "sign-impression";
    public const string Learned = "learned";
    public const string SaveDate = "save-date";
    public const string SkipDate = "skip-date";
    public const string Undo = "undo";
    public const string SaveTyped = "save-typed";
    public const string Settings = "settings";
    public const string ValueCall = "value-call";
    public const string OpenCard = "open-card";
    public const string MyMeetings = "my-meetings";
    public const string HelpAll = "help-all";
}

/// <summary>The forms; the words of each are <c>coaching-content/forms/ID</c>.</summary>
public static partial class Forms
{
    public const string Value = "value";
    public const string ValueCall = "value-call";
    public const string Postpone = "postpone";
    public const string CallOff = "call-off";
    public const string GoAhead = "go-ahead";
    public const string RestSeries = "rest-series";
    public const string Learned = "learned";
    public const string CriticalDate = "critical-date";
    public const string Settings = "settings";
    public const string Snooze = "snooze";
    public const string LinkAccount = "link-account";
    public const string SavePromise = "save-promise";
    public const string SaveVoice = "save-voice";
    public const string SaveCommitment = "save-commitment";
}
