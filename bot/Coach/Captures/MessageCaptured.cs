namespace CoachBot.Coach.Captures;

/// <summary>
/// To a person: he wants to save something of a message [INT-15]. The answer is a form. It is asked and never stored, and has no
/// stored name for that reason: of somebody's message nothing is kept but what is sent with the form.
/// </summary>
/// <param name="By">E-mail address of the person who saves, lower case.</param>
/// <param name="Kind">One of <see cref="CaptureKinds.All"/>.</param>
/// <param name="Text">The message as plain text.</param>
/// <param name="Room">The room's id on its chat platform.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="Author">What its writer is called there; null for a message of the bot, and where nobody knows.</param>
/// <param name="AuthorEmail">The writer's address where he is a colleague; null for a guest and anybody from outside.</param>
/// <param name="Link">Address of the message on its platform, or null.</param>
/// <param name="Thread">Key of the card in whose thread it stands, or which it is; null elsewhere.</param>
public sealed record MessageCaptured(
    string By,
    string Kind,
    string Text,
    string Room,
    DateTimeOffset WrittenAt,
    string? Author = null,
    string? AuthorEmail = null,
    string? Link = null,
    string? Thread = null) : Happening;
