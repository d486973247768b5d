using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Tab;
using CoachBot.Chat.Teams.Tokens;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.Tab;

/// <summary>What the tab says of somebody of whom nobody knows yet who he is [INT-13].</summary>
public sealed class TabPeopleTests
{
    [Fact]
    public async Task Where_Teams_does_not_say_in_time_he_is_not_called_unknown()
    {
        await using var world = await ChatWorld.Start();
        var people = new TabPeople(world.Directory, new CallerFinder(world.Get<CoachBot.Storage.SituationLoader>()), world.Machine);
        var who = new TokenPerson(world.Teams.Home.Id, world.Teams.Person("b.lind@ours.example", "Bo").ObjectId);
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Teams.Faults.Add(new("*") { Until = answers.Task, Times = 50 });
        var asking = people.Prepare(ChatWorld.Tenant, who, TestContext.Current.CancellationToken);
        var asked = await world.Machine.Until(asking, step: TimeSpan.FromSeconds(0.1), most: TimeSpan.FromSeconds(20));
        Assert.Equal(ChatSentences.FindingOut.Text, Assert.IsType<Other>(people.Of(ChatWorld.Tenant, who, asked)).Why.Text);
        answers.SetResult();
    }

    [Theory]
    [InlineData(403, "BotDisabledByAdmin")]
    [InlineData(401, "BotNotRegistered")]
    public async Task Where_we_may_not_ask_he_is_not_called_unknown(int status, string code)
    {
        await using var world = await ChatWorld.Start();
        var people = new TabPeople(world.Directory, new CallerFinder(world.Get<CoachBot.Storage.SituationLoader>()), world.Machine);
        await world.Know("bo@ours.example");
        var who = new TokenPerson(world.Teams.Home.Id, world.Teams.Person("bo@ours.example", "Bo").ObjectId);
        world.Teams.Faults.Refuse("*", status, code, times: 50);
        var asked = await people.Prepare(ChatWorld.Tenant, who, TestContext.Current.CancellationToken);
        Assert.True(Assert.IsType<Other>(people.Of(ChatWorld.Tenant, who, asked)).Unasked);
    }

    [Fact]
    public async Task Whom_Teams_does_not_know_is_told_so()
    {
        await using var world = await ChatWorld.Start();
        var people = new TabPeople(world.Directory, new CallerFinder(world.Get<CoachBot.Storage.SituationLoader>()), world.Machine);
        var nobody = new TokenPerson(world.Teams.Home.Id, "00000000-1111-4222-8333-666666666666");
        var asked = await people.Prepare(ChatWorld.Tenant, nobody, TestContext.Current.CancellationToken);
        Assert.Equal(ChatSentences.NotKnown.Text, Assert.IsType<Other>(people.Of(ChatWorld.Tenant, nobody, asked)).Why.Text);
    }
}
