using CoachBot.Coach.Cards;

namespace CoachBot.Content;

/// <summary>Facts to try a text with: a plausible set, and one that tries to do harm.</summary>
internal static partial class SampleFacts
{
    public static readonly Reader Reader = new("Europe/Berlin", "en");

    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Text as it arrives from a calendar somebody else writes: mentions, links, markup, invisible letters, great length.</summary>
    private static readonly string Hostile =
        "<!channel> @everyone [here](http://x.example) {{count}} ${name} # *bold*\n---\n> \u202Eevil\u202C\u200B <script>" + new string('x', 10_000);

    public static IReadOnlyDictionary<string, Fact> Plausible(Text text) => For(text, name => Plain(text, name));

    public static IReadOnlyDictionary<string, Fact> Harmful(Text text) => 
        For(text, name => Plain(text, name) is TextFact ? Hostile : Plain(text, name));

    private static Dictionary<string, Fact> For(Text text, Func<string, Fact> make) =>
        text.Facts.Select(fact => fact.TrimEnd('?')).ToDictionary(name => name, make, StringComparer.Ordinal);

    private static Fact Plain(Text text, string name) => name switch
    {
        "minutes" => 60,
        "count" => 2,
        "cap" => 4,
        "max" => 280,
        "when" => Fact.DayAndTime(Start),
        "at" => Fact.DayAndTime(Start.AddHours(-18)),
        "time" => Fact.Time(Start),
        "day" when text.Facts.Contains("hours") => "15:30",
        "day" or "date" or "oursDate" or "theirsDate" or "latest" => new DateOnly(2026, 11, 25),
        "state" when text.Facts.Contains("scope") => Fact.Word("switch.off"),
        "state" when text.Facts.Contains("hours") => Fact.Word("settings.on"),
        "state" => Fact.Word("state.asked"),
        "from" when text.Facts.Contains("to") => Fact.Word("state.asked"),
        "to" when text.Facts.Contains("from") => Fact.Word("state.ready"),
        "to" => "lena.vogt@acme.example",
        "outcome" => Fact.Word("outcome.yes"),
        "sign" => Fact.Word("sign.said"),
        "kind" => Fact.Word("kind.savesTime"),
        "how" => Fact.Word("how.moved"),
        "source" => Fact.Word("source.chat"),
        "play" => new PlayFact("meeting.ask"),
        "actor" => "Ann Weber",
        "scope" => "team:West",
        "blind" or "late" => Fact.Word($"postpone.{name}"),
        "offer" => new WordsFact([Fact.Word("offer.valueEvent"), Fact.Word("offer.criticalDate")]),
        "accounts" => new WordsFact(["Acme", "Acme North"]),
        "what" => Fact.Word("brief.ours"),
        "rule" => Fact.Word("rule.private"),
        "result" => Fact.Word("result.no"),
        "cause" => Fact.Word("cause.person"),
        "verdict" => Fact.Word("verdict.counts"),
        "slots" => new WordsFact([Fact.DayAndTime(Start.AddDays(1)), Fact.DayAndTime(Start.AddDays(2))]),
        "rows" => new WordsFact(["Acme, 10:30", "Globex, 14:00"]),
        "domain" => "acme.example",
        "from" => new DateOnly(2026, 11, 11),
        "customer" or "company" or "account" => "Acme",
        "title" => "Quarterly review",
        "deal" => "Acme rollout 2027",
        "name" or "by" or "oursBy" or "theirsBy" => "Ann Weber",
        "zone" => "Europe/Berlin",
        "link" => "https://chat.example/archives/C1/p1764000000",
        "hours" => "Mon-Fri 08:00-18:00",
        "language" => "en",
        "value" => "Their planner cuts schedule changes from three days to one",
        "goal" => "Ship the spring season on time",
        "typed" => "hisory",
        "nearest" => "history",
        _ => Own(text, name) ?? Orders(name) ?? Victory(name) ?? Handoff(name) ?? Reviews(name) ?? Digests(name) ?? References(name) ?? People(name) ?? "What they told us in their own words",
    };

    /// <summary>What the text's own practice means by this name: two of them may use one word for two things.</summary>
    private static Fact? Own(Text text, string name) => text.Id.Split('.')[0] switch
    {
        "order" or "plan" or "step" or "kickoff" or "page" or "vision" => Orders(name),
        "event" or "rungs" => Victory(name),
        "accept" or "call" or "customer" or "dossier" or "expect" or "moved" or "promise" or "question" => Handoff(name),
        "review" or "contend" or "disqualify" => Reviews(name),
        "digest" or "export" or "signal" => Digests(name),
        "capture" when name == "side" => Fact.Word("side.ours"),
        "capture" or "consent" or "library" or "loss" or "reference" or "story" or "voice" or "who" or "win" => References(name),
        "duty" or "leave" or "share" => People(name),
        "app" or "install" => Install(name),
        _ => null,
    };
}
