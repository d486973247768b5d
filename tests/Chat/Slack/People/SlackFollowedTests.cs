using System.Text.Json.Nodes;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.People;

/// <summary>Slack tells of changes by an event; where that is lost, it is asked after a day. https://docs.slack.dev/reference/events/user_change</summary>
public sealed class SlackFollowedTests : FollowedContract
{
    private SlackService service = null!;
    private FakePerson ann = null!;
    private FakePerson bob = null!;

    protected override HttpClient Http => service.Http;

    protected override IServiceProvider Services => service.Services;

    protected override LeapingTime Time => service.Time;

    public override ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact] // ADM-29
    public async Task Who_is_told_to_be_deactivated_is_not_asked_another_is_and_who_is_told_to_be_back_is_asked_again()
    {
        await Close(told: true);
        await ClosedAndBack();
        Assert.DoesNotContain(service.Slack.CallsOf("chat.postMessage"), call => call.Outcome != "ok");
    }

    protected override async Task Start()
    {
        service = await SlackService.Create();
        Time.Patience = 10;
        (ann, bob) = (service.Workspace.Person(Ann, "Ann", "Europe/Berlin"), service.Workspace.Person(Bob, "Bob", "Europe/Berlin"));
        await service.Run(Settings);
    }

    protected override async Task Meet()
    {
        foreach (var person in new[] { ann, bob }) await Tell(person);
    }

    protected override async Task Close(bool told)
    {
        ann.Kind = FakeKind.Deactivated;
        if (told) await Tell(ann);
    }

    protected override Task Open()
    {
        ann.Kind = FakeKind.Member;
        return Tell(ann);
    }

    protected override Task Travel(string zone)
    {
        ann.Zone = zone;
        return Tell(ann);
    }

    protected override int Questions(string email) => service.Slack.Screen(email).Direct.Count(message => FakeScreen.Labels(message).Contains("Name the value"));

    private async Task Tell(FakePerson person) => Assert.Equal(200, (await service.Slack.Sends.Event(
        service.Workspace, new JsonObject { ["type"] = "user_change", ["user"] = person.Json(withEmail: true, withLocale: false) })).Status);
}
