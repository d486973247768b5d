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
            if (IsFree(address)) yield return Finding.Fine($"{address} is free.");
            else if (running) yield return Finding.Note($"{address} is taken, most likely by the running CoachBot.");
            else yield return Finding.Error($"{address} is taken.", "Stop what listens there, or give another address with --urls.");
        }
    }

    private static bool IsFree(Uri address)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : IPAddress.Loopback, address.Port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
