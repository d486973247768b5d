namespace CoachBot.Tests.Code;

/// <summary>Which folder may use which: four rings, from the centre outward.</summary>
internal static class Rings
{
    private static readonly string[] Centre = ["Coach", "Wire"];
    private static readonly string[] Ports = ["Chat", "Calendars", "Crm", "Content", "Judge"];
    private static readonly string[] Stages = ["Intake", "Turns", "Schedule", "Delivery", "WriteBack", "Digests"];

    /// <summary>Folders whose subfolders each belong to one vendor.</summary>
    private static readonly string[] VendorPorts = ["Chat", "Calendars", "Crm"];

    /// <summary>What every vendor of a port is built from.</summary>
    private static readonly string[] OfAll = ["Chat/Adapters"];

    /// <summary>The first part of a folder; empty for Program.cs.</summary>
    public static string Top(string folder) => folder.Split('/')[0];

    public static bool IsKnown(string folder) =>
        Top(folder) is "" or "Operations" or "Storage" || Centre.Concat(Ports).Concat(Stages).Contains(Top(folder), StringComparer.Ordinal);

    /// <summary>Whether a file in one folder may use what is declared in another.</summary>
    public static bool Allows(string from, string to)
    {
        if (!IsKnown(from) || !IsKnown(to)) return false;
        var (user, used) = (Top(from), Top(to));
        if (user is "") return true;
        if (user is "Operations") return used is not "";
        if (Vendor(to) is { } vendor && Vendor(from) != vendor) return false;
        return user == used || Inner(user).Contains(used, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Inner(string user) => user switch
    {
        "Coach" => [],
        "Wire" => ["Coach"],
        "Storage" => Centre,
        _ when Ports.Contains(user, StringComparer.Ordinal) => [.. Centre, "Storage"],
        _ => [.. Centre, "Storage", .. Ports],
    };

    /// <summary>The vendor's folder, such as <c>Chat/Slack</c>; null where a folder belongs to none.</summary>
    private static string? Vendor(string folder)
    {
        var parts = folder.Split('/');
        if (parts.Length < 2 || !VendorPorts.Contains(parts[0], StringComparer.Ordinal)) return null;
        var vendor = $"{parts[0]}/{parts[1]}";
        return OfAll.Contains(vendor, StringComparer.Ordinal) ? null : vendor;
    }
}
