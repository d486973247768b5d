using System.Security.Cryptography;
using System.Text;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>One genuine activity in hand: what came, of whom, and what it will be answered.</summary>
public sealed class TeamsCall : ChatCall
{
    public required string Tenant { get; init; }

    public required TeamsActivity Activity { get; init; }

    /// <summary>What a person has done; null where it is nothing of the kind.</summary>
    public ITeamsDeed? Deed { get; set; }

    public bool IsInvoke => Activity.Type == "invoke";

    /// <summary>A post of nobody who waits: a message, or something that happened.</summary>
    public bool Is(string type) => Activity.Type == type;

    public bool Invokes(string name) => IsInvoke && Activity.Name == name;

    /// <summary>The Entra tenant and the object id of whoever did it; null where it was nobody of a tenant.</summary>
    public (string EntraTenant, string ObjectId)? Who =>
        Activity is { EntraTenant: { } tenant, FromObject: { } user } && Activity.From?.StartsWith("28:", StringComparison.Ordinal) != true ? (tenant, user) : null;

    /// <summary>The room as the Coach knows it.</summary>
    public string RoomName => Activity.Room is { } room ? NameOf(room) : throw new InvalidOperationException("Asked of an activity without a conversation.");

    public static string NameOf(string room) => Coach.Rooms.RoomName.Of(TeamsIds.Platform, room);

    /// <summary>The same where the activity comes again: its own id, or what it holds where it has none.</summary>
    public string Key => Activity is { Conversation: { } conversation, Id: { } id }
        ? $"activity/{conversation}/{id}"
        : $"activity/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Activity.Json.GetRawText())))}";
}
