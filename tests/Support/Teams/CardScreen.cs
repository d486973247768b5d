using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Tests.Content;
using Microsoft.Playwright;

namespace CoachBot.Tests.Support.Teams;

/// <summary>
/// Microsoft's own renderer (npm <c>adaptivecards</c>) in a headless Chromium, with the measures of Teams. It knows neither
/// <c>targetWidth</c> nor charts: what is not for the width is taken out before, as Teams does, and for charts their fallback is shown.
/// </summary>
public sealed class CardScreen : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? Chromium, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>An empty page of this width with the renderer.</summary>
    internal async Task<CardPage> Open(int width)
    {
        var npm = Path.Combine(Path.GetDirectoryName(Shipped.Folder)!, "tests", "npm", "node_modules", "adaptivecards", "dist", "adaptivecards.min.js");
        Assert.True(File.Exists(npm), "Run npm ci --prefix tests/npm first.");
        var page = await browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        page.SetDefaultTimeout(60_000); // a busy machine is no defect
        await page.SetContentAsync(Html);
        await page.AddScriptTagAsync(new() { Path = npm });
        await page.AddScriptTagAsync(new() { Content = Script });
        return new CardPage(page, width);
    }

    private const string Html =
        """
        <!doctype html><meta charset="utf-8"><style>
        body { margin: 0; padding: 8px; font-size: 14px; background: #f5f5f5; font-family: 'Segoe UI', 'DejaVu Sans', sans-serif; }
        #card { max-width: 640px; background: #fff; border: 1px solid #ddd; border-radius: 6px; overflow-wrap: anywhere; }
        .ac-pushButton { font: inherit; padding: 5px 12px; margin: 2px 0; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; }
        .ac-pushButton.style-positive { background: #5b5fc7; color: #fff; border-color: #5b5fc7; }
        .ac-pushButton.style-destructive { color: #c4314b; }
        .ac-input { font: inherit; box-sizing: border-box; width: 100%; padding: 5px; border: 1px solid #bbb; border-radius: 4px; }
        input[type=checkbox], input[type=radio] { width: auto; }
        </style><div id="card"></div>
        """;

    private const string Script =
        """
        const config = new AdaptiveCards.HostConfig({
          fontFamily: "inherit", spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
          fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
          actions: { maxActions: 6, actionsOrientation: "horizontal", actionAlignment: "left", buttonSpacing: 8, showCard: { actionMode: "inline", inlineTopMargin: 8 } },
          containerStyles: { default: { backgroundColor: "#ffffff", foregroundColors: { default: { default: "#242424", subtle: "#616161" }, attention: { default: "#c4314b", subtle: "#c4314b" } } },
                             emphasis: { backgroundColor: "#f0f0f5", foregroundColors: { default: { default: "#242424", subtle: "#616161" } } } },
          factSet: { title: { weight: "bolder", wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 12 } });
        const order = ["veryNarrow", "narrow", "standard", "wide"];
        const of = width => width < 165 ? 0 : width < 350 ? 1 : width < 768 ? 2 : 3;
        const fits = (target, width) => {
          if (!target) return true;
          const [how, name] = target.includes(":") ? target.split(":") : ["", target];
          const at = order.indexOf(name);
          return how === "atLeast" ? of(width) >= at : how === "atMost" ? of(width) <= at : of(width) === at;
        };
        const forWidth = (node, width) => Array.isArray(node)
          ? node.filter(each => fits(each && each.targetWidth, width)).map(each => forWidth(each, width))
          : node && typeof node === "object" ? Object.fromEntries(Object.entries(node).filter(([key]) => key !== "targetWidth").map(([key, value]) => [key, forWidth(value, width)])) : node;
        AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { const div = document.createElement("div"); div.innerText = text; result.outputHtml = div.innerHTML; result.didProcess = true; };
        const over = () => {
          const place = document.getElementById("card");
          return Math.ceil(Math.max(0, ...[...place.querySelectorAll("*")].map(each => each.getBoundingClientRect().right - place.getBoundingClientRect().right)));
        };
        window.unfold = () => Math.max(0, ...[...document.querySelectorAll("#card button[aria-expanded=false]")].map(menu => { menu.click(); return over(); }));
        window.show = (json, width) => {
          const card = new AdaptiveCards.AdaptiveCard();
          card.hostConfig = config;
          const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
          card.parse(forWidth(json, width), context);
          const said = [];
          for (let at = 0; at < context.eventCount; at++) said.push(context.getEventAt(at).message);
          for (const failure of card.validateProperties().validationEvents) said.push(failure.message);
          const place = document.getElementById("card");
          place.replaceChildren();
          const drawn = card.render();
          if (!drawn) return { said: [...said, "nothing is drawn"], text: "", links: 0, inputs: 0, over: 0 };
          place.appendChild(drawn);
          return { said, text: place.innerText, links: place.querySelectorAll("a, img, script, b, i, strong, em").length, inputs: place.querySelectorAll("input, textarea, select").length, over: over() };
        };
        window.showAll = (cards, width) => cards.map(card => window.show(card, width));
        """;
}

/// <summary>A page that shows cards.</summary>
internal sealed class CardPage(IPage page, int width)
{
    /// <summary>The card's own width: the page without its margins.</summary>
    private int Inside => Math.Min(width - 18, 640);

    public IPage Page => page;

    public async Task<IReadOnlyList<Drawn>> Show(IEnumerable<JsonObject> cards)
    {
        var all = new List<Drawn>();
        foreach (var some in cards.Chunk(200))
        {
            var drawn = await page.EvaluateAsync<JsonElement>("([cards, width]) => JSON.stringify(window.showAll(JSON.parse(cards), width))", new object[] { new JsonArray([.. some.Select(card => card.DeepClone())]).ToJsonString(), Inside });
            all.AddRange(JsonSerializer.Deserialize<List<Drawn>>(drawn.GetString()!, JsonSerializerOptions.Web)!);
        }

        return all;
    }

    /// <summary>Presses every menu of the card that is shown, and tells by how many pixels something is cut off then.</summary>
    public Task<int> Unfold() => page.EvaluateAsync<int>("() => window.unfold()");

    public async Task<Drawn> Show(JsonObject card) => Assert.Single(await Show([card]));
}

/// <summary>What came of a card.</summary>
/// <param name="Said">What the renderer complained of.</param>
/// <param name="Text">What is read.</param>
/// <param name="Links">Links, pictures, scripts and marks of style in it.</param>
/// <param name="Over">Pixels by which something of it is cut off on the right.</param>
internal sealed record Drawn(IReadOnlyList<string> Said, string Text, int Links, int Inputs, int Over);
