using System.Diagnostics.CodeAnalysis;
using CoachBot.Coach;

namespace CoachBot.Storage;

/// <summary>One tenant's part of a <see cref="SituationBatch"/>.</summary>
public sealed class LoadedSituation : Situation
{
    private readonly SituationBatch _batch;
    private readonly Func<string, string, string?> _hint;

    [SetsRequiredMembers]
    internal LoadedSituation(TenantSettings tenant, SituationBatch batch, Func<string, string, string?> hint)
    {
        Tenant = tenant;
        _batch = batch;
        _hint = hint;
    }

    public override T? Find<T>(string subject)
        where T : class => _batch.Find(Tenant.Tenant, subject) as T;

    public override IReadOnlyList<string> Linked(string link) => _batch.Linked(Tenant.Tenant, link);

    public override IReadOnlyList<string> LinkedAll(IReadOnlyList<string> links, int most) => _batch.LinkedAll(Tenant.Tenant, links, most);

    public override string? Hint(string value, string language) => _hint(value, language);
}
