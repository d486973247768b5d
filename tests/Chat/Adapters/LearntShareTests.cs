using CoachBot.Chat.Adapters;

namespace CoachBot.Tests.Chat.Adapters;

/// <summary>What a platform grants is learnt by what it refuses; see performance.md, pacing.</summary>
public sealed class LearntShareTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private readonly LearntShare share = new(most: 10);

    [Fact]
    public void A_clean_minute_in_which_it_was_needed_adds_a_twentieth()
    {
        Needed(minutes: 3);
        Assert.Equal(1.15, share.At(Now.AddMinutes(3)), 6);
    }

    [Fact]
    public void What_nobody_needed_is_not_tried()
    {
        Assert.Equal(1, share.At(Now));
        Assert.Equal(1, share.At(Now.AddDays(1)));
        Assert.True(share.IsWhole(Now.AddDays(1)));
    }

    [Fact]
    public void A_published_limit_is_never_exceeded()
    {
        var published = new LearntShare(most: 1);
        for (var minute = 0; minute < 10; minute++)
        {
            Assert.Equal(1, published.At(Now.AddMinutes(minute)));
            published.Needed();
        }
    }

    [Fact]
    public void A_refusal_halves_it_and_within_a_minute_it_is_what_went_well()
    {
        Needed(minutes: 5);
        var then = Now.AddMinutes(5).AddSeconds(30);
        var went = share.At(then) - 0.05;
        share.Refused(then, then.AddSeconds(20));
        Assert.Equal((went + 0.05) / 2, share.At(then.AddSeconds(20)), 6);
        Assert.InRange(share.At(then.AddSeconds(50)), ((went + 0.05) / 2) + 0.1, went - 0.1);
        Assert.Equal(went, share.At(then.AddSeconds(80)), 6);
        Assert.False(share.IsWhole(then.AddSeconds(80)));
    }

    [Fact]
    public void What_is_refused_together_is_refused_once()
    {
        for (var call = 0; call < 32; call++) share.Refused(Now.AddMilliseconds(call * 100), Now.AddSeconds(7));
        Assert.Equal(0.5, share.At(Now.AddSeconds(7)), 6);
        share.Refused(Now.AddSeconds(12), Now.AddSeconds(20));
        Assert.Equal(0.25, share.At(Now.AddSeconds(20)), 6);
    }

    [Fact]
    public void An_old_refusal_counts_no_more_and_an_idle_line_is_whole_again()
    {
        share.Refused(Now, Now);
        Assert.InRange(share.At(Now.AddMinutes(29)), 0.9, 0.999);
        Assert.True(share.At(Now.AddMinutes(45)) is 1);
        Assert.True(share.IsWhole(Now.AddMinutes(45)));
    }

    [Fact]
    public void However_often_it_is_refused_something_goes()
    {
        for (var minute = 0; minute < 100; minute++) share.Refused(Now.AddMinutes(minute), Now.AddMinutes(minute).AddSeconds(30));
        Assert.InRange(share.At(Now.AddMinutes(101)), 0.01, 0.1);
    }

    private void Needed(int minutes)
    {
        for (var second = 0; second < minutes * 60; second++)
        {
            share.At(Now.AddSeconds(second));
            share.Needed();
        }
    }
}
