using System.Globalization;
using System.Text.Json;
using CoachBot.Coach.Customers;

namespace CoachBot.Crm.Webhook;

/// <summary>Reads the members of a body that fits its schema. An absent member is null; empty texts and lists are passed on, they clear.</summary>
internal static class Members
{
    /// <summary>Whatever stands there.</summary>
    public static JsonElement? Member(this JsonElement data, string name) => data.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(this JsonElement data, string name) => data.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>A member that the schema requires.</summary>
    public static string Must(this JsonElement data, string name) => data.GetProperty(name).GetString()!;

    public static string? Lower(this JsonElement data, string name) => data.Text(name)?.ToLowerInvariant();

    public static bool? Flag(this JsonElement data, string name) => data.TryGetProperty(name, out var value) ? value.GetBoolean() : null;

    /// <summary>A whole number, also where it is written as <c>1.0</c> or <c>1e3</c>.</summary>
    public static long? Count(this JsonElement data, string name) => data.Number(name) is { } number ? (long)number : null;

    public static decimal? Number(this JsonElement data, string name) =>
        data.TryGetProperty(name, out var value)
            ? decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    public static DateTimeOffset? Time(this JsonElement data, string name) =>
        data.Text(name) is { } text && HookTime.TryRead(text, out var time) ? time : null;

    public static DateOnly? Date(this JsonElement data, string name) =>
        data.Text(name) is { } text && HookTime.TryReadDate(text, out var date) ? date : null;

    public static IReadOnlyList<T>? List<T>(this JsonElement data, string name, Func<JsonElement, T> read) =>
        data.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(read)] : null;

    public static T? Inside<T>(this JsonElement data, string name, Func<JsonElement, T> read)
        where T : class =>
        data.TryGetProperty(name, out var value) ? read(value) : null;

    public static Money? Money(this JsonElement data, string name) =>
        data.Inside(name, money => new Money(money.Number("amount") ?? 0, money.Must("currency").ToUpperInvariant()));
}
