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
        services.AddSingleton<FormRenderer>(provider =>
        {
            var store = provider.GetRequiredService<ContentStore>();
            return (view, formId, reader) => store.Current.Render(view, formId, reader);
        });
        services.AddSingleton<HomeRenderer>(provider =>
        {
            var store = provider.GetRequiredService<ContentStore>();
            return (sheet, reader) => store.Current.Render(sheet, reader);
        });
        services.AddSingleton<SentenceRenderer>(provider =>
        {
            var store = provider.GetRequiredService<ContentStore>();
            return (part, reader) => store.Current.Sentence(part, reader);
        });
        services.AddHostedService<ContentWatch>();
        return services;
    }
}
