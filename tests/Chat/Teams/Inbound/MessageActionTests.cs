using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Inbound;
using CoachBot.Coach;
using CoachBot.Coach.Captures;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>From any message: save it as promise, customer's voice or commitment [INT-15].</summary>
public sealed class MessageActionTests : IAsyncLifetime
{
    private const string Bob = "0e0e0e0e-0000-4000-8000-000000000002";
    private const string Link = "https://teams.microsoft.com/l/message/19%3A253b%40thread.tacv2/1764000000000?tenantId=72f988bf-86f1-41af-91ab-2d7cd011db47&parentMessageId=1764000000000";
    private readonly List<MessageCaptured> captured = [];
    private InboundWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await InboundWorld.Start();
        await world.Know("bob@ours.example", "Bob");
        await world.Meet(Bob, "bob@ours.example");
        world.Answers = (situation, request, now) =>
        {
            if (request.What is MessageCaptured one) captured.Add(one);
            return CoachBot.Coach.Coach.Answer(situation, request, now);
        };
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(CaptureKinds.Promise)]
    [InlineData(CaptureKinds.Voice)]
    [InlineData(CaptureKinds.Commitment)]
    public async Task A_form_opens_with_the_words_and_nothing_of_them_is_stored_before_it_is_sent(string kind)
    {
        var answer = await Choose(kind);
        Assert.Equal("continue", answer.TaskType);
        Assert.Contains("We go live\nbefore the plum harvest & more", answer.Text, StringComparison.Ordinal);
        Assert.Empty(world.Waiting);
        Assert.DoesNotContain("plum harvest", Everything(), StringComparison.Ordinal);
        var one = Assert.Single(captured.Distinct()); // asked again until all that it looks at is loaded
        Assert.Equal((InboundWorld.Ann, kind, "Bob Baker", "bob@ours.example", Link), (one.By, one.Kind, one.Author, one.AuthorEmail, one.Link));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero), one.WrittenAt);
    }

    [Fact]
    public async Task A_guests_message_is_not_a_colleagues_and_the_bots_own_has_no_author()
    {
        await world.Meet("0e0e0e0e-0000-4000-8000-000000000009", "gus@ours.example", "guest");
        await Choose(CaptureKinds.Voice, author: "0e0e0e0e-0000-4000-8000-000000000009");
        Assert.Null(captured[^1].AuthorEmail);
        await Choose(CaptureKinds.Voice, author: null);
        Assert.Equal((null, null), (captured[^1].Author, captured[^1].AuthorEmail));
    }

    [Fact]
    public async Task Whom_nobody_has_looked_up_yet_presses_again_and_nothing_is_held()
    {
        var answer = await Choose(CaptureKinds.Promise, by: "0e0e0e0e-0000-4000-8000-000000000077");
        Assert.Equal("message", answer.TaskType);
        Assert.Equal(0, world.Kept);
        Assert.DoesNotContain("plum harvest", Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_none_of_the_web_is_left_out()
    {
        await Choose(CaptureKinds.Promise, link: "javascript:alert(1)");
        Assert.Null(captured[^1].Link);
        await Choose(CaptureKinds.Promise, link: Link + "&teamName=" + new string('x', 400));
        Assert.Equal(Link, captured[^1].Link);
    }

    [Theory]
    [InlineData("<p>One</p><p>Two &lt;3</p>", "One\nTwo <3")]
    [InlineData("<div>a<br/>b</div>", "a\nb")]
    [InlineData("Hi <at id=\"0\">Megan Bowen</at>,&nbsp;  well", "Hi Megan Bowen, well")]
    [InlineData("<script>alert(1)</script>ok<style>p{}</style>", "ok")]
    [InlineData("well <emoji id=\"smile\" alt=\"🙂\"></emoji><img src=\"x\" alt=\"chart\">", "well 🙂chart")]
    [InlineData("<attachment id=\"1\"></attachment><p>see</p>", "see")]
    [InlineData("2 < 3 and so", "2 < 3 and so")]
    [InlineData("<script>never ends", "")]
    [InlineData("", "")]
    public void Words_are_taken_from_the_markup(string html, string expected) => Assert.Equal(expected, MessageHtml.Text(html));

    private Task<Replied> Choose(string kind, string by = Acts.Ann, string? author = Bob, string link = Link)
    {
        var from = author is null
            ? new JsonObject { ["application"] = new JsonObject { ["id"] = Acts.Bot[3..], ["displayName"] = "CoachBot" } }
            : new JsonObject { ["user"] = new JsonObject { ["id"] = author, ["displayName"] = "Bob Baker", ["userIdentityType"] = "aadUser" } };
        return world.Take(Acts.Invoke(
            "composeExtension/fetchTask",
            new JsonObject
            {
                ["commandId"] = kind,
                ["commandContext"] = "message",
                ["messagePayload"] = new JsonObject
                {
                    ["id"] = "1764000000000",
                    ["createdDateTime"] = "2026-11-20T09:30:00Z",
                    ["linkToMessage"] = link,
                    ["from"] = from,
                    ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>We go live</p><p>before the plum harvest &amp; more</p>" },
                },
            },
            Acts.Channel,
            by));
    }

    /// <summary>All that stands in the database.</summary>
    private string Everything()
    {
        using var all = new StringWriter();
        foreach (var table in world.Store.Read(sql => sql.All("select name from sqlite_master where type = 'table'", row => row.GetString(0))))
        {
            world.Store.Read(sql => sql.All(
                $"select * from {table}",
                row =>
                {
                    for (var at = 0; at < row.FieldCount; at++) all.WriteLine(row.GetValue(at) is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : row.GetValue(at));
                    return true;
                }));
        }

        return all.ToString();
    }
}
