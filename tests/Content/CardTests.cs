using CoachBot.Coach.Cards;
using CoachBot.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Content;

/// <summary>Whole cards, forms and home views, as delivery asks for them.</summary>
public sealed class CardTests
{
    private const string Meeting = "meeting:m#1";
    private static readonly Reader Reader = new("Europe/Berlin", "en");
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Presses_stand_right_below_their_part_with_labels_from_the_words()
    {
        var message = Render(
            Head(),
            Texts.Ask.With(("company", "Acme")).Presses(
                new Press(Verbs.NameValue, Meeting, PressKind.Form, PressStyle.Primary),
                new Press(Verbs.More, Meeting, PressKind.Menu, Items: [new Press(Verbs.CallOff, Meeting, PressKind.Form), new Press(Verbs.Stop, "person:a@b.example", Value: "x#y")])),
            Texts.LinkAccount.With(("domain", "acme.example")));

        Assert.Equal(["Heading", "Paragraph", "Paragraph", "Note", "Actions", "Note"], message.Blocks.Select(block => block.GetType().Name));
        Assert.Equal(["name-value@meeting:m%231", "more@meeting:m%231"], Assert.Single(message.Blocks.OfType<Actions>()).Ids);
        Assert.Collection(
            message.Buttons,
            first => Assert.Equal(new Button("name-value@meeting:m%231", "Name the value", ButtonStyle.Primary, ButtonKind.Form), first),
            second => Assert.Equal(("More", ButtonKind.Menu), (second.Label, second.Kind)));
        Assert.Equal(
            [new MenuItem("call-off@meeting:m%231", "Call it off", ButtonKind.Form), new MenuItem("stop@person:a@b.example#x#y", "Stop these messages")],
            message.Buttons[1].Items);
    }

