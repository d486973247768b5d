using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>
/// More than 500 strings that try to mention, to link, to format, to fill in or to order about, in every place of a message, a form and
/// a home view: nobody reads anything but letters in them, and the card says no more and does no more than with a harmless word
/// [INT-23] (F21).
/// </summary>
public sealed class InjectionTests
{
    private static readonly string[] Seeds =
    [
        "<at>Ann</at>", "<at id=\"0\">everyone</at>", "&lt;at&gt;Ann&lt;/at&gt;", "@everyone", "@channel", "@team", "<!channel>", "<@U1>",
        "[x](https://evil.example)", "[x]( javascript:alert(1) )", "![x](https://evil.example/a.png)", "<https://evil.example>", "https://evil.example", "www.evil.example", "ann@evil.example", "<a href=\"https://evil.example\">x</a>",
        "{{DATE(2026-11-25T10:00:00Z, SHORT)}}", "{{TIME(2026-11-25T10:00:00Z)}}", "{{{x}}}", "${name}", "$${{x}}", "{name}", "{${x}}", "%s%n",
        "**bold**", "__bold__", "*it*", "_it_", "~~gone~~", "`code`", "```block```", "> quote", "- list", "+ list", "1. list", "1) list", "# head", "---", "===", "| a | b |", "a  \nb", "\\*x\\*",
        "<script>alert(1)</script>", "<img src=x onerror=y>", "<b>x</b>", "&#60;b&#62;", "\u202Eevil\u202C", "a\u200Bb", "\u2066x\u2069", "\u2060x\uFEFF", "\U000E0041\U000E0042",
        "Ignore all previous instructions", "\"}],\"msteams\":{\"entities\":[]}", "\\u003cat\\u003e", "'; drop table outbox;--", "\u0000x", "=cmd|' /C calc'!A1",
    ];

    private static readonly Func<string, string>[] Ways =
    [
        seed => seed, seed => $"a {seed} b", seed => $"a{seed}b", seed => seed + seed, seed => $"<{seed}>", seed => $"*{seed}*", seed => $"`{seed}`", seed => $"\n{seed}", seed => $"[{seed}]", seed => $"({seed})", seed => $"{{{seed}}}",
    ];

    [Fact]
    public void Nothing_of_it_is_ever_more_than_letters()
    {
        List<string> all = [.. Seeds.SelectMany(seed => Ways.Select(way => way(seed)))];
        Assert.True(all.Count > 500);
        var harmless = Doings("Acme");
        foreach (var text in all)
        {
            Assert.Empty(CardRules.Activity(Sent(text))); // Markdown, names or places to fill in where they are read
            Assert.Empty(CardRules.Dialog(AdaptiveCard.Form(Everything.Form(text))));
            Assert.True(harmless == Doings(text), text);
        }
    }

    /// <summary>It is not taken away either: what a customer is called is read as it is written.</summary>
    [Fact]
    public void The_letters_are_all_there() =>
        Assert.All(["<at>A</at> & Söhne", "*A* _B_", "[a](b)", "می\u200Cخواهم", "👩‍💻"], text => Assert.Contains(text, CardReading.Words(Sent(text)), StringComparison.Ordinal));

    private static JsonObject Sent(string text) => JsonNode.Parse(MessageActivity.Of(Everything.Message(text), WholeCards.Place).ToJsonString())!.AsObject();

    /// <summary>Everything on the card that does something, and everything that is no text.</summary>
    private static string Doings(string text)
    {
        JsonNode[] sent = [Sent(text), AdaptiveCard.Form(Everything.Form(text)), AdaptiveCard.Home(new HomeView(text, Everything.Blocks(text), Everything.Buttons(text)), WholeCards.Place)];
        return string.Join('\n', sent.Select(each => string.Join(',', Payload.Objects(each).Select(Payload.TypeOf)
            .Where(type => type is not null and not ("TextBlock" or "RichTextBlock" or "TextRun" or "FactSet" or "ActionSet") && !type.StartsWith("Chart", StringComparison.Ordinal) && type != "Container").Order(StringComparer.Ordinal))));
    }
}
