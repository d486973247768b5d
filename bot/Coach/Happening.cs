using System.Text.Json.Serialization;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;
using CoachBot.Coach.References;
using CoachBot.Coach.Victory;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach;

/// <summary>A fact that reached us. The type names are stored: they are constants, never renamed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(PersonSeen), "person.seen")]
[JsonDerivedType(typeof(AccountSeen), "account.seen")]
[JsonDerivedType(typeof(DealSeen), "deal.seen")]
[JsonDerivedType(typeof(MeetingSeen), "meeting.seen")]
[JsonDerivedType(typeof(MeetingCancelled), "meeting.cancelled")]
[JsonDerivedType(typeof(BusySeen), "busy.seen")]
[JsonDerivedType(typeof(BusyGone), "busy.gone")]
[JsonDerivedType(typeof(OrderSeen), "order.seen")]
[JsonDerivedType(typeof(TicketSeen), "ticket.seen")]
[JsonDerivedType(typeof(NotUnderstood), "hook.notUnderstood")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Pressed), "pressed")]
[JsonDerivedType(typeof(Submitted), "submitted")]
[JsonDerivedType(typeof(WokeUp), "wokeUp")]
[JsonDerivedType(typeof(Delivered), "delivered")]
[JsonDerivedType(typeof(NotDelivered), "notDelivered")]
[JsonDerivedType(typeof(LookAgain), "lookAgain")]
[JsonDerivedType(typeof(AgendaChanged), "agenda.changed")]
[JsonDerivedType(typeof(AgendaWiped), "agenda.wiped")]
[JsonDerivedType(typeof(QuestionReached), "question.reached")]
[JsonDerivedType(typeof(SeriesLearned), "series.learned")]
[JsonDerivedType(typeof(DomainJudged), "domain.judged")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(ValueTyped), "value.typed")]
[JsonDerivedType(typeof(CallPrepared), "call.prepared")]
[JsonDerivedType(typeof(MeetingBusy), "meeting.busy")]
[JsonDerivedType(typeof(MeetingLeft), "meeting.left")]
[JsonDerivedType(typeof(CriticalDateCaught), "criticalDate.caught")]
[JsonDerivedType(typeof(CardWanted), "card.wanted")]
[JsonDerivedType(typeof(RemindWanted), "remind.wanted")]
[JsonDerivedType(typeof(SwitchSet), "switch.set")]

// People and rooms.
[JsonDerivedType(typeof(DutySet), "duty.set")]
[JsonDerivedType(typeof(DutyEnded), "duty.ended")]
[JsonDerivedType(typeof(LeaveSet), "leave.set")]
[JsonDerivedType(typeof(OwnerMoved), "owner.moved")]
[JsonDerivedType(typeof(DealGiven), "deal.given")]
[JsonDerivedType(typeof(ChatAccountSeen), "chat.account")]
[JsonDerivedType(typeof(RoomSeen), "room.seen")]
[JsonDerivedType(typeof(RoomJoined), "room.joined")]
[JsonDerivedType(typeof(ShareOffered), "share.offered")]

// Saved from a message.
[JsonDerivedType(typeof(CommitmentMade), "commitment.made")]

// Orders and plans.
[JsonDerivedType(typeof(OrderTold), "order.told")]
[JsonDerivedType(typeof(OrderLeft), "order.left")]
[JsonDerivedType(typeof(PlanAsked), "plan.asked")]
[JsonDerivedType(typeof(PlanFinished), "plan.finished")]

// Value events.
[JsonDerivedType(typeof(EventDefined), "event.defined")]
[JsonDerivedType(typeof(PurchaseSeen), "purchase.seen")]
[JsonDerivedType(typeof(VictoryAnnounced), "victory.announced")]

// Hand-off.
[JsonDerivedType(typeof(DossierRead), "dossier.read")]

