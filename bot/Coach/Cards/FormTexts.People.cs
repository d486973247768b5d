namespace CoachBot.Coach.Cards;

// Look-ups by a name.
public static partial class FormTexts
{
    public static readonly FormText FindDeal = new(Forms.FindDeal, "name");
    public static readonly FormText FindCustomer = new(Forms.FindCustomer, "name");
    public static readonly FormText FindWin = new(Forms.FindWin, "name");
}
