using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// What stands in a button or an option in place of a press's id, which may be of any length: the beginning of its hash.
/// Whoever hears it looks for the press among those that the card shows.
/// </summary>
public static class PressRef
{
    private const int Length = 22;

    public static string Of(string pressId) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(pressId)))[..Length];
}
