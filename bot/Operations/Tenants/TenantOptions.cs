namespace CoachBot.Operations.Tenants;

/// <summary>Settings <c>Tenant:…</c>: the tenant <c>default</c>, its own addresses and where it is.</summary>
public sealed record TenantOptions
{
    public const string Section = "Tenant";

    /// <summary>Its id.</summary>
    public const string Id = "default";

    public string Name { get; init; } = "";

    /// <summary>Addresses in these domains are colleagues. Required without the Sandbox.</summary>
    public IReadOnlyList<string> OwnDomains { get; init; } = [];

    /// <summary>Addresses in these domains do not make an entry a customer meeting.</summary>
    public IReadOnlyList<string> IgnoreDomains { get; init; } = [];

    /// <summary>IANA zone for people whose own is not known; null leaves them outside hours [ADM-04].</summary>
    public string? TimeZone { get; init; }

    /// <summary>ISO 3166-1 alpha-2: whose holidays count for people without a country.</summary>
    public string? Country { get; init; }

    /// <summary>BCP 47 tag for people without a language.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Days off that the public calendars do not know (yyyy-MM-dd), for everybody [ADM-07].</summary>
    public IReadOnlyList<string> Holidays { get; init; } = [];

    /// <summary>Names of what the tenant sells: a value that names nothing else gets a hint [PRE-05].</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Where a team's room is on the default chat platform, <c>{team}</c> standing for its name; null where teams say it themselves. In the Sandbox: its own team rooms.</summary>
    public string? TeamRoom { get; set; }

    /// <summary>The room for win stories on the default chat platform; null for the owner's team room [REF-09].</summary>
    public string? WinsRoom { get; init; }

    /// <summary>
    /// The chat platform on which people without a chat address are reached, and on which the rooms are: <c>slack</c>,
    /// <c>teams</c> or <c>sandbox</c>. Unset: Slack where it is configured, else Teams where that is.
    /// </summary>
    public string? Chat { get; set; }

    /// <summary>The chat platforms that are set up; not a setting of its own.</summary>
    internal IReadOnlyList<string> Chats { get; set; } = [];

    /// <summary>Nothing is asked before a person pressed Start [ADM-34].</summary>
    public bool RequireStart { get; init; }
}
