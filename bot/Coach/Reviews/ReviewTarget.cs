using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>What a review is about [REV-02].</summary>
/// <param name="Review">One of the four reviews.</param>
/// <param name="Id">Id of the deal or account; of a pipeline or territory the address of the colleague whose it is.</param>
public sealed record ReviewTarget(string Review, string Id)
{
    public const string Deal = "deal";
    public const string Pipeline = "pipeline";
    public const string Account = "account";
    public const string Territory = "territory";

    private static readonly string[] Others = [Pipeline, Account, Territory];

    /// <summary>The subject whose record this review keeps: a deal's own, or one named after the review.</summary>
    public string Subject => Subjects.Review(RecordId);

    public string RecordId => Review == Deal ? Id : $"{Review}/{Id}";

    public static ReviewTarget Of(string subject)
    {
        var id = Subjects.IdOf(subject);
        foreach (var review in Others)
        {
            if (id.StartsWith(review + "/", StringComparison.Ordinal)) return new(review, id[(review.Length + 1)..]);
        }
        return new(Deal, id);
    }

    /// <summary>Whether this person may answer here: deal team and manager; his own pipeline; an account where he works on a deal.</summary>
    public bool MayAnswer(PersonRecord person, Situation situation) => Review switch
    {
        Deal => situation.Find<DealRecord>(Subjects.Deal(Id)) is { Known.Now: not null } deal && Sees.Names(Sight.Of(person, deal, situation)),
        Account => ReviewDeals.OfAccount(Id, person, situation).Any(d => Sees.Names(Sight.Of(person, d, situation))),
        _ => Id == person.Email,
    };
}
