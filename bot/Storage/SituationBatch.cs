using CoachBot.Coach;

namespace CoachBot.Storage;

/// <summary>
/// Records and links that a batch of questions looks at. What is asked for and not here is noted and answered with "not
/// there"; <see cref="Fetch"/> then loads all of it in one go, and the question is put again. What a decision keeps is seen
/// by every later question of the batch. Not for several threads.
/// </summary>
public sealed class SituationBatch
{
    /// <summary>Records of one fetch, and of a batch before it should end: some 100 MB.</summary>
    internal const int Many = 10_000;

    private readonly Store _store;
    private readonly RecordCodec _codec;
    private readonly Func<string, TenantSettings> _settings;
    private readonly Func<string, string, string?> _hint;
    private readonly Dictionary<string, LoadedSituation> _tenants = [];
    private readonly Dictionary<(string Tenant, string Subject), Record?> _records = [];
    private readonly Dictionary<(string Tenant, string Link), IReadOnlyList<string>> _links = [];
    private readonly Dictionary<(string Tenant, string Subject), Record> _kept = [];
    private readonly Dictionary<(string Tenant, string Subject), IReadOnlyList<string>?> _storedLinks = [];
    private readonly HashSet<(string Tenant, string Subject)> _missingRecords = [];
    private readonly HashSet<(string Tenant, string Link)> _missingLinks = [];
    private readonly Dictionary<(string Tenant, string Links, int Most), IReadOnlyList<string>> _searches = [];
    private readonly HashSet<(string Tenant, string Links, int Most)> _missingSearches = [];

    internal SituationBatch(Store store, RecordCodec codec, Func<string, TenantSettings> settings, Func<string, string, string?> hint)
    {
        _store = store;
        _codec = codec;
        _settings = settings;
        _hint = hint;
    }

    /// <summary>Something was asked for that is not loaded: the answers since then do not count.</summary>
    public bool MissesSomething => _missingRecords.Count + _missingLinks.Count + _missingSearches.Count > 0;

    /// <summary>What was kept, by subject.</summary>
    public IReadOnlyDictionary<(string Tenant, string Subject), Record> Kept => _kept;

    /// <summary>The links of a kept record; null where they are the ones that are stored.</summary>
    public IReadOnlyList<string>? NewLinks((string Tenant, string Subject) of)
    {
        var wanted = _kept[of].Links;
        return _storedLinks[of] is { } stored && stored.SequenceEqual(wanted, StringComparer.Ordinal) ? null : wanted;
    }

    public LoadedSituation For(string tenant)
    {
        if (!_tenants.TryGetValue(tenant, out var situation))
            _tenants.Add(tenant, situation = new LoadedSituation(_settings(tenant), this, _hint));
        return situation;
    }

    /// <summary>Notes that this record will be asked for.</summary>
    public void Need(string tenant, string subject)
    {
        if (!_records.ContainsKey((tenant, subject))) _missingRecords.Add((tenant, subject));
    }

    /// <summary>So much is in memory that whoever has decided something should keep that before he asks for more.</summary>
    public bool HoldsMuch => _records.Count > Many;

    /// <summary>Loads what is missing: of very many records the first that were asked for; the others are asked for again.</summary>
    /// <returns>False where something is still missing.</returns>
    public bool Fetch()
    {
        var wanted = _missingRecords.Take(Many).ToList();
        var wantedRecords = StoredJson.Write(wanted.Select(want => new[] { want.Tenant, want.Subject }));
        var wantedLinks = StoredJson.Write(_missingLinks.Select(want => new[] { want.Tenant, want.Link }));
        var (found, linked) = _store.Read(sql => (
            _missingRecords.Count == 0 ? [] : Records.Load(sql, wantedRecords),
            _missingLinks.Count == 0 ? [] : Records.Linked(sql, wantedLinks)));
        foreach (var want in wanted) _records.TryAdd(want, null);
        foreach (var row in found) _records[(row.Tenant, row.Subject)] = _codec.Read(Subjects.KindOf(row.Subject), row.Body);
        var bySubject = linked.ToLookup(row => (row.Tenant, row.Link), row => row.Subject);
        foreach (var want in _missingLinks) _links[want] = WithKept(want, bySubject[want]);
        foreach (var want in _missingSearches) _searches[want] = _store.Read(sql => Records.LinkedAll(sql, want.Tenant, want.Links, want.Most));
        var all = wanted.Count == _missingRecords.Count;
        _missingRecords.Clear();
        _missingLinks.Clear();
        _missingSearches.Clear();
        return all;
    }

    /// <summary>A decision keeps this record: later questions of the batch see it.</summary>
    public void Keep(string tenant, string subject, Record record)
    {
        var known = _records.TryGetValue((tenant, subject), out var former);
        _storedLinks.TryAdd((tenant, subject), known ? former?.Links ?? [] : null);
        _records[(tenant, subject)] = _kept[(tenant, subject)] = record;
        if (known && (former?.Links ?? []).SequenceEqual(record.Links, StringComparer.Ordinal)) return;
        IEnumerable<string> touched = known
            ? (former?.Links ?? []).Concat(record.Links)
            : _links.Keys.Where(key => key.Tenant == tenant).Select(key => key.Link);
        foreach (var link in touched.Distinct(StringComparer.Ordinal).ToList())
        {
            if (_links.TryGetValue((tenant, link), out var subjects)) _links[(tenant, link)] = WithKept((tenant, link), subjects);
        }
    }

    internal Record? Find(string tenant, string subject)
    {
        if (_records.TryGetValue((tenant, subject), out var record)) return record;
        _missingRecords.Add((tenant, subject));
        return null;
    }

    internal IReadOnlyList<string> Linked(string tenant, string link)
    {
        if (_links.TryGetValue((tenant, link), out var subjects)) return subjects;
        _missingLinks.Add((tenant, link));
        return [];
    }

    internal IReadOnlyList<string> LinkedAll(string tenant, IReadOnlyList<string> links, int most)
    {
        if (links.Count == 0) return [];
        var wanted = (tenant, StoredJson.Write(links.Order(StringComparer.Ordinal)), most);
        if (_searches.TryGetValue(wanted, out var found))
        {
            // What this batch has kept counts as it is now.
            var kept = _kept.Where(k => k.Key.Tenant == tenant && links.All(l => k.Value.Links.Contains(l, StringComparer.Ordinal))).Select(k => k.Key.Subject);
            return [.. found.Where(subject => !_kept.ContainsKey((tenant, subject))).Concat(kept).Order(StringComparer.Ordinal).Take(most)];
        }
        _missingSearches.Add(wanted);
        return [];
    }

    /// <summary>The stored subjects of a link, put right by what this batch has kept.</summary>
    private string[] WithKept((string Tenant, string Link) link, IEnumerable<string> stored)
    {
        var subjects = stored.Where(subject => !_kept.ContainsKey((link.Tenant, subject))).ToList();
        foreach (var ((tenant, subject), record) in _kept)
        {
            if (tenant == link.Tenant && record.Links.Contains(link.Link, StringComparer.Ordinal)) subjects.Add(subject);
        }

        subjects.Sort(StringComparer.Ordinal);
        return [.. subjects];
    }
}
