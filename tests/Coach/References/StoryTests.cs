using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CoachBot.Tests.Coach.References;

/// <summary>[REF-07] why did we win, [REF-09] the story of it.</summary>
public sealed class StoryTests
{
    [Fact]
    public void The_owner_is_asked_two_business_days_after_the_win_and_not_before() // REF-07, D-WIN
    {
        var world = Wins.World().Won();
        world.AdvanceTo("2026-11-24T06:59:00Z");
        Assert.Empty(world.Owed(Some.Ann));
        world.AdvanceTo("2026-11-24T07:00:00Z");
        Assert.Equal([Texts.WinAsk.Id], world.Owed(Some.Ann));
        Assert.Empty(world.Owed(Some.Bob));
    }

    [Fact]
    public void A_holiday_is_no_business_day() // D-WIN
    {
        var tenant = Some.Tenant() with { TimeZone = "Europe/Berlin", Holidays = new HolidayCalendar(new Dictionary<string, IReadOnlySet<DateOnly>>(StringComparer.Ordinal), new HashSet<DateOnly> { new(2026, 11, 23) }) };
        var world = Wins.World(tenant).Won().AdvanceTo("2026-11-24T12:00:00Z");
        Assert.Empty(world.Owed(Some.Ann));
        Assert.Equal([Texts.WinAsk.Id], world.AdvanceTo("2026-11-25T07:00:00Z").Owed(Some.Ann));
    }

    [Fact]
    public void A_deal_that_is_open_again_is_not_asked_about() // REF-07
    {
        var world = Wins.World().Won().Won(status: "open", version: 21).AdvanceTo("2026-11-26T12:00:00Z");
        Assert.Empty(world.Owed(Some.Ann));
        world.Won(version: 22).AdvanceTo("2026-12-02T12:00:00Z").Won(status: "open", version: 23).Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(world.Owed(Some.Ann));
    }

    [Fact]
    public void Open_and_won_again_within_one_burst_it_was_won_when_it_was_first() // ADM-14
    {
        var world = Wins.World().Won();
        var asked = world.Advance(TimeSpan.FromMinutes(5)).Record<StoryRecord>(Wins.Story)!.AskAt;
        world.Advance(TimeSpan.FromDays(1)).Won(status: "open", version: 21).Won(version: 22).Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull(asked);
        Assert.Equal(asked, world.Record<StoryRecord>(Wins.Story)!.AskAt);
    }

    [Fact]
    public void A_deal_that_was_won_long_ago_is_not_asked_about_but_can_be_told() // REF-07
    {
        var world = Wins.World().Won(closed: new(2026, 9, 1)).AdvanceTo("2026-12-02T12:00:00Z");
        Assert.Empty(world.Owed(Some.Ann));
        world.Say("/coach win rollout");
        Assert.Equal([Texts.WinAsk.Id], world.Replied());
    }

