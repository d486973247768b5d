using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Tab;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.Tab;

/// <summary>What the tab posts: who may, what he sees, and that what he does is stored before it is acknowledged [PRE-37] [INT-13] [PRV-15].</summary>
public sealed class TabSourceTests(TabWorld world) : IClassFixture<TabWorld>
{
    [Fact]
    public async Task A_colleague_sees_his_home_view()
    {
        var (status, body) = await world.Post(world.Token(), new { @do = "open" });
        Assert.Equal(200, status);
        Assert.NotEmpty(body!["home"]!["blocks"]!.AsArray());
        Assert.Contains(body["home"]!["actions"]!.AsArray(), action => ((string)action!["id"]!).Length > 0);
    }

    [Fact]
    public async Task Guests_and_strangers_see_a_sentence_and_nothing_else()
    {
        var (status, guest) = await world.Post(world.Token(TabWorld.GuestId), new { @do = "open" });
        Assert.Equal(200, status);
        Assert.NotEmpty((string)guest!["told"]!);
        Assert.Null(guest["home"]);
        var (_, stranger) = await world.Post(world.Token(TabWorld.StrangerId), new { @do = "open" });
        Assert.Null(stranger!["home"]);
        Assert.NotEqual((string)guest["told"]!, (string)stranger["told"]!);
        var (_, unknown) = await world.Post(world.Token("00000000-1111-4222-8333-666666666666"), new { @do = "press", action = "x@y", key = Guid.NewGuid() });
        Assert.Null(unknown!["home"]);
    }

