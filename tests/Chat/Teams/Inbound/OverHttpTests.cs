using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Tests.Support.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>The real service over HTTP, with a Teams that behaves: commands, cards and dialogs as people see them [INT-02] [INT-14] [ADM-12] [ADM-14].</summary>
public sealed class OverHttpTests : IAsyncLifetime
{
    private const string Ann = "ann@ours.example";
    private TeamsService service = null!;
    private FakeTeamsScreen screen = null!;

    public async ValueTask InitializeAsync()
    {
        service = await TeamsService.Create();
        screen = service.Teams.Screen(service.Teams.Person(Ann, "Ann Able", "Europe/Berlin"));
        await service.Run(("Tenant:OwnDomains:0", "ours.example"), ("Tenant:Chat", "teams"), ("Teams:Welcome", "false"));
        await Know(Ann);
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task The_command_alone_brings_the_home_card_and_its_buttons_work()
    {
        Assert.True((await screen.Say("/coach")).Acknowledged);
        var home = await screen.UntilMessage(message => screen.Labels(message).Count >= 5);
        Assert.Null(home.OnlyFor);

        await screen.Press("Settings", home);
        Assert.Null(screen.Trouble);
        Assert.NotNull(screen.Dialog);
        screen.Fill(CoachBot.Chat.Teams.Cards.AdaptiveCard.FieldRef("hoursFrom"), "18:00").Fill(CoachBot.Chat.Teams.Cards.AdaptiveCard.FieldRef("hoursTo"), "09:00");
        await screen.Submit();
        Assert.NotNull(screen.Dialog);
        screen.Fill(CoachBot.Chat.Teams.Cards.AdaptiveCard.FieldRef("hoursFrom"), "09:00").Fill(CoachBot.Chat.Teams.Cards.AdaptiveCard.FieldRef("hoursTo"), "18:00");
        var reply = await screen.Submit();
        Assert.Equal((200, ""), (reply.Status, reply.Body));
        Assert.Null(screen.Dialog);
        Assert.Null(screen.Trouble);
    }

    [Fact]
    public async Task A_press_is_answered_with_its_card_within_a_moment_and_what_comes_of_it_comes_below()
    {
        await screen.Say("coach help");
        var help = await screen.UntilMessage(message => screen.Labels(message).Count > 0);
        var before = screen.Direct.Count;
        var reply = await screen.Press(screen.Labels(help)[0], help);
        Assert.Null(screen.Trouble);
        Assert.Equal("application/vnd.microsoft.card.adaptive", reply.Json!["type"]!.GetValue<string>());
        await screen.Until(sees => sees.Direct.Count > before ? sees : null);
    }

    [Fact] // ADM-12
    public async Task A_command_in_a_room_is_answered_to_its_writer_alone()
    {
        var bob = service.Teams.Person("bob@ours.example", "Bob");
        var room = service.Teams.Home.GroupChat("west", withBot: true, screen.Person, bob);
        await screen.Say("help", room, mention: true);
        var help = await screen.UntilMessage(message => screen.Labels(message).Count > 0);
        Assert.DoesNotContain(service.Teams.Screen(bob).Messages, message => message == help);
    }

    [Fact] // INT-13
    public async Task A_colleague_whom_nobody_has_looked_up_is_named_by_his_address_where_he_is_mentioned()
    {
        await Know("bob@ours.example");
        var bob = service.Teams.Person("bob@ours.example", "Bob");
        var room = service.Teams.Home.GroupChat("west", withBot: true, screen.Person, bob);
        await screen.Say("who knows <at>Bob</at>", room, mention: true, others: [bob]);
        await screen.UntilMessage(message => message.By is null);
        Assert.Equal(1, Number("select count(*) from teams_users where email = 'bob@ours.example'"));
    }

    [Fact] // ADM-14
    public async Task Everything_three_times_in_mixed_order_leads_to_one_answer_each()
    {
        service.Teams.Sends.Hold();
        for (var each = 0; each < 5; each++) await screen.Say("coach help");
        await service.Teams.Sends.Release(times: 3, seed: 3);
        await screen.Until(sees => sees.Direct.Count(message => sees.Labels(message).Count > 0) >= 5 ? sees : null);
        await Quiet();
        Assert.Equal(5, screen.Direct.Count(message => screen.Labels(message).Count > 0));
    }

    [Fact] // INT-13
    public async Task Whoever_nobody_has_looked_up_yet_is_heard_as_soon_as_Teams_says_who_he_is()
    {
        service.Teams.Faults.Add(new("member") { Status = 503, Times = 2 });
        Assert.True((await screen.Say("coach help")).Acknowledged);
        await screen.UntilMessage(message => screen.Labels(message).Count > 0);
        Assert.Equal(0, Number("select count(*) from held_hooks"));
        Assert.Equal(1, Number("select count(*) from outbox where card like 'answer/%'"));
    }

    [Fact] // PRV-15
    public async Task What_a_guest_writes_is_answered_with_silence_and_kept_nowhere()
    {
        var gus = service.Teams.Screen(service.Teams.Person("gus@ours.example", "Gus", kind: FakeTeamsKind.Guest));
        await Know("gus@ours.example");
        await gus.Say("coach help planted-words");
        await Quiet();
        Assert.DoesNotContain(gus.Direct, message => message.By is null);
        Assert.Equal(0, Number("select count(*) from hooks where source = 'teams'") + Number("select count(*) from held_hooks"));
    }

    [Fact] // INT-13, ADM-14
    public async Task A_colleague_of_whom_no_record_tells_is_told_so_once()
    {
        var eve = service.Teams.Screen(service.Teams.Person("eve@ours.example", "Eve"));
        service.Teams.Sends.Times = 3;
        await eve.Say("coach help");
        await eve.Say("hello?");
        await eve.UntilText("nobody has told me about you");
        Assert.Single(eve.Direct, message => message.By is null);
        Assert.Equal(0, Number("select count(*) from hooks where source = 'teams'") + Number("select count(*) from held_hooks"));
    }

    [Fact] // INT-13
    public async Task What_somebody_presses_whom_nobody_has_looked_up_is_kept_and_a_form_is_to_be_pressed_again()
    {
        await Know("bob@ours.example");
        var bob = service.Teams.Screen(service.Teams.Person("bob@ours.example", "Bob"));
        await screen.Say("coach help");
        var help = await screen.UntilMessage(message => screen.Labels(message).Count > 0);
        service.Teams.Faults.Add(new("member") { Status = 503, Times = 3 });
        var data = new JsonObject { ["p"] = "some-press", ["c"] = "card/none" };
        var form = await bob.Invoke("task/fetch", new JsonObject { ["data"] = data.DeepClone() }, help.Room);
        Assert.Contains("Press its button once more", form.Json!["task"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(0, Number("select count(*) from held_hooks"));
        var signedIn = new JsonObject { ["action"] = new JsonObject { ["verb"] = "press", ["data"] = data }, ["authentication"] = new JsonObject { ["token"] = "planted-user-token" }, ["state"] = "planted-code" };
        var press = await bob.Invoke("adaptiveCard/action", signedIn, help.Room);
        Assert.Contains("finding out who you are", press.Json!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        var held = service.Services.GetRequiredService<Store>().Read(sql => sql.First("select body from held_hooks", row => Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(0))));
        Assert.Contains("some-press", held, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", held, StringComparison.Ordinal);
        await Quiet();
        Assert.Equal(0, Number("select count(*) from held_hooks"));
    }

    [Theory]
    [InlineData("/hooks/teams/other", "application/json", 404)]
    [InlineData("/api/messages", "text/plain", 415)]
    [InlineData("/api/messages", "application/json", 401)]
    [InlineData("/hooks/teams", "application/json", 401)]
    public async Task A_refusal_says_nothing_but_its_status(string path, string type, int status)
    {
        using var content = new StringContent("{\"type\":\"message\"}", Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await service.Http.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.Equal((status, ""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Sign_in_is_refused_and_its_token_kept_nowhere()
    {
        await screen.Say("coach help");
        var help = await screen.UntilMessage(message => screen.Labels(message).Count > 0);
        var reply = await screen.Invoke("signin/tokenExchange", new JsonObject { ["id"] = "1", ["connectionName"] = "graph", ["token"] = "planted-user-token" }, help.Room);
        Assert.Equal((501, ""), (reply.Status, reply.Body));
        Assert.NotNull(screen.Trouble);
    }

    private async Task Know(string email)
    {
        var store = service.Services.GetRequiredService<Store>();
        var now = service.Time.GetUtcNow();
        var seen = new PersonSeen(email, new PersonFacts("Somebody", Roles.Rep, TimeZone: "Europe/Berlin"), new VersionStamp(now.AddDays(-1), 0, ""));
        await store.Write(WriteUrgency.Work, sql => Inbox.Add(sql, new InboundEvent("default", Subjects.Person(email), Guid.NewGuid().ToString("N"), now, seen)), default);
        store.Signals.Inbox.Raise();
        await Quiet();
    }

    /// <summary>Nothing waits any more.</summary>
    private async Task Quiet()
    {
        for (var calm = 0; calm < 3; calm = Number("select (select count(*) from inbox) + (select count(*) from held_hooks)") == 0 ? calm + 1 : 0)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
    }

    private long Number(string query) => service.Services.GetRequiredService<Store>().Read(sql => sql.Number(query));
}
