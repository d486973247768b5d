namespace CoachBot.Coach.Handoff;

/// <summary>To a hand-off: a colleague has read the dossier, by a command [HND-07].</summary>
public sealed record DossierRead(string By) : Happening;
