using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Victory;

/// <summary>A word that a colleague is owed now.</summary>
/// <param name="What">Names it within the event; part of the card's key.</param>
internal sealed record Wanted(string What, string Email, DateTimeOffset Due, DateTimeOffset NotAfter, IReadOnlyList<Part> Parts)
{
    public bool LineOnly { get; init; }

    public bool CannotWait { get; init; }
}

/// <summary>What is owed to whom about a value event, as things stand. Said by the person's own record, when he may be spoken to.</summary>
internal static class EventWords
{
    public const string Define = "define";
    public const string Handed = "handed";
    public const string RiskTold = "risk";
    public const string MissedAsked = "missed";
    public const string Next = "next";
    public const string Cared = "cared";
    private const string Nudge = "nudge/";
    private const string Ticket = "ticket/";
    private const string TicketDeputy = "deputy/";

    /// <summary>A nudge is useful as a message until the end of the second working day; then it stands in the home view.</summary>
    private const int UsefulDays = 2;
    private const int UsefulLine = 20;
    private const int AnswerDays = 5;
    private const int OfferDays = 10;

    /// <summary>How many working days after the victory the next event is asked for.</summary>
    private const int NextAfterDays = 2;

    public static IEnumerable<Wanted> Of(Keeping keeping) =>
        new[] { ToDefine(keeping), Nudged(keeping), HandedOver(keeping), OfRisk(keeping), AfterMiss(keeping), NextEvent(keeping), CaredFor(keeping) }
            .OfType<Wanted>()
            .Concat(Tickets(keeping));

    public static Duty DutyOf(Wanted word, Keeping keeping) =>
        new(KeyOf(word.What, word.Email, keeping), DutyKinds.Event, word.Due, word.NotAfter, EventCards.View(keeping, word.Parts))
        {
            Owed = true,
            LineOnly = word.LineOnly,
            CannotWait = word.CannotWait,
        };

    /// <summary>The card's last view once the word is not owed any more: how things stand, nothing to press.</summary>
    public static DutyEnded Ended(OwedWord word, Keeping keeping)
    {
        var isTicket = word.What.StartsWith(Ticket, StringComparison.Ordinal) || word.What.StartsWith(TicketDeputy, StringComparison.Ordinal);
        IReadOnlyList<Part> parts = isTicket ? [Texts.EventTicketOver.With(("company", keeping.Company))] : EventCards.Words(keeping);
        return new(KeyOf(word.What, word.Email, keeping), EventCards.View(keeping, parts));
    }

    private static string KeyOf(string what, string email, Keeping keeping) => CardKeys.Duty(email, $"event/{keeping.Deal.Id}/{what}");

    /// <summary>
    /// While the deal is open: once, when its stage has left discovery and no event is defined [PO-02]. Not before a meeting
    /// of it has left something: whoever brings fifty deals from a CRM is not asked fifty times on the first day.
    /// </summary>
    private static Wanted? ToDefine(Keeping keeping)
    {
        if (keeping.Value is not null || !keeping.Deal.IsOpen || keeping.IsOrdered || keeping.Owner is not { } owner) return null;
        if (keeping.Deal.Journal.Notes.Count == 0 || !EventOutlook.PastDiscovery(keeping.Deal.Facts.Stage, keeping.Situation.Tenant)) return null;
        var known = keeping.Event.Owed.FirstOrDefault(o => o.What == Define);
        if (keeping.Event.AskedToDefine && known is null) return null;
        var due = known?.Email == owner.Email ? known.Due : keeping.Opening(keeping.Hours.NextWorkingDay(keeping.Today) ?? keeping.Today);
        var part = Texts.EventDefine.With(("company", keeping.Company), ("deal", keeping.Deal.Name))
            .Presses(new Press(Verbs.DefineEvent, keeping.Subject, PressKind.Form, PressStyle.Primary));
        return new(Define, owner.Email, due, Useful(due, AnswerDays, keeping), [part]);
    }

