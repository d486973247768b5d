namespace CoachBot.Coach.Customers;

/// <summary>What may be said of an unknown domain [PRE-21].</summary>
public static class DomainVerdicts
{
    public const string Customer = "customer";
    public const string Ignore = "ignore";
}
