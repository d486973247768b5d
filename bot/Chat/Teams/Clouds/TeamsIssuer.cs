namespace CoachBot.Chat.Teams.Clouds;

/// <summary>
/// A row of <c>Teams:Issuers</c>: whose tokens may come with activities, and what else is demanded of them. Each has to say all of it;
/// always demanded are RS256, a key of <see cref="Metadata"/> by its id, our app id as the only audience, and a life that begins and ends.
/// </summary>
public sealed record TeamsIssuer
{
    /// <summary>The row that is built in and on; a row of this name stands in its place.</summary>
    public const string BotFramework = "BotFramework";

    /// <summary>For people alone.</summary>
    public string? Name { get; init; }

    public bool Enabled { get; init; }

    /// <summary>The claim <c>iss</c>, letter by letter.</summary>
    public string? Issuer { get; init; }

    /// <summary>OpenID document of the keys; https, but in the local cloud.</summary>
    public Uri? Metadata { get; init; }

    /// <summary>Its key has to be endorsed for the platform of the activity.</summary>
    public bool? Endorsed { get; init; }

    /// <summary>The claim <c>serviceurl</c> has to be the activity's service URL.</summary>
    public bool? ServiceUrl { get; init; }

    /// <summary>Claims that have to stand there with exactly this value, such as <c>tid</c> or <c>azp</c>.</summary>
    public IReadOnlyDictionary<string, string> Claims { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The Bot Framework's service of a cloud.</summary>
    public static TeamsIssuer Of(TeamsCloud cloud) =>
        new() { Name = BotFramework, Enabled = true, Issuer = cloud.Issuer, Metadata = cloud.Metadata, Endorsed = true, ServiceUrl = true };
}
