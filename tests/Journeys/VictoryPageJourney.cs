using CoachBot.Tests.Chat.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Journeys;

/// <summary>The last mile in a real browser: order, plan, milestone, the customer's victory, a reference, the digest of the week.</summary>
public sealed class VictoryPageJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Petra = "petra.lang@nordwind.example";
    private const string Sam = "sam.okafor@nordwind.example";
    private const string Amelia = "amelia.clarke@nordwind.example";
    private const string Deal = "deal-halden-2";
    private const string Industry = "team:Industry";
    private const string Victory = "Ida tells her board that plant two planned the spring range in two days instead of nine";

    [Theory]
    [InlineData(1280)]
    [InlineData(390)] // PRE-39: at phone width
    public async Task From_the_order_to_the_customers_victory_a_reference_and_the_digest(int width)
    {
        var page = await browser.Open(width);
        var sandbox = new SandboxPage(page, width < 1080);
        await sandbox.HideGuide();

        await DefineTheVictory(sandbox);
        await OrderAndPlan(page, sandbox);
        await ReachAMilestone(sandbox);
        await RecordTheVictory(page, sandbox);
        await AskForAReference(sandbox);
        await FindTheReference(page, sandbox);
        await ReadTheDigests(page, sandbox);
    }

    /// <summary>PO-03: what the customer will announce, before there is an order.</summary>
    private static async Task DefineTheVictory(SandboxPage sandbox)
    {
        await sandbox.Become(SandboxHost.Jonas);
        await sandbox.Say("/coach event Plant planning");
        await sandbox.Press(sandbox.Offering("define-event"), "define-event");
        await sandbox.Dialog.GetByTestId("form-more").Locator("summary").ClickAsync();
        await sandbox.Fill("what", Victory);
        await sandbox.Fill("announcer", "Ida Holm");
        await sandbox.Fill("toWhom", "her board and the other plant managers");
        await sandbox.Fill("date", "2027-01-29");
        await sandbox.SaveAndClose();
        await Expect(sandbox.Messages.Last).ToContainTextAsync(Victory);
    }

    /// <summary>PO-01, PO-05, PO-07: the order opens a plan, walked back from the customer's date; services confirms it.</summary>
    private static async Task OrderAndPlan(IPage page, SandboxPage sandbox)
    {
        await sandbox.Order(Deal, "PO-4711", "40 planner licences");
        var plan = Plan(sandbox);
        await Expect(plan).ToContainTextAsync("PO-4711");
        await Expect(plan).ToContainTextAsync("40 planner licences");
        var id = await plan.GetAttributeAsync("data-id");

        // The picture: a bar and the customer's date in every row, and all of it as words for who does not see it. ADM-28
        var timeline = plan.Locator(".timeline");
        await Expect(timeline.Locator(".legend")).ToHaveTextAsync("They need it working: Tuesday 19 January 2027");
        await Expect(timeline.Locator("li[data-step] svg[aria-hidden=true] .bar")).ToHaveCountAsync(7);
        await Expect(timeline.Locator("li[data-step] svg[aria-hidden=true] .mark.marked")).ToHaveCountAsync(7);
        await Expect(timeline).ToMatchAriaSnapshotAsync(
            """
            - list "Days that matter":
              - listitem: "They need it working: Tuesday 19 January 2027"
            - list "Steps":
              - listitem: /Contracts and legal planned, a guess .* to Thursday 3 December 2026/
              - listitem: /Configuration planned, a guess/
              - listitem: /Implementation planned, a guess/
              - listitem: /Training for administrators planned, a guess/
              - listitem: /Tests planned, a guess/
              - listitem: /Training for users planned, a guess/
              - listitem: /Go-live planned, a guess Tuesday 19 January 2027/
            """);
        Assert.Equal(0, await sandbox.Overflow());

        await sandbox.Become(Sam);
        await sandbox.Press(sandbox.Offering("plan-durations"), "plan-durations");
        await sandbox.SaveAndClose();
        await Expect(sandbox.Messages.Filter(new() { HasText = "has confirmed the durations" })).ToBeVisibleAsync();

        await sandbox.Become(SandboxHost.Jonas);
        await Expect(plan).ToHaveAttributeAsync("data-id", id!);
        await Expect(Step(sandbox, "goLive")).ToContainTextAsync("planned");
        await Expect(page.GetByTestId("messages")).Not.ToContainTextAsync("a guess");
    }

    /// <summary>PO-10: two business days ahead the step's owner is asked; one press.</summary>
    private static async Task ReachAMilestone(SandboxPage sandbox)
    {
        await sandbox.LetTimePass("2026-12-01T12:00", "Tue 1 Dec, 12:00");
        var question = sandbox.Offering("step-done");
        await Expect(question).ToContainTextAsync("Contracts and legal");
        await sandbox.Press(question, "step-done");
        await Expect(Step(sandbox, "contracts")).ToContainTextAsync("done");
    }

    /// <summary>PO-12: only the customer's own word makes it announced; the form asks for it.</summary>
    private static async Task RecordTheVictory(IPage page, SandboxPage sandbox)
    {
        await sandbox.LetTimePass("2027-01-28T17:00", "Thu 28 Jan, 17:00");
        await sandbox.Press(sandbox.Offering("event-announced"), "event-announced");
        await Expect(sandbox.Dialog).ToContainTextAsync("If it is your own view, press Reached instead.");
        await Expect(sandbox.Dialog.Locator("[name=sign] option")).ToHaveTextAsync(["they said so", "they acted on it", "they wrote it"]);
        await sandbox.Fill("who", "");
        await sandbox.Save();
        await Expect(sandbox.Dialog.Locator("[data-testid=field-error][data-field=who]")).ToContainTextAsync("name");
        await sandbox.Fill("who", "Ida Holm");
        await sandbox.Dialog.Locator("[name=sign]").SelectOptionAsync("wrote");
        await sandbox.SaveAndClose();
        await Expect(sandbox.Offering("next-event")).ToContainTextAsync("Announced by Ida Holm");
        await Expect(page.GetByTestId("messages")).ToContainTextAsync("Halden Foods has told it to its own people");
        Assert.Equal(0, await sandbox.Overflow());
    }

    /// <summary>REF-01: a draft that he sends himself, and what they answered.</summary>
    private static async Task AskForAReference(SandboxPage sandbox)
    {
        await sandbox.ChooseNamed(sandbox.Offering("reference-choose"), "reference-choose", "A reference");
        var draft = sandbox.Offering("draft-sent");
        await Expect(draft).ToContainTextAsync("Hello Ida Holm");
        await sandbox.Press(draft, "draft-sent");
        await sandbox.Press(sandbox.Offering("reference-consent"), "reference-consent");
        await sandbox.Dialog.Locator("[name=kind]").SelectOptionAsync("call");
        await sandbox.Dialog.Locator("[name=answer]").SelectOptionAsync("yes");
        await sandbox.Dialog.Locator("[name=contact]").SelectOptionAsync(new SelectOptionValue { Label = "Ida Holm" });
        await sandbox.Fill("until", "2027-12-31");
        if (await sandbox.Dialog.GetByTestId("form-more").GetAttributeAsync("open") is null) await sandbox.Dialog.GetByTestId("form-more").Locator("summary").ClickAsync();
        await sandbox.Fill("industry", "food");
        await sandbox.Fill("problem", "planning");
        await sandbox.Fill("size", "large");
        await sandbox.SaveAndClose();
        await Expect(sandbox.Messages.Last).ToContainTextAsync("Saved for Halden Foods");
    }

    /// <summary>REF-04: asked in the team's room, shown to her who asked and to nobody else.</summary>
    private static async Task FindTheReference(IPage page, SandboxPage sandbox)
    {
        await sandbox.Become(Amelia);
        await sandbox.Enter(Industry);
        await sandbox.Say("/coach reference food planning large");
        var found = sandbox.Offering("reference-request");
        await Expect(found).ToContainTextAsync("Halden Foods");
        await Expect(found.GetByTestId("only-you")).ToBeVisibleAsync();

        await sandbox.Become(SandboxHost.Mira);
        await sandbox.Enter(Industry);
        await Expect(page.Locator("[data-action-id^='reference-request@']")).ToHaveCountAsync(0);
    }

    /// <summary>DIG-01, DIG-02, DIG-15: what was done right comes first, the chart stands in the thread, and the manager has a digest of her own.</summary>
    private static async Task ReadTheDigests(IPage page, SandboxPage sandbox)
    {
        await sandbox.LetTimePass("2027-01-29T09:30", "Fri 29 Jan, 09:30");
        var thread = page.Locator("#messages > li").Filter(new() { HasText = "one value event announced" });
        var digest = thread.GetByTestId("message").First;
        await Expect(digest.Locator(".body > :first-child")).ToContainTextAsync("Done right in Industry this week");
        await Expect(digest).ToContainTextAsync("Jonas Weber stayed until the customer");

        var chart = thread.Locator(".thread figure.chart");
        await Expect(chart).ToBeVisibleAsync();
        await Expect(chart.Locator("[aria-hidden=true] svg .value")).Not.ToHaveCountAsync(0);
        await Expect(chart).ToMatchAriaSnapshotAsync(
            """
            - figure "The last eight weeks":
              - table "The last eight weeks":
                - rowgroup:
                  - row "Of 100 meetings, with a named value Value events announced"
                - rowgroup:
                  - row "Friday 22 January not shown 1"
            """);
        await Expect(page.Locator("[data-action-id^='say-right@']")).ToHaveCountAsync(0);
        Assert.Equal(0, await sandbox.Overflow());

        await sandbox.Become(Petra);
        var hers = sandbox.Offering("say-right");
        await Expect(hers).ToContainTextAsync("What did you see done right this week?");
        Assert.Equal(0, await sandbox.Overflow());
    }

    private static ILocator Plan(SandboxPage sandbox) => sandbox.Roots.Filter(new() { HasText = "from the order to their victory" });

    private static ILocator Step(SandboxPage sandbox, string id) => Plan(sandbox).Locator($"li[data-step={id}] .step-state");
}
