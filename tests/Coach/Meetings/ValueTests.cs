using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Meetings;

/// <summary>[PRE-03] [PRE-05] [PRE-12] [PRE-19] [AFT-06]: naming the value.</summary>
public sealed class ValueTests
{
    private static readonly string Subject = Subjects.Meeting("m-1");

    private static CoachWorld World(Func<string, string?>? hint = null) =>
        new CoachWorld(hint: hint).WithPerson().WithPerson(Some.Bob).WithAccount().WithDeal(team: [Some.Bob]).WithMeeting().AdvanceTo("2026-11-20T15:00:00Z");

    [Fact]
    public void The_form_asks_one_required_question_and_keeps_the_rest_behind_add_more()
    {
        var form = World().Ask(Subject, new Pressed(Some.Ann, "", Verbs.NameValue)).Form!;
        var value = form.Fields[0];
        Assert.Equal(("value", true, 280, false), (value.Id, value.Required, value.MaxLength ?? 0, value.More));
        Assert.Equal(["goal", "kind", "justification", "questions"], form.Fields.Skip(1).Select(f => f.Id));
        Assert.All(form.Fields.Skip(1), f => Assert.True(f.More && !f.Required));
        Assert.Equal(new TextFact("Acme"), form.Facts["company"]);
        Assert.Equal(["savesMoney", "winsBusiness", "savesTime", "lowersRisk", "other"], form.Fields[2].Choices!.Select(c => c.Value));
    }

    [Theory]
    [InlineData("", "error.value.empty")]
    [InlineData("   ", "error.value.empty")]
    public void An_empty_value_is_refused_at_once(string value, string error) =>
        Assert.Equal(error, Errors(World(), value)["value"].Text);

    [Fact]
    public void A_value_may_have_280_characters_and_no_more()
    {
        Assert.Empty(Errors(World(), new string('x', 280)));
        Assert.Equal("error.tooLong", Errors(World(), new string('x', 281))["value"].Text);
    }

    [Fact]
    public void Saved_it_stands_on_the_same_card_with_edit_and_the_form_holds_it_when_opened_again()
    {
        var world = World().Submit(
            Subject, Forms.Value, Some.Ann, ("value", "A date for go-live"), ("goal", "Spring season"), ("kind", "savesTime"), ("justification", "Two days a week"), ("questions", "Who decides?"));
        var card = world.AskCard()!;
        Assert.Equal(new TextFact("A date for go-live"), card.Fact(Texts.Ready.Id, "value"));
        Assert.Equal(Fact.Word("kind.savesTime"), card.Fact(Texts.Ready.Id, "kind"));
        Assert.Equal(new TextFact("Who decides?"), card.Fact(Texts.Ready.Id, "questions"));
        Assert.Equal([Verbs.EditValue, Verbs.More], card.Presses.Select(p => p.Verb));
        var form = world.Ask(Subject, new Pressed(Some.Ann, "", Verbs.EditValue)).Form!;
        Assert.Equal(["A date for go-live", "Spring season", "savesTime", "Two days a week", "Who decides?"], form.Fields.Select(f => f.Value));
    }

    [Fact]
    public void A_kind_that_the_form_does_not_offer_is_not_taken_over()
    {
        var world = World().Submit(Subject, Forms.Value, Some.Ann, ("value", "A date for go-live"), ("kind", "<!channel>"));
        Assert.Null(world.Meeting().Values[0].Kind);
    }

    [Fact]
    public void A_hint_stands_on_the_card_of_a_meeting_that_is_ready_already()
    {
        var world = World(_ => "hint.tooShort").NameValue("Good talk");
        Assert.Equal(MeetingState.Ready, world.Meeting().State);
        var card = world.AskCard()!;
        Assert.Equal(Fact.Word("hint.tooShort"), card.Fact(Texts.Hint.Id, "question"));
        Assert.Equal([Verbs.Improve, Verbs.KeepValue, Verbs.More], card.Presses.Select(p => p.Verb));
        world.Press(Verbs.KeepValue);
        Assert.DoesNotContain(Texts.Hint.Id, world.AskCard()!.Texts);
    }

    [Fact]
    public void No_press_counts_as_kept_and_a_better_text_takes_the_hint_away()
    {
        var world = World(v => v.Length < 10 ? "hint.tooShort" : null).NameValue("Good talk");
        Assert.Equal(MeetingState.Held, World(_ => "hint.tooShort").NameValue("Good talk").AdvanceTo("2026-11-23T09:30:00Z").Meeting().State);
        Assert.NotNull(world.Ask(Subject, new Pressed(Some.Ann, "", Verbs.Improve)).Form);
        world.NameValue("Carl can show his board a date");
        Assert.DoesNotContain(Texts.Hint.Id, world.AskCard()!.Texts);
        Assert.Equal(2, world.Meeting().Values.Count);
    }

