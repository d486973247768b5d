using System.Text.Json;
using Microsoft.Playwright;

namespace CoachBot.Tests.Journeys;

/// <summary>The page for everybody: names, contrast, size [ADM-28].</summary>
public sealed class SandboxPageAccessibility(Browser browser) : IClassFixture<Browser>
{
    private static readonly HashSet<string> Controls =
        new(["button", "textbox", "combobox", "checkbox", "menuitem", "link", "tab", "dialog", "Date", "DateTime", "DisclosureTriangle"], StringComparer.Ordinal);

    // WCAG 2.2, 1.4.3: the least contrast of every text that is shown, against what is painted behind it.
    private const string PoorContrast = """
        () => {
          const rgb = text => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => { const f = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
          const behind = node => { for (let at = node; at; at = at.parentElement) { const c = rgb(getComputedStyle(at).backgroundColor); if (c.length < 4 || c[3] === 1) return c; } return [255, 255, 255]; };
          const poor = [];
          for (const node of document.querySelectorAll('body *')) {
            if (!node.checkVisibility() || ![...node.childNodes].some(child => child.nodeType === 3 && child.data.trim())) continue;
            const style = getComputedStyle(node);
            const [a, b] = [light(rgb(style.color)), light(behind(node))].sort((x, y) => y - x);
            const size = parseFloat(style.fontSize);
            const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            if ((a + 0.05) / (b + 0.05) < least) poor.push(`${((a + 0.05) / (b + 0.05)).toFixed(2)} ${node.className} ${node.textContent.slice(0, 40)}`);
          }
          return poor;
        }
        """;

    [Fact]
    public async Task Everything_that_can_be_used_has_a_name()
    {
        var page = await browser.Open(1280);
        foreach (var panel in new[] { "crm", "reset", "raw" }) await page.GetByTestId($"panel-{panel}").Locator("summary").First.ClickAsync();
        await Check(page);
        await page.Locator("[data-action-id^='more@']").First.ClickAsync();
        await Check(page);
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-action-id^='name-value@']").First.ClickAsync();
        await page.GetByTestId("form-more").Locator("summary").ClickAsync();
        await Check(page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_stands_out_enough(ColorScheme scheme)
    {
        var page = await browser.Open(1280, scheme: scheme);
        foreach (var panel in new[] { "crm", "reset", "raw" }) await page.GetByTestId($"panel-{panel}").Locator("summary").First.ClickAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(PoorContrast));
        await page.Locator("[data-action-id^='name-value@']").First.ClickAsync();
        await page.GetByTestId("form-submit").ClickAsync();
        await page.GetByTestId("field-error").First.WaitForAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(PoorContrast));
    }

    [Theory]
    [InlineData("people")]
    [InlineData("chat")]
    [InlineData("world")]
    public async Task On_a_phone_nothing_is_wider_than_the_screen_or_too_small_to_press(string part)
    {
        var page = await browser.Open(390, 844);
        await page.GetByTestId($"tab-{part}").ClickAsync();
        Assert.Equal(0, await new SandboxPage(page, narrow: true).Overflow());

        // WCAG 2.2, 2.5.8: 24 by 24 at least.
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, input, select, textarea, summary')]
              .filter(node => node.checkVisibility())
              .map(node => [node, node.getBoundingClientRect()])
              .filter(([, box]) => box.height < 24 || box.width < 24 || box.right > innerWidth + 0.5)
              .map(([node, box]) => `${node.textContent || node.name} ${box.width}x${box.height}`)
            """));
    }

    [Fact]
    public async Task The_parts_of_the_page_are_named_and_new_messages_are_announced()
    {
        var page = await browser.Open(1280);
        foreach (var (role, name) in new[] { (AriaRole.Navigation, "People and rooms"), (AriaRole.Main, "CoachBot"), (AriaRole.Complementary, "The world around the chat") })
            await Assertions.Expect(page.GetByRole(role, new() { Name = name })).ToHaveCountAsync(1);
        Assert.Equal("polite", await page.GetByTestId("announce").GetAttributeAsync("aria-live"));
        await page.GetByTestId("composer-text").FillAsync("/coach help");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("announce")).ToContainTextAsync("CoachBot: ");
    }

    private static async Task Check(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes");
        var used = 0;
        var nameless = new List<string>();
        foreach (var node in tree.EnumerateArray().Where(node => !node.GetProperty("ignored").GetBoolean() && Controls.Contains(Said(node, "role"))))
        {
            used++;
            if (string.IsNullOrWhiteSpace(Said(node, "name"))) nameless.Add(node.GetRawText());
        }

        Assert.True(used > 2, "the tree is empty");
        Assert.Empty(nameless);
    }

    private static string Said(JsonElement node, string member) =>
        node.TryGetProperty(member, out var said) && said.TryGetProperty("value", out var value) ? value.ToString() : "";
}
