using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// Opens forms as dialogs. Each opening is a row before it is shown, so that what is sent finds it.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
/// </summary>
public sealed class FormDialogs(FormOpenings openings, Sentences sentences, TimeProvider machine)
{
    /// <summary>At least so long the row may take.</summary>
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(300);

    /// <param name="card">Key of the card on which it was pressed, or null.</param>
    public async Task<HookReply> Open(TeamsCall call, Colleague by, FormView view, string? card, CancellationToken cancel)
    {
        var (form, row) = openings.Begin(call.Tenant, TeamsIds.Platform, by.Email, view, by.Reader, card);
        var left = call.Until - machine.GetUtcNow();
        try
        {
            await openings.Keep(row).WaitAsync(left > LastMoment ? left : LastMoment, machine, cancel);
        }
        catch (Exception e) when (e is TimeoutException or StoreUnavailableException)
        {
            return sentences.InDialog(ChatSentences.NotOpened, by.Reader);
        }

        return Show(form);
    }

    /// <summary>A form, or the same one again.</summary>
    /// <param name="errors">Sentences by field, shown below them.</param>
    /// <param name="note">A sentence above them.</param>
    public static HookReply Show(Form form, IReadOnlyDictionary<string, string>? errors = null, string? note = null)
    {
        var card = AdaptiveCard.Form(form, errors: errors);
        if (note is not null)
        {
            var body = card["body"]!.AsArray();
            foreach (var element in AdaptiveCard.Notice(note)["body"]!.AsArray().Reverse()) body.Insert(0, element!.DeepClone());
        }

        return Invokes.Dialog(form.Title, card);
    }

    /// <summary>The opening that was sent, and its form; null where nobody remembers it, or where it is somebody else's.</summary>
    public (OpenFormRow Row, Form Form, bool Taken)? Behind(TeamsCall call, string formId, Colleague by) =>
        openings.Find(call.Tenant, TeamsIds.Platform, TeamsIds.Platform, formId, by.Email);
}
