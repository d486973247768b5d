namespace CoachBot.Coach.Cards;

// Duties, leave, rooms.
public static partial class Texts
{
    public static readonly Text HomeDuties = new("home.duties", "count");
    public static readonly Text DutyInsteadOf = new("duty.insteadOf", "name");

    public static readonly Text LeaveHow = new("leave.how");
    public static readonly Text LeaveSet = new("leave.set", "name", "day", "deputy?");
    public static readonly Text LeaveEnded = new("leave.ended", "name");
    public static readonly Text LeaveNobody = new("leave.nobody", "typed");
    public static readonly Text LeaveNotYours = new("leave.notYours");

    // Whom the chat, the records and the calendars do not agree on, for administrators [INT-13, ADM-04].
    public static readonly Text PeopleHead = new("people.head", "count");
    public static readonly Text PeopleRow = new("people.row", "name", "email", "mismatch");
    public static readonly Text PeopleMore = new("people.more", "count");
    public static readonly Text PeopleNone = new("people.none");
    public static readonly Text PeopleAdmins = new("people.admins");

    // Before something is shared to a room [PRV-14].
    public static readonly Text ShareAsk = new("share.ask", "count", "deal");
    public static readonly Text ShareOutsiders = new("share.outsiders", "count", "guests", "outside");
    public static readonly Text ShareUnknown = new("share.unknown");
    public static readonly Text ShareNoRoom = new("share.noRoom");
    public static readonly Text ShareDone = new("share.done");
    public static readonly Text ShareKept = new("share.kept");
    public static readonly Text SharedBy = new("share.by", "name");

    /// <summary>The first words in a room [PRV-15].</summary>
    public static readonly Text RoomHello = new("room.hello", "count");

    // Which team's room it is, in the room's own settings.
    public static readonly Text RoomConfig = new("room.config", "teams");
    public static readonly Text RoomConfigNone = new("room.config.none");

    public static readonly Text ErrorNameEmpty = new("error.name.empty");
    public static readonly Text ErrorColleague = new("error.colleague");
}
