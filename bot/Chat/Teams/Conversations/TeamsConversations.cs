using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Conversations;

/// <summary>
/// The conversation references that we hold: each with the service URL seen last, and why nothing is written there, if so.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
/// </summary>
public sealed class TeamsConversations(Store store, TeamsHosts hosts, TeamsCloud cloud, IOptions<TeamsOptions> options, TimeProvider machine)
{
    /// <summary>The kind of the bot's chat with one person.</summary>
    public const string Personal = "personal";

    public const string Channel = "channel";
    public const string GroupChat = "groupChat";

    /// <summary>
    /// So long nothing is written where Teams refused it, unless it speaks before: not every change for the better is told,
    /// such as that a person does not block the bot any more [ADM-16].
    /// </summary>
    public static readonly TimeSpan StopsFor = Unreachable.TriedAgainAfter;

    private static readonly Uri Nowhere = new("https://nowhere.invalid/");

    /// <summary>The base of the public cloud's second connector: a tenant of GCC is told of it by a refusal alone.</summary>
    private static readonly Uri Gcc = TeamsCloud.Of(new TeamsOptions { Cloud = TeamsCloudName.Gcc }).Connector;

    /// <summary>The reference, whatever its state; null for a conversation that nobody has seen.</summary>
    public TeamsConversationRow? Find(string tenant, string room) => store.Read(sql => TeamsConversationRows.Find(sql, tenant, room));

    /// <summary>
    /// The reference of a row, or of a thread in it. Whoever calls it looks at its address again
    /// (<see cref="TeamsHosts.MaySend"/>); one that is no address is none that we may call.
    /// </summary>
    public static ConversationRef RefOf(TeamsConversationRow row, string? root = null) => new(
        row.EntraTenant,
        Uri.TryCreate(row.ServiceUrl, UriKind.Absolute, out var address) ? address : Nowhere,
        root is null ? row.Id : TeamsIds.ThreadOf(row.Id, root));

    /// <summary>Where an activity came from, to ask there; null where it does not say, or where we do not call.</summary>
    public ConversationRef? RefOf(TeamsActivity activity) =>
        activity is { EntraTenant: { } entra, Room: { } room, ServiceUrl: { } url } && Allowed(url) is { } address ? new(entra, address, room) : null;

    /// <summary>The Entra tenant is one of those that we serve; without any login, on this machine, each is.</summary>
    public bool Serves(string entraTenant) => options.Value switch
    {
        { Served: { Count: > 0 } served } => served.Contains(entraTenant, StringComparer.OrdinalIgnoreCase),
        { Unauthenticated: var all } => all,
    };

    /// <summary>Something is known of Teams.</summary>
    public bool Any(string tenant) => store.Read(sql => TeamsConversationRows.Any(sql, tenant));

    /// <summary>Why nothing is written there now; null where nothing speaks against it.</summary>
    public ConnectorRefusal? StopOf(TeamsConversationRow row) =>
        row.Stopped is { } why && row.StoppedAt + StopsFor > machine.GetUtcNow()
            ? Enum.TryParse<ConnectorRefusal>(why, out var known) ? known : ConnectorRefusal.NotPermitted
            : null;

    /// <summary>Notes where a genuine activity came from; whoever writes to us is reached again. Nothing is written where all of it is known.</summary>
    public async Task Note(string tenant, TeamsActivity activity, CancellationToken cancel)
    {
        if (activity.IsOfExtension || RefOf(activity) is null) return;
        var (before, says) = (Find(tenant, activity.Room!), Speeches.Of(activity));
        if (before is null && says is Speech.Gone) return;
        var after = Seen(tenant, activity, before, says);
        var isOfTeam = says is Speech.Gone or Speech.Came && after.Team is not null;
        var revives = says is Speech.Speaks or Speech.Came;
        if (!isOfTeam && before is not null && IsSame(before, after) && !(revives && store.Read(sql => TeamsConversationRows.IsAvoided(sql, after)))) return;
        await store.Write(
            WriteUrgency.Hook,
            sql =>
            {
                Keep(sql, after);
                if (isOfTeam) TeamsConversationRows.StopTeam(sql, tenant, after.Team!, after.Stopped, after.StoppedAt);
                if (revives) TeamsConversationRows.Reached(sql, after);
            },
            cancel);
    }

    /// <summary>Stores the bot's chat with a person, which it has opened itself.</summary>
    public Task Opened(string tenant, string entraTenant, string person, string room, Uri serviceUrl) => store.Write(
        WriteUrgency.Work,
        sql => Keep(sql, new TeamsConversationRow
        {
            Tenant = tenant,
            Id = room,
            EntraTenant = entraTenant,
            Kind = Personal,
            ServiceUrl = serviceUrl.AbsoluteUri,
            Person = person,
            SeenAt = machine.GetUtcNow(),
        }),
        CancellationToken.None);

