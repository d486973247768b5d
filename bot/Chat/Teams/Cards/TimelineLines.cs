using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>A timeline in words, in the order of its days, with the present and the marked day where they fall. Teams draws no bars.</summary>
internal static class TimelineLines
{
    public static IEnumerable<TextLine> Of(Timeline timeline)
    {
        List<TimelineMark> marks = [.. new[] { timeline.Today, timeline.Marked }.OfType<TimelineMark>().OrderBy(mark => mark.Day)];
        foreach (var step in timeline.Steps.OrderBy(step => step.From).ThenBy(step => step.To))
        {
            foreach (var mark in marks.Where(mark => mark.Day < step.From)) foreach (var line in Mark(mark)) yield return line;
            marks.RemoveAll(mark => mark.Day < step.From);
            var (name, rest) = step.Name.Length > 0 && step.Text.StartsWith(step.Name, StringComparison.Ordinal) ? (step.Name, step.Text[step.Name.Length..]) : ("", step.Text);
            foreach (var line in TextLine.Of(LineKind.Bullet, [new Run(name, RunStyle.Strong), new Run(rest)])) yield return line;
        }

        foreach (var mark in marks) foreach (var line in Mark(mark)) yield return line;
    }

    private static IEnumerable<TextLine> Mark(TimelineMark mark) => TextLine.Of(LineKind.Plain, [new Run(mark.Text, RunStyle.Strong)]);
}
