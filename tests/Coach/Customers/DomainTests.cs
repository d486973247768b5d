using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Customers;

/// <summary>[PRE-21] [INT-06]: companies that nobody has told us about.</summary>
public sealed class DomainTests
{
    private static readonly string Subject = Subjects.Meeting("m-1");

    private static CoachWorld World() => new CoachWorld().WithPerson().WithMeeting().WithMeeting("m-2", "2026-11-25T09:00:00Z").AdvanceTo("2026-11-20T15:00:00Z");

    private static string? Error(CoachWorld world, string account) =>
        world.Ask(Subject, new Submitted(Some.Ann, Forms.LinkAccount, new Dictionary<string, string>(StringComparer.Ordinal) { ["account"] = account })).Errors?["account"].Text;

    [Fact]
    public void A_new_domain_is_asked_about_before_any_value_question()
    {
        var card = World().AskCard()!;
        Assert.Equal(new TextFact("acme.example"), card.Fact(Texts.AskDomain.Id, "domain"));
        Assert.Equal([Verbs.DomainCustomer, Verbs.DomainIgnore, Verbs.DomainOnce], card.Presses.Select(p => p.Verb));
        Assert.DoesNotContain(Texts.Ask.Id, card.Texts);
    }

    [Fact]
    public void No_reminder_asks_for_a_value_while_nobody_has_said_whether_it_is_a_customer()
    {
        var world = World().AdvanceTo("2026-11-23T08:59:00Z");
        Assert.Contains(Texts.AskDomain.Id, world.AskCard()!.Texts);
        Assert.DoesNotContain(world.Cards.Keys, key => key.StartsWith("remind/", StringComparison.Ordinal));
    }

    [Fact]
    public void Yes_brings_the_value_question_everywhere_and_names_the_unmatched_company()
    {
        var world = World().Press(Verbs.DomainCustomer);
        Assert.Contains(Texts.Ask.Id, world.AskCard()!.Texts);
        Assert.Equal(new TextFact("acme.example"), world.AskCard()!.Fact(Texts.LinkAccount.Id, "domain"));
        Assert.True(world.AskCard()!.Offers(Verbs.LinkAccount));
        Assert.True(world.AskCard()!.Presses.Count <= 3);
        world.AdvanceTo("2026-11-24T15:00:00Z");
        Assert.Contains(Texts.Ask.Id, world.AskCard("m-2")!.Texts);
    }

    [Fact]
    public void No_ignores_the_domain_and_those_below_it_from_then_on()
    {
        var world = World().WithMeeting("m-3", "2026-11-25T12:00:00Z", attendees: [new(Some.Ann, null, "accepted"), new("x@eu.acme.example", null, "accepted")]).Press(Verbs.DomainIgnore);
        Assert.Equal(MeetingState.Excused, world.Meeting().State);
        world.AdvanceTo("2026-11-26T12:00:00Z");
        Assert.Null(world.AskCard("m-2"));
        Assert.Null(world.AskCard("m-3"));
        Assert.Single(world.Started());
    }

    [Fact]
    public void Only_this_time_asks_for_the_value_now_and_for_the_domain_again_next_time()
    {
        var world = World().Press(Verbs.DomainOnce);
        Assert.Contains(Texts.Ask.Id, world.AskCard()!.Texts);
        world.AdvanceTo("2026-11-24T15:00:00Z");
        Assert.Contains(Texts.AskDomain.Id, world.AskCard("m-2")!.Texts);
    }

