namespace CoachBot.Content;

/// <summary>One coach text in one language: what it says, who answers for it and why it is there [CNT-01].</summary>
internal sealed record Play(PlayInfo Info, string File, string Language, string Stage, string Role, string Length, IReadOnlyList<TemplateBlock> Body)
{
    public IEnumerable<TemplateLine> Lines => Body.SelectMany(LinesOf);

    public static IEnumerable<TemplateLine> LinesOf(TemplateBlock block) => block switch
    {
        HeadingTemplate heading => [heading.Words],
        LinesTemplate lines => lines.Lines,
        BulletsTemplate bullets => bullets.Items,
        FactsTemplate facts => facts.Items.Select(item => item.Words),
        _ => [],
    };
}

/// <summary>What a reader may ask about a text: its id and version, why it is there and what it rests on [CNT-03, CNT-14].</summary>
public sealed record PlayInfo(string Id, string Version, string Owner, string Reason, string Source);
