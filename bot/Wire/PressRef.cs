using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Wire;

/// <summary>
/// What stands in a platform's button in place of a press's id, which may be of any length: the beginning of its hash.
/// Whoever hears it looks for the press among those that the card shows.
/// </summary>
public static class PressRef
{
    private const int Length = 22;

    public static string Of(string pressId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(pressId), hash);
        Span<char> letters = stackalloc char[Base64Url.GetEncodedLength(SHA256.HashSizeInBytes)];
        Base64Url.EncodeToChars(hash, letters);
        return new string(letters[..Length]);
    }

    /// <summary>The press behind what was carried, and what pressing it does; null where none of these buttons is meant.</summary>
    public static (PressId Press, ButtonKind Kind)? Find(IEnumerable<Button> buttons, string? carried)
    {
        foreach (var button in buttons)
        {
            if (button.Kind != ButtonKind.Menu && Of(button.Id) == carried) return Read(button.Id, button.Kind);
            foreach (var item in button.Items ?? [])
            {
                if (Of(item.Id) == carried) return Read(item.Id, item.Kind);
            }
        }

        return null;
    }

    private static (PressId Press, ButtonKind Kind)? Read(string id, ButtonKind kind) => PressId.Read(id) is { } press ? (press, kind) : null;
}