// Reviews.
[JsonDerivedType(typeof(ReviewWanted), "review.wanted")]
[JsonDerivedType(typeof(RoundWanted), "review.roundWanted")]
[JsonDerivedType(typeof(StageMoved), "review.stageMoved")]

// Digests.
[JsonDerivedType(typeof(TeamRoomSet), "team.room")]
[JsonDerivedType(typeof(TeamTimeSet), "team.time")]
[JsonDerivedType(typeof(DigestSaid), "digest.said")]

// References and stories.
[JsonDerivedType(typeof(DebriefDue), "debrief.due")]
[JsonDerivedType(typeof(DebriefAnswered), "debrief.answered")]
[JsonDerivedType(typeof(DebriefAllowed), "debrief.allowed")]
[JsonDerivedType(typeof(DebriefDropped), "debrief.dropped")]
[JsonDerivedType(typeof(InsightLearned), "insight.learned")]
[JsonDerivedType(typeof(ExpertChose), "expert.chose")]
public abstract record Happening;

/// <summary>A hook whose type we do not know: kept, answered 202 and shown on the health page.</summary>
public sealed record NotUnderstood(string HookType) : Happening;

/// <summary>A person wrote something: a command, or an answer.</summary>
/// <param name="By">E-mail address of the writer, lower case.</param>
/// <param name="Room">The room, as <see cref="Rooms.RoomName"/> names it.</param>
/// <param name="Text">Exactly what was typed.</param>
/// <param name="Thread">Key of the card in whose thread it stands, or <see cref="Cards.CardKeys.At"/> of another message; null for none.</param>
/// <param name="Direct">Said to the bot alone; in a channel only commands and threads of its own cards are for it.</param>
public sealed record Said(string By, string Room, string Text, string? Thread = null, bool Direct = true) : Happening;

/// <summary>A person pressed a button or chose an item of a menu.</summary>
/// <param name="Card">Key of the card on which it was pressed.</param>
/// <param name="Verb">One of <see cref="Cards.Verbs"/>.</param>
/// <param name="Value">The chosen item's own value, or null.</param>
/// <param name="Room">The room in which the card stands, where that is not his direct chat: there he is answered, and nobody else sees it [ADM-12].</param>
/// <param name="Thread">As in <see cref="Said"/>, where the card stands in a thread of that room.</param>
public sealed record Pressed(string By, string Card, string Verb, string? Value = null, string? Room = null, string? Thread = null) : Happening;

/// <summary>A person sent a form.</summary>
/// <param name="FormKind">One of <see cref="Cards.Forms"/>.</param>
/// <param name="Card">Key of the card from which the form was opened, or null.</param>
/// <param name="Room">As in <see cref="Pressed"/>, of that card.</param>
/// <param name="Thread">As in <see cref="Pressed"/>, of that card.</param>
public sealed record Submitted(
    string By, string FormKind, IReadOnlyDictionary<string, string> Values, string? Card = null, string? Room = null, string? Thread = null) : Happening;

/// <summary>The moment this subject had asked for has come.</summary>
public sealed record WokeUp : Happening;

/// <summary>A card reached the chat for the first time.</summary>
public sealed record Delivered(string Card, DateTimeOffset SentAt, bool PossibleRepeat = false) : Happening;

/// <summary>A card will not reach the chat: too late, refused, or not known whether it did.</summary>
public sealed record NotDelivered(string Card, string Reason) : Happening;

/// <summary>Something this record rests on has changed: look at it again.</summary>
/// <param name="By">The colleague whose choice it was, or null for a change from outside.</param>
public sealed record LookAgain(string? By = null) : Happening;

/// <summary>Bot-started messages are turned off or on for the tenant, a team, or a kind of prompt [ADM-21].</summary>
/// <param name="Scope"><c>all</c>, <c>team:NAME</c> or <c>kind:ID</c>.</param>
public sealed record SwitchSet(string By, string Scope, bool Off) : Happening;
