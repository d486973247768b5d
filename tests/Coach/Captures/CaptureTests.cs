using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Tests.Coach.Handoff;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Captures;

/// <summary>[INT-15]: from any message "save as promise / customer's voice / commitment".</summary>
public sealed class CaptureTests
{
    private const string Link = "https://chat.example/archives/C1/p1";

    private static MessageCaptured Message(
        string kind, string text = "We move the archive before the season", string by = Some.Ann, string? author = "Lena Vogt", string? email = null, string? link = Link, string? thread = null) =>
        new(by, kind, text, "C1", Some.At("2026-11-20T08:00:00Z"), author, email, link, thread);

    private static FormView? Form(CoachWorld world, MessageCaptured message) => world.Ask(Subjects.Person(message.By), message).Form;

    private static FieldView Field(FormView? form, string id) => Assert.Single(form!.Fields, f => f.Id == id);

    private static CoachWorld Save(CoachWorld world, string kind, params (string, string)[] values) =>
        world.Submit(Subjects.Person(Some.Ann), kind, Some.Ann, [("saidBy", "Lena Vogt"), ("saidOn", "2026-11-20"), ("link", Link), .. values]);

    private static CoachWorld Voiced(CoachWorld world, string inside = "true", string outside = "true") =>
        Save(world, CaptureKinds.Voice, ("account", "acme"), ("text", "Acme plans a week in a day, says Carl"), ("inside", inside), ("outside", outside));