    [Fact]
    public void A_colleagues_addition_does_not_bring_a_settled_hint_back()
    {
        var world = World(_ => "hint.tooShort").NameValue("Good talk").Press(Verbs.KeepValue).NameValue("Another one", Some.Bob);
        Assert.DoesNotContain(Texts.Hint.Id, world.AskCard()!.Texts);
    }

    [Fact]
    public void Each_member_of_the_deals_team_opens_the_card_and_the_first_saved_answer_makes_it_ready()
    {
        var world = World().Say("/coach prep acme", Some.Bob);
        var copy = world.Answer();
        Assert.Equal("dm:" + Some.Bob, copy.Now.To.Address);
        Assert.Equal(Some.Bob, copy.Now.To.OnlyFor);
        Assert.True(copy.Offers(Verbs.NameValue));
        world.NameValue("A date for go-live", Some.Bob);
        Assert.Equal(MeetingState.Ready, world.Meeting().State);
        Assert.Equal(new TextFact("A date for go-live"), world.AskCard()!.Fact(Texts.Ready.Id, "value"));
        Assert.Equal(new TextFact("Bob"), world.AskCard()!.Fact(Texts.Ready.Id, "by"));
        Assert.Equal(new TextFact("A date for go-live"), copy.Fact(Texts.Ready.Id, "value"));
    }

    [Fact]
    public void A_second_person_adds_below_and_cannot_overwrite_and_all_versions_are_kept()
    {
        var world = World().NameValue("First").Say("/coach prep acme", Some.Bob);
        var copy = world.Answer();
        Assert.True(copy.Offers(Verbs.AddValue));
        Assert.Null(world.Ask(Subject, new Pressed(Some.Bob, "", Verbs.AddValue)).Form!.Fields[0].Value);
        world.NameValue("Second", Some.Bob).NameValue("First, better").NameValue("Second, better", Some.Bob);
        foreach (var card in new[] { world.AskCard()!, copy })
        {
            Assert.Equal(new TextFact("First, better"), card.Fact(Texts.Ready.Id, "value"));
            Assert.Equal(new TextFact("Second, better"), card.Fact(Texts.ReadyAlso.Id, "value"));
        }
        Assert.Equal(["First", "Second", "First, better", "Second, better"], world.Meeting().Values.Select(v => v.Text));
        world.Advance(TimeSpan.FromMinutes(1)).Say("/coach history acme");
        Assert.Equal(4, world.Answer().Texts.Count(t => t == Texts.HistoryValue.Id));
    }

    [Fact]
    public void Somebody_who_has_nothing_to_do_with_it_can_neither_name_nor_see()
    {
        var world = World().WithPerson("zoe@ours.example").NameValue("Mine now", "zoe@ours.example").Say("/coach history acme", "zoe@ours.example");
        Assert.Empty(world.Meeting().Values);
        Assert.Equal([Texts.NothingYet.Id], world.Answer().Texts);
        Assert.Null(world.Ask(Subject, new Pressed("zoe@ours.example", "", Verbs.NameValue)).Form);
    }

    [Fact]
    public void The_questions_field_offers_the_value_event_first_and_then_the_critical_date()
    {
        var offer = Assert.IsType<WordsFact>(World().Ask(Subject, new Pressed(Some.Ann, "", Verbs.NameValue)).Form!.Facts["offer"]);
        Assert.Equal([Fact.Word("offer.valueEvent"), Fact.Word("offer.criticalDate")], offer.Items);
        Assert.Contains(Texts.ExtraValueEvent.Id, World().AskCard()!.Texts);
        Assert.DoesNotContain(Texts.ExtraCriticalDate.Id, World().AskCard()!.Texts);
        var known = World().WithDeal(critical: new(new(2027, 3, 1)), team: [Some.Bob]);
        offer = Assert.IsType<WordsFact>(known.Ask(Subject, new Pressed(Some.Ann, "", Verbs.NameValue)).Form!.Facts["offer"]);
        Assert.Equal([Fact.Word("offer.valueEvent")], offer.Items);
    }

    private static IReadOnlyDictionary<string, Part> Errors(CoachWorld world, string value) =>
        world.Ask(Subject, new Submitted(Some.Ann, Forms.Value, new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = value })).Errors
        ?? new Dictionary<string, Part>(StringComparer.Ordinal);
}
