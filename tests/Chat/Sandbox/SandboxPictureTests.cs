using System.Text.Json;
using CoachBot.Chat.Sandbox;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Content;
using CoachBot.Tests.Journeys;
using CoachBot.Wire;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Chat.Sandbox;

/// <summary>Tables, timelines and charts on the page, as eyes, fingers and screen readers meet them [ADM-28] [PRE-39].</summary>
public sealed class SandboxPictureTests(Browser browser) : IClassFixture<Browser>
{
    private const string Hostile = "<img src=x onerror=alert(1)> Donaudampfschifffahrtsgesellschaftskapitän";

    private static readonly CoachBot.Coach.Cards.Picture[] All =
    [
        new TimelineView(
            [
                new("contracts", Fact.Word("step.contracts"), new(2026, 11, 2), new(2026, 11, 13), "done"),
                new("tests", Hostile, new(2026, 11, 16), new(2026, 12, 4), "begun"),
            ],
            Today: new(2026, 11, 24),
            Marked: new(2026, 12, 11),
            MarkedAs: "Needed by"),
        new TableView(["Deal", "Needed by", "Value event", "Promise"], [["Acme rollout", new DateOnly(2026, 12, 11), "Planner tells the board", Hostile], ["Globex", "", "", ""]]),
        new ChartView("Ready before the meeting", ["Week of 2 November", "Week of 9 November"], [new("Ready", [7, null]), new("Meetings", [9, 4])]),
    ];

    [Fact]
    public async Task A_timeline_is_a_list_whose_words_say_what_its_bars_show()
    {
        var shown = await Show(1280);

        var steps = shown.GetByRole(AriaRole.List, new() { Name = "Steps" }).GetByRole(AriaRole.Listitem);
        await Expect(steps).ToHaveCountAsync(2);
        await Expect(steps.Nth(0)).ToHaveTextAsync("Contracts and legal done Monday 2 November to Friday 13 November");
        await Expect(steps.Nth(1)).ToContainTextAsync(Hostile);
        await Expect(shown.GetByText("Needed by: Friday 11 December")).ToBeVisibleAsync();
        await Expect(shown.Locator(".timeline-steps .bar")).ToHaveCountAsync(2);
        Assert.Equal(0, await shown.Locator("img").CountAsync());
    }

    /// <summary>Bars lie where their days lie: the second begins after the first has ended, and today is inside it.</summary>
    [Fact]
    public async Task Bars_lie_where_their_days_lie()
    {
        var shown = await Show(1280);

        var first = (await shown.Locator(".bar").Nth(0).BoundingBoxAsync())!;
        var second = (await shown.Locator(".bar").Nth(1).BoundingBoxAsync())!;
        var today = (await shown.Locator(".track .mark.today").Nth(1).BoundingBoxAsync())!;
        Assert.True(first.X + first.Width < second.X);
        Assert.InRange(today.X, second.X, second.X + second.Width);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_table_keeps_its_headers_at_every_width(int width)
    {
        var table = (await Show(width)).GetByRole(AriaRole.Table).First;

        await Expect(table.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Deal", "Needed by", "Value event", "Promise"]);
        await Expect(table.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Acme rollout", "Globex"]);
        await Expect(table.GetByRole(AriaRole.Cell).Nth(0)).ToHaveTextAsync("Friday 11 December");
    }

    [Fact]
    public async Task A_chart_has_its_numbers_as_a_table_for_who_cannot_see_it()
    {
        var chart = (await Show(1280)).GetByRole(AriaRole.Figure, new() { Name = "Ready before the meeting" });

        await Expect(chart.GetByRole(AriaRole.Row)).ToHaveTextAsync(["ReadyMeetings", "Week of 2 November79", "Week of 9 Novembernot shown4"]);
        await Expect(chart.Locator(".chart-drawing rect")).ToHaveCountAsync(3);
        Assert.Equal(0, await chart.Locator("svg:not([aria-hidden] svg)").CountAsync());
    }

    /// <summary>[ADM-28] Which row is which is told by form, not by colour alone.</summary>
    [Fact]
    public async Task Rows_of_a_chart_differ_in_more_than_colour()
    {
        var chart = (await Show(1280)).Locator(".chart");
        Assert.Equal("none", await chart.Locator("rect.open").First.EvaluateAsync<string>("bar => getComputedStyle(bar).fill"));
        Assert.NotEqual("none", await chart.Locator("rect.solid").First.EvaluateAsync<string>("bar => getComputedStyle(bar).fill"));
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    public async Task Nothing_scrolls_sideways_on_a_phone(int width, ColorScheme scheme)
    {
        var shown = await Show(width, scheme);

        var wide = await shown.EvaluateAsync<string[]>("body => [body, ...body.querySelectorAll('*'), document.documentElement].filter(e => !e.closest('.visually-hidden, thead, svg') && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline').map(e => e.tagName + '.' + e.className)");
        Assert.Empty(wide);
    }

    /// <summary>The blocks as the service sends them, drawn by the page's own script.</summary>
    private async Task<ILocator> Show(int width, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await browser.Open(width, scheme: scheme);
        var parts = All.Select(picture => Texts.HomeEmptyDay.With().Shows(picture));
        var message = Shipped.Library.Render(new CardView([.. parts], Texts.PreviewAnswer.Id, Facts.None), new Reader("Europe/Berlin", "en"));
        await page.EvaluateAsync(
            """
            async blocks => {
              const module = await import('/sandbox/blocks.js');
              const body = document.createElement('div');
              body.className = 'body';
              body.id = 'drawn';
              body.append(...module.blocks({ blocks: JSON.parse(blocks), actions: [] }, () => null));
              const frame = document.createElement('article');
              frame.className = 'message from-bot';
              frame.append(body);
              document.getElementById('messages').replaceChildren(frame);
            }
            """,
            JsonSerializer.Serialize<IReadOnlyList<Block>>(message.Blocks, SandboxJson.Options));
        return page.Locator("#drawn");
    }
}
