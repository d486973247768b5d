using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>One person, two platforms: each item comes on one of them [ADM-18].</summary>
public sealed class TwoPlatformsTests
{
    private static readonly TenantSettings Both = Some.Tenant() with { DefaultChat = "slack", Chats = ["slack", "teams"] };

    [Fact]
    public void Where_he_chose_to_be_reached_everything_comes_from_then_on()
    {
        var world = World().WithMeeting();
        Choose(world, "teams");
        world.AdvanceTo("2026-11-20T16:00:00Z");
        Assert.Equal(new Destination("teams", Some.Ann), world.Cards[CardKeys.Ask("m-1", Some.Ann)].First.To);
    }

    [Fact]
    public void The_form_offers_a_choice_only_where_there_is_one()
    {
        Assert.Contains(Asked(World()).Fields, field => field is { Id: "chat", Value: "slack", Choices.Count: 2 });
        Assert.DoesNotContain(Asked(World(Both with { Chats = ["slack"] })).Fields, field => field.Id == "chat");
    }

    [Fact]
    public void A_platform_that_does_not_run_any_more_is_nobodys_choice()
    {
        var world = World();
        Choose(world, "teams");
        var person = world.Record<PersonRecord>(Subjects.Person(Some.Ann))!;
        Assert.Equal("teams", person.AddressIn(Both).Platform);
        Assert.Equal("slack", person.AddressIn(Both with { Chats = ["slack"] }).Platform);
    }

    [Fact]
    public void The_chat_address_of_our_records_counts_on_its_own_platform_only()
    {
        var facts = new PersonFacts("Ann", Roles.Rep, TimeZone: "Europe/Berlin", Chat: new ChatHandle("teams", "object-1"));
        var world = new CoachWorld(tenant: Both).Take(Subjects.Person(Some.Ann), new PersonSeen(Some.Ann, facts, Some.Version()));
        var person = world.Record<PersonRecord>(Subjects.Person(Some.Ann))!;
        Assert.Equal(new Destination("teams", "object-1"), person.AddressIn(Both));
        Assert.Equal(new Destination("slack", Some.Ann), (person with { Own = new OwnSettings { Chat = "slack" } }).AddressIn(Both));
    }

    [Fact]
    public void What_he_types_is_answered_where_he_typed_it()
    {
        var world = World();
        world.Take(Subjects.Person(Some.Ann), new Said(Some.Ann, RoomName.Of("teams", "a:1"), "/coach settings"), "k1");
        Assert.Equal(new Destination("teams", "a:1", Some.Ann), world.Cards[CardKeys.Answer("k1")].First.To);
    }

    [Fact]
    public void An_account_elsewhere_changes_nothing()
    {
        var world = World();
        world.Take(Subjects.Person(Some.Ann), new ChatAccountSeen(Some.Ann, new ChatAccount("teams", ChatStanding.Guest, world.Now, "Asia/Tokyo")));
        Assert.Null(world.Record<PersonRecord>(Subjects.Person(Some.Ann))!.Account);
        world.Take(Subjects.Person(Some.Ann), new ChatAccountSeen(Some.Ann, new ChatAccount("slack", ChatStanding.Colleague, world.Now, "Asia/Tokyo")));
        Assert.Equal("Asia/Tokyo", world.Record<PersonRecord>(Subjects.Person(Some.Ann))!.Account?.Zone);
    }

    private static CoachWorld World(TenantSettings? tenant = null) => new CoachWorld(tenant: tenant ?? Both).WithPerson().WithAccount();

    private static FormView Asked(CoachWorld world) => world.Ask(Subjects.Person(Some.Ann), new Pressed(Some.Ann, "", Verbs.Settings)).Form!;

    private static void Choose(CoachWorld world, string chat) => world.Take(
        Subjects.Person(Some.Ann),
        new Submitted(Some.Ann, Forms.Settings, new Dictionary<string, string>(StringComparer.Ordinal) { ["hoursFrom"] = "08:00", ["hoursTo"] = "18:00", ["days"] = "monFri", ["chat"] = chat }));
}
