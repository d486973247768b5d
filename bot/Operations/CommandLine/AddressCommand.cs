using System.CommandLine;
using CoachBot.Coach.Meetings;
using CoachBot.Operations.Tenants;

namespace CoachBot.Operations.CommandLine;

/// <summary><c>address</c>: whose an address is by the tenant's lists, and what follows from it [ADM-20].</summary>
internal static class AddressCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var address = new Argument<string>("address") { Description = "An e-mail address, such as ann@example.com." };
        var command = new Command("address", "Say what the own-domain, ignore and free-mail lists make of an address.") { address };
        command.SetAction(parsed => Show(build, parsed.GetValue(address)!));
        return command;
    }

    private static async Task<int> Show(Func<string[], WebApplication> build, string address)
    {
        if (address.Split('@') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            await Console.Error.WriteLineAsync($"'{address}' is not an address: write it as name@example.com.");
            return 1;
        }

        await using var app = build([]);
        var tenant = app.Services.GetRequiredService<TenantShelf>().Settings(TenantOptions.Id);
        Console.Out.WriteLine($"{address}: {Meaning(AddressVerdict.Of(address, tenant))}");
        return 0;
    }

    private static string Meaning(string verdict) => verdict switch
    {
        AddressVerdict.Colleague => "a colleague (Tenant:OwnDomains); may be asked, makes no customer meeting.",
        AddressVerdict.Ignored => "ignored (Tenant:IgnoreDomains); makes no customer meeting.",
        AddressVerdict.Machine => "a room or note-taker (coaching-content/lists/machines.yaml); makes no customer meeting.",
        AddressVerdict.FreeMail => "from outside, at a mail provider anybody may use; makes a customer meeting, and is matched by contact only.",
        _ => "from outside; makes a customer meeting, and its domain is matched to an account or asked about once.",
    };
}