    [Fact]
    public async Task Without_a_good_token_nothing_is_said_at_all()
    {
        var open = new { @do = "open" };
        Assert.Equal(401, (await world.Post(null, open)).Status);
        Assert.Equal(401, (await world.Post("a.b.c", open)).Status);
        Assert.Equal(401, (await world.Post(world.Keys.Token(), open)).Status);
        Assert.Equal(401, (await world.Post(world.Keys.PersonToken(TabWorld.JonasId, "11111111-2222-4333-8444-555555555555"), open)).Status);
        Assert.Equal(401, (await world.Post(world.Token(change: token => token.Set("aud", "another")), open)).Status);
        Assert.Equal(401, (await world.Post(world.Token(change: token => token.Key = world.Keys.New()), open)).Status);

        // Nor at the door of activities, which is in the same house.
        Assert.Equal(401, (await world.Post(world.Token(), open, "/api/messages")).Status);
        Assert.Equal(401, (await world.Post(world.Token(), open, "/hooks/teams")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"do":"dance"}""")]
    [InlineData("""{"do":"press","action":"a@b"}""")]
    [InlineData("""{"do":"press","action":"a@b","key":"1"}""")]
    [InlineData("""{"do":"submit","form":"f"}""")]
    [InlineData("""{"do":"submit","form":"f","values":{"a":1}}""")]
    [InlineData("""{"do":"open","do":"press"}""")]
    [InlineData("""{"do":"submit","form":"f","values":{"\ud83d":"a"}}""")]
    public async Task What_the_page_never_says_is_refused(string body) => Assert.Equal(400, (await world.Post(world.Token(), body)).Status);

    [Fact]
    public void Half_a_character_does_not_empty_what_was_typed_and_what_is_empty_stays_so()
    {
        var sent = Assert.IsType<SubmitForm>(TabAsk.Read("""{"do":"submit","form":"f","values":{"a":"b\ud83d","c":""}}"""u8));
        Assert.Equal(new Dictionary<string, string> { ["a"] = "b\ufffd", ["c"] = "" }, sent.Values);
    }

    [Fact]
    public async Task A_form_is_opened_refused_and_taken_once()
    {
        var token = world.Token();
        var (_, opened) = await world.Post(token, new { @do = "open" });
        var settings = Action(opened!, "settings");
        var (status, pressed) = await world.Post(token, new { @do = "press", action = settings, key = Guid.NewGuid() });
        Assert.Equal(200, status);
        var form = pressed!["form"]!;
        var id = (string)form["id"]!;
        var values = form["fields"]!.AsArray().ToDictionary(field => (string)field!["id"]!, field => (string?)field!["value"] ?? "", StringComparer.Ordinal);

        // Somebody else's form is nobody's.
        Assert.NotNull((await world.Post(world.Token(TabWorld.StrangerId), new { @do = "submit", form = id, values })).Body!["told"]);

        var (taken, saved) = await world.Post(token, new { @do = "submit", form = id, values });
        Assert.Equal(200, taken);
        Assert.Null((string?)saved!["note"]);
        var (_, again) = await world.Post(token, new { @do = "submit", form = id, values });
        Assert.NotEmpty((string)again!["note"]!);
        Assert.Equal(1, Hooks($"form/{id}"));

        // Of one that nobody remembers nothing is taken: what was typed has to stay where it is.
        var (status410, gone) = await world.Post(token, new { @do = "submit", form = "fffff", values });
        Assert.Equal(410, status410);
        Assert.NotEqual((string)again["note"]!, (string)gone!["detail"]!);
    }

    [Theory] // AFT-06
    [InlineData("""{"do":"open"}""")]
    [InlineData("""{"do":"press","action":"settings@person:x","key":"00000000-0000-4000-8000-000000000001"}""")]
    [InlineData("""{"do":"submit","form":"f","values":{"text":"a long sentence"}}""")]
    public async Task While_nobody_can_say_who_he_is_nothing_is_taken_and_nothing_is_said_to_be_kept(string body)
    {
        var kept = Hooks("%");
        var (status, said) = await world.Post(world.Token("00000000-1111-4222-8333-777777777777"), body);
        Assert.Equal(503, status);
        Assert.Contains("finding out who you are", (string)said!["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("kept", (string)said["detail"]!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(kept, Hooks("%"));
    }

    [Fact]
    public async Task What_the_home_view_does_not_show_cannot_be_pressed()
    {
        var (status, body) = await world.Post(world.Token(), new { @do = "press", action = "name-value@meeting:another", key = Guid.NewGuid() });
        Assert.Equal(200, status);
        Assert.NotEmpty((string)body!["note"]!);
        Assert.NotNull(body["home"]);
    }

    [Fact]
    public async Task The_page_is_framed_by_Teams_alone_and_runs_the_library_that_npm_holds()
    {
        using var answer = await world.Http.GetAsync(new Uri(world.Address, TabPage.Path), TestContext.Current.CancellationToken);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"src=\"{TabPage.Library}\" integrity=\"{TabPage.LibraryHash}\" crossorigin=\"anonymous\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page[..page.IndexOf("data-words", StringComparison.Ordinal)], StringComparison.Ordinal);

        var bytes = await File.ReadAllBytesAsync(TeamsLibrary.File, TestContext.Current.CancellationToken);
        Assert.Equal(TabPage.LibraryHash, "sha384-" + Convert.ToBase64String(System.Security.Cryptography.SHA384.HashData(bytes)));
        Assert.Contains($"/{TeamsLibrary.Version}/", TabPage.Library, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_the_address_is_written_the_page_has_its_policy()
    {
        using var answer = await world.Http.GetAsync(new Uri(world.Address, TabPage.Path.ToUpperInvariant()), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task No_token_stands_in_the_log()
    {
        var token = world.Token();
        await world.Post(token, new { @do = "open" });
        await world.Post(token[..^6] + "AAAAAA", new { @do = "open" });
        world.Log.HoldsNone([token, token.Split('.')[1], token.Split('.')[2]]);
    }

    private static string Action(JsonNode opened, string verb) => opened["home"]!["actions"]!.AsArray()
        .SelectMany(action => (action!["items"]?.AsArray() ?? []).Select(item => (string)item!["id"]!).Append((string)action["id"]!))
        .First(id => id.StartsWith(verb + "@", StringComparison.Ordinal));

    private int Hooks(string key) => (int)world.Store.Read(sql => sql.Number("select count(*) from hooks where source = 'teams-tab' and key like ?1", key));
}
