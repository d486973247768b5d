using System.Net;
using System.Net.Sockets;

namespace CoachBot.Operations.Checkup;

/// <summary>Whether the addresses to listen on are free.</summary>
public static class PortCheckup
{
    /// <param name="running">A CoachBot on the same database runs: then a taken port is most likely its own.</param>
    public static IEnumerable<Finding> Look(IReadOnlyList<Uri> addresses, bool running)
    {
        foreach (var address in addresses)
        {
            yield return Refused(address) switch
            {
                null => Finding.Fine($"{address} is free."),
                SocketError.AddressAlreadyInUse when running => Finding.Note($"{address} is taken, most likely by the running CoachBot."),
                SocketError.AddressAlreadyInUse => Finding.Error($"{address} is taken.", "Stop what listens there, or give another address with --urls."),
                SocketError.AccessDenied => Finding.Error($"This user may not listen on {address}.", "Give a port above 1023 with --urls, and let the proxy before it have the other one."),
                SocketError.AddressNotAvailable => Finding.Error($"{address} is no address of this machine.", "Give one that it has with --urls, such as http://127.0.0.1:5080, or http://*:5080 for all of them."),
                { } refusal => Finding.Error($"Nothing can listen on {address} ({refusal}).", "Give another address with --urls."),
            };
        }
    }

    /// <param name="texts">As in <see cref="ListenAddresses.Unreadable"/>.</param>
    public static IEnumerable<Finding> Unreadable(IReadOnlyList<string> texts) =>
        texts.Select(text => Finding.Error($"'{text}' is no address to listen on.", $"Write --urls as {Server.DefaultUrl}."));

    private static SocketError? Refused(Uri address)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : IPAddress.Loopback, address.Port);
            listener.Start();
            return null;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode;
        }
    }
}
