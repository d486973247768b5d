namespace CoachBot.Wire;

/// <summary>A finished message in our own small vocabulary. Renderers turn it into Block Kit, Adaptive Cards or HTML.</summary>
/// <param name="Preview">The line for a lock screen: neither customer nor value nor state [ADM-17]. At most 200 characters.</param>
/// <param name="Text">The whole message as plain text: notification fallback, screen readers, <c>/coach text</c>.</param>
public sealed record Message(
    string Preview,
    string Text,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Button> Buttons,
    ContentRef Content,
    MessageAbout? About = null);

/// <summary>Which text, in which version, a message was made of [CNT-03].</summary>
public sealed record ContentRef(string Id, string Version);

/// <summary>What a message is about.</summary>
public sealed record MessageAbout(string Kind, string Id);
