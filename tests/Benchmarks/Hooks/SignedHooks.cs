using System.Text;
using CoachBot.Crm.Webhook;

namespace CoachBot.Benchmarks.Hooks;

/// <summary>Signed hooks of about 2 KB, each with a key of its own, as bytes of an HTTP request.</summary>
internal sealed class SignedHooks(string secret)
{
    private int made;

    public List<byte[]> Make(int count, string path) => [.. Enumerable.Range(0, count).Select(_ => One(path))];

    private byte[] One(string path)
    {
        var number = made++;
        var filler = string.Concat(Enumerable.Repeat("Dates, people, risks and what the customer gets from it. ", 24));
        var body = Encoding.UTF8.GetBytes(
            $$"""
            {"type":"meeting.upserted","timestamp":"2026-11-22T10:00:00Z","data":{"id":"meeting-{{number}}","start":"2026-11-24T09:00:00Z",
            "end":"2026-11-24T10:00:00Z","organizer":{"email":"ann@ours.example","name":"Ann"},"attendees":[
            {"email":"ann@ours.example","name":"Ann","response":"accepted"},{"email":"carl@customer.example","name":"Carl","response":"accepted"},
            {"email":"dora@customer.example","name":"Dora","response":"tentative"}],"title":"Rollout plan","description":"{{filler}}",
            "updatedAt":"2026-11-22T10:00:00Z"} }
            """);
        var head = new StringBuilder($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in StandardWebhooks.Headers(secret, $"msg_{number}", TimeProvider.System.GetUtcNow(), body))
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }
}
