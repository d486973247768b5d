namespace CoachBot.Tests.Support.Teams;

/// <summary>An element or action of a card: what may and must stand in it.</summary>
/// <param name="OnlyInTeams">Other hosts of cards do not know it.</param>
internal sealed record FakeTeamsElement(IReadOnlyList<string> Own, IReadOnlyList<string> Needed, IReadOnlyList<string> Common, bool OnlyInTeams)
{
    public bool Allows(string name) => Own.Contains(name) || Common.Contains(name);
}

/// <summary>Every element and action that Teams knows, with its properties. https://adaptivecards.microsoft.com/</summary>
internal static class FakeTeamsElements
{
    private const string OfElements = "id isVisible separator spacing height fallback requires lang targetWidth grid.area isSortKey key";
    private const string OfInputs = OfElements + " label isRequired errorMessage labelWidth labelPosition inputStyle valueChangedAction";
    private const string OfActions = "id title iconUrl style mode tooltip isEnabled role fallback requires menuActions key";
    private const string OfContainers = "style bleed minHeight maxHeight backgroundImage rtl verticalContentAlignment horizontalAlignment selectAction layouts showBorder roundedCorners";
    private const string OfCharts = OfElements + " title data colorSet maxWidth showTitle showLegend xAxisTitle yAxisTitle color valueFormat horizontalAlignment";

    private static readonly string[] Widths = ["veryNarrow", "narrow", "standard", "wide"];

    public static IReadOnlyDictionary<string, FakeTeamsElement> All { get; } = new Dictionary<string, FakeTeamsElement>(StringComparer.Ordinal)
    {
        ["AdaptiveCard"] = Of("", "$schema body actions fallbackText speak lang minHeight refresh authentication msteams metadata rtl selectAction style backgroundImage verticalContentAlignment layouts resources fallback requires id version"),
        ["TextBlock"] = Of(OfElements, "color fontType horizontalAlignment isSubtle maxLines size weight wrap style labelFor", "text"),
        ["RichTextBlock"] = Of(OfElements, "horizontalAlignment labelFor", "inlines"),
        ["TextRun"] = Of("", "color fontType highlight isSubtle italic selectAction size strikethrough underline weight lang fallback id", "text"),
        ["IconRun"] = Teams("", "size style color selectAction fallback id", "name"),
        ["Image"] = Of(OfElements, "altText backgroundColor width horizontalAlignment size style selectAction allowExpand msteams", "url"),
        ["ImageSet"] = Of(OfElements, "imageSize", "images"),
        ["Container"] = Of(OfElements, OfContainers, "items"),
        ["ColumnSet"] = Of(OfElements, "style bleed minHeight minWidth horizontalAlignment selectAction showBorder roundedCorners", "columns"),
        ["Column"] = Of(OfElements, OfContainers + " width items"),
        ["FactSet"] = Of(OfElements, "", "facts"),
        ["ActionSet"] = Of(OfElements, "horizontalAlignment", "actions"),
        ["Table"] = Of(OfElements, "firstRowAsHeaders showGridLines gridStyle horizontalCellContentAlignment verticalCellContentAlignment minWidth style showBorder roundedCorners horizontalAlignment", "columns rows"),
        ["TableRow"] = Of(OfElements, "style horizontalCellContentAlignment verticalCellContentAlignment showBorder roundedCorners horizontalAlignment", "cells"),
        ["TableCell"] = Of(OfElements, OfContainers, "items"),
        ["TableColumnDefinition"] = Of("", "width horizontalCellContentAlignment verticalCellContentAlignment"),
        ["Badge"] = Teams(OfElements, "icon iconPosition appearance size shape style tooltip horizontalAlignment text"),
        ["Icon"] = Teams(OfElements, "size style color selectAction horizontalAlignment", "name"),
        ["CompoundButton"] = Teams(OfElements, "icon badge description selectAction horizontalAlignment", "title"),
        ["ProgressBar"] = Teams(OfElements, "value max color horizontalAlignment"),
        ["ProgressRing"] = Teams(OfElements, "label labelPosition size horizontalAlignment"),
        ["Rating"] = Teams(OfElements, "value max count size color style horizontalAlignment"),
        ["CodeBlock"] = Teams(OfElements, "codeSnippet language startLineNumber horizontalAlignment"),
        ["Carousel"] = Teams(OfElements, "pageAnimation minHeight bleed", "pages"),
        ["CarouselPage"] = Teams(OfElements, OfContainers, "items") with { OnlyInTeams = false },
        ["Chart.Donut"] = Teams(OfCharts, "value valueColor thickness", "data"),
        ["Chart.Pie"] = Teams(OfCharts, "value valueColor", "data"),
        ["Chart.Line"] = Teams(OfCharts, "yMin yMax", "data"),
        ["Chart.VerticalBar"] = Teams(OfCharts, "showBarValues yMin yMax", "data"),
        ["Chart.VerticalBar.Grouped"] = Teams(OfCharts, "showBarValues stacked yMin yMax", "data"),
        ["Chart.HorizontalBar"] = Teams(OfCharts, "displayMode", "data"),
        ["Chart.HorizontalBar.Stacked"] = Teams(OfCharts, "displayMode", "data"),
        ["Chart.Gauge"] = Teams(OfCharts, "value min max segments subLabel showMinMax showNeedle showOutlines", "value"),
        ["Layout.Stack"] = Of("", "targetWidth"),
        ["Layout.Flow"] = Of("", "targetWidth columnSpacing rowSpacing horizontalItemsAlignment verticalItemsAlignment itemFit itemWidth maxItemWidth minItemWidth"),
        ["Layout.AreaGrid"] = Of("", "targetWidth areas columns columnSpacing rowSpacing"),
        ["Input.Text"] = Of(OfInputs, "isMultiline maxLength placeholder regex style inlineAction value", "id"),
        ["Input.Number"] = Of(OfInputs, "max min placeholder value", "id"),
        ["Input.Date"] = Of(OfInputs, "max min placeholder value", "id"),
        ["Input.Time"] = Of(OfInputs, "max min placeholder value", "id"),
        ["Input.Toggle"] = Of(OfInputs, "value valueOn valueOff wrap", "id title"),
        ["Input.ChoiceSet"] = Of(OfInputs, "choices choices.data isMultiSelect style value placeholder wrap useMultipleColumns minColumnWidth", "id"),
        ["Input.Rating"] = Teams(OfInputs, "value max size color allowHalfSteps", "id"),
        ["Action.Execute"] = Of(OfActions, "verb data associatedInputs conditionallyEnabled msteams"),
        ["Action.Submit"] = Of(OfActions, "data associatedInputs conditionallyEnabled msteams"),
        ["Action.OpenUrl"] = Of(OfActions, "", "url"),
        ["Action.OpenUrlDialog"] = Teams(OfActions, "dialogTitle dialogHeight dialogWidth", "url"),
        ["Action.ShowCard"] = Of(OfActions, "", "card"),
        ["Action.ToggleVisibility"] = Of(OfActions, "", "targetElements"),
        ["Action.ResetInputs"] = Teams(OfActions, "targetInputIds"),
        ["Action.Popover"] = Teams(OfActions, "displayArrow maxPopoverWidth position", "content"),
    };

