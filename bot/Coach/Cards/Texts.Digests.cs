namespace CoachBot.Coach.Cards;

// Digests.
public static partial class Texts
{
    // The channel's digest.
    public static readonly Text DigestHead = new("digest.head", "team");
    public static readonly Text RightSaid = new("digest.right.said", "name", "text");
    public static readonly Text RightValue = new("digest.right.value", "name", "sign", "customer?", "gain?");
    public static readonly Text RightValueCustomer = new("digest.right.value.customer", "sign", "customer?", "gain?");
    public static readonly Text RightEvent = new("digest.right.event", "name", "customer?", "text?");
    public static readonly Text RightEventCustomer = new("digest.right.event.customer", "customer?", "text?");
    public static readonly Text DigestWeek = new("digest.week", "named?", "meetings?", "punctual?", "transitions?", "announced", "booked", "renewed");
    public static readonly Text DigestStories = new("digest.stories", "count", "authors?", "helpedBy?");
    public static readonly Text DigestStory = new("digest.story", "text");
    public static readonly Text DigestPriority = new("digest.priority", "text", "reason", "ends");
    public static readonly Text DigestDebriefs = new("digest.debriefs", "wins", "losses");
    public static readonly Text DigestChart = new("digest.chart");
    public static readonly Text DigestMore = new("digest.more", "count");

    // The same for one person alone.
    public static readonly Text RightSaidAlone = new("digest.alone.said", "text", "by");
    public static readonly Text RightValueAlone = new("digest.alone.value", "deal", "sign");
    public static readonly Text RightEventAlone = new("digest.alone.event", "deal");

    // The manager's digest.
    public static readonly Text ManagerAsk = new("digest.manager.ask");
    public static readonly Text ManagerSaid = new("digest.manager.said", "name", "text");
    public static readonly Text ManagerReady = new("digest.manager.ready", "team", "named", "meetings");
    public static readonly Text ManagerFew = new("digest.manager.few", "count");
    public static readonly Text ManagerTalk = new("digest.manager.talk", "deal", "talk");
    public static readonly Text ManagerHandoff = new("digest.manager.handoff", "deal", "waits?");
    public static readonly Text ManagerDossier = new("digest.manager.dossier", "count");
    public static readonly Text ManagerEvent = new("digest.manager.event", "deal", "success", "date?");
    public static readonly Text ManagerReservation = new("digest.manager.reservation", "deal", "text");
    public static readonly Text CoachEvent = new("digest.coach.event", "name", "deal", "priority?");
    public static readonly Text CoachDate = new("digest.coach.date", "name", "deal", "priority?");
    public static readonly Text CoachPlan = new("digest.coach.plan", "name", "deal", "priority?");
    public static readonly Text CoachValue = new("digest.coach.value", "name", "deal", "priority?");

    // Commands.
    public static readonly Text DigestStatus = new("digest.status", "team", "when", "place");
    public static readonly Text DigestStatusDo = new("digest.status.do");
    public static readonly Text DigestHere = new("digest.here", "team");
    public static readonly Text DigestTime = new("digest.time", "team", "weekday", "clock");
    public static readonly Text DigestHow = new("digest.how");
    public static readonly Text DigestBadTime = new("error.digest.time");
    public static readonly Text DigestNotChannel = new("error.digest.channel");
    public static readonly Text DigestNotManager = new("error.digest.manager");
    public static readonly Text DigestWhichTeam = new("error.digest.team", "teams");
    public static readonly Text MyTeamHead = new("digest.my.head");
    public static readonly Text MyTeamDeal = new("digest.my.deal", "deal", "when", "date?", "firstSuccess?", "value?", "promise?");
    public static readonly Text MyTeamNone = new("digest.my.none");
    public static readonly Text AboutHead = new("digest.about.head");
    public static readonly Text AboutRoom = new("digest.about.room", "date");
    public static readonly Text AboutManager = new("digest.about.manager", "date", "name");
    public static readonly Text AboutNothing = new("digest.about.nothing");
    public static readonly Text AboutData = new("digest.data");
    public static readonly Text Effect = new("digest.effect", "announced", "confirmedValues", "references");
    public static readonly Text EffectUse = new("digest.effect.use", "meetings", "answered", "inTime", "later", "refused", "count");
    public static readonly Text EffectTeam = new("digest.effect.team", "team");
    public static readonly Text EffectNone = new("digest.effect.none", "count");
    public static readonly Text EffectNotYours = new("error.effect.reader");
    public static readonly Text ExportHead = new("export.head", "name", "email", "role?", "team?", "manager?", "zone?", "country?", "language?");
    public static readonly Text ExportMeeting = new("export.meeting", "when", "customer?", "state?", "value?", "reason?", "outcome?", "learned?");
    public static readonly Text ExportPromise = new("export.promise", "customer?", "text", "date");
    public static readonly Text ExportDeal = new("export.deal", "deal");
    public static readonly Text ExportMessage = new("export.message", "when", "text");

    // The early signal.
    public static readonly Text SignalFirst = new("signal.first");
    public static readonly Text SignalAgain = new("signal.again");
    public static readonly Text SignalAsked = new("signal.asked", "name");
    public static readonly Text SignalHelp = new("signal.help", "name");
    public static readonly Text SignalNobody = new("signal.nobody");

    // Fields.
    public static readonly Text ErrorRightEmpty = new("error.right.empty");
    public static readonly Text ErrorRightPerson = new("error.right.person");
    public static readonly Text ErrorPriorityEmpty = new("error.priority.empty");
    public static readonly Text ErrorPriorityReason = new("error.priority.reason");
    public static readonly Text ErrorPriorityLong = new("error.priority.long", "latest");
    public static readonly Text ErrorPriorityThree = new("error.priority.three");
}
