using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>What somebody is to the tenant in which he is seen.</summary>
public enum FakeTeamsKind
{
    Member,
    Guest,

    /// <summary>In a meeting without an account: no object id, no address.</summary>
    Anonymous,

    /// <summary>Another bot.</summary>
    Bot,

    /// <summary>The account is deleted: no roster has him.</summary>
    Gone,
}

/// <summary>Why the bot may not write to somebody.</summary>
public enum FakeTeamsBlock
{
    None,

    /// <summary>403 with <c>ConversationBlockedByUser</c>.</summary>
    ByCode,

    /// <summary>403 with <c>errorCode</c> 209 and JSON inside a text.</summary>
    BySubCode,
}

/// <summary>Somebody with an account in an Entra tenant.</summary>
public sealed class FakeTeamsPerson(FakeTeamsTenant tenant, string objectId, string userId, string? email, string name, FakeTeamsKind kind)
{
    /// <summary>The tenant that he belongs to; a guest, the one that he is seen in.</summary>
    public FakeTeamsTenant Tenant => tenant;

    /// <summary>Entra object id.</summary>
    public string ObjectId => objectId;

    /// <summary>The id under which this bot knows him (<c>29:…</c>).</summary>
    public string UserId => userId;

    public string? Email { get; set; } = email;

    /// <summary>User principal name; the address unless it is said otherwise.</summary>
    public string? Upn { get; set; } = email;

    public string Name { get; set; } = name;

    public FakeTeamsKind Kind { get; set; } = kind;

    /// <summary>IANA zone and language of his client.</summary>
    public string? Zone { get; set; }

    public string? Locale { get; set; }

    /// <summary>Has the app in personal scope.</summary>
    public bool Installed { get; set; }

    public FakeTeamsBlock Blocked { get; set; }

    /// <summary>The account in an activity.</summary>
    internal JsonObject Account()
    {
        var account = new JsonObject { ["id"] = UserId, ["name"] = Name };
        if (Kind is not (FakeTeamsKind.Anonymous or FakeTeamsKind.Bot)) account["aadObjectId"] = ObjectId;
        return account;
    }

    /// <summary>The member as a roster has it. One of the two spellings of the object id is given.</summary>
    internal JsonObject Member()
    {
        var names = Name.Split(' ', 2);
        var member = new JsonObject { ["id"] = UserId, ["name"] = Name, ["givenName"] = names[0], ["surname"] = names.ElementAtOrDefault(1) ?? "", ["tenantId"] = tenant.Id };
        if (Kind is FakeTeamsKind.Anonymous)
        {
            member["userRole"] = "anonymous";
            return member;
        }

        member[tenant.OldSpelling ? "objectId" : "aadObjectId"] = ObjectId;
        if (Email is not null) member["email"] = Email;
        if (Upn is not null) member["userPrincipalName"] = Kind is FakeTeamsKind.Guest ? $"{Upn.Replace('@', '_')}#EXT#@ours.onmicrosoft.example" : Upn;
        member["userRole"] = Kind is FakeTeamsKind.Guest ? "guest" : "user";
        return member;
    }
}
