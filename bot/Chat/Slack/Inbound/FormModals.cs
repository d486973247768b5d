using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Opens forms as modals. Each opening is a row before it is a view, so that what is sent finds it. https://docs.slack.dev/surfaces/modals</summary>
public sealed class FormModals(FormOpenings openings, Views views, Sentences sentences)
{
    public const string Platform = "slack";

    /// <summary>How much of the time that is left the row may take before a view that waits for it is opened.</summary>
    private const double Noticed = 0.5;

    /// <param name="card">Key of the card on which it was pressed, or null.</param>
    /// <param name="loading">A view that was opened already and becomes the form; null where there is none.</param>
    public async Task Open(SlackCall call, Colleague by, FormView view, string? card, Task<string?>? loading)
    {
        if (call.Trigger is null) return; // nobody waits for it any more
        var (form, row) = openings.Begin(call.Installation.Tenant, Platform, by.Email, view, by.Reader, card);
        var keeping = openings.Keep(row);
        try
        {
            if (loading is null && !await views.InTime(call, keeping, Noticed))
                loading = views.Open(call, sentences.Notice(ChatSentences.OneMoment, by.Reader));
            await keeping;
        }
        catch (StoreUnavailableException)
        {
            await Tell(call, loading, ChatSentences.NotOpened, by.Reader);
            return;
        }

        // Of somebody's message nothing is stored: all of it stands in the view, and nothing behind "Add more".
        var modal = BlockKit.Modal(form, form.Id, all: view.Fleeting, by.Reader.Zone);
        if (loading is null) await views.Open(call, modal);
        else if (await loading is { } id) await views.Update(call, id, modal);
    }

    /// <summary>A sentence in the view that stands open, or in one of its own.</summary>
    public async Task Tell(SlackCall call, Task<string?>? loading, Part sentence, Reader reader)
    {
        if (loading is null) await views.Open(call, sentences.Notice(sentence, reader));
        else if (await loading is { } id) await views.Update(call, id, sentences.Notice(sentence, reader));
    }

    /// <summary>The opening that a view shows, and its form; null where nobody remembers it, or where it is somebody else's.</summary>
    public (OpenFormRow Row, Form Form, bool Taken)? Behind(SlackCall call, Colleague by) => call.Payload.TextAt("view", "private_metadata") is { } id
        ? openings.Find(call.Installation.Tenant, Platform, $"{SlackDoor.SourceName}/{SlackConnections.Interactions}", id, by.Email)
        : null;
}
