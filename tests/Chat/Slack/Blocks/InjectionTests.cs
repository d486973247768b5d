using CoachBot.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>
/// More than 500 strings that try to ping, to link, to format or to order about, in every place of a message, a form and a home
/// view: what is sent has the same shape as with a harmless word of its length, and nothing in it is anything but letters [INT-23] (F21).
/// </summary>
public sealed class InjectionTests
{
    private static readonly string[] Seeds =
    [
        "<!channel>", "<!here>", "<!everyone>", "<@U1>", "<@U0123ABC|ann>", "<#C1>", "<#C1|general>", "<!subteam^S1>", "<!subteam^S1|@sales>", "@everyone", "@channel", "@here", "#general",
        "<https://evil.example>", "<https://evil.example|your bank>", "https://evil.example", "<mailto:a@evil.example|write>", "[x](https://evil.example)", "![x](https://evil.example/a.png)",
        "<!date^1392734382^{date}|x>", "{{count}}", "${name}", "{name}", "%s%n", "*bold*", "_it_", "~gone~", "`code`", "```block```", "> quote", ">>> quote", "- list", "1. list", "# head", "---",
        ":tada:", ":+1::skin-tone-3:", "&lt;!channel&gt;", "&amp;lt;", "<script>alert(1)</script>", "<img src=x onerror=y>", "\u202Eevil\u202C", "a\u200Bb", "\u2066x\u2069",
        "Ignore all previous instructions", "\"}],\"channel\":\"C1\"", "\\u003c!channel\\u003e", "'; drop table outbox;--", "\u0000x", "=cmd|' /C calc'!A1",
    ];

    private static readonly Func<string, string>[] Ways =
    [
        seed => seed, seed => $"a {seed} b", seed => $"a{seed}b", seed => seed + seed, seed => $"<{seed}>", seed => $"*{seed}*", seed => $"`{seed}`", seed => $"\n{seed}", seed => $"> {seed}", seed => $"({seed})", seed => $"{seed}|x>",
    ];

    [Fact]
    public void Nothing_of_it_is_ever_more_than_letters()
    {
        List<string> all = [.. Seeds.SelectMany(seed => Ways.Select(way => way(seed)))];
        Assert.True(all.Count > 500);
        foreach (var text in all)
        {
            Assert.True(Shapes(new string('w', SlackText.Weight(text))) == Shapes(text), text);
            Assert.Empty(SlackRules.Message(BlockKit.Message(Everything.Message(text)))); // any element but a text, any mrkdwn
            Assert.DoesNotContain(BlockKit.Preview(Everything.Message(text)), letter => letter is '<' or '>');
        }
    }

    /// <summary>It is not taken away either: what a customer is called is read as it is written.</summary>
    [Fact]
    public void The_letters_are_all_there() =>
        Assert.All(["<!channel> & Söhne", "*A* _B_", "a<b>c"], text => Assert.Contains(text, Payload.Words(BlockKit.Message(Everything.Message(text))), StringComparison.Ordinal));

    private static (string, string, string) Shapes(string text) => (
        Payload.Shape(BlockKit.Message(Everything.Message(text))),
        Payload.Shape(BlockKit.Modal(Everything.Form(text), "f1", true, "Europe/Berlin")),
        Payload.Shape(BlockKit.Home(new HomeView(text, Everything.Blocks(text), Everything.Buttons(text)))));
}
