using CoachBot.Chat.Adapters;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Adapters;

/// <summary>What is left of a text from outside is what somebody sees [INT-23].</summary>
public sealed class LettersTests
{
    [Theory]
    [InlineData("pay\u00ADp\u2060al", "paypal")]
    [InlineData("a\u200Bb\u200Dc", "abc")]
    [InlineData("a\u200B\u200Db", "ab")]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("\u061Cمرحبا\u200F", "مرحبا")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData(Hostile.Family, Hostile.Family)]
    [InlineData("Łódź Příbram Việt Nam é̂", "Łódź Příbram Việt Nam é̂")]
    [InlineData("हिन्दी ไทย", "हिन्दी ไทย")]
    [InlineData("x\U000E0041\U000E0042y", "xy")]
    [InlineData("a\r\nb\0\tc", "a\nb\tc")]
    public void Letters_stay_and_what_hides_goes(string text, string expected) => Assert.Equal(expected, Letters.Seen(text));

    /// <summary>Hundreds of accents on one letter would cover the lines above and below.</summary>
    [Theory]
    [InlineData(8, 8)]
    [InlineData(9, 8)]
    [InlineData(5000, 8)]
    public void Accents_are_no_heap(int written, int left) =>
        Assert.Equal("Zu" + new string('\u0335', left) + "g", Letters.Seen("Zu" + new string('\u0335', written) + "g"));

    [Theory]
    [InlineData('\u200B')]
    [InlineData('\u200D')]
    public void What_is_not_seen_parts_no_heap_of_accents(char unseen) =>
        Assert.Equal(8, Letters.Seen("a" + string.Concat(Enumerable.Repeat(new string('\u0301', 8) + unseen, 50))).Count(letter => letter == '\u0301'));

    [Theory]
    [InlineData("", true)]
    [InlineData(" \u200D\uFE0F", false)]
    [InlineData("\u2800\u00A0", true)]
    [InlineData("\u200D", true)]
    [InlineData(".", false)]
    public void Nothing_is_nothing(string text, bool expected) => Assert.Equal(expected, Letters.IsBlank(text));

    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("a&c", 5, 1)]
    [InlineData("a&c", 6, 2)]
    [InlineData("&\u0338&\u0338", 6, 2)]
    [InlineData("&\u0338&\u0338", 12, 4)]
    [InlineData(Hostile.Family + "x", 10, 0)]
    [InlineData(Hostile.Family + "x", 11, 11)]
    [InlineData("abc", 0, 0)]
    public void A_beginning_is_of_whole_characters(string text, int room, int expected) =>
        Assert.Equal(expected, Letters.Fitting(text, room, letter => letter == '&' ? 4 : 0));
}
