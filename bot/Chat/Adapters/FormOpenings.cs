using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>The openings of forms on chat platforms: each is a row before it is shown, so that what is sent finds it.</summary>
public sealed class FormOpenings(Store store, BusinessClock clock, FormRenderer render)
{
    /// <summary>A form in words, with its row, which is not stored yet.</summary>
    /// <param name="by">E-mail address of whoever opens it.</param>
    /// <param name="card">Key of the card on which it was opened, or null.</param>
    public (Form Form, OpenFormRow Row) Begin(string tenant, string platform, string by, FormView view, Reader reader, string? card)
    {
        var form = render(view, OpenForms.NewId(), reader);
        return (form, new OpenFormRow
        {
            Tenant = tenant,
            FormId = form.Id,
            Platform = platform,
            By = by,
            Kind = view.Kind,
            Subject = view.Subject,
            Card = card,
            OpenedAt = clock.GetUtcNow(),

            // Of somebody's message nothing is stored before the form is sent.
            Memo = StoredJson.Write(view.Fleeting ? form with { Fields = [.. form.Fields.Select(field => field with { Value = "" })] } : form),
        });
    }

    /// <exception cref="StoreUnavailableException">It could not be stored.</exception>
    public Task Keep(OpenFormRow row) => store.Write(WriteUrgency.Answer, sql => OpenForms.Add(sql, row), CancellationToken.None);

    /// <summary>An opening and its form; null where nobody remembers it, or where it is somebody else's.</summary>
    /// <param name="source">As the hook's source and connection are written in its key's row.</param>
    public (OpenFormRow Row, Form Form, bool Taken)? Find(string tenant, string platform, string source, string formId, string by)
    {
        var (row, taken) = store.Read(sql => (OpenForms.Find(sql, tenant, formId), OpenForms.IsTaken(sql, tenant, source, formId)));
        return row is { Memo: { } memo } && row.Platform == platform && row.By == by ? (row, StoredJson.Read<Form>(memo), taken) : null;
    }
}
