using CoachBot.Coach;
using CoachBot.Content;
using CoachBot.Operations.DryRun;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Operations;

/// <summary>[ADM-02] Every message of a chosen week, to whom and why; nothing is sent.</summary>
public sealed class DryRunTests
{
    private static readonly ContentLibrary Words =
        ContentReader.Read(Path.Combine(AppContext.BaseDirectory, "coaching-content")).Library ?? throw new InvalidOperationException("The shipped content has problems.");

    [Fact]
    public void Each_message_of_the_week_is_shown_with_its_person_its_occasion_and_its_text()
    {
        var world = new CoachWorld().WithPerson().WithAccount().WithMeeting();
        var lines = Play(world, days: 7);

        Assert.Equal(["ask/", "remind/", "after/"], lines.Select(l => l.Key[..(l.Key.IndexOf('/', StringComparison.Ordinal) + 1)]));
        Assert.All(lines, l => Assert.Equal(Some.Ann, l.To));
        Assert.Equal(Some.At("2026-11-20T14:30:00Z"), lines[0].At);
        Assert.Contains("Rollout plan", lines[0].Text, StringComparison.Ordinal);
        Assert.Equal("meeting.head", lines[0].Content);
    }

    [Fact]
    public void Looking_ahead_changes_nothing_and_sends_nothing()
    {
        var world = new CoachWorld().WithPerson().WithAccount().WithMeeting();
        var before = world.Records.ToDictionary(StringComparer.Ordinal);

        Assert.NotEmpty(Play(world, days: 7));

        Assert.Empty(world.Cards);
        Assert.All(before, r => Assert.Same(r.Value, world.Records[r.Key]));
    }

    [Fact]
    public void A_card_that_stands_in_the_chat_already_is_no_new_message()
    {
        var world = new CoachWorld().WithPerson().WithAccount().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z");
        Assert.DoesNotContain(Play(world, days: 7), l => l.Key == world.AskCard()!.First.Key);
    }

    private static IReadOnlyList<DryRunLine> Play(CoachWorld world, int days)
    {
        var input = new DryRunInput(
            [.. world.Records.Select(r => (r.Key, r.Value))],
            [.. world.Records.Keys.Where(k => Subjects.KindOf(k) is Subjects.PersonKind or Subjects.MeetingKind).Select(k => (k, world.Now))],
            [.. world.Cards.Keys],
            null);
        return DryRunner.Play(input, world.Tenant, (_, _) => null, Words, world.Now, TimeSpan.FromDays(days));
    }
}