    /// <summary>Properties that hold elements or actions, with the type of those that need not say it.</summary>
    public static IReadOnlyDictionary<string, string?> Holders { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["body"] = null,
        ["items"] = null,
        ["columns"] = "Column",
        ["rows"] = "TableRow",
        ["cells"] = "TableCell",
        ["inlines"] = "TextRun",
        ["images"] = "Image",
        ["pages"] = "CarouselPage",
        ["actions"] = null,
        ["menuActions"] = null,
        ["selectAction"] = null,
        ["inlineAction"] = null,
        ["layouts"] = null,
        ["card"] = "AdaptiveCard",
        ["content"] = null,
        ["fallback"] = null,
    };

    /// <summary>Properties whose words are known; case is no matter.</summary>
    public static IReadOnlyDictionary<string, string[]> Words { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["spacing"] = Split("none extraSmall small default medium large extraLarge padding"),
        ["color"] = Split("default dark light accent good warning attention"),
        ["weight"] = Split("lighter default bolder"),
        ["fontType"] = Split("default monospace"),
        ["horizontalAlignment"] = Split("left center right"),
        ["mode"] = Split("primary secondary"),
        ["associatedInputs"] = Split("auto none"),
        ["gridStyle"] = Split("default emphasis good attention warning accent"),
        ["height"] = Split("auto stretch"),
        ["imageSize"] = Split("auto stretch small medium large"),
        ["appearance"] = Split("filled tint"),
        ["shape"] = Split("square rounded circular"),
    };

    /// <summary>Widths of a card, from narrow to wide.</summary>
    public static int Rank(string width) => Array.IndexOf(Widths, width);

    public static IReadOnlySet<string> Texts { get; } = new HashSet<string>(
        Split("text title label errorMessage placeholder url altText verb tooltip fallbackText speak lang id regex name codeSnippet description"), StringComparer.Ordinal);

    public static IReadOnlySet<string> Flags { get; } = new HashSet<string>(
        Split("isVisible separator isSubtle wrap isRequired isMultiline isMultiSelect bleed italic strikethrough underline highlight showGridLines firstRowAsHeaders isEnabled rtl"), StringComparer.Ordinal);

    /// <summary>A property that is free here, though its words are known elsewhere: pixels, colours of charts.</summary>
    public static bool IsFree(string type, string name) =>
        (name is "height" && type is "Image") || (name is "color" && (type.StartsWith("Chart.", StringComparison.Ordinal) || type is "Rating" or "Input.Rating"));

    private static FakeTeamsElement Of(string common, string own, string needed = "") => new(Split($"{own} {needed}"), Split(needed), Split(common), OnlyInTeams: false);

    private static FakeTeamsElement Teams(string common, string own, string needed = "") => Of(common, own, needed) with { OnlyInTeams = true };

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
