using CoachBot.Coach;

namespace CoachBot.Storage;

/// <summary>
/// Records and links that a batch of questions looks at. What is asked for and not here is noted and answered with "not
/// there"; <see cref="Fetch"/> then loads all of it in one go, and the question is put again. What a decision keeps is seen
/// by every later question of the batch. Not for several threads.
/// </summary>
public sealed class SituationBatch
{
    private readonly Store store;
    private readonly RecordCodec codec;
    private readonly Func<string, TenantSettings> settings;
    private readonly Func<string, string, string?> hint;
    private readonly Dictionary<string, LoadedSituation> tenants = [];
    private readonly Dictionary<(string Tenant, string Subject), Record?> records = [];
    private readonly Dictionary<(string Tenant, string Link), IReadOnlyList<string>> links = [];
    private readonly Dictionary<(string Tenant, string Subject), Record> kept = [];
    private readonly Dictionary<(string Tenant, string Subject), IReadOnlyList<string>?> storedLinks = [];
    private readonly HashSet<(string Tenant, string Subject)> missingRecords = [];
    private readonly HashSet<(string Tenant, string Link)> missingLinks = [];

    internal SituationBatch(Store store, RecordCodec codec, Func<string, TenantSettings> settings, Func<string, string, string?> hint)
    {
        this.store = store;
        this.codec = codec;
        this.settings = settings;
        this.hint = hint;
    }

    /// <summary>Something was asked for that is not loaded: the answers since then do not count.</summary>
    public bool MissesSomething => missingRecords.Count + missingLinks.Count > 0;

    /// <summary>What was kept, by subject.</summary>
    public IReadOnlyDictionary<(string Tenant, string Subject), Record> Kept => kept;

    /// <summary>The links of a kept record; null where they are the ones that are stored.</summary>
    public IReadOnlyList<string>? NewLinks((string Tenant, string Subject) of)
    {
        var wanted = kept[of].Links;
        return storedLinks[of] is { } stored && stored.SequenceEqual(wanted, StringComparer.Ordinal) ? null : wanted;
    }

    public LoadedSituation For(string tenant)
    {
        if (!tenants.TryGetValue(tenant, out var situation))
            tenants.Add(tenant, situation = new LoadedSituation(settings(tenant), this, hint));
        return situation;
    }

    /// <summary>Notes that this record will be asked for.</summary>
    public void Need(string tenant, string subject)
    {
        if (!records.ContainsKey((tenant, subject))) missingRecords.Add((tenant, subject));
    }

    /// <summary>Loads everything that is missing.</summary>
    public void Fetch()
    {
        var wantedRecords = StoredJson.Write(missingRecords.Select(want => new[] { want.Tenant, want.Subject }));
        var wantedLinks = StoredJson.Write(missingLinks.Select(want => new[] { want.Tenant, want.Link }));
        var (found, linked) = store.Read(sql => (
            missingRecords.Count == 0 ? [] : Records.Load(sql, wantedRecords),
            missingLinks.Count == 0 ? [] : Records.Linked(sql, wantedLinks)));
        foreach (var want in missingRecords) records.TryAdd(want, null);
        foreach (var row in found) records[(row.Tenant, row.Subject)] = codec.Read(Subjects.KindOf(row.Subject), row.Body);
        var bySubject = linked.ToLookup(row => (row.Tenant, row.Link), row => row.Subject);
        foreach (var want in missingLinks) links[want] = WithKept(want, bySubject[want]);
        missingRecords.Clear();
        missingLinks.Clear();
    }

    /// <summary>A decision keeps this record: later questions of the batch see it.</summary>
    public void Keep(string tenant, string subject, Record record)
    {
        var known = records.TryGetValue((tenant, subject), out var former);
        storedLinks.TryAdd((tenant, subject), known ? former?.Links ?? [] : null);
        records[(tenant, subject)] = kept[(tenant, subject)] = record;
        if (known && (former?.Links ?? []).SequenceEqual(record.Links, StringComparer.Ordinal)) return;
        IEnumerable<string> touched = known
            ? (former?.Links ?? []).Concat(record.Links)
            : links.Keys.Where(key => key.Tenant == tenant).Select(key => key.Link);
        foreach (var link in touched.Distinct(StringComparer.Ordinal).ToList())
        {
            if (links.TryGetValue((tenant, link), out var subjects)) links[(tenant, link)] = WithKept((tenant, link), subjects);
        }
    }

    internal Record? Find(string tenant, string subject)
    {
        if (records.TryGetValue((tenant, subject), out var record)) return record;
        missingRecords.Add((tenant, subject));
        return null;
    }

    internal IReadOnlyList<string> Linked(string tenant, string link)
    {
        if (links.TryGetValue((tenant, link), out var subjects)) return subjects;
        missingLinks.Add((tenant, link));
        return [];
    }

    /// <summary>The stored subjects of a link, put right by what this batch has kept.</summary>
    private string[] WithKept((string Tenant, string Link) link, IEnumerable<string> stored)
    {
        var subjects = stored.Where(subject => !kept.ContainsKey((link.Tenant, subject))).ToList();
        foreach (var ((tenant, subject), record) in kept)
        {
            if (tenant == link.Tenant && record.Links.Contains(link.Link, StringComparer.Ordinal)) subjects.Add(subject);
        }

        subjects.Sort(StringComparer.Ordinal);
        return [.. subjects];
    }
}
