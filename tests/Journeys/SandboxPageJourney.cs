using CoachBot.Tests.Chat.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Journeys;

/// <summary>The main job in a real browser: a value named before the meeting, what came of it after.</summary>
public sealed class SandboxPageJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Value = "Ida can say on Monday which two plants plan the spring range first";

    [Theory]
    [InlineData(1280)]
    [InlineData(390)] // PRE-39: at phone width
    public async Task A_rep_names_the_value_moves_the_meeting_and_says_what_came_of_it(int width)
    {
        var page = await browser.Open(width);
        var rep = new SandboxPage(page, width < 1080);
        await rep.HideGuide();
        await rep.Become(SandboxHost.Jonas);

        await Expect(rep.Card).ToContainTextAsync("What will Halden Foods have after this meeting", new() { IgnoreCase = true }); // PRE-02
        var id = await rep.Card.GetAttributeAsync("data-id");

        // A value that says little is taken, with one question as a hint. PRE-05
        await rep.Press(rep.Card, "name-value");
        await rep.Fill("value", "Plan");
        await rep.SaveAndClose();
        await Expect(rep.Card).ToContainTextAsync("Ready");
        await Expect(rep.Action(rep.Card, "keep-value")).ToBeVisibleAsync();
        await rep.Press(rep.Card, "improve");
        await Expect(rep.Dialog.Locator("[name=value]")).ToHaveValueAsync("Plan");
        await rep.Fill("value", Value);
        await rep.SaveAndClose();
        await Expect(rep.Card).ToContainTextAsync(Value);
        await Expect(rep.Card.GetByTestId("edited")).ToBeVisibleAsync();
        await Expect(rep.EventLine).ToContainTextAsync("changed in place for Jonas Weber");

        // The same card follows the calendar. PRE-22
        await rep.Move("mtg-halden-review", "2026-11-24T15:30");
        await Expect(rep.Card).ToContainTextAsync("Tuesday 24 November, 15:30");
        await Expect(rep.Card).ToHaveAttributeAsync("data-id", id!);
        await Expect(rep.Card).ToContainTextAsync(Value);

        // After it, two questions in the same thread; one press is an answer. AFT-01, AFT-02
        await rep.LetTimePass("2026-11-24T16:45", "Tue 24 Nov, 16:45");
        var after = page.Locator("[data-testid=message][data-about=mtg-halden-review]").Filter(new() { Has = page.Locator("[data-action-id^='after-yes@']") }).Last;
        await rep.Press(after, "after-yes");
        await rep.Choose(page.Locator("#messages"), "sign", "sign-said");
        await Expect(page.Locator("[data-testid=message]").Filter(new() { HasText = "they said so" }).Last).ToBeVisibleAsync();
        Assert.True(await rep.Overflow() <= 0, "something is wider than the screen");
    }

    [Fact]
    public async Task The_happy_path_on_a_phone_takes_five_presses_or_fewer() // PRE-39
    {
        var page = await browser.Open(390, 844);
        var rep = new SandboxPage(page, narrow: true);
        await rep.HideGuide();
        await rep.Become(SandboxHost.Jonas);
        await rep.Press(rep.Card, "name-value");
        await rep.Fill("value", Value);
        await rep.SaveAndClose();
        await rep.LetTimePass("2026-11-23T12:30", "Mon 23 Nov, 12:30");
        await rep.Press(page.Locator("#messages"), "after-yes");
        await rep.Choose(page.Locator("#messages"), "sign", "sign-said");
        await Expect(page.Locator("#messages")).ToContainTextAsync("they said so");
        Assert.InRange(rep.Presses, 1, 5);
    }

    [Fact]
    public async Task All_of_it_works_by_keyboard() // ADM-28
    {
        var page = await browser.Open(1280);
        var rep = new SandboxPage(page, narrow: false);
        var name = rep.Action(rep.Card, "name-value");
        await TabTo(page, name);
        Assert.NotEqual("none", await name.EvaluateAsync<string>("node => getComputedStyle(node).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(rep.Dialog.Locator("[name=value]")).ToBeFocusedAsync();

        // Esc closes; what was typed is there again, and the focus is where it was. AFT-06
        await page.Keyboard.TypeAsync("Ida can say on");
        await page.Keyboard.PressAsync("Escape");
        await Expect(rep.Dialog).ToBeHiddenAsync();
        await Expect(name).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(rep.Dialog.Locator("[name=value]")).ToHaveValueAsync("Ida can say on");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" Monday which two plants come first");
        for (var i = 0; i < 30; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("document.activeElement === document.body || !!document.activeElement.closest('dialog')"), "the focus left the dialog");
        }

        await TabTo(page, rep.Dialog.GetByTestId("form-submit"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(rep.Card).ToContainTextAsync("Ida can say on Monday which two plants come first");

        var more = rep.Action(rep.Card, "more");
        await TabTo(page, more);
        await page.Keyboard.PressAsync("ArrowDown");
        var items = page.GetByTestId("menu-item");
        await Expect(items.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(items.Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(items.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(more).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.TypeAsync("w"); // Why this?
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("only-you").First).ToBeVisibleAsync();

        await TabTo(page, page.GetByTestId("clock-hour"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("clock-now")).ToHaveTextAsync("Fri 20 Nov, 16:40");
        await Expect(page.GetByTestId("clock-hour")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_was_typed_survives_a_failed_send_and_a_reload() // AFT-06
    {
        var page = await browser.Open(1280);
        var rep = new SandboxPage(page, narrow: false);
        await page.RouteAsync("**/sandbox/api/submit", route => route.FulfillAsync(new()
        {
            Status = 503,
            ContentType = "application/problem+json",
            Body = """{"detail":"It could not be stored. Send it again in a moment."}""",
        }));
        await rep.Press(rep.Card, "name-value");
        await rep.Fill("value", Value);
        await rep.Save();
        await Expect(page.GetByTestId("form-problem")).ToContainTextAsync("still here");
        await Expect(rep.Dialog.Locator("[name=value]")).ToHaveValueAsync(Value);

        await page.UnrouteAllAsync();
        await page.RouteAsync("**/sandbox/api/submit", route => route.AbortAsync());
        await rep.Save();
        await Expect(page.GetByTestId("form-problem")).ToContainTextAsync("cannot be reached");
        await page.UnrouteAllAsync();
        await page.ReloadAsync();
        await rep.Press(rep.Card, "name-value");
        await Expect(rep.Dialog.Locator("[name=value]")).ToHaveValueAsync(Value);
        await Expect(page.GetByTestId("form-restored")).ToBeVisibleAsync();

        await rep.Fill("value", "");
        await rep.Save();
        await Expect(page.GetByTestId("field-error").First).ToContainTextAsync("one sentence"); // beside its field
        await Expect(rep.Dialog.Locator("[name=value]")).ToBeFocusedAsync();
        await rep.Fill("value", Value);
        await rep.SaveAndClose();
        await Expect(rep.Card).ToContainTextAsync(Value);
    }

    [Fact]
    public async Task Text_from_outside_is_text() // PRE-40
    {
        var page = await browser.Open(1280);
        const string Hostile = "<img src=x onerror=document.title='taken'> <b>bold</b> @channel";
        await browser.Host.Post("world", new
        {
            type = "meeting.upserted",
            data = new { id = "mtg-halden-review", title = Hostile, start = "2026-11-23T10:00:00Z", end = "2026-11-23T11:00:00Z", organizer = new { email = SandboxHost.Jonas }, attendees = new[] { new { email = "ida.holm@haldenfoods.example" } } },
        });
        await Expect(page.GetByTestId("messages")).ToContainTextAsync("<b>bold</b>");
        await Expect(page.GetByTestId("calendar-row").First).ToContainTextAsync("<img src=x");
        Assert.Equal(0, await page.Locator("img, .body b").CountAsync());
        Assert.Equal("CoachBot Sandbox", await page.TitleAsync());
    }

    /// <summary>Presses Tab until an element has the focus.</summary>
    private static async Task TabTo(IPage page, ILocator target)
    {
        for (var i = 0; i < 120; i++)
        {
            if (await target.EvaluateAsync<bool>("node => node === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("Tab does not reach it.");
    }
}
