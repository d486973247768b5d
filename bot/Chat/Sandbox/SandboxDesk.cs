using CoachBot.Coach;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.People;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Sandbox;

/// <summary>Looks at what a person says, presses or sends: may he, and what does it mean? Changes nothing.</summary>
public sealed class SandboxDesk(Store store, SituationLoader situations, HomeRenderer home)
{
    public const string Tenant = "default";
    private const int LongestId = 1000;
    private const int LongestText = 10_000;
    private const string HomePrefix = "home:";

    /// <summary>What a person typed in a room.</summary>
    public SandboxCall Say(SandboxInput input, DateTimeOffset now)
    {
        var (by, room, text) = (Address(input), input.Text("room", LongestId), input.Text("text", LongestText));
        var thread = input.Optional("thread", LongestId);
        if (input.Problem is { } problem) return new RefusedCall(400, problem);
        return situations.Ask(Tenant, SandboxCall (situation) =>
        {
            if (Refusal(situation, by, room) is { } refused) return refused;
            var root = thread is null ? null : Root(thread);
            if (thread is not null && (root is null || root.Room != room || !Sees(root, by)))
                return new RefusedCall(404, $"There is no message {thread} in this room. Read /sandbox/api/messages and give the id of one, or leave \"thread\" out.");
            var said = new Said(by, room, text, root is null ? null : KeyOf(root), SandboxRooms.IsDirect(room));
            return new TakenCall(
                Event(Subjects.Person(by), $"say/{Guid.NewGuid():N}", said, now),
                null,
                by,
                ReaderOf(situation, by),
                Line: CommandLine.Parse(text, SandboxRooms.IsDirect(room), situation.Tenant.CommandWords) is null ? new SandboxLine(by, room, text, root?.Id) : null);
        });
    }

    /// <summary>A button or menu item of a message, or of the home view.</summary>
    public SandboxCall Press(SandboxInput input, DateTimeOffset now)
    {
        var (by, messageId, actionId) = (Address(input), input.Text("messageId", LongestId), input.Text("actionId", LongestId));
        var value = input.Optional("value", LongestId);
        if (input.Problem is { } problem) return new RefusedCall(400, problem);
        return situations.Ask(Tenant, SandboxCall (situation) =>
        {
            if (SandboxRooms.Person(situation, by) is null) return NoPerson(by);
            if (CaptureKinds.IsOne(actionId)) return Capture(situation, by, messageId, actionId, now);
            var (card, actions, row, refused) = Pressable(situation, by, messageId, now);
            if (refused is not null) return refused;
            var (press, choose) = Chosen(actions, actionId, value);
            if (choose is not null) return new RefusedCall(400, choose);
            if (press is null)
                return new RefusedCall(409, "This message does not show that, or no longer. Read it again, then press what it shows now.");
            var (room, thread) = PlaceOf(row);
            var pressed = new Pressed(by, card, press.Verb, press.Value, room, thread);
            return new TakenCall(Event(press.Subject, $"press/{Guid.NewGuid():N}", pressed, now), null, by, ReaderOf(situation, by), card);
        });
    }

    /// <summary>Something is to be saved of a message, whoever wrote it: it can be pressed on each, and stands in no message's actions [INT-15].</summary>
    private SandboxCall Capture(Situation situation, string by, string messageId, string kind, DateTimeOffset now)
    {
        var (row, refused) = Seen(situation, by, messageId);
        if (row is null) return refused!;
        var author = SandboxRooms.Person(situation, row.By);
        var captured = new MessageCaptured(
            by, kind, SandboxMessages.BodyOf(row).Text, row.Room, row.SentAt, author?.Name, author?.Email, Thread: row.CardKey ?? Root(row.Id)?.CardKey);
        return new TakenCall(Event(Subjects.Person(by), $"press/{Guid.NewGuid():N}", captured, now), null, by, ReaderOf(situation, by));
    }

    /// <summary>A form that was filled in.</summary>
    public SandboxCall Submit(SandboxInput input, DateTimeOffset now)
    {
        var (by, formId, values) = (Address(input), input.Text("formId", LongestId), input.Texts("values"));
        if (input.Problem is { } problem) return new RefusedCall(400, problem);
        var (form, taken) = store.Read(sql => (OpenForms.Find(sql, Tenant, formId), OpenForms.IsTaken(sql, Tenant, SandboxChat.PlatformName, formId)));
        if (form is null) return new RefusedCall(404, "There is no such form. Press its button again: a fresh one opens.");
        if (form.By != by) return new RefusedCall(403, "Somebody else has opened this form. Press its button yourself: a form of your own opens.");
        if (taken) return new RefusedCall(409, "This form was sent already and is closed. Press its button again to change the answer.");
        var (room, thread) = PlaceOf(form.Card is null ? null : store.Read(sql => SandboxMessages.OfCard(sql, Tenant, form.Card)));
        return situations.Ask(Tenant, SandboxCall (situation) => new TakenCall(
            Event(form.Subject, OpenForms.KeyOf(formId), new Submitted(by, form.Kind, values, form.Card, room, thread), now),
            OpenForms.KeyOf(formId),
            by,
            ReaderOf(situation, by),
            form.Card));
    }

