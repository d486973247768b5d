using CoachBot.Tests.Support.Teams;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Chat.Teams.Tab;

/// <summary>The tab by keyboard alone, with hostile names, and where something goes wrong: nothing that was typed is lost [PRE-37] [ADM-28] [AFT-06].</summary>
public sealed class TabTroubleJourney(TabWorld world) : TabBrowser(world)
{
    [Theory]
    [InlineData(1000, "default")]
    [InlineData(360, "contrast")]
    public async Task Everything_is_reached_by_keyboard_in_the_order_in_which_it_stands(int width, string theme)
    {
        var teams = await Open(width, theme: theme);
        await Expect(Home(teams)).ToBeVisibleAsync();
        var shown = await Home(teams).Locator("button").EvaluateAllAsync<string[]>("all => all.map(each => each.dataset.actionId)");
        var reached = new List<string>();
        await teams.Tab.Locator("main").FocusAsync();
        for (var i = 0; i < shown.Length; i++)
        {
            await teams.Page.Keyboard.PressAsync("Tab");
            reached.Add(await Focused(teams).EvaluateAsync<string>("node => node.dataset.actionId"));
            Assert.True(await Focused(teams).EvaluateAsync<bool>("node => getComputedStyle(node).outlineStyle === 'solid' && parseFloat(getComputedStyle(node).outlineWidth) >= 2"));
        }

        Assert.Equal(shown, reached);
        await Shoot(teams, $"keyboard-{width}-{theme}");

        // Each group of buttons is called by what it is about.
        Assert.All(await Home(teams).GetByRole(AriaRole.Group).EvaluateAllAsync<string[]>("all => all.map(each => each.getAttribute('aria-label'))"), label => Assert.False(string.IsNullOrWhiteSpace(label)));
        await Settings(teams).FocusAsync();
        await teams.Page.Keyboard.PressAsync("Enter");
        await Expect(Form(teams)).ToBeVisibleAsync();
        Assert.False(string.IsNullOrWhiteSpace(await Focused(teams).EvaluateAsync<string>("node => node.labels[0].textContent")));
        await teams.Page.Keyboard.PressAsync("Escape");
        await Expect(Form(teams)).ToBeHiddenAsync();
        Assert.StartsWith("settings@", await Focused(teams).EvaluateAsync<string>("node => node.dataset.actionId"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_meetings_reads_that_of_each_day()
    {
        var teams = await Open(1000, () => World.Token(TabWorld.IdleId));
        await Expect(Home(teams)).ToContainTextAsync("No customer meetings.");
        Assert.Equal(7, await Home(teams).GetByText("No customer meetings.").CountAsync());
        await Shoot(teams, "empty");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1000)]
    public async Task A_long_and_hostile_name_stays_text_and_within_the_page(int width)
    {
        var teams = await Open(width, () => World.Token(TabWorld.HostileId), "dark");
        await Expect(Home(teams)).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await NothingIsTooWide(teams);
        Assert.Equal(0, await Home(teams).Locator("img, script").CountAsync());
        await Shoot(teams, $"hostile-{width}");
        await Home(teams).GetByText("Name the value").First.ClickAsync();
        await Expect(Form(teams)).ToBeVisibleAsync();
        await NothingIsTooWide(teams);
        await Shoot(teams, $"hostile-form-{width}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whose_token_has_run_out_keeps_what_he_typed_and_sends_it_with_the_next(bool refused)
    {
        string? token = World.Token();
        var teams = await Open(1000, () => token);
        await Type(teams, "19:15");
        token = refused ? null : World.Token(change: old => old.Set("exp", TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeSeconds()));
        await Form(teams).GetByTestId("form-submit").ClickAsync();
        await Expect(Problem(teams)).ToContainTextAsync("did not sign you in");
        await Expect(Problem(teams)).ToContainTextAsync("What you typed is still here.");
        await Shoot(teams, $"expired-{refused}");
        token = World.Token();
        await Form(teams).GetByTestId("form-submit").ClickAsync();
        await Expect(Form(teams)).ToBeHiddenAsync();
        await Settings(teams).ClickAsync();
        await Expect(Form(teams).GetByLabel("I finish work at")).ToHaveValueAsync("19:15");
    }

    [Fact]
    public async Task While_nobody_can_say_who_he_is_he_may_try_again_and_nothing_that_he_typed_is_lost()
    {
        var token = World.Token(TabWorld.UnknownId);
        var teams = await Open(1000, () => token);
        await Expect(teams.Tab.GetByTestId("problem")).ToContainTextAsync("finding out who you are");
        await Shoot(teams, "finding-out");
        token = World.Token();
        await teams.Tab.GetByTestId("again").FocusAsync();
        await teams.Page.Keyboard.PressAsync("Enter");
        await Expect(Home(teams)).ToBeVisibleAsync();
        Assert.Equal("MAIN", await Focused(teams).EvaluateAsync<string>("node => node.tagName"));

        await Type(teams, "19:20");
        token = World.Token(TabWorld.UnknownId);
        await Form(teams).GetByTestId("form-submit").ClickAsync();
        await Expect(Problem(teams)).ToContainTextAsync("finding out who you are");
        await Expect(Problem(teams)).ToContainTextAsync("What you typed is still here.");
        await Expect(Form(teams).GetByLabel("I finish work at")).ToHaveValueAsync("19:20");
    }

    [Fact]
    public async Task What_was_typed_into_a_form_that_nobody_remembers_comes_back_in_a_fresh_one()
    {
        var teams = await Open(1000);
        await Type(teams, "19:25");
        await World.ForgetForms();
        await Form(teams).GetByTestId("form-submit").ClickAsync();
        await Expect(Problem(teams)).ToContainTextAsync("has stood open for too long");
        await Shoot(teams, "form-gone");
        await Form(teams).GetByTestId("form-cancel").ClickAsync();
        await Settings(teams).ClickAsync();
        await Expect(Form(teams).GetByTestId("form-restored")).ToBeVisibleAsync();
        await Expect(Form(teams).GetByLabel("I finish work at")).ToHaveValueAsync("19:25");
    }

    [Fact]
    public async Task Outside_of_Teams_it_says_where_it_belongs()
    {
        var teams = await Open(360, library: "");
        await Expect(teams.Tab.GetByTestId("told")).ToContainTextAsync("Open this page in Teams");
        await Shoot(teams, "outside");
    }

    private static ILocator Home(TeamsPage teams) => teams.Tab.GetByTestId("home");

    private static ILocator Form(TeamsPage teams) => teams.Tab.GetByTestId("form-dialog");

    private static ILocator Problem(TeamsPage teams) => Form(teams).GetByTestId("form-problem");

    private static ILocator Settings(TeamsPage teams) => teams.Tab.Locator("[data-testid=action][data-action-id^='settings@']").First;

    private static ILocator Focused(TeamsPage teams) => teams.Tab.Locator(":focus");

    private static async Task Type(TeamsPage teams, string finish)
    {
        await Settings(teams).ClickAsync();
        await Form(teams).GetByLabel("I finish work at").FillAsync(finish);
    }
}
