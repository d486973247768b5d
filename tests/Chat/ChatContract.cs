using CoachBot.Chat;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat;

/// <summary>A message as somebody sees it.</summary>
/// <param name="Thread">The message it stands under, or null.</param>
/// <param name="Preview">What a lock screen shows.</param>
public sealed record SeenMessage(string Id, string Text, string? Thread, string Preview);

/// <summary>What every chat platform does, whatever stands behind it. Delivery relies on nothing else.</summary>
public abstract class ChatContract
{
    private const string Hostile = "<!channel> <@U0ANN> &amp; *bold* <https://evil.example|Acme> {{name}} @here";

    protected abstract IChatPlatform Chat { get; }

    /// <summary>Ann's own address, and what the rest of the test calls her.</summary>
    protected abstract ChatAddress Ann { get; }

    protected abstract string AnnsEmail { get; }

    /// <summary>A room in which Ann and Bo are.</summary>
    protected abstract ChatAddress Room { get; }

    /// <summary>A place where an answer stands in the thread of what it answers.</summary>
    protected virtual ChatAddress Threaded => Ann;

    /// <summary>The chat with one person has threads; else an answer stands there for itself.</summary>
    protected virtual bool DirectHasThreads => true;

    /// <summary>The platform can be asked for a message by its key; else it never says that one is or is not there.</summary>
    protected virtual bool CanFind => true;

    /// <summary>How words from outside are read, where the platform itself would take some of them for its own.</summary>
    protected virtual string Reads(string written) => written;

    /// <summary>All that Ann sees, oldest first; with <paramref name="asBo"/>, all that Bo sees.</summary>
    protected abstract Task<IReadOnlyList<SeenMessage>> Seen(bool asBo = false);

    /// <summary>Sends so that nobody hears what became of it.</summary>
    /// <param name="arrives">It arrives all the same.</param>
    /// <returns>What the platform said, if anything; null where such a thing cannot befall it.</returns>
    protected abstract Task<SendResult<ChatReceipt>?> SendIntoTheDark(ChatAddress to, Message message, string key, bool arrives);

    [Fact] // ADM-14
    public async Task One_sending_is_one_message_and_its_receipt_names_it()
    {
        var receipt = await Sent(Ann, "one");
        var message = Assert.Single(await Seen());
        Assert.Equal((receipt.MessageId, "one"), (message.Id, message.Text));
    }

    [Fact]
    public async Task An_edit_changes_the_message_in_its_place()
    {
        var receipt = await Sent(Ann, "one");
        await Sent(Ann, "two", "second");
        var edited = await Chat.Replace(Ann.Tenant, receipt, Text("changed"), 2, default);
        Assert.Equal(receipt, Assert.IsType<Done<ChatReceipt>>(edited).Receipt);
        Assert.Equal([(receipt.MessageId, "changed"), "two"], (await Seen()).Select<SeenMessage, object>((message, at) => at == 0 ? (message.Id, message.Text) : message.Text));
    }

    [Fact]
    public async Task An_older_revision_never_takes_the_place_of_a_newer_one()
    {
        var receipt = await Sent(Ann, "one");
        await Chat.Replace(Ann.Tenant, receipt, Text("three"), 3, default);
        Assert.IsType<Done<ChatReceipt>>(await Chat.Replace(Ann.Tenant, receipt, Text("two"), 2, default));
        Assert.Equal("three", Assert.Single(await Seen()).Text);
    }

