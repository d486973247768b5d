using CoachBot.Tests.Support.Teams;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Chat.Teams.Tab;

/// <summary>The personal tab in a real browser, framed by a page that answers as Teams does [PRE-37].</summary>
public sealed class TabJourney(TabWorld world) : TabBrowser(world)
{
    [Theory]
    [InlineData(1000, "default")]
    [InlineData(1000, "dark")]
    [InlineData(360, "contrast")]
    [InlineData(360, "default")]
    public async Task A_colleague_reads_his_day_and_changes_a_setting(int width, string theme)
    {
        var teams = await Open(width, theme: theme);
        var home = teams.Tab.GetByTestId("home");
        await Expect(home).ToBeVisibleAsync();
        await Expect(home).Not.ToBeEmptyAsync();
        await Expect(teams.Tab.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
        await Shoot(teams, $"home-{width}-{theme}");

        // Whatever opens a form.
        await teams.Tab.Locator("[data-testid=action][data-action-id^='settings@']").First.ClickAsync();
        var form = teams.Tab.GetByTestId("form-dialog");
        await Expect(form).ToBeVisibleAsync();
        await Shoot(teams, $"form-{width}-{theme}");
        await form.GetByTestId("form-submit").ClickAsync();
        await Expect(form).ToBeHiddenAsync();
        await Expect(home).ToBeVisibleAsync();
        await NothingIsTooWide(teams);

        // The library would fetch a list of more hosts that may frame us: it may not, and has the ones that we let in by itself.
        Assert.DoesNotContain(teams.Complaints, complaint => !complaint.Contains("/validDomains.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_theme_follows_that_of_Teams()
    {
        var teams = await Open(1000);
        await Expect(teams.Tab.GetByTestId("home")).ToBeVisibleAsync();
        await teams.ChooseTheme("dark");
        await Expect(teams.Tab.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await teams.ChooseTheme("contrast");
        await Expect(teams.Tab.Locator("html")).ToHaveAttributeAsync("data-theme", "contrast");
        await teams.ChooseTheme("somethingNew");
        await Expect(teams.Tab.Locator("html")).ToHaveAttributeAsync("data-theme", "default");
    }

    [Fact]
    public async Task A_guest_sees_a_kind_sentence_and_nothing_else()
    {
        var teams = await Open(1000, () => World.Token(TabWorld.GuestId));
        await Expect(teams.Tab.GetByTestId("told")).Not.ToContainTextAsync("One moment");
        await Expect(teams.Tab.GetByTestId("home")).ToBeHiddenAsync();
        await Shoot(teams, "guest");
    }

    [Fact]
    public async Task Whom_Teams_does_not_sign_in_may_try_again()
    {
        string? token = null;
        var teams = await Open(1000, () => token);
        await Expect(teams.Tab.GetByTestId("problem")).ToContainTextAsync("did not sign you in");
        token = "a.b.c";
        await teams.Tab.GetByTestId("again").ClickAsync();
        await Expect(teams.Tab.GetByTestId("problem")).ToContainTextAsync("did not sign you in");
        token = World.Token();
        await teams.Tab.GetByTestId("again").ClickAsync();
        await Expect(teams.Tab.GetByTestId("home")).ToBeVisibleAsync();
        await Expect(teams.Tab.GetByTestId("problem")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Another_site_cannot_frame_it()
    {
        var teams = await Open(1000, host: "https://attacker.example/");
        await teams.Complains("frame-ancestors");
        Assert.Equal(0, await teams.Tab.GetByTestId("told").CountAsync());
    }

    [Fact]
    public async Task A_library_that_was_tampered_with_does_not_run()
    {
        var teams = await Open(1000, library: "window.microsoftTeams = null; document.title = 'pwned';" + await File.ReadAllTextAsync(TeamsLibrary.File, TestContext.Current.CancellationToken));
        await Expect(teams.Tab.GetByTestId("told")).ToContainTextAsync("in Teams");
        await Expect(teams.Tab.Locator("title")).Not.ToContainTextAsync("pwned");
        await teams.Complains("integrity");
    }
}
