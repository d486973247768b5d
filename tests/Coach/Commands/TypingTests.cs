using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Commands;

/// <summary>[PRE-41]: typing is answering, and nothing typed is lost.</summary>
public sealed class TypingTests
{
    private const string Sentence = "They can show a date to their board";

    /// <summary>As many customer meetings on different days as wanted, all asked about.</summary>
    private static CoachWorld World(int meetings = 1)
    {
        var world = new CoachWorld().WithPerson().WithAccount().WithDeal();
        for (var i = 1; i <= meetings; i++) world.WithMeeting($"m-{i}", Some.At("2026-11-23T09:00:00Z").AddDays(i - 1).ToString("O"), title: $"Meeting {i}");
        return world.AdvanceTo("2026-11-20T15:00:00Z");
    }

    [Fact]
    public void In_the_cards_thread_it_is_the_value_before_and_what_was_learned_after()
    {
        var world = World().Say(Sentence, thread: CardKeys.Ask("m-1", Some.Ann));
        Assert.Equal(Sentence, world.Meeting().Values.Single().Text);
        Assert.Equal(MeetingState.Ready, world.Meeting().State);
        world.AdvanceTo("2026-11-23T10:15:00Z").Say("The board meets in March", thread: CardKeys.After("m-1", Some.Ann)).Say("And the plant is for sale", thread: CardKeys.Ask("m-1", Some.Ann));
        Assert.Equal("The board meets in March\nAnd the plant is for sale", world.Meeting().Learned);
        Assert.Single(world.Meeting().Values);
    }

    [Fact]
    public void In_the_direct_chat_with_one_card_waiting_it_is_saved_there_with_undo()
    {
        var world = World().Say(Sentence, key: "typed");
        Assert.Equal(Sentence, world.Meeting().Values.Single().Text);
        var reply = world.Cards[CardKeys.Answer("typed")];
        Assert.Equal(new TextFact("Acme"), reply.Fact(Texts.Saved.Id, "customer"));
        var undo = reply.Press(Verbs.Undo);
        world.Take(undo.Subject, new Pressed(Some.Ann, "", undo.Verb, undo.Value));
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
        Assert.Equal(new TextFact(Sentence), reply.Fact(Texts.Undone.Id, "text"));
        Assert.Contains(Texts.Ask.Id, world.AskCard()!.Texts);
    }

    [Fact]
    public void Undo_takes_back_what_was_typed_after_the_meeting_too()
    {
        var world = World().NameValue().AdvanceTo("2026-11-23T10:15:00Z").Say("First").Advance(TimeSpan.FromMinutes(1))
            .Say("Second", thread: CardKeys.After("m-1", Some.Ann), key: "typed").Press(Verbs.Undo, value: "typed");
        Assert.Equal("First", world.Meeting().Learned);
    }

    [Fact]
    public void Nobody_undoes_what_another_has_typed()
    {
        var world = World().WithPerson(Some.Bob).WithDeal(team: [Some.Bob]).Say(Sentence, key: "typed").Press(Verbs.Undo, Some.Bob, value: "typed");
        Assert.Equal(MeetingState.Ready, world.Meeting().State);
    }

    [Fact]
    public void With_several_cards_waiting_it_asks_which_with_up_to_five_buttons()
    {
        // Each day's question comes on the working day before it.
        var world = World(2).AdvanceTo("2026-11-23T14:30:00Z").WithMeeting("m-9", "2026-11-23T16:00:00Z", title: "Late one").AdvanceTo("2026-11-23T14:40:00Z");
        world.AdvanceTo("2026-11-23T14:45:00Z").Say(Sentence, key: "typed");
        var which = world.Cards[CardKeys.Answer("typed")];
        Assert.Equal(new TextFact(Sentence), which.Fact(Texts.WhichMeeting.Id, "text"));
        Assert.InRange(which.Presses.Count, 2, 5);
        Assert.All(which.Presses, p => Assert.Equal(Verbs.SaveTyped, p.Verb));
        Assert.DoesNotContain(new[] { "m-1", "m-2", "m-9" }.SelectMany(id => world.Meeting(id).Values), v => v.Text == Sentence);

        var chosen = which.Presses.Single(p => p.Value!.EndsWith("|m-2", StringComparison.Ordinal));
        world.PressOwn(Verbs.SaveTyped, value: chosen.Value).PressOwn(Verbs.SaveTyped, value: chosen.Value);
        Assert.Equal(Sentence, world.Meeting("m-2").Values.Single().Text);
        Assert.Contains(Texts.Saved.Id, which.Texts);
    }

    [Fact]
    public void With_nothing_waiting_it_says_so_and_hands_the_sentence_back()
    {
        var reply = new CoachWorld().WithPerson().Say(Sentence).Answer();
        Assert.Equal(new TextFact(Sentence), reply.Fact(Texts.NotSaved.Id, "text"));
    }

    [Fact]
    public void In_the_thread_of_another_message_it_counts_as_the_direct_chat()
    {
        var world = World().Say(Sentence, thread: "answer/long-ago");
        Assert.Equal(Sentence, world.Meeting().Values.Single().Text);
    }

    [Fact]
    public void In_a_channel_only_commands_are_for_the_coach()
    {
        var world = World();
        world.Take(Subjects.Person(Some.Ann), new Said(Some.Ann, "C-1", Sentence, Direct: false));
        Assert.Empty(world.Meeting().Values);
        Assert.DoesNotContain(world.Cards.Keys, k => k.StartsWith("answer/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sentence_that_is_longer_than_the_form_takes_is_kept_whole_and_can_be_opened()
    {
        var text = string.Join(' ', Enumerable.Repeat("They can show a date.", 30));
        var world = World().Say(text);
        var field = world.Ask(Subjects.Meeting("m-1"), new Pressed(Some.Ann, "", Verbs.EditValue)).Form!.Fields[0];
        Assert.Equal(text, field.Value);
        Assert.True(field.MaxLength >= text.Length);
        Assert.Null(world.Ask(Subjects.Meeting("m-1"), new Submitted(Some.Ann, Forms.Value, new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = text })).Errors);
    }
}
