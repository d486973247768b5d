using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Support;
using Xunit;

namespace CoachBot.Tests.Coach.References;

/// <summary>[REF-01] to [REF-05]: asked for, allowed, used with care, found.</summary>
public sealed class ReferenceTests
{
    private const string Dan = "dan@ours.example";

    private static CoachWorld Ready() => Wins.World().WithPerson(Dan).Won().Announced();

    private static CoachWorld Tagged(CoachWorld world, string account = "acme", string industry = "Manufacturing", string problem = "Planning", string size = "500", string until = "", string answer = "yes") =>
        world.Consent("call", answer, until, account, tags: [("industry", industry), ("problem", problem), ("size", size)]);

    private static CoachWorld Find(CoachWorld world, string typed = "manufacturing planning", string by = Dan) => world.Say("/coach reference " + typed, by);

    private static CoachWorld PressOn(CoachWorld world, string verb, string by, string? value = null) => world.Take(Wins.Reference, new Pressed(by, "", verb, value));

    private static ReferenceRecord Record(CoachWorld world) => world.Record<ReferenceRecord>(Wins.Reference)!;

    [Fact]
    public void At_the_moment_of_victory_the_owner_gets_one_question_and_then_a_draft_he_sends_himself() // REF-01
    {
        var world = Ready();
        Assert.Equal([Texts.ReferenceAsk.Id], world.Owed(Some.Ann));
        var ask = world.Started().Single(c => c.Texts.Contains(Texts.ReferenceAsk.Id));
        Assert.Equal(["reference/deal-1", "quotation/deal-1", "story/deal-1", "call/deal-1"], ask.Presses.First(p => p.Verb == Verbs.ReferenceChoose).Items!.Where(i => i.Verb == Verbs.ReferenceChoose).Select(i => i.Value));
        Assert.True(ask.Offers(Verbs.ReferenceNone));

        PressOn(world, Verbs.ReferenceChoose, Some.Ann, "quotation/deal-1");
        Assert.Contains(Texts.DraftQuotation.Id, ask.Texts);
        PressOn(world, Verbs.Sent, Some.Ann, "deal-1");
        Assert.Contains(Texts.ReferenceSent.Id, ask.Texts);
        Assert.Empty(world.Owed(Some.Ann));
        Assert.Equal([Texts.ReferenceGone.Id], PressOn(world, Verbs.ReferenceNone, Some.Ann, "deal-1").Replied());
        Assert.DoesNotContain(world.Cards.Values, c => c.Now.To.Address.Contains("acme", StringComparison.Ordinal));
    }

    [Fact]
    public void None_now_closes_the_question_and_looking_again_does_not_ask_again() // REF-01
    {
        var world = PressOn(Ready(), Verbs.ReferenceNone, Some.Ann, "deal-1").Take(Wins.Reference, new LookAgain());
        Assert.Empty(world.Owed(Some.Ann));
        Assert.Single(world.Started(), c => c.Texts.Contains(Texts.ReferenceNone.Id));
    }

    [Fact]
    public void A_second_victory_of_the_deal_is_a_question_of_its_own() // REF-01
    {
        var world = PressOn(Ready(), Verbs.ReferenceNone, Some.Ann, "deal-1").Announced(on: "2026-11-20", what: "They cut stock by half");
        Assert.Equal([Texts.ReferenceAsk.Id], world.Owed(Some.Ann));
        Assert.Equal(2, world.Started().Count(c => c.Texts.Contains(Texts.ReferenceAsk.Id) || c.Texts.Contains(Texts.ReferenceNone.Id)));
    }

    [Fact]
    public void The_news_of_the_practice_of_value_events_is_the_moment() // REF-01
    {
        var world = Wins.World().Won();
        var announcement = new Announcement("Carl", "the board", new(2026, 11, 19), "said", Some.Ann);
        world.Put(Subjects.Event("deal-1"), new EventRecord { DealId = "deal-1", State = EventState.Announced, Announced = announcement });
        Assert.Equal([Texts.ReferenceAsk.Id], world.Take(Wins.Reference, new VictoryAnnounced("deal-1", "acme", "They plan a week in a day", announcement)).Owed(Some.Ann));
    }

    [Fact]
    public void Somebody_else_does_not_choose_for_the_owner() => // REF-01
        Assert.Equal([Texts.NotYours.Id], PressOn(Ready(), Verbs.ReferenceNone, Dan, "deal-1").Replied());

    [Fact]
    public void Consent_is_kept_by_kind_with_who_said_it_and_until_when() // REF-02
    {
        var world = Ready().Consent("logo", until: "2026-12-31").Consent("visit", "no");
        Assert.Equal((true, "Carl", new DateOnly(2026, 12, 31)), (Record(world).Consents["logo"].Given, Record(world).Consents["logo"].Contact, Record(world).Consents["logo"].Until));
        Assert.Equal(["logo"], Record(world).AllowedAt(world.Now, world.Tenant));
        Assert.Equal(UseKinds.All, Record(world.Consent("all")).AllowedAt(world.Now, world.Tenant));
    }