    /// <summary>The home view of a person; null where nobody has that address.</summary>
    public HomeView? Home(string email, DateTimeOffset now) => situations.Ask(Tenant, situation =>
        SandboxRooms.Person(situation, email) is { } person && Coach.Coach.Home(situation, person.Email, now) is { } sheet
            ? home(sheet, person.ReaderIn(situation.Tenant))
            : null);

    /// <summary>The id under which the buttons of somebody's home view are pressed.</summary>
    public static string HomeId(string email) => HomePrefix + email.ToLowerInvariant();

    /// <summary>Whether a person may read or write in a room; null where he may.</summary>
    public static RefusedCall? Refusal(Situation situation, string by, string room)
    {
        if (SandboxRooms.Person(situation, by) is null) return NoPerson(by);
        if (SandboxRooms.Find(situation, room) is not { } found)
            return new RefusedCall(404, $"There is no room {room}. Read /sandbox/api/rooms and give the id of one.");
        return found.Has(by) ? null : new RefusedCall(403, $"{by} is not in this room. Read /sandbox/api/rooms and choose one that has them as a member.");
    }

    private static RefusedCall NoPerson(string by) =>
        new(404, $"Nobody here has the address {by}. Read /sandbox/api/people, or send person.upserted to /sandbox/api/world first.");

    /// <summary>What a person can press on a message: the card's key and its actions.</summary>
    private (string Card, IReadOnlyList<Button> Actions, SandboxMessageRow? Row, RefusedCall? Refused) Pressable(Situation situation, string by, string messageId, DateTimeOffset now)
    {
        if (messageId.StartsWith(HomePrefix, StringComparison.Ordinal))
        {
            if (messageId != HomeId(by)) return ("", [], null, new RefusedCall(403, "This is somebody else's home view. Press in your own."));
            var sheet = Coach.Coach.Home(situation, by, now);
            return ($"home/{by}", sheet is null ? [] : home(sheet, ReaderOf(situation, by)).Buttons, null, null);
        }

        var (row, refused) = Seen(situation, by, messageId);
        return row is null ? ("", [], null, refused) : (row.CardKey ?? "", SandboxMessages.BodyOf(row).Actions, row, null);
    }

    /// <summary>A message that a person sees; null with a sentence where there is none.</summary>
    private (SandboxMessageRow? Row, RefusedCall? Refused) Seen(Situation situation, string by, string messageId)
    {
        var row = store.Read(sql => SandboxMessages.Find(sql, Tenant, messageId));
        if (row is null) return (null, new RefusedCall(404, $"There is no message {messageId}. Read /sandbox/api/messages and give the id of one."));
        return SandboxRooms.Find(situation, row.Room)?.Has(by) == true && Sees(row, by)
            ? (row, null)
            : (null, new RefusedCall(403, $"{by} does not see this message. Press as somebody who does."));
    }

    /// <summary>The room in which a message stands, and the root of its thread; nothing for a direct chat.</summary>
    private (string? Room, string? Thread) PlaceOf(SandboxMessageRow? row)
    {
        if (row is null || SandboxRooms.IsDirect(row.Room)) return (null, null);
        return (row.Room, row.Thread is null ? null : Root(row.Id) is { } root ? KeyOf(root) : null);
    }

    /// <summary>How the Coach names a message: by its card, else by its place.</summary>
    private static string KeyOf(SandboxMessageRow row) => row.CardKey ?? CardKeys.At(row.Room, row.Id);

    /// <summary>The press behind an action or a menu's item (by its own id, or as the value of its menu), or a sentence about the item that is to be chosen first.</summary>
    private static (PressId? Press, string? Choose) Chosen(IReadOnlyList<Button> actions, string actionId, string? value)
    {
        if (actions.FirstOrDefault(action => action.Id == actionId) is not { } action)
            return (Items(actions).Any(item => item.Id == actionId) ? PressId.Read(actionId) : null, null);
        if (action.Kind != ButtonKind.Menu) return (PressId.Read(action.Id), null);
        var items = action.Items ?? [];
        if (value is null) return (null, $"This is a menu: give the id of one of its items as \"value\": {string.Join(", ", items.Select(item => item.Id))}.");
        return (items.FirstOrDefault(item => item.Id == value) is { } item ? PressId.Read(item.Id) : null, null);
    }

    private static IEnumerable<MenuItem> Items(IReadOnlyList<Button> actions) => actions.SelectMany(action => action.Items ?? []);

    /// <summary>The root of the thread in which a message stands; the message itself where it is one.</summary>
    private SandboxMessageRow? Root(string messageId) => store.Read(sql =>
        SandboxMessages.Find(sql, Tenant, messageId) is { Thread: { } root } ? SandboxMessages.Find(sql, Tenant, root) : SandboxMessages.Find(sql, Tenant, messageId));

    private static bool Sees(SandboxMessageRow row, string by) => row.OnlyFor is null || row.OnlyFor == by;

    private static string Address(SandboxInput input) => input.Text("by", LongestId).Trim().ToLowerInvariant();

    private static Reader ReaderOf(Situation situation, string by) =>
        SandboxRooms.Person(situation, by)?.ReaderIn(situation.Tenant) ?? new Reader("Etc/UTC", situation.Tenant.Language);

    private static InboundEvent Event(string subject, string key, Happening what, DateTimeOffset now) => new(Tenant, subject, key, now, what);
}
