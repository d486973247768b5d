using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Meetings;

/// <summary>[ADM-20] Enter an address, see the verdict.</summary>
public sealed class AddressVerdictTests
{
    [Theory]
    [InlineData("ann@ours.example", AddressVerdict.Colleague)]
    [InlineData("ann@mail.ours.example", AddressVerdict.Colleague)]
    [InlineData("bob@Caterer.Example", AddressVerdict.Ignored)]
    [InlineData("notes@otter.ai", AddressVerdict.Machine)]
    [InlineData("carl@gmail.com", AddressVerdict.FreeMail)]
    [InlineData("carl@acme.example", AddressVerdict.Outside)]
    [InlineData("carl@notours.example", AddressVerdict.Outside)]
    public void An_address_is_what_the_first_list_that_holds_it_says(string address, string verdict) =>
        Assert.Equal(verdict, AddressVerdict.Of(address, Some.Tenant()));
}