    [Fact]
    public async Task A_message_is_found_by_its_key_and_by_no_other()
    {
        var receipt = await Sent(Ann, "one", "known");
        Assert.Equal(CanFind ? (Found.Yes, receipt) : (Found.CannotTell, null), await Chat.Find(Ann, "known", Now, default));
        Assert.Equal((CanFind ? Found.No : Found.CannotTell, null), await Chat.Find(Ann, "unknown", Now, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_what_nobody_heard_of_it_can_be_told_whether_it_arrived(bool arrives)
    {
        await Sent(Ann, "before", "before");
        var said = await SendIntoTheDark(Ann, Text("dark"), "dark", arrives);
        if (said is not null) Assert.IsType<Unknown<ChatReceipt>>(said);
        Assert.Equal(arrives ? "dark" : "before", (await Seen())[^1].Text);
        var (found, receipt) = await Chat.Find(Ann, "dark", Now, default);
        Assert.Equal(!CanFind ? Found.CannotTell : arrives ? Found.Yes : Found.No, found);
        Assert.Equal(CanFind && arrives ? (await Seen())[^1].Id : null, receipt?.MessageId);
    }

    [Fact]
    public async Task An_answer_stands_in_the_thread_and_an_answer_to_it_too()
    {
        var root = await Sent(Threaded, "root");
        var reply = await Sent(Threaded with { Thread = root }, "reply", "reply");
        await Sent(Threaded with { Thread = reply }, "deeper", "deeper");
        Assert.Equal([(null, "root"), (root.MessageId, "reply"), (root.MessageId, "deeper")], (await Seen()).Select(message => (message.Thread, message.Text)));
    }

    [Fact]
    public async Task An_answer_to_one_person_arrives_with_and_without_threads()
    {
        var root = await Sent(Ann, "root");
        await Sent(Ann with { Thread = root }, "reply", "reply");
        Assert.Equal([(null, "root"), (DirectHasThreads ? root.MessageId : null, "reply")], (await Seen()).Select(message => (message.Thread, message.Text)));
    }

    [Fact]
    public async Task What_is_for_one_person_nobody_else_sees()
    {
        await Sent(Room, "for all", "all");
        await Sent(Room with { OnlyFor = AnnsEmail }, "only you", "only");
        Assert.Equal(["for all", "only you"], (await Seen()).Select(message => message.Text));
        Assert.Equal(["for all"], (await Seen(asBo: true)).Select(message => message.Text));
    }

    [Fact] // INT-18
    public async Task Nothing_is_refused_for_its_length()
    {
        var words = string.Concat(Enumerable.Repeat("Weit über 😀 ", 1000));
        Button[] buttons = [.. Enumerable.Range(0, 60).Select(i => new Button($"verb{new string('x', 300)}@meeting:{i}", words, ButtonStyle.Default, ButtonKind.Button))];
        var long_ = new Message(
            words[..200],
            words,
            [new Heading([new Run("The beginning")]), .. Enumerable.Range(0, 150).Select(_ => new Paragraph([new Run(words)])), new Bullets([.. Enumerable.Range(0, 300).Select(_ => new[] { new Run(words) })])],
            buttons,
            new ContentRef("test", "1"));
        var sent = Assert.IsType<Done<ChatReceipt>>(await Chat.Deliver(Ann, long_, "long", 1, default)).Receipt;
        Assert.IsType<Done<ChatReceipt>>(await Chat.Replace(Ann.Tenant, sent, long_, 2, default));
        Assert.Single(await Seen());
    }

    [Fact] // F21
    public async Task Words_from_outside_are_read_as_they_were_written()
    {
        await Sent(Ann, Hostile);
        Assert.Equal(Reads(Hostile), Assert.Single(await Seen()).Text);
    }

    [Fact] // ADM-17
    public async Task A_lock_screen_shows_the_preview_alone()
    {
        await Sent(Ann, "Acme: 2 million");
        Assert.Equal("A message", Assert.Single(await Seen()).Preview);
    }

    [Fact] // ADM-16
    public async Task Nobody_there_is_unreachable()
    {
        var nobody = await Chat.Deliver(Ann with { Address = "nobody@ours.example" }, Text("one"), "one", 1, default);
        Assert.Equal(FailureCategory.Unreachable, Assert.IsType<Failed<ChatReceipt>>(nobody).Category);
    }

    /// <summary>Machine time of the attempt.</summary>
    protected abstract DateTimeOffset Now { get; }

    protected static Message Text(string text) => new("A message", text, [new Paragraph([new Run(text)])], [], new ContentRef("test", "1"));

    protected async Task<ChatReceipt> Sent(ChatAddress to, string text, string key = "card", int revision = 1) =>
        Assert.IsType<Done<ChatReceipt>>(await Chat.Deliver(to, Text(text), key, revision, default)).Receipt;
}
