using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Victory;

/// <summary>[PO-02] [PO-04] [PO-13] [PO-14] [PO-18] [PO-19] [PO-20]: what happens around a value event.</summary>
public sealed class EventLifeTests
{
    private static readonly (string Field, string Value)[] All =
    [
        ("what", "A month without overtime"), ("announcer", "Lena Vogt"), ("toWhom", "the board"), ("date", "2027-04-12"), ("before", "Nine shifts"), ("after", "None"),
        ("evidence", "The shift report"), ("spender", "Paul Kern"), ("mustTell", "That the line pays"), ("tellWhom", "the owners"),
    ];

    [Fact]
    public void An_event_holds_what_before_after_who_to_whom_when_and_evidence_and_the_buyers_weight()
    {
        var desk = new EventDesk().Send(Some.Ann, Forms.Event, All);
        Assert.Equal(new ValueEvent("A month without overtime", "Nine shifts", "None", "Lena Vogt", "the board", new(2027, 4, 12), "The shift report", Some.Ann), desk.TheDeal.Event);
        Assert.Equal(new BuyerWeight("Paul Kern", "That the line pays", "the owners"), desk.Event.Weight);
        desk.Press(Some.Bob, Verbs.ShowEvent);
        Assert.Equal([Texts.EventCard.Id, Texts.EventWeight.Id], desk.LastReply);
        var form = desk.Opened(Some.Ann, Verbs.EditEvent)!;
        Assert.Equal(All.Select(f => f.Value).Order(), form.Fields.Select(f => f.Value!).Order());
        Assert.Equal("what", Assert.Single(form.Fields, f => !f.More).Id);
    }