    [Theory]
    [InlineData("name-value", "meeting:m#1", null)]
    [InlineData("stop", "person:ann@acme.example", null)]
    [InlineData("choose-deal", "meeting:100%25#2", "deal#7@x%")]
    [InlineData("open-card", "person:a@b.example", "")]
    public void The_id_of_a_press_reads_back(string verb, string subject, string? value)
    {
        var press = new PressId(verb, subject, value);
        Assert.Equal(press, PressId.Read(press.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-subject")]
    [InlineData("@person:x")]
    public void What_is_no_press_is_not_read_as_one(string id) => Assert.Null(PressId.Read(id));

    /// <summary>[CNT-03]</summary>
    [Fact]
    public void A_message_remembers_the_text_that_is_about_something_and_its_version()
    {
        var message = Render(Texts.FirstMessage.With(("cap", 4)), Texts.Ask.With(("company", "Acme")));
        Assert.Equal(new ContentRef("meeting.ask", "1"), message.Content);
        Assert.Equal(new ContentRef("first.message", "1"), Render(Texts.FirstMessage.With(("cap", 4))).Content);
    }

    /// <summary>[ADM-17]</summary>
    [Fact]
    public void The_lock_screen_names_no_customer_title_or_value()
    {
        var message = Render(Head(), Texts.Ask.With(("company", "Acme")));
        Assert.Equal("One meeting ahead: 30 seconds?", message.Preview);
        Assert.Contains("Acme", message.Text, StringComparison.Ordinal);
    }

    /// <summary>[ADM-28]</summary>
    [Fact]
    public void The_plain_text_holds_the_content_and_no_buttons()
    {
        var message = Render(Head(), Texts.Ready.With(("value", "Two days saved"), ("goal", "Ship in spring")).Presses(new Press(Verbs.EditValue, Meeting)));
        Assert.Equal("Acme\n\nQuarterly review\nWednesday 25 November, 10:30\n\nReady. What they will have:\n\n\"Two days saved\"\n\nTheir goal: Ship in spring", message.Text);
    }

    /// <summary>[ADM-34] [PRV-02]</summary>
    [Fact]
    public void The_first_message_says_in_four_lines_what_is_read_who_sees_it_how_much_and_how_to_stop()
    {
        var list = Assert.Single(Render(Texts.FirstMessage.With(("cap", 4))).Blocks.OfType<FactList>());
        Assert.Equal(4, list.Items.Count);
        Assert.Equal(
            "Named value, its confirmation and commitments are seen by the deal team and the deal owner's manager. States, history, reasons and answer times are yours alone.",
            string.Concat(list.Items[1].Runs.Select(run => run.Text)));
        Assert.Contains("at most 4 messages a day", list.Items[2].Runs[0].Text, StringComparison.Ordinal);
    }

    /// <summary>[INT-14]</summary>
    [Fact]
    public void Help_shows_eight_commands() =>
        Assert.Equal(8, Assert.Single(Render(Texts.Help.With()).Blocks.OfType<FactList>()).Items.Count);

    /// <summary>[INT-14]</summary>
    [Fact]
    public void Every_command_stands_in_help()
    {
        var help = (Render(Texts.Help.With()).Text + Render(Texts.HelpAll.With()).Text).Split([' ', ':', ',', ';', '\n', '.']).ToHashSet(StringComparer.Ordinal);
        Assert.All(CoachBot.Coach.Commands.CommandLine.Known, command => Assert.Contains(command, help));
    }

    /// <summary>[PRE-06]</summary>
    [Theory]
    [InlineData(60, "No value named yet, 60 minutes to go. One sentence is enough.")]
    [InlineData(1, "No value named yet, one minute to go. One sentence is enough.")]
    public void The_cut_off_is_an_invitation(int minutes, string expected) => Assert.Equal(expected, Render(Texts.NotReady.With(("minutes", minutes))).Text);

    /// <summary>[INT-18]</summary>
    [Fact]
    public void Two_hundred_deals_with_the_longest_names_still_fit_and_can_all_be_pressed()
    {
        var parts = Enumerable.Range(0, 200).Select(number =>
            Texts.DayRowReady.With(("time", Fact.Time(Start)), ("customer", new string('W', 5000)), ("title", new string('é', 5000)), ("value", new string('漢', 5000)))
                .Presses(new Press(Verbs.ChooseDeal, Meeting, Value: $"{number}", Label: new string('x', 5000))));

        var message = Render([.. parts]);

        Assert.InRange(message.Text.Length, 10_000, 12_500);
        Assert.Equal(200, message.Buttons.Count);
        Assert.All(message.Buttons, button => Assert.InRange(button.Label.Length, 1, 70));
    }

    [Fact]
    public void A_text_that_is_not_there_shows_its_id()
    {
        var message = Render(new Part("meeting.unheard", Facts.None));
        Assert.Equal(("meeting.unheard", new ContentRef("meeting.unheard", "0")), (message.Text, message.Content));
    }

    /// <summary>[INT-23] Whatever a calendar says, the layout stays and nothing steers the reader's screen.</summary>
    [Fact]
    public void No_title_changes_the_layout() =>
        Prop.ForAll(FsCheck.FSharp.ArbMap.defaults.ArbFor<string>(), title =>
        {
            var plain = Render(Head("Review")).Blocks.Select(block => block.GetType());
            var message = Render(Head(title + "x"));
            return message.Blocks.Select(block => block.GetType()).SequenceEqual(plain)
                && !message.Text.Replace("\n", "", StringComparison.Ordinal).Any(char.IsControl)
                && message.Blocks.OfType<Paragraph>().All(paragraph => paragraph.Runs.All(run => run.Style == RunStyle.Plain));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_form_has_its_words_choices_help_and_what_stood_in_it()
    {
        var view = new FormView(
            Forms.Value,
            Meeting,
            Facts.Of(("company", "Acme")),
            [
                new("value", FieldType.Multiline, Required: true, Value: " as typed ", MaxLength: 280),
                new("kind", FieldType.Choice, Choices: [new("savesTime", Fact.Word("kind.savesTime"))], More: true),
                new("unheard", FieldType.Check),
            ]);

        var form = Shipped.Library.Render(view, "f-1", Reader);

        Assert.Equal(("f-1", "Name the value", "Save", "Not now", "Add more"), (form.Id, form.Title, form.Submit, form.Cancel, form.More));
        Assert.Equal("What will Acme have after this meeting that it does not have now?", form.Fields[0].Label);
        Assert.Equal(("multiline", true, " as typed ", 280), (form.Fields[0].Type, form.Fields[0].Required, form.Fields[0].Value, form.Fields[0].MaxLength));
        Assert.NotNull(form.Fields[0].Placeholder);
        Assert.Equal([new Choice("savesTime", "Saves time")], form.Fields[1].Choices);
        Assert.True(form.Fields[1].More);
        Assert.Equal("unheard", form.Fields[2].Label);
    }

    /// <summary>[PRE-07]</summary>
    [Fact]
    public void The_postpone_form_opens_with_a_draft_and_says_when_the_calendar_is_not_seen()
    {
        var draft = Texts.DraftPostpone.With(("title", "Review"), ("when", Fact.DayAndTime(Start)), ("name", "Ann"));
        FieldView[] fields = [new("to", FieldType.Text), new("slot1", FieldType.DateTime), new("draft", FieldType.Multiline, Filled: draft)];

        var blind = Shipped.Library.Render(new FormView(Forms.Postpone, Meeting, Facts.Of(("blind", Fact.Word("postpone.blind"))), fields), "f", Reader);
        var seen = Shipped.Library.Render(new FormView(Forms.Postpone, Meeting, Facts.None, fields), "f", Reader);

        Assert.StartsWith("I cannot see your whole calendar", blind.Fields[1].Help, StringComparison.Ordinal);
        Assert.Null(seen.Fields[1].Help);
        Assert.Null(blind.Fields[0].Help);
        Assert.StartsWith("Hello,\n\nI would like our meeting \"Review\" (Wednesday 25 November, 10:30)", blind.Fields[2].Value, StringComparison.Ordinal);
        Assert.EndsWith("Kind regards\nAnn", blind.Fields[2].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_error_is_one_sentence() =>
        Assert.Equal("Shorten it to 280 characters, please.", Shipped.Library.Sentence(Texts.ErrorTooLong.With(("max", 280)), Reader));

    /// <summary>[PRE-37]</summary>
    [Fact]
    public void The_home_view_is_parts_with_presses_too()
    {
        var home = Shipped.Library.Render(new HomeSheet([Texts.HomeDay.With(("day", new DateOnly(2026, 11, 25))), Texts.HomeEmptyDay.With().Presses(new Press(Verbs.Settings, Meeting))]), Reader);
        Assert.Equal("Wednesday 25 November\n\nNo customer meetings.", home.Text);
        Assert.Equal("Settings", Assert.Single(home.Buttons).Label);
    }

    private static Part Head(string title = "Quarterly review") =>
        Texts.MeetingHead.With(("customer", "Acme"), ("title", title), ("when", Fact.DayAndTime(Start)));

    private static Message Render(params Part[] parts) =>
        Shipped.Library.Render(new CardView(parts, Texts.PreviewMeeting.Id, Facts.None, new About("meeting", "m1")), Reader);
}
