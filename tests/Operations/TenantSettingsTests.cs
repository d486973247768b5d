using CoachBot.Coach;
using CoachBot.Content;
using CoachBot.Operations.Tenants;
using CoachBot.Storage;
using CoachBot.Tests.Content;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Operations;

/// <summary>Settings as they are written, and what the Coach sees of them.</summary>
public sealed class TenantSettingsTests
{
    [Fact]
    public void The_content_s_plans_questions_and_lists_reach_the_Coach()
    {
        var tenant = Read(withSandbox: true);

        Assert.Equal("standard", tenant.PlanTemplates[0].Id);
        Assert.Contains(tenant.Questions, question => question.Review == "deal");
        Assert.Equal(Shipped.Library.Lists.SweetSpot, tenant.SweetSpot);
        Assert.Equal(Shipped.Library.Lists.DisqualifyReasons, tenant.DisqualifyReasons);
        Assert.Equal(Shipped.Library.Lists.PersonWords, tenant.PersonWords);
    }

    /// <summary>[ADM-36]</summary>
    [Fact]
    public void Pilot_teams_are_known_in_any_case()
    {
        Assert.Empty(Read(withSandbox: true).PilotTeams);
        Assert.Contains("WEST", Read(withSandbox: true, ("Pilot:Teams:0", "West")).PilotTeams);
    }

    [Theory]
    [InlineData(true, null, "team:{team}")]
    [InlineData(false, null, null)]
    [InlineData(true, "sales-{team}", "sales-{team}")]
    [InlineData(false, "sales-{team}", "sales-{team}")]
    public void Teams_of_the_Sandbox_have_its_rooms_unless_told_otherwise(bool withSandbox, string? set, string? expected) =>
        Assert.Equal(expected, Read(withSandbox, ("Tenant:TeamRoom", set), ("Tenant:OwnDomains:0", "us.example")).TeamRoom);

    /// <summary>[PRV-15] Where a platform has rooms of its own, what our records say of them counts for nothing.</summary>
    [Theory]
    [InlineData(null, null, "sandbox", true, "team:{team}")]
    [InlineData("xoxb-1", null, "slack", false, null)]
    [InlineData("xoxb-1", "sandbox", "sandbox", true, "team:{team}")]
    public void The_chat_is_Slack_where_it_is_configured_unless_told_otherwise(string? token, string? chat, string expected, bool follow, string? room)
    {
        var tenant = Read(withSandbox: true, ("Slack:BotToken", token), ("Tenant:Chat", chat));
        Assert.Equal((expected, follow, room), (tenant.DefaultChat, tenant.RoomsFollowRecords, tenant.TeamRoom));
    }

    /// <summary>[REF-09]</summary>
    [Fact]
    public void Wins_have_the_room_that_is_set()
    {
        Assert.Null(Read(withSandbox: true).WinsRoom);
        Assert.Equal("wins", Read(withSandbox: true, ("Tenant:WinsRoom", "wins")).WinsRoom);
    }

    [Fact]
    public void The_numbers_of_part_two_can_be_set()
    {
        var shipped = Read(withSandbox: true).Defaults;
        Assert.Equal((90, 2, 5, 2, 2, null), (shipped.ValueEventDays, shipped.HandoffDays, shipped.FirstCallDays, shipped.WinDays, shipped.ReferenceCap, shipped.MinOrder));

        var set = Read(
            withSandbox: true,
            ("Defaults:VReWin", "60"), ("Defaults:Hand", "3"), ("Defaults:First", "7"), ("Defaults:Win", "1"), ("Defaults:RefCap", "4"), ("Defaults:MinOrder", "2500.50")).Defaults;
        Assert.Equal((60, 3, 7, 1, 4, 2500.50m), (set.ValueEventDays, set.HandoffDays, set.FirstCallDays, set.WinDays, set.ReferenceCap, set.MinOrder));
    }

    [Theory]
    [InlineData("Defaults:VReWin", "0", "Defaults:VReWin is 0: choose a number from 1 to 730.")]
    [InlineData("Defaults:Hand", "31", "Defaults:Hand is 31: choose a number from 1 to 30.")]
    [InlineData("Defaults:First", "0", "Defaults:First is 0: choose a number from 1 to 60.")]
    [InlineData("Defaults:Win", "-1", "Defaults:Win is -1: choose a number from 0 to 60.")]
    [InlineData("Defaults:RefCap", "0", "Defaults:RefCap is 0: choose a number from 1 to 100.")]
    [InlineData("Defaults:MinOrder", "0", "Defaults:MinOrder is 0: write an amount above 0, or leave it out where each order gets a plan.")]
    [InlineData("Pilot:Teams:0", " ", "Pilot:Teams holds a blank name: write each team as it is written with its people, such as Pilot__Teams__0=West.")]
    [InlineData("Tenant:Chat", "irc", "Tenant:Chat is no chat platform: write slack, teams or sandbox, or leave it out.")]
    [InlineData("Tenant:Chat", "slack", "Tenant:Chat is slack and Slack is not set up: give Slack:BotToken and the settings beside it, or leave Tenant:Chat out.")]
    [InlineData("Tenant:TeamRoom", " ", "Tenant:TeamRoom is blank: write the address of the teams' rooms with {team} for a team's name, or leave it out.")]
    [InlineData("Tenant:WinsRoom", "team:{team}", "Tenant:WinsRoom is blank or holds {team}: write the address of the one room for win stories, or leave it out.")]
    public void A_setting_that_cannot_be_meant_says_what_to_do(string key, string value, string sentence)
    {
        using var services = Services(withSandbox: true, (key, value));
        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(sentence, failure.Failures);
    }

    private static TenantSettings Read(bool withSandbox, params (string Key, string? Value)[] settings)
    {
        using var services = Services(withSandbox, settings);
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<TenantShelf>().Settings("default");
    }

    private static ServiceProvider Services(bool withSandbox, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Key, each.Value)))
            .Build();
        return new ServiceCollection()
            .AddSingleton(new ContentStore(Shipped.Folder, NullLogger<ContentStore>.Instance))
            .AddSingleton<TenantBook>()
            .AddTenants(configuration, withSandbox)
            .BuildServiceProvider();
    }
}
