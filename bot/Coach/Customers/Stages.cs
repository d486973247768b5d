namespace CoachBot.Coach.Customers;

/// <summary>Where a deal stands in the sale, as far as coaching cares. Each CRM calls its stages otherwise.</summary>
public enum SalesStage
{
    Other,
    Discovery,
    Proposal,
}

/// <summary>Reads a CRM's stage name by the words in it.</summary>
public static class Stages
{
    private static readonly string[] Proposing = ["proposal", "propose", "quote", "quotation", "offer", "negotiation", "negotiate", "contract", "angebot", "verhandlung"];

    private static readonly string[] Discovering =
        ["discovery", "discover", "qualification", "qualify", "qualifying", "qualified", "prospecting", "prospect", "analysis", "needs", "appointment", "bedarf"];

    /// <summary>Proposal words go first: "Proposal after discovery" is a proposal.</summary>
    public static SalesStage Of(string? stage)
    {
        var words = AccountRecord.Words(Spaced(stage ?? "")).ToList();
        if (words.Any(w => Proposing.Contains(w, StringComparer.Ordinal))) return SalesStage.Proposal;
        return words.Any(w => Discovering.Contains(w, StringComparer.Ordinal)) ? SalesStage.Discovery : SalesStage.Other;
    }

    /// <summary>A CRM's own ids are written without spaces: "qualifiedToBuy" is three words.</summary>
    private static string Spaced(string stage) =>
        string.Concat(stage.Select((c, i) => i > 0 && char.IsUpper(c) && char.IsLower(stage[i - 1]) ? $" {c}" : c.ToString()));
}
