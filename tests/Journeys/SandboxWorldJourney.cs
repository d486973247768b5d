using CoachBot.Tests.Chat.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Journeys;

/// <summary>What the page's world can send for the time after the order: orders, tickets, people who are no reps.</summary>
public sealed class SandboxWorldJourney(Browser browser) : IClassFixture<Browser>
{
    /// <summary>[PO-01] An order is entered at a deal, reaches the bot as the hook a CRM would send, and can be cancelled.</summary>
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task An_order_is_entered_and_cancelled_on_the_page(int width)
    {
        var (page, sandbox) = await Open(width);
        await page.GetByTestId("deal-order").First.ClickAsync();
        await sandbox.Fill("number", "PO-77");
        await sandbox.Fill("amount", "a lot");
        await sandbox.Save();
        await Expect(sandbox.Dialog).ToContainTextAsync("Write an amount in figures");
        await sandbox.Fill("amount", "12000");
        await sandbox.Fill("what", "Licences for two plants");
        await sandbox.SaveAndClose();

        var order = page.GetByTestId("crm-order");
        await Expect(order).ToContainTextAsync("PO-77 received");
        await Expect(order).ToContainTextAsync("Licences for two plants");
        var stored = (await browser.Host.Get("crm"))["orders"]!.AsArray();
        Assert.Equal("Licences for two plants", (string)Assert.Single(stored)!["lines"]![0]!["description"]!);

        await page.GetByTestId("order-cancel").ClickAsync();
        await Expect(order).ToContainTextAsync("cancelled");
        await Expect(page.GetByTestId("order-cancel")).ToHaveCountAsync(0);
        Assert.Equal(0, await sandbox.Overflow());
    }

    [Fact]
    public async Task A_ticket_is_opened_and_closed_on_the_page()
    {
        var (page, sandbox) = await Open(1280);
        await page.GetByTestId("ticket-open").First.ClickAsync();
        await sandbox.Fill("summary", "Login fails");
        await sandbox.SaveAndClose();
        await Expect(page.GetByTestId("crm-ticket")).ToContainTextAsync("Login fails ticket");

        await page.GetByTestId("ticket-close").ClickAsync();
        await Expect(page.GetByTestId("crm-ticket")).ToContainTextAsync("closed");
    }

    /// <summary>Somebody who comes while the page is open can be chosen, whatever the role, and so can the team's room.</summary>
    [Fact]
    public async Task A_newcomer_of_any_role_can_be_chosen_without_loading_the_page_again()
    {
        var (page, sandbox) = await Open(1280);
        await page.GetByTestId("panel-raw").Locator("summary").ClickAsync();
        await page.GetByTestId("raw-type").SelectOptionAsync("person.upserted");
        await page.GetByTestId("raw-data").FillAsync("""{"email":"cleo.marsh@nordwind.example","name":"Cleo Marsh","role":"curator","team":"Content"}""");
        await page.GetByTestId("raw-send").ClickAsync();

        await sandbox.Become("cleo.marsh@nordwind.example");
        await page.Locator("[data-testid=room][data-room='team:Content']").ClickAsync();
        await page.GetByTestId("composer-text").FillAsync("/coach help");
        await page.GetByTestId("composer-send").ClickAsync();
        await Expect(page.GetByTestId("only-you")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_form_of_many_fields_can_be_sent_from_where_one_is()
    {
        var (page, _) = await Open(390);
        await page.EvaluateAsync(
            """
            async () => {
              const { openForm } = await import('/sandbox/forms.js');
              const fields = Array.from({ length: 24 }, (_, i) => ({ id: `f${i}`, label: `Field ${i}`, type: i % 3 ? 'text' : 'multiline', required: false, value: '', maxLength: 200 }));
              openForm({ id: 'many', title: 'Many fields', fields, submit: 'Save', cancel: 'Not now' }, { draftKey: 'many', send: async () => null, opener: document.body });
            }
            """);
        var dialog = page.GetByTestId("form-dialog");
        await Expect(dialog.GetByTestId("form-submit")).ToBeInViewportAsync();
        await dialog.Locator("[name=f23]").ScrollIntoViewIfNeededAsync();
        await dialog.Locator("[name=f23]").FillAsync("the last");
        await Expect(dialog.GetByTestId("form-submit")).ToBeInViewportAsync();
    }

    private async Task<(IPage Page, SandboxPage Sandbox)> Open(int width)
    {
        var page = await browser.Open(width);
        var sandbox = new SandboxPage(page, width < 1080);
        await sandbox.Look("world");
        await page.GetByTestId("panel-crm").Locator("summary").ClickAsync();
        return (page, sandbox);
    }
}