    [Fact]
    public void Consent_that_ends_hides_the_customer_in_the_same_minute() // REF-02
    {
        var world = Tagged(Ready(), until: "2026-12-31").AdvanceTo("2026-12-31T22:59:00Z"); // a minute before midnight in Berlin
        Assert.Contains(Texts.ReferenceHit.Id, Find(world).Replied());
        world.AdvanceTo("2026-12-31T23:00:00Z");
        Assert.Equal([Texts.ReferenceNobody.Id], Find(world).Replied());
        Assert.Equal([Texts.ReferenceGone.Id], PressOn(world, Verbs.ReferenceRequest, Dan).Replied());
    }

    [Fact]
    public void Consent_that_is_withdrawn_hides_the_customer_at_once() // REF-02
    {
        var world = Tagged(Ready());
        Assert.Contains(Texts.ReferenceHit.Id, Find(world).Replied());
        Assert.Equal([Texts.ReferenceNobody.Id], Find(Tagged(world, answer: "no")).Replied());
    }

    [Theory]
    [InlineData("kind", "everything", "error.choice")]
    [InlineData("answer", "", "error.choice")]
    [InlineData("contact", " ", "error.contact")]
    [InlineData("until", "next year", "error.date")]
    [InlineData("until", "2026-11-19", "error.date.past")]
    public void What_is_wrong_with_a_consent_is_said(string field, string value, string sentence) // REF-02
    {
        var world = Ready();
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "call", ["answer"] = "yes", ["contact"] = "Carl", ["until"] = "2026-11-20", [field] = value };
        var sent = new Submitted(Some.Ann, Forms.ReferenceConsent, values);
        Assert.Equal((field, sentence), world.Ask(Wins.Reference, sent).Errors!.Select(e => (e.Key, e.Value.Text)).Single());
        Assert.Empty(Record(world.Take(Wins.Reference, sent)).Consents);
    }

    [Fact]
    public void Only_who_works_on_a_deal_there_writes_consent_down() // REF-02
    {
        var world = Ready();
        Assert.Null(world.Ask(Wins.Reference, new Pressed(Dan, "", Verbs.ReferenceConsent)).Form);
        Assert.Equal([Texts.NotYours.Id], world.Consent(by: Dan).Replied());
        Assert.Equal([Texts.ConsentWhich.Id], world.Say("/coach reference consent acme", Dan).Replied());
        Assert.Equal([Texts.ConsentOpen.Id], world.Say("/coach reference consent acme").Replied());
        Assert.Equal("Acme", ((TextFact)world.Ask(Wins.Reference, new Pressed(Some.Ann, "", Verbs.ReferenceConsent)).Form!.Facts["company"]).Value);
    }

    [Fact]
    public void A_customer_without_consent_is_found_unnamed_and_never_by_its_name() // REF-04
    {
        var world = Wins.World().WithPerson(Dan).Won().Announced(what: "Acme plans a week in a day, says Carl");
        var found = Find(world, "week day acme").Reply();
        Assert.Contains(Texts.ReferenceHitUnnamed.Id, found.Texts);
        var written = string.Join(' ', found.Now.View.Parts.Where(p => p.Text == Texts.ReferenceHitUnnamed.Id).SelectMany(p => p.Facts.Values.OfType<TextFact>()).Select(t => t.Value));
        Assert.DoesNotContain("acme", written, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Ann", written, StringComparison.Ordinal);
        Assert.Equal([Texts.ReferenceNobody.Id], Find(world, "acme").Replied());
        Assert.Equal(Dan, found.Now.To.OnlyFor);
    }

    [Fact]
    public void The_owner_who_presses_twice_has_used_it_once() // REF-03
    {
        var world = Wins.World().Won().Announced();
        PressOn(PressOn(world, Verbs.ReferenceRequest, Some.Ann), Verbs.ReferenceRequest, Some.Ann);
        Assert.Single(world.Record<ReferenceRecord>(Wins.Reference)!.Uses);
    }

    [Fact]
    public void Up_to_five_are_shown_best_first_in_any_order_of_words_and_the_rest_is_counted() // REF-04
    {
        var world = Ready();
        Tagged(world, industry: "Logistics");
        for (var i = 2; i <= 7; i++)
        {
            world.WithAccount($"a-{i}", $"Customer {i}", $"c{i}.example").WithDeal($"deal-{i}", $"a-{i}").Announced($"deal-{i}", $"a-{i}", $"2026-11-0{i}", "They save time");
            Tagged(world, $"a-{i}", problem: i == 3 ? "Planning" : "Quality");
        }
        Find(world, "planning MANUFACTURING");
        var names = world.Reply().Now.View.Parts.Where(p => p.Text == Texts.ReferenceHit.Id).Select(p => ((TextFact)p.Facts["customer"]).Value).ToList();
        Assert.Equal(["Customer 3", "Acme", "Customer 7", "Customer 6", "Customer 5"], names);
        Assert.Equal(2, ((NumberFact)world.Reply().Fact(Texts.ReferenceMore.Id, "count")!).Value);
        Assert.True(world.Reply().Presses.Count <= 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the and with")]
    public void A_search_without_words_says_what_to_type(string typed) => Assert.Equal([Texts.ReferenceHow.Id], Find(Ready(), typed).Replied()); // REF-04

    [Theory]
    [InlineData(Verbs.ReferenceYes, "reference.reply.yes", "yes")]
    [InlineData(Verbs.ReferenceNotNow, "reference.reply.notNow", "notNow")]
    [InlineData(Verbs.ReferenceAskMe, "reference.reply.askMe", "askMe")]
    public void A_request_goes_to_the_owner_who_answers_in_one_press(string verb, string reply, string answer) // REF-04
    {
        var world = PressOn(Ready(), Verbs.ReferenceNone, Some.Ann, "deal-1");
        PressOn(PressOn(world, Verbs.ReferenceRequest, Dan), Verbs.ReferenceRequest, Dan);
        Assert.Equal([Texts.ReferenceQuestion.Id], world.Owed(Some.Ann));
        var request = Record(world).Requests.Single().Id;
        PressOn(world, verb, Some.Ann, request);
        Assert.Equal([reply], world.Owed(Dan));
        Assert.Equal(answer, Record(world).Requests.Single().Answer);
        Assert.Equal([Texts.ReferenceAnswered.Id], PressOn(world, verb, Some.Ann, request).Replied());
        Assert.Equal(verb == Verbs.ReferenceYes ? 1 : 0, Record(world).Uses.Count);
        Assert.Equal([Texts.NotYours.Id], PressOn(world, verb, Dan, request).Replied());
    }

    [Fact]
    public void After_two_uses_a_quarter_the_customer_rests_until_the_next() // REF-03
    {
        var world = Tagged(Ready());
        Use();
        Use();
        Assert.Equal([Texts.ReferenceRests.Id], PressOn(world, Verbs.ReferenceRequest, Dan).Replied());
        Assert.Equal(new DateOnly(2027, 1, 1), ((DayFact)Find(world).Reply().Fact(Texts.ReferenceHit.Id, "rest")!).Day);
        Assert.False(world.Reply().Offers(Verbs.ReferenceRequest));
        world.AdvanceTo("2026-12-31T23:00:00Z"); // the quarter begins at midnight in Berlin
        Assert.Null(Find(world).Reply().Fact(Texts.ReferenceHit.Id, "rest"));
        Assert.True(world.Reply().Offers(Verbs.ReferenceRequest));

        void Use()
        {
            PressOn(world, Verbs.ReferenceRequest, Dan);
            PressOn(world, Verbs.ReferenceYes, Some.Ann, Record(world).Requests[0].Id);
            world.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public void Thanks_are_noted_and_shown() // REF-03
    {
        var world = PressOn(Tagged(Ready()), Verbs.ReferenceThanks, Some.Ann);
        Assert.Equal(new DateOnly(2026, 11, 20), ((DayFact)Find(world).Reply().Fact(Texts.ReferenceHit.Id, "thanked")!).Day);
        Assert.Equal([Texts.NotYours.Id], PressOn(world, Verbs.ReferenceThanks, Dan).Replied());
    }

    [Fact]
    public void Marketing_sees_announced_events_without_a_story_oldest_first() // REF-05
    {
        var world = Ready().WithAccount("globex", "Globex", "globex.example").WithDeal("deal-2", "globex", Some.Bob).Announced("deal-2", "globex", "2026-10-01", "Globex ships on time");
        var lines = world.Say("/coach reference queue", Wins.Mara).Reply().Now.View.Parts.Where(p => p.Text == Texts.QueueLine.Id).ToList();
        Assert.Equal(["Bob", "Ann"], lines.Select(p => ((TextFact)p.Facts["owner"]).Value));
        Assert.DoesNotContain("Globex", ((TextFact)lines[0].Facts["event"]).Value, StringComparison.Ordinal);
        Assert.Equal([Texts.QueueNotYours.Id], world.Say("/coach reference queue").Replied());

        world.TellWin().Approve(Some.Ann).Approve(Wins.Cora);
        Assert.Single(world.Say("/coach reference queue", Wins.Mara).Replied(), t => t == Texts.QueueLine.Id);
    }
}