    /// <summary>The last nudge stands until the next one takes its place [PO-11].</summary>
    private static Wanted? Nudged(Keeping keeping)
    {
        if (!EventOutlook.IsWatched(keeping) || keeping.Event.Nudge is not { } nudge || keeping.Keeper is not { } keeper || HandedOver(keeping) is not null) return null;
        var due = Since(Nudge + Named(nudge), keeper.Email, keeping) ?? Later(keeping.Opening(nudge.Day), keeping);
        if (nudge.Slot == EventSchedule.Line)
        {
            var line = Texts.EventLine.With(("company", keeping.Company), ("victory", Facts.Maybe(keeping.Value?.What)), ("date", Facts.Maybe(keeping.Day)));
            return new(Nudge + Named(nudge), keeper.Email, due, keeping.Closing(nudge.Day, UsefulLine), [line]) { LineOnly = true };
        }
        return new(Nudge + Named(nudge), keeper.Email, due, Useful(due, UsefulDays, keeping), EventCards.Open(keeping, keeper, Question(nudge.Slot, keeping))) { CannotWait = true };
    }

    private static Part Question(string slot, Keeping keeping)
    {
        var text = keeping.Value is null ? Texts.EventNudgeUndefined : slot switch
        {
            EventSchedule.Kickoff => Texts.EventNudgeKickoff,
            EventSchedule.FarBefore => Texts.EventNudgeFar,
            EventSchedule.NearBefore => Texts.EventNudgeNear,
            EventSchedule.OnTheDay => Texts.EventNudgeDay,
            EventSchedule.After => Texts.EventNudgeAfter,
            EventSchedule.Later => Texts.EventNudgeLater,
            _ => Texts.EventNudgeLast,
        };
        return text.With(("company", keeping.Company));
    }

    /// <summary>To the new keeper, until the next nudge tells him more.</summary>
    private static Wanted? HandedOver(Keeping keeping)
    {
        if (keeping.Event.Handed is not { } handed || keeping.Keeper is not { } keeper || keeper.Email != handed.To || handed.By == handed.To) return null;
        if (keeping.Event.State is EventState.Announced or EventState.Missed || keeping.Event.Nudge?.On > LocalTime.DayOf(handed.At, keeping.Hours.Zone)) return null;
        var by = Colleagues.NameOf(handed.By, keeping.Situation);
        return new(Handed, keeper.Email, handed.At, Useful(handed.At, UsefulDays, keeping), EventCards.Open(keeping, keeper, Texts.EventHandedToYou.With(("name", by), ("company", keeping.Company)))) { CannotWait = true };
    }

    /// <summary>The keeper hears of a risk that somebody else has seen, and is asked for a smaller event [PO-13].</summary>
    private static Wanted? OfRisk(Keeping keeping)
    {
        if (keeping.Event is not { State: EventState.AtRisk, Risk: { } risk } || keeping.Keeper is not { } keeper || risk.By == keeper.Email) return null;
        var due = Since(RiskTold, keeper.Email, keeping) ?? keeping.Now;
        var by = Colleagues.NameOf(risk.By, keeping.Situation);
        var asks = Texts.EventRiskTold.With(("name", by), ("company", keeping.Company)).Presses(new Press(Verbs.EditEvent, keeping.Subject, PressKind.Form, PressStyle.Primary));
        return new(RiskTold, keeper.Email, due, Useful(due, AnswerDays, keeping), [.. EventCards.Words(keeping), asks]) { CannotWait = true };
    }

    /// <summary>Three questions within five business days, no list of names [PO-14].</summary>
    private static Wanted? AfterMiss(Keeping keeping)
    {
        if (keeping.Event is not { State: EventState.Missed, Miss: { Cause: null } miss } || keeping.Keeper is not { } keeper) return null;
        var part = Texts.EventMissedAsk.With(("company", keeping.Company)).Presses(new Press(Verbs.MissedAnswers, keeping.Subject, PressKind.Form, PressStyle.Primary));
        return new(MissedAsked, keeper.Email, miss.At, Useful(miss.At, AnswerDays, keeping), [.. EventCards.Words(keeping), part]);
    }

