using CoachBot.Chat;
using CoachBot.Coach.Cards;

namespace CoachBot.Delivery;

/// <summary>A card in hand.</summary>
internal sealed record ClaimedCard
{
    public required long Row { get; init; }
    public required string Tenant { get; init; }
    public required string Card { get; init; }
    public required string Owner { get; init; }
    public required string Platform { get; init; }
    public required string Address { get; init; }
    public string? OnlyFor { get; init; }
    public string? Thread { get; init; }

    /// <summary>The view as JSON.</summary>
    public required string View { get; init; }
    public required Reader Reader { get; init; }
    public required int Revision { get; init; }

    /// <summary>Business time.</summary>
    public required DateTimeOffset NotAfter { get; init; }
    public required bool TellWhenSent { get; init; }

    /// <summary>Attempts before this one.</summary>
    public required long Attempts { get; init; }

    /// <summary>Machine time of the attempt whose end is asked for.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }
    public required bool WasSent { get; init; }
    public required bool PossibleRepeat { get; init; }

    /// <summary>Nobody knows whether it arrived: it is to be asked, not sent.</summary>
    public required bool IsUnknown { get; init; }

    /// <summary>Where it is; null where it was never sent, or the platform told no id.</summary>
    public ChatReceipt? Receipt { get; init; }

    /// <summary>Where the card is in whose thread it goes.</summary>
    public ChatReceipt? ThreadReceipt { get; init; }

    /// <summary>That card is neither sent nor given up.</summary>
    public required bool ThreadIsOpen { get; init; }

    /// <summary>Somebody waits for it.</summary>
    public required bool IsAnswer { get; init; }

    /// <summary>The address cannot be reached and is not tried before this instant, machine time; null where nothing is known against it.</summary>
    public DateTimeOffset? UnreachableUntil { get; init; }

    public ChatAddress To => new(Tenant, Address, OnlyFor, ThreadReceipt, IsAnswer);
}
