using System.Text.Json.Nodes;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>One call of the connector.</summary>
/// <param name="Line">What it counts against; writes of one line go one after the other.</param>
/// <param name="Awaited">Somebody waits for it.</param>
internal sealed record ConnectorCall(HttpMethod Method, Uri Address, CallLine Line, JsonObject? Body, bool Awaited = false);