    [Fact]
    public void The_story_names_nobody_who_wants_praise_for_himself_alone() // DIG-12, REF-09
    {
        var world = Wins.World().Won().TellWin(turned: "Bob showed it with their own data");
        world.Submit(Subjects.Person(Some.Bob), Forms.Settings, Some.Bob, ("hoursFrom", "08:00"), ("hoursTo", "18:00"), ("days", "monFri"), ("privatePraise", "true"));
        world.Approve(Some.Ann).Approve(Wins.Cora);
        Assert.DoesNotContain("Bob", world.Cards[StoryPosts.Key("deal-1")].View, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void No_story_is_posted_where_guests_read() // PRV-15
    {
        var world = Wins.World().Won().TellWin().Take("room:sandbox/" + Wins.Wins1, new CoachBot.Coach.Rooms.RoomSeen("sandbox", Wins.Wins1, new(9, 1, 0)));
        world.Approve(Some.Ann).Approve(Wins.Cora);
        Assert.DoesNotContain(StoryPosts.Key("deal-1"), world.Cards.Keys);
    }

    [Fact]
    public void The_four_questions_offer_the_team_as_helpers_and_thank_who_is_written_down() // REF-07
    {
        var world = Wins.World().Won();
        var form = world.Ask(Wins.Story, new Pressed(Some.Ann, "", Verbs.WinAnswers)).Form!;
        Assert.Equal(["value", "turned", "said", "helper", "helpers"], form.Fields.Select(f => f.Id));
        Assert.Equal([Some.Bob], form.Fields[3].Choices!.Select(c => c.Value));
        world.Submit(Wins.Story, Forms.WinAnswers, Some.Ann, ("value", Wins.Value), ("turned", Wins.Turned), ("helper", Some.Bob), ("helpers", "Cora, max@ours.example, Ann"));
        Assert.Equal([Some.Bob, Wins.Cora, Wins.Max], world.Record<StoryRecord>(Wins.Story)!.Answers!.Helpers);
        Assert.Contains(Texts.WinSaved.Id, world.Replied());
    }

    [Theory]
    [InlineData("", Wins.Turned, "", "value", "error.win.value")]
    [InlineData(Wins.Value, " ", "", "turned", "error.win.turned")]
    [InlineData(Wins.Value, Wins.Turned, "Bob, Nobody", "helpers", "error.helper")]
    public void A_form_that_lacks_something_says_what_to_do(string value, string turned, string helpers, string field, string sentence) // REF-07
    {
        var world = Wins.World().Won();
        var sent = new Submitted(Some.Ann, Forms.WinAnswers, new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = value, ["turned"] = turned, ["helpers"] = helpers });
        Assert.Equal(sentence, world.Ask(Wins.Story, sent).Errors![field].Text);
        Assert.Null(world.Take(Wins.Story, sent).Record<StoryRecord>(Wins.Story)?.Answers);
    }

    [Theory]
    [InlineData("/coach win nothing", "deal.unknown")]
    [InlineData("/coach win rollout", "win.notWon")]
    public void A_command_about_no_win_says_what_to_do(string typed, string text) => // REF-07
        Assert.Equal([text], Wins.World().Say(typed).Replied());

    [Fact]
    public void Somebody_elses_win_is_not_his_to_tell() // REF-07
    {
        var world = Wins.World().WithPerson("eve@ours.example").Won();
        Assert.Equal(["deal.notYours"], world.Say("/coach win rollout", "eve@ours.example").Replied());
        Assert.Null(world.Ask(Wins.Story, new Pressed("eve@ours.example", "", Verbs.WinAnswers)).Form);
        Assert.Equal([Texts.NotYours.Id], world.TellWin(by: "eve@ours.example").Replied());
    }

    [Fact]
    public void Owner_and_curator_both_approve_and_it_is_posted_once_with_the_helper_named() // REF-09, DIG-06
    {
        var world = Wins.World().Won().TellWin();
        Assert.Contains(Texts.StoryToOwner.Id, world.Owed(Some.Ann));
        Assert.Empty(world.Owed(Wins.Cora));
        world.Approve(Some.Ann);
        Assert.Null(world.Post());
        Assert.Contains(Texts.StoryToSecond.Id, world.Owed(Wins.Cora));
        world.Approve(Wins.Cora);
        var post = world.Post()!;
        Assert.Equal(Wins.Wins1, post.Now.To.Address);
        Assert.Contains("Bob", post.All(), StringComparison.Ordinal);
        Assert.Equal([Texts.StoryThanks.Id], world.Owed(Some.Bob));
        Assert.Empty(world.Owed(Some.Ann));
        Assert.Empty(world.Owed(Wins.Cora));
        Assert.Equal(Wins.Value, world.Record<StoryRecord>(Wins.Story)!.Story);
        Assert.Equal([Texts.StoryAlreadyPosted.Id], world.Approve(Wins.Cora).Replied());
    }

    [Fact]
    public void A_curators_change_is_read_by_the_owner_again() // REF-09
    {
        var world = Wins.World().Won().TellWin().Approve(Some.Ann)
            .Submit(Wins.Story, Forms.StoryEdit, Wins.Cora, ("value", "Their planner decides alone"), ("turned", Wins.Turned));
        Assert.Null(world.Post());
        Assert.Contains(Texts.StoryToOwner.Id, world.Owed(Some.Ann));
        Assert.Equal([Texts.StoryChanged.Id], world.Approve(Some.Ann, version: "1").Replied());
        Assert.Null(world.Post());
        Assert.Contains("Their planner decides alone", world.Approve(Some.Ann).Post()!.All(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_curators_the_owners_manager_approves() // REF-09
    {
        var world = Wins.World(curator: false).Won().TellWin().Approve(Some.Ann);
        Assert.Contains(Texts.StoryToSecond.Id, world.Owed(Wins.Max));
        Assert.NotNull(world.Approve(Wins.Max).Post());
    }

    [Fact]
    public void Nobody_else_approves() // REF-09
    {
        var world = Wins.World().Won().TellWin().Approve(Some.Ann);
        Assert.Equal([Texts.NotYours.Id], world.Approve(Some.Bob).Replied());
        Assert.Null(world.Approve(Wins.Max).Post());
    }

    [Fact]
    public void The_customer_is_not_named_before_it_allows_its_story_nor_afterwards() // REF-09, REF-02
    {
        var world = Wins.World().Won().TellWin(value: "Acme plans in a day, says Carl@acme.example", said: "Acme loves it");
        world.Approve(Some.Ann);
        Assert.DoesNotContain("acme", world.Person(Wins.Cora).Duties.SelectMany(d => d.Duty.View.Parts).SelectMany(p => p.Facts.Values.OfType<TextFact>()).Select(t => t.Value).Aggregate(string.Concat), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Acme", world.Ask(Wins.Story, new Pressed(Wins.Cora, "", Verbs.StoryEdit)).Form!.Fields[0].Value, StringComparison.OrdinalIgnoreCase);
        world.Approve(Wins.Cora);
        Assert.DoesNotContain("acme", world.Post()!.All(), StringComparison.OrdinalIgnoreCase);

        world.Consent(until: "2026-11-22");
        Assert.Contains("Acme loves it", world.Post()!.All(), StringComparison.Ordinal);
        world.AdvanceTo("2026-11-22T22:59:00Z");
        Assert.Contains("Acme", world.Post()!.All(), StringComparison.Ordinal);
        world.AdvanceTo("2026-11-22T23:00:00Z");
        Assert.DoesNotContain("acme", world.Post()!.All(), StringComparison.OrdinalIgnoreCase);
        Assert.Single(world.Cards.Values, c => c.Now.To.Address == Wins.Wins1);
    }

    [Fact]
    public void Who_wants_private_praise_is_thanked_but_not_named() // DIG-12
    {
        var world = Wins.World().Won().TellWin();
        world.Put(Subjects.Person(Some.Bob), world.Person(Some.Bob) with { Own = new OwnSettings { PrivatePraise = true } });
        world.Approve(Some.Ann).Approve(Wins.Cora);
        Assert.DoesNotContain("Bob", world.Post()!.All(), StringComparison.Ordinal);
        Assert.Equal([Texts.StoryThanks.Id], world.Owed(Some.Bob));
    }

    [Fact]
    public void Without_a_room_the_owner_is_told_and_it_is_posted_when_there_is_one() // REF-09
    {
        var world = Wins.World(Some.Tenant(cap: 40)).Won().TellWin().Approve(Some.Ann).Approve(Wins.Cora);
        Assert.Contains(Texts.StoryNoRoom.Id, world.Owed(Some.Ann));
        world.Put(Subjects.Team("north"), new CoachBot.Coach.Digests.TeamRecord { Name = "north", Room = "north-room" });
        Assert.Null(world.Take(Wins.Story, new LookAgain()).Post()); // PRV-15: nobody has said yet who reads there
        world.Take("room:sandbox/north-room", new CoachBot.Coach.Rooms.RoomSeen("sandbox", "north-room", new(5, 0, 0)));
        Assert.Equal("north-room", world.Take(Wins.Story, new LookAgain()).Post()!.Now.To.Address);
    }

    [Fact]
    public void Whatever_the_order_of_approvals_changes_and_repeats_it_is_posted_exactly_once_and_never_before_both() // REF-09
    {
        // o, c: owner and curator approve what they see; O, C: they change it; x: an old card is pressed; l: something else has changed.
        var steps = Gen.Elements('o', 'c', 'O', 'C', 'x', 'l').ListOf().Select(s => string.Concat(s));
        Prop.ForAll(steps.ToArbitrary(), order =>
        {
            var world = Wins.World().Won().TellWin();
            var (owner, curator, offered, done, changes) = (false, false, false, false, 0);
            foreach (var step in order)
            {
                switch (step)
                {
                    case 'o':
                        world.Approve(Some.Ann);
                        (owner, offered) = (true, true);
                        break;
                    case 'c':
                        world.Approve(Wins.Cora);
                        curator = true;
                        break;
                    case 'O':
                        world.Submit(Wins.Story, Forms.StoryEdit, Some.Ann, ("value", $"Owner {changes++}"), ("turned", "t"));
                        if (!done) (owner, curator, offered) = (true, false, true);
                        break;
                    case 'C':
                        world.Submit(Wins.Story, Forms.StoryEdit, Wins.Cora, ("value", $"Curator {changes++}"), ("turned", "t"));
                        if (!done && offered) (owner, curator) = (false, true);
                        break;
                    case 'x':
                        world.Approve(Some.Ann, version: "0").Approve(Wins.Cora, version: "0");
                        break;
                    default:
                        world.Take(Wins.Story, new LookAgain());
                        break;
                }
                done |= owner && curator;
                if (done != (world.Post() is not null)) return false;
                if (done && (world.Post()!.Revision != 1 || world.Cards.Values.Count(c => c.Now.To.Address == Wins.Wins1) != 1)) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();
    }
}