    [Fact]
    public void The_message_stands_in_the_form_and_nothing_is_stored_before_it_is_sent()
    {
        var world = HandoffWorld.New();
        var before = JsonSerializer.Serialize(world.Records.Select(r => (r.Key, Text: JsonSerializer.Serialize(r.Value, r.Value.GetType()))));
        foreach (var kind in CaptureKinds.All)
        {
            var form = Form(world, Message(kind))!;
            Assert.True(form.Fleeting);
            Assert.Equal(Subjects.Person(Some.Ann), form.Subject);
            Assert.Equal("We move the archive before the season", Field(form, kind == CaptureKinds.Promise ? "what" : "text").Value);
            Assert.Equal(("Lena Vogt", "2026-11-20", Link), (Field(form, "saidBy").Value, Field(form, "saidOn").Value, Field(form, "link").Value));
            world.Take(Subjects.Person(Some.Ann), Message(kind));
        }
        Assert.Equal(before, JsonSerializer.Serialize(world.Records.Select(r => (r.Key, Text: JsonSerializer.Serialize(r.Value, r.Value.GetType())))));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize<Happening>(Message(CaptureKinds.Promise)));
    }

    [Fact]
    public void A_long_message_is_cut_where_a_character_ends()
    {
        var form = Form(HandoffWorld.New(), Message(CaptureKinds.Promise, string.Concat(Enumerable.Repeat("👩‍🔧", 100))));
        var text = Field(form, "what").Value!;
        Assert.True(text.Length <= HandoffForms.LongestText);
        Assert.Equal("👩‍🔧…", text[^6..]);
    }

    [Fact]
    public void Ones_own_deals_can_be_chosen_the_newest_meeting_first_and_lost_or_foreign_ones_cannot()
    {
        var world = HandoffWorld.New("2026-11-20T07:00:00Z").Know("cara@ours.example", Roles.Rep)
            .WithAccount("globex", "Globex", "globex.example")
            .WithDeal("older", "globex", name: "Older").WithDeal("next", "globex", name: "Next").WithDeal("none", "globex", name: "None")
            .WithDeal("lost", "globex", name: "Lost", status: "lost").WithDeal("foreign", "globex", owner: "cara@ours.example", name: "Foreign")
            .WithMeeting("m-1", "2026-11-23T09:00:00Z", deal: "deal-1").WithMeeting("m-2", "2026-11-23T11:00:00Z", deal: "older").WithMeeting("m-3", "2026-11-25T09:00:00Z", deal: "next")
            .AdvanceTo("2026-11-23T14:00:00Z");
        var deals = Field(Form(world, Message(CaptureKinds.Promise)), "deal");
        Assert.Equal(["older", "deal-1", "next", "none"], deals.Choices!.Select(c => c.Value));
        Assert.Null(deals.Value);
        Assert.True(Field(Form(world, Message(CaptureKinds.Promise)), "other").More);
        Assert.Equal(["globex", "acme"], Field(Form(world, Message(CaptureKinds.Voice)), "account").Choices!.Select(c => c.Value));
    }

    [Fact]
    public void In_a_deals_thread_that_deal_is_chosen_already()
    {
        var world = HandoffWorld.New().WithDeal("deal-2", name: "Second");
        Assert.Equal("deal-2", Field(Form(world, Message(CaptureKinds.Promise, thread: CardKeys.Thread("deal-2"))), "deal").Value);
        Assert.Equal("deal-2", Field(Form(world, Message(CaptureKinds.Commitment, thread: CardKeys.Thread("deal-2") + "/question/7")), "deal").Value);
        Assert.Equal("deal-2", Field(Form(world, Message(CaptureKinds.Commitment, thread: CardKeys.Duty(Some.Ann, "accept/deal-2"))), "deal").Value);
        Assert.Null(Field(Form(world, Message(CaptureKinds.Promise, thread: CardKeys.Thread("deal-9"))), "deal").Value);
    }

    [Fact]
    public void Who_has_no_deal_names_one_and_who_is_not_known_or_gone_gets_nothing()
    {
        var world = HandoffWorld.New().Know("cara@ours.example", Roles.Rep).Know("gone@ours.example", Roles.Rep, active: false);
        var form = Form(world, Message(CaptureKinds.Promise, by: HandoffWorld.Boss))!;
        Assert.DoesNotContain(form.Fields, f => f.Id == "deal");
        Assert.True(Field(form, "other").Required);
        Assert.Null(Form(world, Message(CaptureKinds.Promise, by: "nobody@ours.example")));
        Assert.Null(Form(world, Message(CaptureKinds.Promise, by: "gone@ours.example")));

        world.Submit(Subjects.Person(HandoffWorld.Boss), CaptureKinds.Promise, HandoffWorld.Boss, ("other", "Rollout"), ("what", "Move it"), ("toWhom", "Carl"), ("paid", "paid"));
        Assert.Equal("Move it", Assert.Single(world.Handoff().Promises).What);

        var sent = new Submitted("cara@ours.example", CaptureKinds.Promise, new Dictionary<string, string>(StringComparer.Ordinal) { ["other"] = "Rollout", ["what"] = "x", ["toWhom"] = "y" });
        Assert.Equal(Texts.ErrorCaptureDeal.Id, world.Ask(Subjects.Person("cara@ours.example"), sent).Errors!["other"].Text);
        world.Take(Subjects.Person("cara@ours.example"), sent);
        Assert.Single(world.Handoff().Promises);
    }

    [Fact]
    public void A_promise_goes_the_way_of_every_promise_and_says_where_it_comes_from() // HND-01, HND-03
    {
        var world = Save(HandoffWorld.New(), CaptureKinds.Promise, ("deal", "deal-1"), ("what", "Move the archive"), ("toWhom", "Carl"), ("paid", "free"), ("owner", "Sam"), ("due", "2026-12-10"));
        var promise = Assert.Single(world.Handoff().Promises);
        Assert.Equal(("Move the archive", "Carl", false, HandoffWorld.Sam, new DateOnly(2026, 12, 10)), (promise.What, promise.ToWhom, promise.Paid, promise.Owner, promise.Due));
        Assert.Equal(new MessageSource("Lena Vogt", new(2026, 11, 20), Link), promise.Source);
        Assert.Contains(Texts.PromiseSaved.Id, world.Reply().Texts);
        Assert.Contains(Texts.PromiseShown.Id, world.Reply().Texts);
        Assert.Contains("Move the archive", Assert.Single(world.Started(HandoffWorld.Sam)).View, StringComparison.Ordinal);

        world.PressOn(Verbs.DossierAll, Some.Ann);
        Assert.Contains("origin.written", world.Reply().View, StringComparison.Ordinal);
        Assert.Contains(Link, world.Reply().View, StringComparison.Ordinal);
        Assert.Contains("Lena Vogt", world.Reply().View, StringComparison.Ordinal);
    }

    [Fact]
    public void What_we_said_we_would_do_is_a_row_on_the_day_card_of_whoever_keeps_it() // AFT-04
    {
        var world = HandoffWorld.New().WithDeal(name: "Rollout", team: ["sam@ours.example"]);
        Save(world, CaptureKinds.Commitment, ("side", "ours"), ("deal", "deal-1"), ("text", "Send the list"), ("by", "Sam"), ("date", "2026-12-01"));
        Save(world, CaptureKinds.Commitment, ("side", "ours"), ("deal", "deal-1"), ("text", "Call the plant"), ("by", ""), ("date", "2026-12-02"));
        Assert.Equal("Send the list", Assert.Single(world.Person(HandoffWorld.Sam).Promises).Text);
        var own = Assert.Single(world.Person().Promises);
        Assert.Equal(("Call the plant", "Acme", new DateOnly(2026, 12, 2)), (own.Text, own.Customer, own.Due));
        Assert.Contains(Texts.CommitmentSaved.Id, world.Reply().Texts);
    }

    [Fact]
    public void What_they_said_they_would_do_stands_in_the_next_meetings_brief_and_ours_in_the_dossier() // AFT-04, PRE-16, HND-01
    {
        var world = HandoffWorld.New("2026-11-20T09:00:00Z");
        Save(world, CaptureKinds.Commitment, ("side", "theirs"), ("deal", "deal-1"), ("text", "They send the sites"), ("by", "Lena Vogt"), ("date", "2026-12-01"));
        Save(world, CaptureKinds.Commitment, ("side", "ours"), ("deal", "deal-1"), ("text", "We check the sites"), ("by", ""), ("date", ""));
        Assert.Empty(world.Person().Promises);
        world.WithMeeting(deal: "deal-1").AdvanceTo("2026-11-20T15:00:00Z");
        Assert.Contains(world.Person().Item("m-1")!.Entry.Brief, l => l is { What: "brief.theirs", Text: "They send the sites", By: "Lena Vogt" });

        var dossier = Dossier.Of(world.Record<DealRecord>("deal:deal-1")!, world.Situation);
        var entry = Assert.Single(dossier.Entries, e => e.Origin == Dossier.FromMessage);
        Assert.Equal(("Lena Vogt", Link), (entry.Who, entry.Link));
    }

    [Fact]
    public void Who_wrote_it_decides_whose_promise_it_seems_to_be()
    {
        var world = HandoffWorld.New();
        var theirs = Form(world, Message(CaptureKinds.Commitment));
        var ours = Form(world, Message(CaptureKinds.Commitment, author: "Sammy", email: HandoffWorld.Sam));
        var bot = Form(world, Message(CaptureKinds.Commitment, author: null));
        Assert.Equal(("theirs", "Lena Vogt"), (Field(theirs, "side").Value, Field(theirs, "by").Value));
        Assert.Equal(("ours", "Sam"), (Field(ours, "side").Value, Field(ours, "by").Value));
        Assert.Equal((null, null), (Field(bot, "side").Value, Field(bot, "by").Value));
        Assert.Equal("Lena Vogt", Field(Form(world, Message(CaptureKinds.Promise)), "toWhom").Value);
        Assert.Null(Field(Form(world, Message(CaptureKinds.Promise, email: HandoffWorld.Sam)), "toWhom").Value);
        Assert.Null(Field(Form(world, Message(CaptureKinds.Voice, email: HandoffWorld.Sam)), "saidBy").Value);
    }

    [Fact]
    public void A_customers_voice_is_read_by_colleagues_only_while_the_customer_agrees_to_quotations_and_without_its_people() // AFT-10, REF-02
    {
        var world = Voiced(HandoffWorld.New());
        Assert.Contains(Texts.VoiceSaved.Id, world.Reply().Texts);
        Assert.Contains(Texts.VoiceAsk.Id, world.Reply().Texts);
        Assert.Null(Read(world));

        Consent(world, "logo", "yes");
        Assert.Null(Read(world));
        Consent(world, "quotation", "yes");
        Assert.Equal("Acme plans a week in a day, says Carl", Read(world));
        world.Take(Subjects.Account("acme"), new AccountSeen("acme", new AccountFacts("Acme", ["acme.example"], [new("carl@acme.example", "Carl", null, null)]), Some.Version("2026-11-20T00:00:00Z")));
        Assert.Equal("Acme plans a week in a day, says …", Read(world));
        Consent(world, "quotation", "no");
        Assert.Null(Read(world));

        world.Say("/coach reference consent Acme");
        Assert.Contains("says Carl", world.Reply().View, StringComparison.Ordinal);
        world.Say("/coach reference consent Acme", HandoffWorld.Sam);
        Assert.DoesNotContain("says", world.Reply().View, StringComparison.Ordinal);
    }

    [Fact]
    public void A_voice_that_was_not_ticked_stays_with_those_who_work_for_the_customer() // AFT-10
    {
        var world = Consent(Voiced(HandoffWorld.New(), inside: "false", outside: "false"), "quotation", "yes");
        Assert.Null(Read(world));
        Assert.DoesNotContain(Texts.VoiceAsk.Id, world.Reply().Texts);
        Assert.Single(Record(world)!.Voices);
    }

    [Fact]
    public void What_the_customer_said_stands_in_the_questions_after_the_win() // REF-07
    {
        var world = Voiced(HandoffWorld.New()).Won();
        var form = world.Ask(Subjects.Story("deal-1"), new Pressed(Some.Ann, "", Verbs.WinAnswers)).Form;
        Assert.Equal("Acme plans a week in a day, says Carl", Field(form, "said").Value);
    }

    [Theory]
    [InlineData(CaptureKinds.Promise, "what", "", "error.promise.empty")]
    [InlineData(CaptureKinds.Promise, "deal", "deal-9", "error.capture.deal")]
    [InlineData(CaptureKinds.Promise, "due", "2026-11-01", "error.date.past")]
    [InlineData(CaptureKinds.Promise, "owner", "Nobody", "error.colleague")]
    [InlineData(CaptureKinds.Commitment, "text", " ", "error.capture.text")]
    [InlineData(CaptureKinds.Commitment, "side", "", "error.capture.side")]
    [InlineData(CaptureKinds.Commitment, "date", "soon", "error.date")]
    [InlineData(CaptureKinds.Commitment, "link", "javascript:alert(1)", "error.capture.link")]
    [InlineData(CaptureKinds.Commitment, "saidOn", "2026-12-24", "error.capture.future")]
    [InlineData(CaptureKinds.Voice, "saidBy", "", "error.capture.saidBy")]
    [InlineData(CaptureKinds.Voice, "account", "none", "error.capture.account")]
    public void What_is_wrong_is_said_at_the_field_and_nothing_is_saved(string kind, string field, string value, string error)
    {
        var world = HandoffWorld.New();
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["deal"] = "deal-1", ["account"] = "acme", ["what"] = "Move", ["toWhom"] = "Carl", ["paid"] = "paid", ["side"] = "ours", ["text"] = "Move", ["date"] = "2026-12-01", ["saidBy"] = "Lena", ["saidOn"] = "2026-11-20", ["link"] = Link,
        };
        Assert.Null(world.Ask(Subjects.Person(Some.Ann), new Submitted(Some.Ann, kind, new Dictionary<string, string>(values, StringComparer.Ordinal))).Errors);
        values[field] = value;
        var sent = new Submitted(Some.Ann, kind, values);
        Assert.Equal((field, error), Assert.Single(world.Ask(Subjects.Person(Some.Ann), sent).Errors!.Select(e => (e.Key, e.Value.Text))));
        world.Take(Subjects.Person(Some.Ann), sent);
        Assert.Empty(world.Record<HandoffRecord>(HandoffWorld.Subject)?.Promises ?? []);
        Assert.Empty(world.Record<DealRecord>("deal:deal-1")!.Journal.Notes);
        Assert.Empty(Record(world)?.Voices ?? []);
    }

    [Fact]
    public void Sent_twice_is_saved_once()
    {
        var world = HandoffWorld.New();
        var voice = new Submitted(Some.Ann, CaptureKinds.Voice, new Dictionary<string, string>(StringComparer.Ordinal) { ["account"] = "acme", ["text"] = "It works", ["saidBy"] = "Lena" });
        world.Take(Subjects.Reference("acme"), voice, "k").Take(Subjects.Reference("acme"), voice, "k");
        Assert.Single(Record(world)!.Voices);
    }

    private static ReferenceRecord? Record(CoachWorld world) => world.Record<ReferenceRecord>(Subjects.Reference("acme"));

    private static string? Read(CoachWorld world) => CustomerVoices.ForColleagues(Record(world)!, world.Record<AccountRecord>("account:acme"), world.Situation, world.Now);

    private static CoachWorld Consent(CoachWorld world, string kind, string answer) =>
        world.Submit(Subjects.Reference("acme"), Forms.ReferenceConsent, Some.Ann, ("kind", kind), ("answer", answer), ("contact", "Lena"));
}
