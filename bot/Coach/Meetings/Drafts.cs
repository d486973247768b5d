using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>Words to the customer that a person sends himself: to postpone, or to call it off for good [PRE-07, PRE-08].</summary>
public static class Drafts
{
    private static readonly string[] SlotFields = ["slot1", "slot2", "slot3"];

    /// <summary>A draft and three slots: free ones where free/busy is known, else empty. What was written before stands there again [AFT-06].</summary>
    public static FormView Postpone(MeetingRecord meeting, string by, Situation situation, DateTimeOffset now)
    {
        var person = situation.Find<PersonRecord>(Subjects.Person(by));
        var free = person is null ? [] : FreeSlots.For(person, meeting, situation.Tenant, now);
        var own = Own(meeting, by, callOff: false);
        var slots = own?.Slots?.Select(s => LocalTime.ToLocal(s, ZoneOf(by, situation))).ToList() ?? free;
        var fields = SlotFields.Select((id, i) =>
            new FieldView(id, FieldType.DateTime, Value: i < slots.Count ? slots[i].ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null));
        var form = MeetingForms.Form(
            Forms.Postpone, meeting, situation, [To(meeting, by, own, situation), .. fields, Words(Texts.DraftPostpone, meeting, by, own, situation)]);
        var blind = free.Count == 0 ? Fact.Word("postpone.blind") : null;
        var late = ShortNotice(meeting.Facts.Start!.Value, person, situation.Tenant, now) ? Fact.Word("postpone.late") : null;
        return form with { Facts = Facts.Of([.. form.Facts.Select(f => (f.Key, (Fact?)f.Value)), ("blind", blind), ("late", late)]) };
    }

    public static FormView CallOff(MeetingRecord meeting, string by, Situation situation)
    {
        var own = Own(meeting, by, callOff: true);
        return MeetingForms.Form(Forms.CallOff, meeting, situation, To(meeting, by, own, situation), Words(Texts.DraftCallOff, meeting, by, own, situation));
    }

    /// <summary>Less than four working hours are left: better a call than a mail [D-POSTPONE].</summary>
    public static bool ShortNotice(DateTimeOffset start, PersonRecord? person, TenantSettings tenant, DateTimeOffset now) =>
        person?.WorkingTimeIn(tenant) is { } hours && now > hours.SubtractWorkingTime(start, tenant.Defaults.Postpone);

    /// <summary>The draft as it was sent from the form. Nothing has left us, and nothing does.</summary>
    public static HandedText Handed(MeetingRecord meeting, Submitted sent, DateTimeOffset start, Situation situation, DateTimeOffset now)
    {
        var zone = ZoneOf(sent.By, situation);
        var to = MeetingAnswers.Blank(sent.Values.GetValueOrDefault("to")) ?? AddressedTo(meeting, sent.By, situation);
        var slots = SlotFields.Select(f => Slot(sent.Values.GetValueOrDefault(f), zone)).OfType<DateTimeOffset>().ToList();
        return new(sent.By, now, sent.FormKind == Forms.CallOff, to, sent.Values.GetValueOrDefault("draft", "").Trim(), start, slots.Count == 0 ? null : slots);
    }

    public static void SlotErrors(Submitted sent, string zone, DateTimeOffset now, FormErrors errors)
    {
        var given = SlotFields.Where(f => !string.IsNullOrWhiteSpace(sent.Values.GetValueOrDefault(f))).ToList();
        if (given.Count == 0) errors[SlotFields[0]] = Texts.ErrorSlotEmpty.With();
        foreach (var field in given)
        {
            if (Slot(sent.Values[field], zone) is not { } slot || slot <= now) errors[field] = Texts.ErrorSlotPast.With();
        }
    }

    private static DateTimeOffset? Slot(string? text, string zone) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? LocalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone)
            : null;

    private static HandedText? Own(MeetingRecord meeting, string by, bool callOff) =>
        meeting.Handed is { } handed && handed.By == by && handed.CallOff == callOff && handed.ForStart == meeting.Facts.Start ? handed : null;

    private static FieldView To(MeetingRecord meeting, string by, HandedText? own, Situation situation) =>
        new("to", FieldType.Text, Required: true, Value: own?.To ?? AddressedTo(meeting, by, situation), MaxLength: MeetingForms.LongestText);

    private static FieldView Words(Text draft, MeetingRecord meeting, string by, HandedText? own, Situation situation) =>
        new(
            "draft",
            FieldType.Multiline,
            Required: true,
            Value: own?.Text,
            MaxLength: MeetingForms.LongestDraft,
            Filled: own is null ? Draft(draft, meeting, situation.Find<PersonRecord>(Subjects.Person(by))) : null);

    private static Part Draft(Text text, MeetingRecord meeting, PersonRecord? person) =>
        text.With(
            ("title", meeting.Facts.Title ?? ""),
            ("when", Fact.DayAndTime(meeting.Facts.Start!.Value)),
            ("name", person?.Name ?? ""),
            ("value", Facts.Maybe(AgendaEntries.Current(meeting)?.Text)));

    /// <summary>To the organizer, unless that is the person himself: then to the people from outside.</summary>
    private static string AddressedTo(MeetingRecord meeting, string by, Situation situation) =>
        meeting.Facts.Organizer is { } organizer && !Participants.Same(organizer.Email, by)
            ? organizer.Email
            : string.Join(", ", Counting.Outsiders(meeting.Facts, situation).Where(a => !Participants.Declined(a)).Select(a => a.Email));

    private static string ZoneOf(string by, Situation situation) =>
        situation.Find<PersonRecord>(Subjects.Person(by))?.ReaderIn(situation.Tenant).Zone ?? "Etc/UTC";
}
