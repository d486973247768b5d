using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Benchmarks.Support;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Chat.Teams.Cards;

namespace CoachBot.Benchmarks.Renderers;

/// <summary>What it takes to put a finished message into Slack's blocks and into a card of Teams as JSON, beside writing the same message as plain JSON, in turn.</summary>
internal static class RendererSpeed
{
    private const string Zone = "Europe/Berlin";

    public static Task<IReadOnlyList<Figure>> Run(bool small)
    {
        var (day, review, digest, form, home) = (RepresentativeCards.Day(), RepresentativeCards.Review(), RepresentativeCards.Digest(), RepresentativeCards.Form(), RepresentativeCards.Home());
        var (rounds, size) = small ? (3, 200) : (9, 5_000);
        var place = new CardPlace("day/ann@example.com/2026-11-23");
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            Slack("day", "six meetings with menus", () => BlockKit.Message(day), () => JsonSerializer.SerializeToUtf8Bytes(day)),
            Slack("review", "facts, a table of 20 rows, a menu", () => BlockKit.Message(review), () => JsonSerializer.SerializeToUtf8Bytes(review)),
            Slack("digest", "eight lines, a chart of 12 weeks", () => BlockKit.Message(digest), () => JsonSerializer.SerializeToUtf8Bytes(digest)),
            Slack("form", "six fields", () => BlockKit.Modal(form, "f1", all: true, Zone), () => JsonSerializer.SerializeToUtf8Bytes(form)),
            Slack("home", "21 meetings in seven days", () => BlockKit.Home(home), () => JsonSerializer.SerializeToUtf8Bytes(home)),
            Teams("day", "six meetings with menus", () => MessageActivity.Of(day, place), () => JsonSerializer.SerializeToUtf8Bytes(day)),
            Teams("review", "facts, a table of 20 rows, a menu", () => MessageActivity.Of(review, place), () => JsonSerializer.SerializeToUtf8Bytes(review)),
            Teams("digest", "eight lines, a chart of 12 weeks", () => MessageActivity.Of(digest, place), () => JsonSerializer.SerializeToUtf8Bytes(digest)),
            Teams("form", "six fields", () => AdaptiveCard.Form(form), () => JsonSerializer.SerializeToUtf8Bytes(form)),
            Teams("home", "21 meetings in seven days", () => AdaptiveCard.Home(home, place), () => JsonSerializer.SerializeToUtf8Bytes(home)),
        ]);

        Figure Slack(string name, string what, Func<JsonNode> render, Func<byte[]> bare) => Measure(name, what, "Block Kit", render, bare);

        Figure Teams(string name, string what, Func<JsonNode> render, Func<byte[]> bare) => Measure($"teams-{name}", what, "an Adaptive Card", render, bare);

        Figure Measure(string name, string what, string written, Func<JsonNode> render, Func<byte[]> bare)
        {
            // What is compiled once is not measured.
            for (var i = 0; i < size; i++)
            {
                render().ToJsonString();
                bare();
            }

            var (ours, plain) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                ours.Add(Rate(() => render().ToJsonString()));
                plain.Add(Rate(bare));
            }

            var ratio = Spread.Of(ours.Zip(plain, (rendered, bytes) => bytes / rendered));
            return new(
                $"renderers-{name}",
                ratio.Text("0.0", " x plain JSON"),
                "at most 10 x",
                $"{Spread.Of(ours).Text("0")}/s of {Encoding.UTF8.GetByteCount(render().ToJsonString())} bytes; plain {Spread.Of(plain).Text("0")}/s of {bare().Length} bytes",
                $"{what}: laid out, cut and written as {written}; one thread, {rounds} rounds of {size} in turn");
        }

        double Rate<T>(Func<T> run)
        {
            var since = Stopwatch.GetTimestamp();
            for (var i = 0; i < size; i++) run();
            return size / Stopwatch.GetElapsedTime(since).TotalSeconds;
        }
    }
}
