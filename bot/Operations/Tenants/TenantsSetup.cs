using System.Globalization;
using CoachBot.Coach;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Tenants;

/// <summary>Registers the tenant's settings.</summary>
public static class TenantsSetup
{
    /// <param name="needsOwnDomains">True without the Sandbox: then nobody could be told from a customer.</param>
    public static IServiceCollection AddTenants(this IServiceCollection services, IConfiguration configuration, bool needsOwnDomains)
    {
        services.AddOptions<TenantOptions>()
            .Bind(configuration.GetSection(TenantOptions.Section))
            .Validate(o => !needsOwnDomains || o.OwnDomains.Count > 0, "Tenant:OwnDomains is empty: name the domains of your colleagues' addresses, such as Tenant__OwnDomains__0=example.com.")
            .Validate(o => o.TimeZone is null || LocalTime.IsZone(o.TimeZone), "Tenant:TimeZone is not an IANA zone: write it as Europe/Berlin or America/New_York.")
            .Validate(
                o => o.Holidays.All(d => DateOnly.TryParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
                "Tenant:Holidays holds something that is no day: write each as yyyy-MM-dd.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DefaultsOptions>, DefaultsCheck>();
        services.AddOptions<DefaultsOptions>().Bind(configuration.GetSection(DefaultsOptions.Section)).ValidateOnStart();
        services.AddSingleton<TenantShelf>();
        services.AddHostedService<TenantsAtStart>();
        return services;
    }

    private sealed class DefaultsCheck : IValidateOptions<DefaultsOptions>
    {
        public ValidateOptionsResult Validate(string? name, DefaultsOptions options)
        {
            var problems = new List<string>();
            DefaultsReader.Read(options, problems);
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
