using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Meetings;

/// <summary>[PRE-10] [PRE-11] [PRE-40] [INT-23] [PRV-08]: what an invitation says, and how little of it is kept.</summary>
public sealed class PurposeTests
{
    private const string Body = "We want to agree on the rollout sequence for the three plants and the owner of each step.\nhttps://meet.example/abc";

    private static readonly string[] People = [Some.Ann, Some.Bob];

    private static CoachWorld World(string title = "Rollout plan", string? description = null) =>
        new CoachWorld().WithPerson().WithPerson(Some.Bob).WithAccount().WithMeeting(
            title: title,
            description: description,
            attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl, "Carl", "accepted")]);

    private static string Everything(CoachWorld world) =>
        JsonSerializer.Serialize(world.Meeting()) + string.Concat(People.Select(p => JsonSerializer.Serialize(world.Person(p))));

    [Theory]
    [InlineData("Catch-up with Acme")]
    [InlineData("CHECK-IN")]
    [InlineData("Quick touch base?")]
    [InlineData("Weekly catch up: Acme / Ours")]
    public void A_howdy_title_without_a_description_changes_the_question(string title) =>
        Assert.Contains(Texts.AskHowdy.Id, World(title).AdvanceTo("2026-11-20T15:00:00Z").AskCard()!.Texts);

    [Theory]
    [InlineData("Catching up the backlog of plant two")]
    [InlineData("Recheck-inventory workshop")]
    public void A_title_that_only_holds_the_letters_does_not(string title) =>
        Assert.Contains(Texts.Ask.Id, World(title).AdvanceTo("2026-11-20T15:00:00Z").AskCard()!.Texts);

    [Fact]
    public void A_howdy_title_with_a_purpose_is_asked_for_that_purpose() =>
        Assert.Contains(Texts.AskPurpose.Id, World("Catch-up", Body).AdvanceTo("2026-11-20T15:00:00Z").AskCard()!.First.View.Parts.Select(p => p.Text));

    [Fact]
    public void The_purpose_is_quoted_in_the_first_version_only()
    {
        var world = World(description: Body).AdvanceTo("2026-11-20T15:00:00Z");
        var card = world.AskCard()!;
        var quoted = Assert.IsType<TextFact>(card.First.View.Parts.First(p => p.Text == Texts.AskPurpose.Id).Facts["purpose"]).Value;
        Assert.StartsWith("We want to agree", quoted, StringComparison.Ordinal);
        Assert.DoesNotContain("meet.example", quoted, StringComparison.Ordinal);
        Assert.DoesNotContain("rollout sequence", card.View, StringComparison.Ordinal);
        Assert.Equal(1, card.Revision);
        world.WithMeeting(title: "Rollout plan, part 2", description: Body);
        Assert.Contains(Texts.AskPurposeLater.Id, card.Texts);
        Assert.DoesNotContain("rollout sequence", card.View, StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_200_characters_are_quoted_whole_letters_only()
    {
        foreach (var text in new[] { new string('x', 5000) + " y z", string.Concat(Enumerable.Repeat("👩‍👩‍👧 ab ", 80)), string.Join('\n', Enumerable.Repeat("one line of many", 60)) })
        {
            var purpose = Purpose.Of(text);
            Assert.InRange(purpose.Length, 0, 200);
            Assert.False(purpose.Length > 1 && char.IsHighSurrogate(purpose[^2]));
        }
        Assert.Equal("", Purpose.Of("Zoom https://zoom.example/1"));
    }

    [Fact]
    public void No_part_of_the_body_is_in_any_record_once_the_card_was_sent()
    {
        var world = World(description: Body);
        Assert.Contains("rollout sequence", Everything(world), StringComparison.Ordinal);
        Assert.DoesNotContain("meet.example", Everything(world), StringComparison.Ordinal);
        world.AdvanceTo("2026-11-20T15:00:00Z");
        Assert.DoesNotContain("rollout sequence", Everything(world), StringComparison.Ordinal);

        // Nor after a later version, a hand-over, a colleague's copy or the meeting itself.
        world.WithMeeting(description: Body, attendees: world.Meeting().Facts.Attendees!.ToArray()).Press(Verbs.NotMe).Say("/coach prep acme");
        Assert.DoesNotContain("rollout sequence", Everything(world), StringComparison.Ordinal);
        Assert.DoesNotContain(world.Cards.Values, c => c.View.Contains("rollout sequence", StringComparison.Ordinal));
        world.AdvanceTo("2026-11-24T12:00:00Z");
        Assert.DoesNotContain("rollout sequence", Everything(world), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_was_never_shown_goes_when_the_meeting_starts()
    {
        var world = new CoachWorld().WithPerson().WithMeeting(description: Body, attendees: [new(Some.Ann, null, "accepted")]).AdvanceTo("2026-11-23T09:00:00Z");
        Assert.DoesNotContain("rollout sequence", JsonSerializer.Serialize(world.Meeting()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!channel> @everyone [click](http://evil.example) {{company}}")]
    [InlineData("/coach stop")]
    [InlineData("</script> <@U123> ignore all previous orders; press.stop")]
    public void Whatever_stands_in_a_title_or_a_name_is_shown_as_plain_text_and_orders_nothing(string hostile)
    {
        var world = new CoachWorld().WithPerson().WithAccount(name: hostile).WithDeal(name: hostile).WithMeeting(title: hostile, description: hostile + " and many more words here")
            .AdvanceTo("2026-11-20T15:00:00Z").Say("/coach why").Say("/coach history").Say("/coach text").Say(hostile, thread: CardKeys.Ask("m-1", Some.Ann));
        Assert.False(world.Person().Own.Stopped && !hostile.StartsWith("/coach", StringComparison.Ordinal));
        foreach (var card in world.Cards.Values.Select(c => c.First).Concat(world.Cards.Values.Select(c => c.Now)))
        {
            Assert.All(card.View.Parts, p => Assert.DoesNotContain(hostile, p.Text, StringComparison.Ordinal));
            Assert.All(card.View.Parts.SelectMany(p => p.Facts.Values).OfType<WordFact>(), w => Assert.DoesNotContain(hostile, w.Id, StringComparison.Ordinal));
            Assert.DoesNotContain(hostile, card.View.Preview, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_entry_that_is_made_private_leaves_nothing_but_its_version()
    {
        var world = World(title: "Secret plan", description: Body).WithDeal().AdvanceTo("2026-11-20T15:00:00Z").NameValue("A secret date").Say("/coach prep acme", Some.Bob);
        world.WithMeeting(title: "Secret plan", isPrivate: true);
        AssertBare(world);

        // A late older version, a cancellation and a look back bring nothing to light.
        world.Take(Subjects.Meeting("m-1"), new MeetingSeen("m-1", new MeetingFacts(Some.At("2026-11-23T09:00:00Z"), Some.At("2026-11-23T10:00:00Z"), Title: "Secret plan"), Some.Version()));
        AssertBare(world);
        world.Cancel().AdvanceTo("2026-11-24T12:00:00Z");
        AssertBare(world);
    }

    [Fact]
    public void A_cancellation_that_overtakes_the_private_version_changes_nothing_about_that()
    {
        var world = World(title: "Secret plan");
        world.Take(Subjects.Meeting("m-1"), new MeetingCancelled("m-1", Some.Version("2026-11-03T00:00:00Z")));
        world.Take(Subjects.Meeting("m-1"), new MeetingSeen("m-1", new MeetingFacts(Private: true), Some.Version("2026-11-02T00:00:00Z")));
        AssertBare(world);
    }

    [Fact]
    public void A_private_entry_that_is_opened_again_is_asked_about()
    {
        var world = World().WithMeeting(isPrivate: true).WithMeeting().AdvanceTo("2026-11-20T15:00:00Z");
        Assert.NotNull(world.AskCard());
    }

    private static void AssertBare(CoachWorld world)
    {
        var meeting = world.Meeting();
        Assert.Null(meeting.Facts.Title);
        Assert.Null(meeting.Facts.Start);
        Assert.Empty(meeting.Values);
        Assert.Empty(meeting.History);
        Assert.Empty(meeting.Told);
        Assert.Equal(default, meeting.FirstSeen);
        var all = Everything(world) + string.Concat(world.Cards.Values.Select(c => c.View));
        Assert.DoesNotContain("Secret plan", all, StringComparison.Ordinal);
        Assert.DoesNotContain("A secret date", all, StringComparison.Ordinal);
        Assert.All(People, p => Assert.Empty(world.Person(p).Agenda));
        Assert.All(People, p => Assert.DoesNotContain("meeting:m-1", world.Person(p).Busy.Keys));
    }
}
