using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Journeys;

/// <summary>The main job in Microsoft's own Playground: the question comes, a value is typed, the same card says so; then the home card.</summary>
public sealed class PlaygroundJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Value = "Ida can say on Monday which two plants plan the spring range first";

    private const string Better = "Ida has the two plants of the spring range on one page, with dates";

    [Fact]
    public async Task A_rep_names_the_value_in_the_Playground()
    {
        await using var coach = new CoachProcess(
            ("Teams__Unauthenticated", "true"), ("Teams__AppId", Playground.App), ("Teams__TenantId", Playground.Tenant), ("Sandbox__Enabled", "true"), ("Tenant__OwnDomains__0", "ours.example"));
        await coach.Start();
        foreach (var hook in Hooks()) await Killing.Repeat(() => coach.Deliver(hook));
        await using var playground = await Playground.Start(new Uri(coach.Client.BaseAddress!, "/api/messages"));
        try
        {
            var page = await browser.Visit(playground.Address, 1280);
            await Expect(page.GetByText("conversationUpdate").First).ToBeVisibleAsync(); // it has installed the bot

            await Killing.Repeat(() => Task.FromResult(coach.Rows("select id from teams_conversations where kind = 'personal'").Count > 0)); // and the bot has heard of it

            // The question comes by itself, at half past three in Berlin. PRE-02
            await Killing.Repeat(() => coach.MoveTo("2026-11-20T14:31:00Z"));
            var card = page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "What will Halden Foods have after this meeting" });
            await Expect(card).ToHaveCountAsync(1);
            await Shot(page, "1-question");

            // Typing is answering; the card is the same one, changed in its place. PRE-41
            await Say(page, Value);
            var cards = page.Locator(".ac-adaptiveCard");
            var same = cards.Filter(new() { HasText = "Planning for the new line" });
            await Expect(same).ToContainTextAsync(Value);
            await Expect(same).ToContainTextAsync("Ready");
            await Expect(card).ToHaveCountAsync(0);
            await Shot(page, "2-ready");

            // A press takes it back, in the same card, which then takes it as an input of its own too.
            await cards.Filter(new() { HasText = "Saved for Halden Foods" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
            await Expect(card).ToHaveCountAsync(1);
            await Expect(same).Not.ToContainTextAsync(Value);
            await Shot(page, "3-undone");
            await same.GetByRole(AriaRole.Textbox).FillAsync(Better);
            await same.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(same).ToContainTextAsync(Better);
            await Expect(same).ToContainTextAsync("Ready");
            await Expect(same).ToHaveCountAsync(1);

            // The rest folds out; what is asked for is answered. PRE-03
            await same.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
            await Shot(page, "4-more");
            await same.GetByRole(AriaRole.Button, new() { Name = "Why this?" }).ClickAsync();
            await Expect(cards.Last).ToContainTextAsync("Counts as a customer meeting");
            await Shot(page, "5-why");

            await Say(page, "/coach");
            await Expect(cards.Last).ToContainTextAsync("What would you like to see?");
            await Shot(page, "6-home");

            // The Playground tells of the installation each time its page is opened, and shows nothing of before: it is welcomed once. ADM-34
            await page.ReloadAsync();
            await Expect(page.GetByText("conversationUpdate").First).ToBeVisibleAsync();
            await Say(page, "coach");
            await Expect(cards.Last).ToContainTextAsync("What would you like to see?");
            await Say(page, "coach prep");
            await Expect(cards.Last).ToContainTextAsync("Planning for the new line");
            await Expect(cards).ToHaveCountAsync(2);
            await Shot(page, "7-again");

            // In a channel the bot is named; what is for the asker alone comes to him directly.
            await page.GetByText("General").ClickAsync();
            await Box(page).First.ClickAsync();
            await page.Keyboard.TypeAsync("@");
            await page.GetByRole(AriaRole.Menuitem).Filter(new() { HasText = "CoachBot" }).ClickAsync();
            await page.Keyboard.TypeAsync(" coach help");
            await page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
            await Shot(page, "8-channel");
            await page.GetByText("Personal Chat", new() { Exact = true }).ClickAsync();
            await Expect(cards.Last).ToContainTextAsync("Type /coach and one of these words");
            await Shot(page, "9-help");
        }
        catch (Exception failed) when (failed is PlaywrightException or TimeoutException)
        {
            throw new InvalidOperationException($"{failed.Message}\n\nCoachBot said:\n{coach.Log}\n\nThe Playground said:\n{playground.Log}", failed);
        }
    }

    private static async Task Say(IPage page, string text)
    {
        await Box(page).ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    private static ILocator Box(IPage page) => page.Locator("[contenteditable=true][role=textbox]");

    /// <summary>For whoever wants to look: <c>COACHBOT_SHOTS</c> names a folder.</summary>
    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("COACHBOT_SHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    private static IEnumerable<(string Id, string Type, Dictionary<string, object> Data)> Hooks()
    {
        yield return ("p", "person.upserted", new(StringComparer.Ordinal)
        {
            ["email"] = Playground.Jonas, ["name"] = "Jonas Weber", ["role"] = "rep", ["timeZone"] = "Europe/Berlin", ["updatedAt"] = "2026-11-19T08:00:00Z",
        });
        yield return ("a", "account.upserted", new(StringComparer.Ordinal)
        {
            ["id"] = "acc-halden", ["name"] = "Halden Foods", ["domains"] = new[] { "haldenfoods.example" }, ["updatedAt"] = "2026-11-19T08:00:00Z",
        });
        yield return ("d", "deal.upserted", new(StringComparer.Ordinal)
        {
            ["id"] = "deal-plant", ["name"] = "Plant planning", ["accountId"] = "acc-halden", ["ownerEmail"] = Playground.Jonas, ["status"] = "open", ["updatedAt"] = "2026-11-19T08:00:00Z",
        });
        yield return ("m", "meeting.upserted", new(StringComparer.Ordinal)
        {
            ["id"] = "m-1",
            ["title"] = "Planning for the new line",
            ["start"] = "2026-11-23T10:00:00+01:00",
            ["end"] = "2026-11-23T10:45:00+01:00",
            ["organizer"] = new { email = Playground.Jonas, name = "Jonas Weber" },
            ["attendees"] = new object[] { new { email = "ida.holm@haldenfoods.example", name = "Ida Holm", response = "accepted" } },
            ["sequence"] = 1,
            ["updatedAt"] = "2026-11-19T08:00:00Z",
        });
    }
}
