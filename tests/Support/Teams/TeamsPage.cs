using System.Collections.Concurrent;
using CoachBot.Chat.Teams.Tab;
using Microsoft.Playwright;

namespace CoachBot.Tests.Support.Teams;

/// <summary>
/// Teams in a browser, as far as a tab sees it: a page at Teams' own address that frames ours and answers the library's messages. Our
/// public address leads to the service under test, and the library's to what npm holds.
/// </summary>
internal sealed class TeamsPage(IPage page)
{
    private const string Teams = "https://teams.microsoft.com/";
    private const string Ours = "https://coach.example.com";

    public IPage Page => page;

    public IFrameLocator Tab => page.FrameLocator("iframe");

    /// <summary>What went wrong in the browser, such as something that a policy forbids.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <param name="service">The service under test.</param>
    /// <param name="token">What Teams gives the tab; null where it refuses.</param>
    /// <param name="host">Who frames the tab.</param>
    /// <param name="library">What stands at the library's address; null for the library.</param>
    public static async Task<TeamsPage> Open(IBrowserContext context, Uri service, Func<string?> token, string theme = "default", string host = Teams, string? library = null)
    {
        var opened = new TeamsPage(await context.NewPageAsync());
        var page = opened.Page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error") opened.Complaints.Enqueue(message.Text);
        };
        await page.ExposeFunctionAsync("tokenOfTeams", token);
        await page.RouteAsync(host + "**", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = Host(theme) }));
        await page.RouteAsync(TabPage.Library, route => route.FulfillAsync(new()
        {
            ContentType = "text/javascript",
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["access-control-allow-origin"] = "*" },
            Body = library ?? File.ReadAllText(TeamsLibrary.File),
        }));
        await page.RouteAsync(Ours + "/**", async route =>
        {
            var answer = await route.FetchAsync(new() { Url = new Uri(service, new Uri(route.Request.Url).PathAndQuery).ToString() });
            await route.FulfillAsync(new() { Response = answer });
        });
        await page.GotoAsync(host);
        return opened;
    }

    /// <summary>Waits until the browser complains of something.</summary>
    public async Task Complains(string of)
    {
        for (var waited = 0; !Complaints.Any(complaint => complaint.Contains(of, StringComparison.OrdinalIgnoreCase)); waited++)
        {
            Assert.True(waited < 600, $"The browser never complained of {of}, but of: {string.Join("; ", Complaints)}");
            await page.WaitForTimeoutAsync(100);
        }
    }

    /// <summary>The person chooses another theme.</summary>
    public Task ChooseTheme(string theme) => page.EvaluateAsync("theme => tell({ func: 'themeChange', args: [theme] })", theme);

    private static string Host(string theme) => $$"""
        <!doctype html><html><head><meta name="viewport" content="width=device-width, initial-scale=1"><style>html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block}</style></head><body>
        <script>
          const tell = message => document.querySelector('iframe').contentWindow.postMessage(message, '{{Ours}}');
          const answers = {
            initialize: () => ['content', 'web', JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: {} }), '2.0.1'],
            getContext: () => [{ theme: '{{theme}}', locale: 'en-gb', entityId: 'home', frameContext: 'content', hostName: 'Teams', tid: '{{FakeKeys.Tenant}}' }],
            'authentication.getAuthToken': async () => { const token = await tokenOfTeams(); return token ? [true, token] : [false, 'CancelledByUser']; },
          };
          window.heard = [];
          window.addEventListener('message', async event => {
            if (event.origin !== '{{Ours}}') return;
            const { id, uuid, func } = event.data;
            heard.push(func);
            if (answers[func]) tell({ id, uuid, args: await answers[func]() });
          });
        </script>
        <iframe src="{{Ours}}{{TabPage.Path}}"></iframe></body></html>
        """;
}
