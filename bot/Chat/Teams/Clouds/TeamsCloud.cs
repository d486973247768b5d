namespace CoachBot.Chat.Teams.Clouds;

/// <summary>The addresses of one cloud. https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high</summary>
/// <param name="Issuer">Whose tokens come with activities.</param>
/// <param name="Metadata">OpenID document of that issuer's keys.</param>
/// <param name="Scope">What the bot's own token is for.</param>
/// <param name="Login">Where tokens are bought and people sign in; a tenant's id follows.</param>
/// <param name="Graph">Microsoft Graph.</param>
/// <param name="Connector">Service URL for a conversation that nobody has begun yet.</param>
/// <param name="Hosts">The only hosts to which the bot's token ever goes.</param>
public sealed record TeamsCloud(string Issuer, Uri Metadata, string Scope, Uri Login, Uri Graph, Uri Connector, IReadOnlyList<string> Hosts)
{
    private static readonly TeamsCloud Public = new(
        "https://api.botframework.com",
        new("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        "https://api.botframework.com/.default",
        new("https://login.microsoftonline.com/"),
        new("https://graph.microsoft.com/"),
        new("https://smba.trafficmanager.net/teams/"),
        ["smba.trafficmanager.net", "smba.onyx.prod.teams.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"]);

    private static readonly TeamsCloud Government = new(
        "https://api.botframework.us",
        new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        "https://api.botframework.us/.default",
        new("https://login.microsoftonline.us/"),
        new("https://graph.microsoft.us/"),
        new("https://smba.infra.gov.teams.microsoft.us/teams/"),
        ["smba.infra.gov.teams.microsoft.us"]);

    public static TeamsCloud Of(TeamsOptions options) => options switch
    {
        { Local: { } local } => OnThisMachine(local),
        { Cloud: TeamsCloudName.Gcc } => Public with { Connector = new("https://smba.infra.gcc.teams.microsoft.com/teams/") },
        { Cloud: TeamsCloudName.GccHigh } => Government,
        { Cloud: TeamsCloudName.Dod } => Government with
        {
            Graph = new("https://dod-graph.microsoft.us/"),
            Connector = new("https://smba.infra.dod.teams.microsoft.us/teams/"),
            Hosts = ["smba.infra.dod.teams.microsoft.us"],
        },
        { Cloud: TeamsCloudName.China } => new(
            "https://api.botframework.azure.cn",
            new("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
            "https://api.botframework.azure.cn/.default",
            new("https://login.partner.microsoftonline.cn/"),
            new("https://microsoftgraph.chinacloudapi.cn/"),
            new("https://frontend.botapi.msg.infra.teams.microsoftonline.cn/teams/"),
            ["frontend.botapi.msg.infra.teams.microsoftonline.cn"]),
        _ => Public,
    };

    private static TeamsCloud OnThisMachine(Uri local) => Public with
    {
        Metadata = new(local, "v1/.well-known/openidconfiguration"),
        Login = new(local, "login/"),
        Graph = new(local, "graph/"),
        Connector = new(local, "teams/"),
        Hosts = [],
    };
}
