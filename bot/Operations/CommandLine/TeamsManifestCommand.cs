using System.CommandLine;
using System.Text.RegularExpressions;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Package;
using CoachBot.Content;
using CoachBot.Operations.Tenants;
using CoachBot.Wire;

namespace CoachBot.Operations.CommandLine;

/// <summary><c>manifest teams</c>: the app package, to upload in the Teams admin center.</summary>
internal static partial class TeamsManifestCommand
{
    private static readonly Option<string?> AppId = new("--app-id") { Description = "The bot's app (client) id, a GUID; by default Teams:AppId." };
    private static readonly Option<string?> Address = new("--address") { Description = "Where Teams and browsers reach this service, such as https://coach.example.com; by default Teams:PublicAddress. Without one the app has no tab." };
    private static readonly Option<string?> Cloud = new("--cloud") { Description = "The cloud in which the tenant lives: Public, Gcc, GccHigh, Dod or China; by default Teams:Cloud." };
    private static readonly TeamsCloudName[] Clouds = Enum.GetValues<TeamsCloudName>();
    private static readonly Option<string?> Number = new("--version") { Description = "The version of the app, three numbers: raise it with every change, or clients keep the old one. By default CoachBot's own." };
    private static readonly Option<bool> Slash = new("--slash") { Description = "Commands behind a slash too, in rooms: a preview of the public cloud." };
    private static readonly Option<string?> Publisher = new("--publisher") { Description = "Whose app it is; by default Tenant:Name." };
    private static readonly Option<string?> Website = new("--website") { Description = "The publisher's page; by default that of the first of Tenant:OwnDomains, else the address." };
    private static readonly Option<string?> Privacy = new("--privacy") { Description = "The page on privacy; by default the publisher's." };
    private static readonly Option<string?> Terms = new("--terms") { Description = "The page on terms of use; by default the publisher's." };
    private static readonly Option<string> Output = new("--out") { Description = "The file to write to.", DefaultValueFactory = _ => "coachbot.zip" };

    public static Command Create(Func<string[], WebApplication> build)
    {
        var teams = new Command("teams", "Write the app package of the Teams app.") { AppId, Address, Cloud, Number, Slash, Publisher, Website, Privacy, Terms, Output };
        teams.SetAction((parsed, cancel) => Write(build, parsed, cancel));
        return teams;
    }

    private static async Task<int> Write(Func<string[], WebApplication> build, ParseResult parsed, CancellationToken cancel)
    {
        await using var app = build([]);
        var (order, problem) = Read(parsed, app.Configuration);
        if (order is null)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }

        var output = parsed.GetValue(Output)!;
        var package = TeamsPackage.Of(order, app.Services.GetRequiredService<SentenceRenderer>(), app.Services.GetRequiredService<ContentStore>().Current.Languages);
        if (await ManifestCommand.NotWritten(() => File.WriteAllBytesAsync(output, package, cancel), output) is { } unwritten)
        {
            await Console.Error.WriteLineAsync(unwritten);
            return 1;
        }

        Console.Out.WriteLine($"{output} holds version {order.Version} of the app: upload it in the Teams admin center, Teams apps, Manage apps.");
        if (order.Address is { } address) Console.Out.WriteLine($"For the tab, the app registration needs the application ID URI {TeamsIds.ResourceOf(order.AppId.ToString("D"), address)}.");
        return 0;
    }

    private static (AppOrder? Order, string? Problem) Read(ParseResult parsed, IConfiguration configuration)
    {
        var options = TeamsOptions.In(configuration);
        var id = parsed.GetValue(AppId) ?? options.AppId;
        if (id is null) return (null, "Say which bot it is: --app-id with the app (client) id of its registration, or Teams:AppId.");
        if (!Guid.TryParseExact(id, "D", out var app)) return (null, $"'{id}' is not an app id: write the GUID of the registration.");

        var version = parsed.GetValue(Number) ?? typeof(TeamsPackage).Assembly.GetName().Version!.ToString(3);
        if (!Semantic().IsMatch(version)) return (null, $"'{version}' is not a version: write three numbers, such as 1.0.1.");

        var given = parsed.GetValue(Address) ?? options.PublicAddress?.OriginalString;
        var address = given is not null && ManifestCommand.AddressIn(given) is { AbsolutePath: "/" } at ? at : null;
        if (given is not null && address is null) return (null, $"'{given}' is not an address that Teams opens: write it as https://coach.example.com, without a path.");

        var (publisher, problem) = ReadPublisher(parsed, configuration, address);
        if (publisher is null) return (null, problem);
        var named = parsed.GetValue(Cloud);
        if (Clouds.Where(each => named is null ? each == options.Cloud : string.Equals(each.ToString(), named, StringComparison.OrdinalIgnoreCase)).ToList() is not [var cloud])
            return (null, $"'{named}' is none of Microsoft's clouds: write {string.Join(", ", Clouds)}.");
        var order = new AppOrder(app, address, version, cloud, parsed.GetValue(Slash), publisher);
        return order is { Slash: true, MaySlash: false } ? (null, $"--slash is a preview of the public cloud: leave it out for {order.Cloud}.") : (order, null);
    }

    private static (AppPublisher? Publisher, string? Problem) ReadPublisher(ParseResult parsed, IConfiguration configuration, Uri? address)
    {
        var tenant = configuration.GetSection(TenantOptions.Section).Get<TenantOptions>() ?? new();
        var site = parsed.GetValue(Website) ?? (tenant.OwnDomains is [var domain, ..] ? $"https://{domain}" : address?.AbsoluteUri);
        if (site is null) return (null, "Say whose app it is: --website https://example.com, or Tenant:OwnDomains.");
        var pages = new List<Uri>();
        foreach (var page in new[] { site, parsed.GetValue(Privacy) ?? site, parsed.GetValue(Terms) ?? site })
        {
            if (!Uri.TryCreate(page, UriKind.Absolute, out var at) || at.Scheme != Uri.UriSchemeHttps) return (null, $"'{page}' is not a page that Teams opens: write it as https://example.com/privacy.");
            pages.Add(at);
        }

        var name = parsed.GetValue(Publisher) ?? tenant.Name;
        return (new(string.IsNullOrWhiteSpace(name) ? pages[0].Host : name.Trim(), pages[0], pages[1], pages[2]), null);
    }

    [GeneratedRegex(@"^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Semantic();
}
