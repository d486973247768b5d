using CoachBot.Benchmarks.Support;
using CoachBot.Coach.Reviews;

namespace CoachBot.Benchmarks.Reviews;

/// <summary>P14: what is looked up among 100,000 deals and a million meetings, and the weekly digest of 5,000 teams.</summary>
internal static class ReviewsAndDigests
{
    private const int Step = 7_919; // a prime: the deals that are asked for lie far apart

    public static async Task<IReadOnlyList<Figure>> Run(bool small)
    {
        var company = new BigStore(small ? 50 : 5_000);
        var count = small ? 20 : 300;
        using var folder = new TempFolder();
        var settings = Cast.Settings with { TeamRoom = "room/{team}", RoomsFollowRecords = true, Questions = [new ReviewQuestion("question.deal.firstSuccess", "deal", "review", "any")] };
        await using var service = new Service(folder.File("big.db"), BigStore.Thursday, settings: settings);
        var records = await company.Fill(service.Store);
        Console.Error.WriteLine($"{records} records: {company.Deals} deals, {company.Meetings} meetings.");

        int Deal(int number) => number * Step % company.Deals;
        return
        [
            .. await new Answering(service, "reviews-deal").Measure(count, number => (BigStore.Seller(Deal(number)), $"/coach deal {BigStore.DealName(Deal(number))}")),
            .. await new Answering(service, "reviews-deal-common-words").Measure(count, number => (BigStore.Manager(number % company.Teams), "/coach deal customer planning")),
            .. await new Answering(service, "reviews-customer").Measure(count, number => (BigStore.Seller(Deal(number)), $"/coach customer {BigStore.AccountName(Deal(number) / 2)}")),
            await WeeklyDigests.Measure(service, company),
        ];
    }
}
