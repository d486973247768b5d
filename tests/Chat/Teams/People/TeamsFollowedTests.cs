using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.People;

/// <summary>Teams tells of nobody who leaves: it is asked after a day. Zone and language come with whatever somebody does.</summary>
public sealed class TeamsFollowedTests : FollowedContract
{
    private TeamsService service = null!;
    private FakeTeamsPerson ann = null!;
    private FakeTeamsPerson bob = null!;

    protected override HttpClient Http => service.Http;

    protected override IServiceProvider Services => service.Services;

    protected override LeapingTime Time => service.Time;

    public override ValueTask DisposeAsync() => service.DisposeAsync();

    protected override async Task Start()
    {
        service = await TeamsService.Create();
        Time.Patience = 10;
        (ann, bob) = (service.Teams.Person(Ann, "Ann", "Europe/Berlin"), service.Teams.Person(Bob, "Bob", "Europe/Berlin"));
        await service.Run([.. Settings, ("Tenant:Chat", "teams"), ("Teams:Welcome", "false")]);
    }

    protected override async Task Meet()
    {
        foreach (var person in new[] { ann, bob }) await service.Teams.Screen(person).Say("coach help");
    }

    protected override Task Close(bool told)
    {
        ann.Kind = FakeTeamsKind.Gone;
        return Task.CompletedTask;
    }

    protected override Task Open()
    {
        ann.Kind = FakeTeamsKind.Member;
        return service.Teams.Screen(ann).Say("coach help");
    }

    protected override Task Travel(string zone)
    {
        ann.Zone = zone;
        return service.Teams.Screen(ann).Say("coach help");
    }

    protected override int Questions(string email)
    {
        var screen = service.Teams.Screen(email == Ann ? ann : bob);
        return screen.Direct.Count(message => screen.Unfold(message).Labels(message).Contains("Name the value"));
    }
}
