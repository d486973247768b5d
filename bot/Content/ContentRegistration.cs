using CoachBot.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoachBot.Content;

/// <summary>Registers the content: the store, its watch, and the renderer that delivery uses.</summary>
public static class ContentRegistration
{
    public static IServiceCollection AddContent(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new ContentOptions { Path = configuration["Content:Path"] };
        services.AddSingleton(options);
        services.AddSingleton(provider => new ContentStore(
            ContentFolder.Find(options.Path, provider.GetRequiredService<IHostEnvironment>().IsDevelopment()),
            provider.GetRequiredService<ILogger<ContentStore>>()));
        services.AddSingleton<CardRenderer>(provider =>
        {
            var store = provider.GetRequiredService<ContentStore>();
            return (view, reader) => store.Current.Render(view, reader);
        });
        services.AddHostedService<ContentWatch>();
        return services;
    }
}
