using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Commands;

/// <summary>[INT-14] [PRE-35] [PRE-41]: what a person types.</summary>
public sealed class CommandTests
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal) { ["prepare"] = "prep", ["hilfe"] = "help" };

    private static CoachWorld World() => new CoachWorld().WithPerson().WithAccount().WithDeal().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z");

    private static IReadOnlyList<string> Said(string text) => World().Say(text).Answer().Texts;

    [Theory]
    [InlineData("/coach help", true, "help", "")]
    [InlineData("  /COACH   Help   all ", true, "help", "all")]
    [InlineData("/coach", false, "", "")]
    [InlineData("coach", true, "", "")]
    [InlineData("Coach pause 2026-12-01", true, "pause", "2026-12-01")]
    [InlineData("/coach\nvalue\nAcme North", true, "value", "Acme North")]
    [InlineData("/coach hilfe", true, "help", "")]
    [InlineData("coach prepare acme", true, "prep", "acme")]
    [InlineData("/coach hlep", true, "hlep", "")]
    public void A_command_is_read_with_or_without_the_slash(string text, bool direct, string verb, string rest) =>
        Assert.Equal(new CommandLine(verb, rest), CommandLine.Parse(text, direct, Words));

    [Theory]
    [InlineData("/coaching is nice", true)]
    [InlineData("coach them on the rollout", true)]
    [InlineData("coach help", false)]
    [InlineData("help me out here", true)]
    [InlineData("", true)]
    public void Anything_else_is_an_answer(string text, bool direct) => Assert.Null(CommandLine.Parse(text, direct, Words));

    [Theory]
    [InlineData("hlep", "help")]
    [InlineData("histroy", "history")]
    [InlineData("setings", "settings")]
    [InlineData("prepp", "prep")]
    [InlineData("xyzzyq", null)]
    public void An_unknown_command_gives_the_nearest(string typed, string? nearest)
    {
        var answer = World().Say("/coach " + typed).Answer();
        Assert.Equal([Texts.Unknown.Id], answer.Texts);
        Assert.Equal(Facts.Maybe(nearest), answer.Fact(Texts.Unknown.Id, "nearest"));
        Assert.Equal(new TextFact(typed), answer.Fact(Texts.Unknown.Id, "typed"));
    }

    [Fact]
    public void Coach_alone_opens_the_way_to_everything()
    {
        var answer = World().Say("/coach").Answer();
        Assert.Equal([Verbs.MyMeetings, Verbs.FindDeal, Verbs.FindCustomer, Verbs.FindWin, Verbs.Settings], answer.Presses.Select(p => p.Verb));
    }

    [Fact]
    public void Each_command_is_answered_in_its_room_for_its_writer_alone()
    {
        foreach (var text in new[] { "", "help", "help all", "settings", "why", "history", "prep", "value acme", "value nobody", "value", "pause", "pause off", "text", "stop", "start", "switch", "nonsense" })
        {
            var world = World().Say("/coach " + text, room: "C-42", key: "typed");
            var answer = world.Cards[CardKeys.Answer("typed")];
            Assert.Equal(("C-42", Some.Ann), (answer.Now.To.Address, answer.Now.To.OnlyFor));
            Assert.NotEmpty(answer.Texts);
            Assert.True(answer.Presses.Count <= 3 || answer.Texts.All(t => t == Texts.ValueCall.Id || t == Texts.Home.Id), text);
        }
    }

    public static TheoryData<string> EveryCommand() => [.. CommandLine.Known];

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void Every_command_is_known_with_words_behind_it_and_without(string command) // INT-14
    {
        foreach (var rest in new[] { "", " acme", " no such thing at all", " <!channel> {company} '; drop" })
        {
            var world = World().Say($"/coach {command}{rest}", room: "C-42", key: "typed");
            var answer = world.Cards[CardKeys.Answer("typed")];
            Assert.Equal(("C-42", Some.Ann), (answer.Now.To.Address, answer.Now.To.OnlyFor));
            Assert.DoesNotContain(Texts.Unknown.Id, answer.Texts);
        }
    }

    [Theory]
    [InlineData(Verbs.FindDeal, Forms.FindDeal)]
    [InlineData(Verbs.FindCustomer, Forms.FindCustomer)]
    [InlineData(Verbs.FindWin, Forms.FindWin)]
    public void A_button_that_needs_a_name_asks_for_it_and_answers_like_the_command(string verb, string form)
    {
        var world = World();
        var self = Subjects.Person(Some.Ann);
        Assert.Equal(form, world.Ask(self, new Pressed(Some.Ann, "", verb)).Form!.Kind);
        Assert.Contains("name", world.Ask(self, new Submitted(Some.Ann, form, new Dictionary<string, string> { ["name"] = " " })).Errors!.Keys);

        world.Take(self, new Submitted(Some.Ann, form, new Dictionary<string, string> { ["name"] = "zzz" }), "asked");
        var command = CommandLine.Parse("/coach " + verb[5..] + " zzz", direct: true, world.Tenant.CommandWords);
        Assert.Contains(command!.Verb, CommandLine.Known);
        Assert.NotEmpty(world.Cards[CardKeys.Answer("asked")].Texts);
    }

    [Fact]
    public void Help_settings_pause_and_text_answer_what_they_are_asked()
    {
        Assert.Equal([Texts.Help.Id], Said("/coach help"));
        Assert.Equal([Texts.HelpAll.Id], Said("/coach help all"));
        Assert.Equal([Texts.SettingsNow.Id], Said("/coach settings"));
        Assert.Equal([Texts.PauseHow.Id], Said("/coach pause"));
        Assert.Equal(["error.date"], Said("/coach pause soon"));
        Assert.Equal([Texts.PausedUntil.Id], Said("/coach pause until 2026-12-01"));
        Assert.Contains(Texts.AsText.Id, Said("/coach text"));
        Assert.Contains(Texts.Ask.Id, Said("/coach text"));
        Assert.Empty(World().Say("/coach text").Answer().Presses);
        Assert.Equal(Texts.WhyVerdict.Id, Said("/coach why")[0]);
        Assert.Equal(Texts.History.Id, Said("/coach history acme")[0]);
        Assert.Equal([Texts.NothingYet.Id], Said("/coach prep globex"));
        Assert.Contains(Texts.Ask.Id, Said("/coach prep"));
    }

    [Fact]
    public void A_pause_lasts_30_days_at_most_and_can_be_ended()
    {
        var latest = World().Say("/coach pause 2026-12-21");
        Assert.Equal(["error.pause.long"], latest.Answer().Texts);
        var world = World().Say("/coach pause 2026-12-20", key: "a").Advance(TimeSpan.FromMinutes(1)).Say("/coach pause off", key: "b");
        Assert.Null(world.Person().Own.PausedUntil);
        Assert.Equal([Texts.PauseEnded.Id], world.Cards[CardKeys.Answer("b")].Texts);
    }

    [Fact]
    public void The_value_of_a_call_is_named_before_it_without_a_calendar_entry()
    {
        var world = World().WithAccount("globex", "Globex North", "globex.example").Say("/coach value globex");
        var press = world.Answer().Press(Verbs.ValueCall);
        Assert.Equal((Subjects.Account("globex"), PressKind.Form), (press.Subject, press.Kind));
        var form = world.Ask(press.Subject, new Pressed(Some.Ann, "", press.Verb)).Form!;
        Assert.Equal(Forms.ValueCall, form.Kind);
        Assert.Equal(["value", "goal", "kind", "justification", "questions"], form.Fields.Select(f => f.Id));
        var empty = new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = "" };
        Assert.Equal("error.value.empty", world.Ask(press.Subject, new Submitted(Some.Ann, Forms.ValueCall, empty)).Errors!["value"].Text);

        world.Take(press.Subject, new Submitted(Some.Ann, Forms.ValueCall, new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = "They know their stock" }), "call");
        var call = world.Record<MeetingRecord>(Subjects.Meeting("call-call"))!;
        Assert.Equal(MeetingState.Ready, call.State);
        var saved = world.Cards[CardKeys.Answer("call/call-call")];
        Assert.Equal(new TextFact("They know their stock"), saved.Fact(Texts.ValueCallSaved.Id, "value"));

        // It stays ready whatever is heard of the account or the person later, and the next meeting remembers it.
        world.WithPerson(country: "DE").WithAccount("globex", "Globex", "globex.example");
        Assert.Equal(MeetingState.Ready, world.Record<MeetingRecord>(Subjects.Meeting("call-call"))!.State);
        Assert.Equal("They know their stock", world.Record<CoachBot.Coach.Customers.AccountRecord>("account:globex")!.Journal.Notes[0].Value);
    }

    [Fact]
    public void A_customer_that_nobody_knows_is_asked_for_again()
    {
        Assert.Equal(new TextFact("nobody"), World().Say("/coach value nobody").Answer().Fact(Texts.ValueWhich.Id, "typed"));
        Assert.Equal([Texts.ValueWhich.Id], Said("/coach value"));
    }
}
