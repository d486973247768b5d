using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>How a promise is written in one line.</summary>
public static class PromiseTexts
{
    public static Fact Line(DealPromise promise, Situation situation) =>
        Joined(promise.What, promise.ToWhom, Pay(promise), Colleagues.NameOf(promise.Owner, situation), Facts.Maybe(promise.Due))!;

    public static Fact Pay(DealPromise promise) => Fact.Word(promise.Paid ? "pay.paid" : "pay.free");

    /// <summary>Facts about one thing in a row; those that are absent are left out.</summary>
    public static Fact? Joined(params Fact?[] facts) =>
        facts.OfType<Fact>().Where(f => f is not TextFact { Value.Length: 0 }).Reverse().Aggregate((Fact?)null, (rest, one) => rest is null ? one : new PairFact(one, rest));
}