    [Theory]
    [InlineData("what", "", "error.event.what")]
    [InlineData("date", "2026-11-30", "error.date.past")]
    [InlineData("date", "spring", "error.date")]
    public void What_is_wrong_with_it_is_said_at_the_field(string field, string value, string error)
    {
        var desk = new EventDesk();
        (string Field, string Value)[] values = [.. All.Where(f => f.Field != field), (field, value)];
        Assert.Equal(error, desk.Errors(Some.Ann, Forms.Event, values)[field].Text);
        Assert.Null(desk.Send(Some.Ann, Forms.Event, values).TheDeal.Event);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_and_a_date_that_has_passed_may_stay()
    {
        var desk = new EventDesk().Defined("2026-12-02").AdvanceTo("2027-01-10T09:00:00Z");
        Assert.Equal("error.tooLong", desk.Errors(Some.Ann, Forms.Event, ("what", new string('x', 281)))["what"].Text);
        Assert.Empty(desk.Errors(Some.Ann, Forms.Event, ("what", "Better words"), ("date", "2026-12-02")));
    }

    [Fact]
    public void The_owner_is_asked_once_when_the_stage_leaves_discovery()
    {
        var note = new JournalNote("m-1", Some.At("2026-11-20T09:00:00Z"), "Carl has a date", null, false, null, null);
        var desk = new EventDesk().NoPlan().Deal("open", "Qualification", left: note).Take(new LookAgain());
        Assert.Empty(desk.Duties);
        desk.Deal("open", "Proposal").Take(new LookAgain());
        Assert.Empty(desk.Duties); // nobody has met the customer yet: a CRM full of deals asks nothing on its first day
        desk.Deal("open", "Proposal", left: note).Take(new LookAgain());
        var duty = desk.Duty("define")!;
        Assert.Equal([Texts.EventDefine.Id], duty.View.Parts.Select(p => p.Text));
        Assert.Equal([Verbs.DefineEvent], duty.View.Parts[0].Presses!.Select(p => p.Verb));
        desk.AdvanceTo("2026-12-20T09:00:00Z").Deal("open", "Negotiation", left: note).Take(new LookAgain());
        Assert.Single(desk.Duties);
        desk.Defined(by: null);
        Assert.Empty(desk.Standing);
        desk.Deal("open", "Closing", left: note).Take(new LookAgain());
        Assert.Single(desk.Duties);
    }

    [Fact]
    public void It_is_kept_through_the_order()
    {
        var desk = new EventDesk().NoPlan().Deal("open", "Proposal").Defined();
        Assert.Equal(EventState.Waiting, desk.Event.State);
        desk.Deal("won", "Closed", value: desk.TheDeal.Event).Plan("2026-12-07", "2027-03-01").Take(new LookAgain());
        Assert.Equal((EventState.Planned, "Lena Vogt"), (desk.Event.State, desk.TheDeal.Event!.Announcer));
    }

    [Fact]
    public void A_risk_puts_it_at_risk_tells_the_keeper_and_asks_for_a_smaller_event()
    {
        var desk = new EventDesk().Defined();
        Assert.Equal(["scope", "delay", "licence", "other"], desk.Opened(Some.Bob, Verbs.EventRisk)!.Fields[0].Choices!.Select(c => c.Value));
        Assert.Equal(Texts.ErrorRiskKind.Id, desk.Errors(Some.Bob, Forms.EventRisk, ("kind", "weather"))["kind"].Text);
        desk.Send(Some.Bob, Forms.EventRisk, ("kind", "scope"), ("note", "Line 2 is out"));
        Assert.Equal((EventState.AtRisk, "scope"), (desk.Event.State, desk.Event.Risk!.Kind));
        Assert.Equal([Texts.EventRiskNow.Id], desk.LastReply);
        var told = desk.Duty("risk")!;
        Assert.Equal([Texts.EventCard.Id, Texts.EventRisk.Id, Texts.EventRiskTold.Id], told.View.Parts.Select(p => p.Text));
        Assert.Equal([Verbs.EditEvent], told.View.Parts[^1].Presses!.Select(p => p.Verb));
        desk.Defined("2027-04-19");
        Assert.Equal((EventState.Planned, null), (desk.Event.State, desk.Event.Risk));
        Assert.Null(desk.Duty("risk"));
    }

    [Fact]
    public void Whoever_saw_the_risk_himself_is_answered_and_not_told_again()
    {
        var desk = new EventDesk().Defined().Send(Some.Ann, Forms.EventRisk, ("kind", "delay"));
        Assert.Equal(EventState.AtRisk, desk.Event.State);
        Assert.Null(desk.Duty("risk"));
    }

    [Fact]
    public void A_missed_event_asks_three_questions_within_five_business_days_and_a_new_date_plans_it_again()
    {
        var desk = new EventDesk("2027-04-13T09:00:00Z").Defined().Defined("2027-04-20").Send(Some.Ann, Forms.EventMissed, ("reason", "The line was sold"));
        var asked = desk.Duty("missed")!;
        Assert.Equal(Some.At("2027-04-20T16:00:00Z"), asked.NotAfter);
        Assert.Equal([Verbs.MissedAnswers], asked.View.Parts.SelectMany(p => p.Presses ?? []).Select(p => p.Verb));
        var form = desk.Opened(Some.Ann, Verbs.MissedAnswers)!;
        Assert.Equal(["cause", "action", "date"], form.Fields.Select(f => f.Id));
        Assert.Equal("The line was sold", form.Fields[0].Value);
        Assert.Equal(["action", "cause", "date"], desk.Errors(Some.Ann, Forms.MissedAnswers, ("date", "2027-01-01")).Keys.Order());
        desk.Send(Some.Ann, Forms.MissedAnswers, ("cause", "Late data"), ("action", "Ask at kickoff"), ("date", "2027-06-14"));
        Assert.Equal(EventState.Planned, desk.Event.State);
        Assert.Equal(new DateOnly(2027, 6, 14), desk.TheDeal.Event!.By);
        Assert.Equal(("Late data", "Ask at kickoff"), (desk.Event.Miss!.Cause, desk.Event.Miss.Action));
        Assert.Null(desk.Duty("missed"));
        Assert.Equal("2027-05-31 before14", desk.AdvanceTo("2027-05-31T12:00:00Z").Nudges[^1]);
    }

    [Fact]
    public void Without_a_new_date_it_stays_missed_and_nobody_asks_again()
    {
        var desk = new EventDesk("2027-04-13T09:00:00Z").Defined("2027-04-20").Send(Some.Ann, Forms.EventMissed, ("reason", "The line was sold"))
            .Send(Some.Ann, Forms.MissedAnswers, ("cause", "Late data"), ("action", "Ask at kickoff"), ("date", "")).AdvanceTo("2028-01-01T09:00:00Z");
        Assert.Equal(EventState.Missed, desk.Event.State);
        Assert.Empty(desk.Standing);
    }

    [Fact]
    public void A_ticket_that_is_open_for_a_business_day_reaches_the_seller_and_after_another_one_the_deputy()
    {
        // Friday noon in Berlin.
        var desk = new EventDesk().Defined().AdvanceTo("2026-12-11T11:00:00Z").Ticket("t-1", "2026-12-11T11:00:00Z").AdvanceTo("2026-12-14T10:59:00Z");
        Assert.Null(desk.Duty("ticket/t-1"));
        desk.AdvanceTo("2026-12-14T11:00:00Z");
        Assert.Equal([Texts.EventTicket.Id], desk.Duty("ticket/t-1")!.View.Parts.Select(p => p.Text));
        Assert.Null(desk.Duty("deputy/t-1", EventDesk.Max));
        desk.AdvanceTo("2026-12-15T11:00:00Z");
        Assert.Equal([Texts.EventTicketDeputy.Id], desk.Duty("deputy/t-1", EventDesk.Max)!.View.Parts.Select(p => p.Text));
        desk.AdvanceTo("2026-12-18T11:00:00Z");
        Assert.Equal(2, desk.Duties.Count(d => d.Duty.Key.EndsWith("/t-1", StringComparison.Ordinal)));
        desk.Ticket("t-1", "2026-12-11T11:00:00Z", closed: true);
        Assert.DoesNotContain(desk.Standing.Keys, k => k.EndsWith("/t-1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deputy_who_got_the_sellers_word_is_not_told_twice() // [PO-18]
    {
        var desk = new EventDesk().Person(Some.Ann, team: "West", manager: EventDesk.Max, own: new OwnSettings { LeaveUntil = new(2026, 12, 31), Deputy = EventDesk.Zoe })
            .Defined().AdvanceTo("2026-12-11T11:00:00Z").Ticket("t-1", "2026-12-11T11:00:00Z").AdvanceTo("2026-12-18T11:00:00Z");
        Assert.NotNull(desk.Duty("ticket/t-1"));
        Assert.Null(desk.Duty("deputy/t-1", EventDesk.Zoe));
    }

    [Fact]
    public void A_deputy_of_the_sellers_choice_may_say_that_he_has_answered() // [PO-18]
    {
        var desk = new EventDesk().Person(Some.Ann, team: "West", manager: EventDesk.Max, own: new OwnSettings { Deputy = EventDesk.Zoe })
            .Defined().AdvanceTo("2026-12-11T11:00:00Z").Ticket("t-1", "2026-12-11T11:00:00Z").AdvanceTo("2026-12-18T11:00:00Z");
        Assert.NotNull(desk.Duty("deputy/t-1", EventDesk.Zoe));
        desk.Press(EventDesk.Zoe, Verbs.TicketAnswered, "t-1");
        Assert.Equal(["t-1"], desk.Event.Answered);
    }

    [Fact]
    public void A_field_that_was_not_on_screen_keeps_what_it_held_and_an_empty_one_is_cleared() // [PO-02] [PO-04]
    {
        var desk = new EventDesk().Send(Some.Ann, Forms.Event, ("what", "A month without overtime"), ("announcer", "Lena"), ("toWhom", "the board"), ("date", "2027-04-12"), ("spender", "Carl"));
        desk.Send(Some.Ann, Forms.Event, ("what", "Two weeks without overtime"), ("toWhom", ""));
        Assert.Equal(("Lena", null, new DateOnly(2027, 4, 12)), (desk.TheDeal.Event!.Announcer, desk.TheDeal.Event.ToWhom, desk.TheDeal.Event.By));
        Assert.Equal("Carl", desk.Event.Weight!.Spender);
    }

    [Fact]
    public void A_ticket_from_before_the_order_or_one_that_was_answered_raises_nothing()
    {
        var desk = new EventDesk().Defined().Ticket("old", "2026-11-30T11:00:00Z").Ticket("t-1", "2026-12-11T11:00:00Z").AdvanceTo("2026-12-14T12:00:00Z");
        Assert.Null(desk.Duty("ticket/old"));
        desk.Press(Some.Ann, Verbs.TicketAnswered, "t-1").AdvanceTo("2027-01-15T12:00:00Z");
        Assert.Null(desk.Duty("ticket/t-1"));
        Assert.DoesNotContain(desk.Duties, d => d.Duty.Key.Contains("/deputy/", StringComparison.Ordinal));
    }

    [Fact]
    public void After_a_victory_the_keeper_is_asked_for_the_next_event_and_the_victory_is_kept()
    {
        var desk = new EventDesk("2027-04-13T09:00:00Z").Defined("2027-04-20").Announce("2027-04-12");
        Assert.Equal(Some.At("2027-04-15T06:00:00Z"), desk.Duty("next")!.Due);
        Assert.Equal([Verbs.NextEvent, Verbs.EventNotNow], desk.Duty("next")!.View.Parts[^1].Presses!.Select(p => p.Verb));
        Assert.Null(desk.Opened(Some.Ann, Verbs.NextEvent)!.Fields[0].Value);
        desk.Send(Some.Ann, Forms.NextEvent, ("what", "The second line works in one shift"), ("date", "2027-07-12"));
        Assert.Equal((EventState.Planned, null), (desk.Event.State, desk.Event.Announced));
        Assert.Equal("The plant manager shows a month without overtime", Assert.Single(desk.Event.Victories).What);
        Assert.True(desk.Event.HasVictory);
        Assert.Null(desk.Duty("next"));
        Assert.Equal("2027-07-12 day", desk.AdvanceTo("2027-07-12T12:00:00Z").Nudges[^1]);
    }

    [Fact]
    public void An_offer_that_is_declined_goes()
    {
        var desk = new EventDesk("2027-04-13T09:00:00Z").Defined("2027-04-20").Announce("2027-04-12").Press(Some.Ann, Verbs.EventNotNow, "next").Press(Some.Ann, Verbs.EventNotNow, "cared");
        Assert.Empty(desk.Standing);
        Assert.Equal(EventState.Announced, desk.Event.State);
    }

    [Fact]
    public void An_order_after_a_victory_is_a_repeat_purchase_until_it_is_cancelled()
    {
        var order = new PurchaseSeen("4712", Some.At("2027-05-03T09:00:00Z"), false);
        var desk = new EventDesk("2027-04-13T09:00:00Z").Defined("2027-04-20").Take(order);
        Assert.Empty(desk.Event.Repeats);
        desk.Announce("2027-04-12").Take(new PurchaseSeen("4711", Some.At("2026-12-01T09:00:00Z"), false)).Take(order).Take(order);
        Assert.Equal([new RepeatPurchase("4712", new(2027, 5, 3))], desk.Event.Repeats);
        Assert.Contains(Texts.EventRepeat.Id, desk.Press(Some.Ann, Verbs.ShowEvent).LastReply);
        Assert.Empty(desk.Take(order with { Cancelled = true }).Event.Repeats);
    }

    [Fact]
    public void The_owner_is_offered_a_question_that_he_sends_himself_and_the_answer_is_the_accounts()
    {
        var desk = new EventDesk("2027-04-13T09:00:00Z").Defined("2027-04-20").Announce("2027-04-12");
        var offer = desk.Duty("cared")!;
        Assert.Equal([Texts.EventCared.Id, Texts.DraftCared.Id], offer.View.Parts.Select(p => p.Text));
        Assert.Equal(Texts.ErrorCaredAnswer.Id, desk.Errors(Some.Ann, Forms.Cared, ("answer", " "))["answer"].Text);
        desk.Send(Some.Ann, Forms.Cared, ("answer", "Yes, all along"));
        Assert.Equal(new Felt("Yes, all along", new(2027, 4, 13), Some.Ann), desk.Event.Announced!.Felt);
        Assert.Null(desk.Duty("cared"));
        Assert.Contains(Texts.EventFelt.Id, desk.Press(Some.Ann, Verbs.ShowEvent).LastReply);
    }

    [Fact]
    public void The_third_rung_needs_a_consent_that_holds()
    {
        var desk = new EventDesk("2027-04-13T09:00:00Z").Defined("2027-04-20").Announce("2027-04-12");
        Assert.Equal(new NumberFact(0), Third());
        var consent = new CoachBot.Coach.References.Consent(true, "Lena Vogt", new(2027, 4, 30), Some.Ann, desk.Now);
        desk.Put(
            Subjects.Reference("acme"),
            new CoachBot.Coach.References.ReferenceRecord
            {
                AccountId = "acme",
                Consents = new Dictionary<string, CoachBot.Coach.References.Consent>(StringComparer.Ordinal) { [CoachBot.Coach.References.UseKinds.All[0]] = consent },
            });
        Assert.Equal(new NumberFact(1), Third());
        desk.AdvanceTo("2027-05-03T09:00:00Z");
        Assert.Equal(new NumberFact(0), Third());

        Fact Third() => Rungs.For(desk.Situation.Find<PersonRecord>(Subjects.Person(Some.Ann))!, desk.Situation, desk.Now)[0].Facts["thirdRung"];
    }
}
