namespace CoachBot.Content;

internal static partial class Known
{
    private static IEnumerable<string> DigestsWords =>
    [
        .. Ids("gain", "savesMoney", "winsBusiness", "savesTime", "lowersRisk", "other"),
        .. Ids("talk", "noEvent", "noDate", "dateNear"),
        .. Ids("success", "near", "atRisk", "notYet", "missed"),
        .. Ids("topic", "event", "date", "plan", "value", "other"),
        .. Ids("place", "room", "none"),
        .. Ids("chart", "title", "readiness", "events", "asked", "inTime"),
        .. Ids("data", "head", "dealFacts", "amounts", "namedValue", "confirmation", "commitments", "criticalDate", "valueEvent", "plan", "promises", "handoffState"),
        .. Ids("data", "reviewAnswers", "contention", "reservations", "winAnswers", "story", "referenceConsents", "aggregates"),
        .. Ids("data", "meetingState", "meetingHistory", "goAheadReason", "answerTimes", "earlySignal", "ownGoals", "privateNote"),
        .. Ids("viewer", "head", "self", "owner", "colleague", "manager", "managersManager", "curator", "admin", "receiver", "accountManager", "vendorSupport", "outside"),
    ];
}