    [Fact]
    public void A_domain_that_an_account_owns_is_not_asked_about_nor_are_those_below_it()
    {
        var world = new CoachWorld().WithPerson()
            .WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new("x@eu.acme.example", null, "accepted")]).WithAccount().AdvanceTo("2026-11-20T15:00:00Z");
        Assert.Contains(Texts.Ask.Id, world.AskCard()!.Texts);
        Assert.Equal(new TextFact("Acme"), world.AskCard()!.Fact(Texts.MeetingHead.Id, "customer"));
    }

    [Fact]
    public void Free_mail_never_matches_by_domain_and_is_never_asked_about()
    {
        var world = new CoachWorld().WithPerson().WithAccount("mail", "Mailers", "gmail.com")
            .WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new("carl@gmail.com", "Carl", "accepted")]).AdvanceTo("2026-11-20T15:00:00Z");
        Assert.Equal(new TextFact("Carl"), world.AskCard()!.Fact(Texts.MeetingHead.Id, "customer"));
        Assert.Contains(Texts.Ask.Id, world.AskCard()!.Texts);
        world.Take(Subjects.Account("acme"), new AccountSeen("acme", new AccountFacts("Acme", [], [new("carl@gmail.com")]), Some.Version()));
        Assert.Equal(new TextFact("Acme"), world.AskCard()!.Fact(Texts.MeetingHead.Id, "customer"));
    }

    [Fact]
    public void A_company_can_be_linked_to_the_account_of_that_name()
    {
        var world = World().WithAccount("a-1", "Acme Holding", "holding.example").WithDeal(account: "a-1").Press(Verbs.DomainCustomer);
        Assert.Equal(["account"], world.Ask(Subject, new Pressed(Some.Ann, "", Verbs.LinkAccount)).Form!.Fields.Select(f => f.Id));
        Assert.Null(Error(world, "acme holding"));
        world.Submit(Subject, Forms.LinkAccount, Some.Ann, ("account", "acme holding"));
        Assert.Equal(new TextFact("Acme Holding"), world.AskCard()!.Fact(Texts.MeetingHead.Id, "customer"));
        Assert.Equal(new TextFact("Deal deal-1"), world.AskCard()!.Fact(Texts.MeetingHead.Id, "deal"));
        Assert.DoesNotContain(Texts.LinkAccount.Id, world.AskCard()!.Texts);
        Assert.False(world.AskCard()!.Offers(Verbs.LinkAccount));

        // What the CRM says of the account later reaches the meeting through the link.
        world.WithAccount("a-1", "Acme Group", "holding.example");
        Assert.Equal(new TextFact("Acme Group"), world.AskCard()!.Fact(Texts.MeetingHead.Id, "customer"));
        world.WithDeal("deal-1", "a-1", name: "Bigger deal");
        Assert.Equal(new TextFact("Bigger deal"), world.AskCard()!.Fact(Texts.MeetingHead.Id, "deal"));
    }

    [Fact]
    public void A_name_that_means_none_or_several_accounts_is_refused_at_once()
    {
        var world = World().WithAccount("a-1", "Globex North", "n.example").WithAccount("a-2", "Globex South", "s.example").WithAccount("a-3", "Globex", "g.example").Press(Verbs.DomainCustomer);
        Assert.Equal("error.account.none", Error(world, "Initech"));
        Assert.Equal("error.account.none", Error(world, " "));
        Assert.Null(Error(world, "Globex"));
        Assert.Null(Error(world, "globex south"));
        Assert.Equal("error.account.several", Error(new CoachWorld().WithPerson().WithMeeting().WithAccount("a-1", "Globex North", "n.example").WithAccount("a-2", "Globex South", "s.example"), "Globex"));
    }

    [Fact]
    public void An_account_that_only_a_deal_leads_to_is_named_when_it_arrives_last()
    {
        var world = new CoachWorld().WithPerson().WithMeeting(deal: "deal-1").WithDeal(account: "far").AdvanceTo("2026-11-20T15:00:00Z").WithAccount("far", "Far Away", "elsewhere.example");
        Assert.Equal(new TextFact("Far Away"), world.AskCard()!.Fact(Texts.MeetingHead.Id, "customer"));
    }

    [Fact]
    public void Everything_works_without_a_CRM()
    {
        var world = World().Press(Verbs.DomainCustomer).NameValue().AdvanceTo("2026-11-23T10:30:00Z").Press(Verbs.AfterYes).Press(Verbs.SignSaid);
        Assert.Equal(MeetingState.Held, world.Meeting().State);
        Assert.Equal(new TextFact("acme.example"), world.AskCard()!.Fact(Texts.MeetingHead.Id, "customer"));
        Assert.NotNull(world.AfterCard());
    }
}
