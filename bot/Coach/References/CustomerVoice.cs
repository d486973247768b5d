using CoachBot.Coach.Customers;

namespace CoachBot.Coach.References;

/// <summary>
/// What somebody at the customer's said or wrote of us, as a colleague saved it [AFT-10]. Those who work for the customer read it;
/// other colleagues where <paramref name="Inside"/> was ticked, without its name unless the customer lets us; nobody outside before
/// the customer agreed to quotations [REF-02].
/// </summary>
/// <param name="Id">Key of the form with which it was saved.</param>
/// <param name="By">Address of the colleague who saved it.</param>
/// <param name="Inside">May be used among colleagues.</param>
/// <param name="Outside">May be used outside, after asking.</param>
public sealed record CustomerVoice(string Id, string Text, string By, DateTimeOffset At, bool Inside, bool Outside, MessageSource Source);
