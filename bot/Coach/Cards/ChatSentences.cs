namespace CoachBot.Coach.Cards;

/// <summary>What a chat platform says by itself, within a request, where there is nothing to decide.</summary>
public static class ChatSentences
{
    /// <summary>Above a notice: at most 24 characters.</summary>
    public static Part Title => Texts.ChatTitle.With();

    /// <summary>On the button that closes a notice: at most 24 characters.</summary>
    public static Part Close => Texts.ChatClose.With();

    /// <summary>The answer takes its time.</summary>
    public static Part OneMoment => Texts.ChatOneMoment.With();

    /// <summary>To a guest, or somebody of another company [PRV-15].</summary>
    public static Part ColleaguesOnly => Texts.ChatColleaguesOnly.With();

    /// <summary>To a colleague of whom no record tells.</summary>
    public static Part NotKnown => Texts.ChatNotKnown.With();

    /// <summary>To somebody whom nobody has looked up yet; what he wrote is kept.</summary>
    public static Part FindingOut => Texts.ChatFindingOut.With();

    /// <summary>What was pressed is not on the card any more.</summary>
    public static Part NotShown => Texts.ChatNotShown.With();

    /// <summary>What was pressed is not on his home view any more, which is brought up to date.</summary>
    public static Part NotOnHome => Texts.ChatNotOnHome.With();

    /// <summary>In place of a form that there is none of for whoever pressed: what there is to say comes as a card.</summary>
    public static Part NoForm => Texts.ChatNoForm.With();

    /// <summary>This opening of the form was sent before.</summary>
    public static Part SentAlready => Texts.ChatSentAlready.With();

    /// <summary>Nobody remembers the form.</summary>
    public static Part FormGone => Texts.ChatFormGone.With();

    /// <summary>A form did not come.</summary>
    public static Part NotOpened => Texts.ChatNotOpened.With();

    /// <summary>On the button that leads from what a search has found to the bot.</summary>
    public static Part SearchOpen => Texts.SearchOpen.With();

    /// <summary>It is not on disk.</summary>
    public static Part NotSaved => Texts.ChatNotSaved.With();

    /// <summary>It is on disk, after somebody has waited for it.</summary>
    public static Part Saved => Texts.ChatSaved.With();

    /// <summary>To an action that nobody knows, such as of an older app.</summary>
    public static Part UnknownAction => Texts.ChatUnknownAction.With();

    /// <summary>Above a form that stands open still, because its answer takes too long: sent twice, it is taken once.</summary>
    public static Part SendAgain => Texts.ChatSendAgain.With();

    /// <summary>On the button beside what is typed on a card: at most 24 characters.</summary>
    public static Part Save => Texts.ChatSave.With();
}
