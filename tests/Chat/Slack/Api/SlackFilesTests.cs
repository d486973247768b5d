using System.Text;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Api;

public sealed class SlackFilesTests : IAsyncLifetime
{
    private static readonly byte[] Picture = Encoding.UTF8.GetBytes("a picture");
    private SlackWorld world = null!;

    public async ValueTask InitializeAsync() => world = await SlackWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_picture_is_brought_in_three_steps_and_its_bytes_without_a_token()
    {
        var root = await world.Sent(world.ToAnn);
        var result = await Upload(root.MessageId);
        var file = Assert.IsType<Done<string>>(result).Receipt;
        var message = world.AnnSees[^1];
        Assert.Equal((file, root.MessageId), (Assert.Single(message.Files), message.Thread));
        Assert.Null(Assert.Single(world.Slack.CallsOf("upload")).Token);
        Assert.Equal("What it shows", world.Slack.CallsOf("files.getUploadURLExternal")[0].Argument("alt_txt"));
    }

    [Fact]
    public async Task Without_the_scope_it_is_not_allowed()
    {
        await world.Sent(world.ToAnn);
        world.Token.Scopes.Remove("files:write");
        Assert.Equal(new Failed<string>(FailureCategory.NotAllowed, "missing_scope (needs files:write)"), await Upload());
    }

    [Fact]
    public async Task Before_the_last_step_it_can_be_tried_again_after_it_nobody_knows()
    {
        await world.Sent(world.ToAnn);
        world.Slack.Faults.Fail("files.getUploadURLExternal", effect: true);
        Assert.IsType<TryAgain<string>>(await Upload());
        world.Slack.Faults.Fail("files.completeUploadExternal", effect: true);
        Assert.IsType<Unknown<string>>(await Upload());
    }

    [Theory]
    [InlineData("https://files.slack.com/upload/v1/abc", true)]
    [InlineData("https://files.slack-gov.com/upload/v1/abc", true)]
    [InlineData("https://files.slack.com.evil.example/upload", false)]
    [InlineData("http://files.slack.com/upload/v1/abc", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    public async Task Bytes_go_to_Slacks_own_hosts_alone(string address, bool goes)
    {
        using var http = new ScriptedHttp();
        http.Answer = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StringContent("OK - 9") });
        Assert.Equal(goes, await http.Client().Upload(new Uri(address), Picture, default) is SlackDone);
        Assert.Equal(goes ? 1 : 0, http.Asked.Count);
    }

    private Task<SendResult<string>> Upload(string? thread = null) => new SlackFiles(world.Client, world.Workspaces).Upload(
        world.Installation, new SlackAddress(world.Acme.Team, world.Slack.Direct(world.Ann)!.Id), "plan.png", "What it shows", Picture, thread, default);
}
