using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Chat.Teams.Tab;

/// <summary>Registers and maps the personal tab, where browsers can reach it and people can sign in.</summary>
internal static class TabSetup
{
    public static IServiceCollection AddTab(this IServiceCollection services, TeamsOptions options)
    {
        if (options is not { PublicAddress: not null, AppId.Length: > 0 }) return services;
        services.TryAddSingleton<FormOpenings>();
        services.TryAddSingleton<HomeViews>();
        services.TryAddSingleton<Decided>();
        services.AddSingleton<TabPeople>();
        services.AddSingleton<TabHome>();
        services.AddSingleton<TabPage>();
        services.AddSingleton<IHookSource, TabSource>();
        return services;
    }

    public static WebApplication MapTab(this WebApplication app)
    {
        if (app.Services.GetService<TabPage>() is not { } page) return app;
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(TabPage.Path, StringComparison.OrdinalIgnoreCase),
            tab => tab.UseSecurityHeaders(page.Headers()));
        page.Map(app);
        return app;
    }
}