    private static Wanted? NextEvent(Keeping keeping)
    {
        if (keeping.Event is not { State: EventState.Announced, Announced.At: { } at } || keeping.Event.Declined.Contains(Next) || keeping.Keeper is not { } keeper) return null;
        var day = keeping.Hours.AddWorkingDays(LocalTime.DayOf(at, keeping.Hours.Zone), NextAfterDays);
        var due = day is { } on ? keeping.Opening(on) : at.AddDays(NextAfterDays);
        var part = Texts.EventNext.With(("company", keeping.Company))
            .Presses(new Press(Verbs.NextEvent, keeping.Subject, PressKind.Form, PressStyle.Primary), new Press(Verbs.EventNotNow, keeping.Subject, Value: Next));
        return new(Next, keeper.Email, due, Useful(due, OfferDays, keeping), [part]);
    }

    /// <summary>A question that the owner sends himself; the answer is a sign for the account [PO-20].</summary>
    private static Wanted? CaredFor(Keeping keeping)
    {
        if (keeping.Event is not { State: EventState.Announced, Announced: { At: { } at, Felt: null } } || keeping.Event.Declined.Contains(Cared) || keeping.Owner is not { } owner) return null;
        var asks = Texts.EventCared.With(("company", keeping.Company));
        var draft = Texts.DraftCared.With(("name", owner.Name))
            .Presses(new Press(Verbs.CaredAnswer, keeping.Subject, PressKind.Form, PressStyle.Primary), new Press(Verbs.EventNotNow, keeping.Subject, Value: Cared));
        return new(Cared, owner.Email, at, Useful(at, OfferDays, keeping), [asks, draft]);
    }

    private static IEnumerable<Wanted> Tickets(Keeping keeping)
    {
        if (keeping.Keeper is not { } seller) yield break;
        foreach (var ticket in Unanswered.Of(keeping))
        {
            var answered = new Press(Verbs.TicketAnswered, keeping.Subject, Style: PressStyle.Primary, Value: ticket.Id);
            if (ticket.SellerAt <= keeping.Now)
            {
                var part = Texts.EventTicket.With(("company", keeping.Company), ("summary", Facts.Maybe(ticket.Summary)), ("date", ticket.Opened)).Presses(answered);
                yield return new(Ticket + ticket.Id, seller.Email, ticket.SellerAt, Useful(ticket.SellerAt, UsefulDays, keeping), [part]) { CannotWait = true };
            }
            var known = keeping.Event.Owed.FirstOrDefault(o => o.What == TicketDeputy + ticket.Id)?.Email;
            if (ticket.DeputyAt > keeping.Now || (known ?? Deputies.Of(seller, keeping.Situation, keeping.Now)) is not { } deputy || deputy == seller.Email || (known is null && HasIt(deputy, seller, ticket, keeping))) continue;
            var second = Texts.EventTicketDeputy
                .With(("company", keeping.Company), ("summary", Facts.Maybe(ticket.Summary)), ("date", ticket.Opened), ("name", seller.Name))
                .Presses(answered);
            yield return new(TicketDeputy + ticket.Id, deputy, ticket.DeputyAt, Useful(ticket.DeputyAt, UsefulDays, keeping), [second]);
        }
    }

    /// <summary>The seller is out, and the first word went to his deputy: that was enough.</summary>
    private static bool HasIt(string deputy, PersonRecord seller, UnansweredTicket ticket, Keeping keeping)
    {
        var first = seller.Duty(KeyOf(Ticket + ticket.Id, seller.Email, keeping));
        return first?.PassedTo == deputy || (first?.SentAt is null && Deputies.StandsIn(deputy, seller, keeping.Situation, keeping.Now));
    }

    private static string Named(LastNudge nudge) => $"{nudge.Slot}/{nudge.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>Since when this word is owed to him; null where it is new.</summary>
    private static DateTimeOffset? Since(string what, string email, Keeping keeping) =>
        keeping.Event.Owed.FirstOrDefault(o => o.What == what && o.Email == email)?.Due;

    private static DateTimeOffset Later(DateTimeOffset due, Keeping keeping) => due > keeping.Now ? due : keeping.Now;

    private static DateTimeOffset Useful(DateTimeOffset due, int workingDays, Keeping keeping) => keeping.Closing(LocalTime.DayOf(due, keeping.Hours.Zone), workingDays);
}
