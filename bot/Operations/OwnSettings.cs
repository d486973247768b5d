using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace CoachBot.Operations;

/// <summary>A run that brings its settings itself: what the environment and <c>appsettings.json</c> say of a real company does not count.</summary>
internal static class OwnSettings
{
    /// <summary>The argument that asks for it; further arguments are all the settings there are, but for where the content is.</summary>
    public const string Only = $"--{Name}=true";

    private const string Name = "OwnSettings";
    private const string ContentPath = "Content:Path";

    public static void Apply(ConfigurationManager configuration)
    {
        if (!configuration.GetValue<bool>(Name)) return;
        var content = configuration[ContentPath];
        foreach (var source in configuration.Sources.Where(source => source is JsonConfigurationSource or EnvironmentVariablesConfigurationSource).ToList()) configuration.Sources.Remove(source);
        configuration.AddInMemoryCollection([new(ContentPath, content)]);
    }
}
