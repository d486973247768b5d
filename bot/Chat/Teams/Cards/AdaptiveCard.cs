using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// Our messages, forms and home view as Adaptive Cards. Pure, and within every limit by construction: nothing is refused for its
/// length [INT-18]. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
/// </summary>
public static class AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The verb of a press that opens no form; <see cref="Carried"/> reads its data.</summary>
    public const string PressVerb = "press";

    /// <summary>The verb of what was typed on the card itself, under <see cref="TypedInput"/>.</summary>
    public const string SayVerb = "say";

    /// <summary>The id of a card's own input.</summary>
    public const string TypedInput = "said";

    /// <summary>The verb of a card that asks for its reader's own view.</summary>
    public const string ViewVerb = "view";

    /// <summary>A message: the content of an attachment.</summary>
    public static JsonObject Of(Message message, CardPlace place) => Tree(message, place).ToJsonObject();

    internal static CardTree Tree(Message message, CardPlace place) => TypingInput.Into(Layout.Of(Pieces.Of(message.Blocks, message.Buttons, message.Text), place), message, place);

    /// <summary>The card of a dialog. Fields are inputs whose id is <see cref="FieldRef"/>; it is sent with <c>{"f": form.Id}</c> beside them.</summary>
    /// <param name="values">What was typed, by field id, where the form comes back: it stays.</param>
    /// <param name="errors">What is wrong, by field id: it stands below its field.</param>
    public static JsonObject Form(Form form, IReadOnlyDictionary<string, string>? values = null, IReadOnlyDictionary<string, string>? errors = null) =>
        FormCard.Of(form, values ?? NoValues, errors ?? NoValues).ToJsonObject();

    /// <summary>The values of a form that was sent, by field id, as <see cref="Field"/> says; what was not sent keeps what stood in it.</summary>
    /// <param name="data">The <c>data</c> of a <c>task/submit</c>.</param>
    /// <param name="zone">IANA zone of the person: a date with time is in it.</param>
    public static IReadOnlyDictionary<string, string> Values(Form form, JsonElement data, string zone) => FormValues.Of(form, data, zone);

    /// <summary>The home view.</summary>
    public static JsonObject Home(HomeView home, CardPlace place) => Layout.Of(Pieces.Of(home.Blocks, home.Buttons, home.Text), place).ToJsonObject();

    /// <summary>A card of one sentence.</summary>
    public static JsonObject Notice(string sentence) => Layout.Of(Pieces.Of([], [], sentence), new CardPlace(null)).ToJsonObject();

    /// <summary>The id of a field's input.</summary>
    public static string FieldRef(string fieldId) =>
        fieldId.Length is > 0 and <= 60 && fieldId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? $"v-{fieldId}" : PressRef.Of(fieldId);

    private static readonly Dictionary<string, string> NoValues = [];
}
