using CoachBot.Crm.Webhook;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>How often a connection may call.</summary>
public sealed class CallBudgetTests
{
    [Fact]
    public void Never_more_than_the_burst_and_the_rate_together_and_waiting_as_told_is_enough() =>
        Prop.ForAll(
            Gen.Choose(1, 20).ToArbitrary(),
            Gen.Choose(1, 20).ToArbitrary(),
            Gen.Choose(0, 400).ListOf(200).ToArbitrary(),
            (perSecond, burst, pauses) =>
            {
                var budget = new CallBudget(perSecond, burst);
                var now = HookCalls.Now;
                var granted = 0;
                foreach (var pause in pauses)
                {
                    now += TimeSpan.FromMilliseconds(pause);
                    if (budget.Take(now) is not { } wait)
                    {
                        granted++;
                    }
                    else
                    {
                        now += wait;
                        if (budget.Take(now) is not null) return false;
                        granted++;
                    }
                }

                return granted <= burst + ((now - HookCalls.Now).TotalSeconds * perSecond) + 1;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Threads_share_one_budget()
    {
        var budget = new CallBudget(1, 100);
        var granted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 100).Count(_ => budget.Take(HookCalls.Now) is null))));
        Assert.Equal(100, granted.Sum());
    }

    [Fact]
    public void Clock_that_steps_back_does_not_lock_anybody_out_for_longer_than_it_stepped()
    {
        var budget = new CallBudget(1, 1);
        Assert.Null(budget.Take(HookCalls.Now));
        Assert.NotNull(budget.Take(HookCalls.Now.AddSeconds(-10)));
        Assert.Null(budget.Take(HookCalls.Now.AddSeconds(1)));
    }
}
