using System.Diagnostics.CodeAnalysis;
using CoachBot.Coach;

namespace CoachBot.Storage;

/// <summary>One tenant's part of a <see cref="SituationBatch"/>.</summary>
public sealed class LoadedSituation : Situation
{
    private readonly SituationBatch batch;
    private readonly Func<string, string, string?> hint;

    [SetsRequiredMembers]
    internal LoadedSituation(TenantSettings tenant, SituationBatch batch, Func<string, string, string?> hint)
    {
        Tenant = tenant;
        this.batch = batch;
        this.hint = hint;
    }

    public override T? Find<T>(string subject)
        where T : class => batch.Find(Tenant.Tenant, subject) as T;

    public override IReadOnlyList<string> Linked(string link) => batch.Linked(Tenant.Tenant, link);

    public override string? Hint(string value, string language) => hint(value, language);
}
