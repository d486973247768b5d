namespace CoachBot.Chat.Teams.Package;

/// <summary>What came of installing the app for somebody.</summary>
/// <param name="Code">Graph's own code, or a word for what happened; never a text of its answer.</param>
public sealed record InstallEnd(InstallOutcome Outcome, string? Code = null);

/// <summary>How it ended.</summary>
public enum InstallOutcome
{
    Installed,

    /// <summary>It was there already.</summary>
    WasThere,

    /// <summary>Graph knows nobody of that name.</summary>
    NoSuchPerson,

    /// <summary>The app registration lacks a permission: nobody can be installed for.</summary>
    NotPermitted,

    /// <summary>The app in the catalogue is not ours, as Graph sees it: its manifest does not name us.</summary>
    NotOurs,

    /// <summary>Our credentials bring no token for Graph.</summary>
    NoToken,

    /// <summary>The organisation's catalogue does not have the app.</summary>
    NotInCatalogue,

    /// <summary>Graph refuses this one.</summary>
    Refused,

    /// <summary>No answer, or not now.</summary>
    Later,
}
