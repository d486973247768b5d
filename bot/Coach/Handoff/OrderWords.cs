using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Handoff;

/// <summary>How an order's line and an amount are written.</summary>
public static class OrderWords
{
    public static Fact Line(OrderLine line)
    {
        var name = line.Description is { Length: > 0 } text ? text : line.Id;
        return line.Quantity is { } quantity ? string.Create(CultureInfo.InvariantCulture, $"{quantity:0.##} × {name}") : name;
    }

    public static Fact? Amount(Money? money) => money is null ? null : new TextFact(string.Create(CultureInfo.InvariantCulture, $"{money.Amount:#,0.##} {money.Currency}"));
}