    /// <summary>Nothing more is written there until it speaks again, or <see cref="StopsFor"/> is over.</summary>
    public Task Stop(string tenant, string room, ConnectorRefusal why) => store.Write(
        WriteUrgency.Work, sql => TeamsConversationRows.Stop(sql, tenant, room, why.ToString(), machine.GetUtcNow()), CancellationToken.None);

    /// <summary>A message got through where Teams had refused: nothing speaks against the next one.</summary>
    /// <param name="row">As it was read before the message was sent.</param>
    public Task Resume(TeamsConversationRow row) =>
        store.Write(WriteUrgency.Work, sql => TeamsConversationRows.Resume(sql, row.Tenant, row.Id, row.StoppedAt), CancellationToken.None);

    /// <summary>Teams says that another host serves this conversation: the other one that there is, where this cloud has it.</summary>
    /// <returns>Whether it may be tried there.</returns>
    public async Task<bool> MoveHost(string tenant, string room)
    {
        if (Find(tenant, room) is not { } row || OtherHost(RefOf(row).ServiceUrl) is not { } other) return false;
        return await store.Write(WriteUrgency.Work, sql => TeamsConversationRows.Move(sql, tenant, room, other.AbsoluteUri), CancellationToken.None);
    }

    /// <summary>Where else a conversation of this cloud may be served; null where nowhere.</summary>
    public Uri? OtherHost(Uri serviceUrl) => hosts.MaySend(Gcc) && serviceUrl.Host != Gcc.Host ? Gcc : null;

    /// <summary>Where a conversation of an Entra tenant is opened: where it spoke last, else where its cloud begins.</summary>
    public Uri ServiceUrlOf(string tenant, string entraTenant) =>
        store.Read(sql => TeamsConversationRows.ServiceUrls(sql, tenant, entraTenant)).Select(Allowed).FirstOrDefault(url => url is not null) ?? cloud.Connector;

    /// <summary>Teams and group chats in which the bot is, one conversation for each: who is there can be asked.</summary>
    public IReadOnlyList<TeamsConversationRow> WithRoster(string tenant) =>
    [
        .. store.Read(sql => TeamsConversationRows.Rooms(sql, tenant))
            .Where(row => StopOf(row) is null && Serves(row.EntraTenant) && Allowed(row.ServiceUrl) is not null)
            .DistinctBy(row => row.Team ?? row.Id),
    ];

    private static void Keep(Sql sql, TeamsConversationRow row)
    {
        TeamsConversationRows.Keep(sql, row);
        if (row is { Kind: Personal, Person: { } person }) TeamsConversationRows.Tie(sql, row.EntraTenant, person, row.Id);
    }

    private TeamsConversationRow Seen(string tenant, TeamsActivity activity, TeamsConversationRow? before, Speech says)
    {
        var (kind, now) = (KindOf(activity) ?? before?.Kind ?? GroupChat, machine.GetUtcNow());
        var (stopped, at) = says switch
        {
            Speech.Nothing => (before?.Stopped, before?.StoppedAt),
            Speech.Gone => (nameof(ConnectorRefusal.NotInstalled), before is { Stopped: nameof(ConnectorRefusal.NotInstalled), StoppedAt: { } first } ? first : now),
            _ => ((string?)null, (DateTimeOffset?)null),
        };
        return new()
        {
            Tenant = tenant,
            Id = activity.Room!,
            EntraTenant = activity.EntraTenant!,
            Kind = kind,
            ServiceUrl = activity.ServiceUrl!,
            Team = activity.Team ?? before?.Team,
            Person = kind == Personal && IsPerson(activity) ? activity.FromObject : before?.Person,
            Stopped = stopped,
            StoppedAt = at,
            SeenAt = now,
        };
    }

    private static bool IsSame(TeamsConversationRow one, TeamsConversationRow other) =>
        (one.EntraTenant, one.Kind, one.ServiceUrl, one.Team, one.Person, one.Stopped) == (other.EntraTenant, other.Kind, other.ServiceUrl, other.Team, other.Person, other.Stopped);

    /// <summary>Some activities, such as reactions, do not tell.</summary>
    private static string? KindOf(TeamsActivity activity) => activity.ConversationType switch
    {
        Personal or Channel or GroupChat => activity.ConversationType,
        _ when activity.IsDirect => Personal,
        _ when activity.Team is not null => Channel,
        _ => null,
    };

    private static bool IsPerson(TeamsActivity activity) => activity.From is { } from && from != activity.Recipient && activity.FromObject is not null;

    private Uri? Allowed(string serviceUrl) => Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) && hosts.MaySend(address) ? address : null;
}
