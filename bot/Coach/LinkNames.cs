namespace CoachBot.Coach;

/// <summary>The names under which records are found from others. These strings stand in the database.</summary>
public static class LinkNames
{
    /// <summary>Meetings that this address is in.</summary>
    public static string Attendee(string email) => $"attendee:{email.ToLowerInvariant()}";

    /// <summary>Meetings with an address of this domain or of one below it.</summary>
    public static string MeetingDomain(string domain) => $"meeting-domain:{domain.ToLowerInvariant()}";

    /// <summary>Meetings whose entry names this deal, or for which a person chose it.</summary>
    public static string MeetingDeal(string dealId) => $"meeting-deal:{dealId}";

    /// <summary>Meetings that belong to this series.</summary>
    public static string MeetingSeries(string seriesId) => $"meeting-series:{seriesId}";

    /// <summary>Accounts that own this domain.</summary>
    public static string AccountDomain(string domain) => $"account-domain:{domain.ToLowerInvariant()}";

    /// <summary>Accounts that have this contact.</summary>
    public static string AccountContact(string email) => $"account-contact:{email.ToLowerInvariant()}";

    /// <summary>Accounts whose name holds this word.</summary>
    public static string AccountWord(string word) => $"account-word:{word.ToLowerInvariant()}";

    /// <summary>Deals of this account.</summary>
    public static string DealAccount(string accountId) => $"deal-account:{accountId}";

    /// <summary>Deals that this colleague owns or works on.</summary>
    public static string DealTeam(string email) => $"deal-team:{email.ToLowerInvariant()}";

    /// <summary>Deals whose name holds this word.</summary>
    public static string DealWord(string word) => $"deal-word:{word.ToLowerInvariant()}";

    /// <summary>Colleagues of this role; see <see cref="People.Roles"/>.</summary>
    public static string Role(string role) => $"role:{role}";

    /// <summary>Colleagues of this team.</summary>
    public static string TeamMember(string team) => $"team-member:{team}";

    /// <summary>Colleagues who report to this manager.</summary>
    public static string Report(string managerEmail) => $"report:{managerEmail.ToLowerInvariant()}";

    /// <summary>Domains that a colleague linked to this account.</summary>
    public static string DomainAccount(string accountId) => $"domain-account:{accountId}";

    /// <summary>Orders of this account that wait for their deal [PO-01].</summary>
    public static string OrderAccount(string accountId) => $"order-account:{accountId}";

    /// <summary>Records in which this colleague owns something that is not done yet: whoever leaves hands it over [HND-10].</summary>
    public static string Keeps(string email) => $"keeps:{email.ToLowerInvariant()}";

    /// <summary>Deals of a colleague who left, which another has meanwhile [HND-10].</summary>
    public static string DealLeft(string email) => $"deal-left:{email.ToLowerInvariant()}";

    /// <summary>Colleagues who were given this address on a chat platform.</summary>
    public static string ChatAddress(string platform, string address) => $"chat:{platform}/{address}";

    /// <summary>Colleagues whose account on their chat platform is to be looked up: unknown so far, or not one that reads [INT-13].</summary>
    public const string AccountWanted = "chat-account:wanted";

    /// <summary>Everybody who works here.</summary>
    public const string Everybody = "people:all";

    /// <summary>Active colleagues whose time zone neither they nor the chat nor our records say [ADM-04].</summary>
    public const string NoZone = "people:no-zone";

    /// <summary>Every team.</summary>
    public const string Teams = "teams:all";
    /// <summary>Stories of why a deal was won that hold this word [REF-11].</summary>
    public static string StoryWord(string word) => $"story-word:{word}";

    /// <summary>Colleagues who answered a question with this word [REF-11].</summary>
    public static string ExpertWord(string word) => $"expert-word:{word}";

    /// <summary>Customers whose victory or tags hold this word; never their name [REF-04].</summary>
    public static string ReferenceWord(string word) => $"reference-word:{word}";

    /// <summary>Customers with an announced event that has no story yet [REF-05].</summary>
    public const string ReferenceQueue = "reference-queue:open";

    /// <summary>Customers that have said what they gained [REF-17].</summary>
    public const string ReferenceVoice = "reference-voice:heard";
}
