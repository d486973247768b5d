using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Journeys;

/// <summary>What a person does on the Sandbox's page, in his words.</summary>
internal sealed class SandboxPage(IPage page, bool narrow)
{
    /// <summary>How often something was pressed on a card or in a form.</summary>
    public int Presses { get; private set; }

    public ILocator Dialog => page.GetByTestId("form-dialog");

    public ILocator Roots => page.Locator("#messages > li > [data-testid=message][data-by=bot]");

    /// <summary>The card of Monday's review, whatever else has come.</summary>
    public ILocator Card => Roots.And(page.Locator("[data-about=mtg-halden-review]")).First;

    public ILocator EventLine => page.GetByTestId("event-line");

    public async Task Become(string email)
    {
        await Look("people");
        await page.Locator($"[data-testid=person][data-email='{email}']").ClickAsync();
        await Look("chat");
    }

    /// <summary>On a phone, one part of the page at a time.</summary>
    public async Task Look(string part)
    {
        if (narrow) await page.GetByTestId($"tab-{part}").ClickAsync();
    }

    public ILocator Action(ILocator message, string verb) => message.Locator($"[data-testid=action][data-action-id^='{verb}@']").First;

    public async Task Press(ILocator message, string verb)
    {
        Presses++;
        await Action(message, verb).ClickAsync();
    }

    /// <summary>An item of a menu: two presses.</summary>
    public async Task Choose(ILocator message, string menu, string item)
    {
        await Press(message, menu);
        Presses++;
        await page.Locator($"[data-testid=menu-item][data-item-id^='{item}@']").ClickAsync();
    }

    /// <summary>An item of a menu by what it says, where several of one kind stand in it.</summary>
    public async Task ChooseNamed(ILocator message, string menu, string label)
    {
        await Press(message, menu);
        Presses++;
        await page.GetByTestId("menu").GetByRole(AriaRole.Menuitem, new() { Name = label, Exact = true }).ClickAsync();
    }

    /// <summary>The newest message here that offers a press.</summary>
    public ILocator Offering(string verb) => Messages.Filter(new() { Has = page.Locator($"[data-action-id^='{verb}@']") }).Last;

    public ILocator Messages => page.GetByTestId("message");

    public async Task Fill(string field, string text) => await Dialog.Locator($"[name='{field}']").FillAsync(text);

    public async Task Save()
    {
        Presses++;
        await Dialog.GetByTestId("form-submit").ClickAsync();
    }

    public async Task SaveAndClose()
    {
        await Save();
        await Expect(Dialog).ToBeHiddenAsync();
    }

    /// <param name="start">Local time of whoever one is, as yyyy-MM-ddTHH:mm.</param>
    public async Task Move(string meetingId, string start)
    {
        await Look("world");
        await page.Locator($"[data-testid=calendar-row][data-meeting-id='{meetingId}']").GetByTestId("meeting-move").ClickAsync();
        await Fill("start", start);
        await Dialog.GetByTestId("form-submit").ClickAsync();
        await Expect(Dialog).ToBeHiddenAsync();
        await Look("chat");
    }

    /// <param name="local">Local time of whoever one is, as yyyy-MM-ddTHH:mm.</param>
    public async Task LetTimePass(string local, string shown)
    {
        await Look("world");
        await page.GetByTestId("clock-to").FillAsync(local);
        await page.GetByTestId("clock-go").ClickAsync();
        await Expect(page.GetByTestId("clock-now")).ToHaveTextAsync(shown);
        await Look("chat");
    }

    /// <summary>Goes into a room of his.</summary>
    public async Task Enter(string room)
    {
        await Look("people");
        await page.Locator($"[data-testid=room][data-room='{room}']").ClickAsync();
        await Look("chat");
    }

    public async Task Say(string text)
    {
        await page.GetByTestId("composer-text").FillAsync(text);
        await page.GetByTestId("composer-send").ClickAsync();
        await Expect(page.GetByTestId("composer-text")).ToHaveValueAsync("");
    }

    /// <summary>A purchase order for a deal, through the form in the page's world.</summary>
    public async Task Order(string deal, string number, string what)
    {
        await Look("world");
        if (await page.GetByTestId("panel-crm").GetAttributeAsync("open") is null) await page.GetByTestId("panel-crm").Locator("summary").ClickAsync();
        await page.Locator($"[data-testid=crm-deal][data-deal-id='{deal}']").GetByTestId("deal-order").ClickAsync();
        await Fill("number", number);
        await Fill("what", what);
        await SaveAndClose();
        await Expect(page.GetByTestId("crm-order")).ToContainTextAsync(number);
        await Look("chat");
    }

    public async Task HideGuide() => await page.GetByTestId("guide-close").ClickAsync();

    /// <summary>What is wider than the screen, if anything.</summary>
    public async Task<int> Overflow() => await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth - document.documentElement.clientWidth");
}
