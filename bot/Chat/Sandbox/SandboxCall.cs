using CoachBot.Coach;
using CoachBot.Coach.Cards;

namespace CoachBot.Chat.Sandbox;

/// <summary>What a post to the Sandbox comes to.</summary>
public abstract record SandboxCall;

/// <summary>It cannot be taken.</summary>
/// <param name="Sentence">Says what to do.</param>
public sealed record RefusedCall(int Status, string Sentence) : SandboxCall;

/// <summary>It can be taken.</summary>
/// <param name="Key">Its idempotency key, or null where each call stands for itself.</param>
/// <param name="Reader">For whom an answer is written.</param>
/// <param name="Card">Key of the card from which a form would be opened.</param>
/// <param name="Line">What is listed in the room, or null.</param>
public sealed record TakenCall(InboundEvent Event, string? Key, string By, Reader Reader, string? Card = null, SandboxLine? Line = null) : SandboxCall;

/// <summary>A line that a person typed.</summary>
/// <param name="Thread">Id of the root in whose thread it stands.</param>
public sealed record SandboxLine(string By, string Room, string Text, string? Thread);
