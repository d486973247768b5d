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
    public static readonly Text ErrorColleague = new("error.colleague");
}
