using CoachBot.Coach;

namespace CoachBot.Storage;

/// <summary>The tenants' settings and the judge's hints as they are now. Whoever owns them puts newer ones in; a turn asks once.</summary>
public sealed class TenantBook
{
    /// <summary>Tenant to its settings.</summary>
    public Func<string, TenantSettings> Settings { get; set; } = tenant => new TenantSettings { Tenant = tenant };

    /// <summary>Named value and language to the id of a hint, or null.</summary>
    public Func<string, string, string?> Hint { get; set; } = (_, _) => null;
}
