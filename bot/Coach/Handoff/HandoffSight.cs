using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>Who sees and changes what of a deal's hand-off [HND-08]: the table of who sees what [PRV-01], and who may write.</summary>
public static class HandoffSight
{
    private static readonly Viewer[] Writers = [Viewer.Owner, Viewer.Colleague, Viewer.Manager, Viewer.Receiver, Viewer.AccountManager];

    public static bool Reads(PersonRecord person, DealRecord deal, Situation situation) => Sight.May(Sight.Of(person, deal, situation), DataKind.HandoffState);

    public static bool Writes(PersonRecord person, DealRecord deal, Situation situation) => Writers.Contains(Sight.Of(person, deal, situation));

    /// <summary>Prices and amounts.</summary>
    public static bool Amounts(PersonRecord person, DealRecord deal, Situation situation) => Sight.May(Sight.Of(person, deal, situation), DataKind.Amounts);

    /// <summary>What of a dossier this person reads. Whoever is asked to accept it without standing to the deal reads what a receiver does.</summary>
    public static Dossier Of(Dossier dossier, PersonRecord person, DealRecord deal, Situation situation)
    {
        var viewer = Sight.Of(person, deal, situation);
        if (!Sight.May(viewer, DataKind.HandoffState)) viewer = Viewer.Receiver;
        return new([.. dossier.Entries.Where(e => Sight.May(viewer, KindOf(e)))]);
    }

    private static DataKind KindOf(DossierEntry entry) => entry.Kind switch
    {
        Dossier.Value => DataKind.NamedValue,
        Dossier.CriticalDate => DataKind.CriticalDate,
        Dossier.Event => DataKind.ValueEvent,
        Dossier.Licences => DataKind.DealFacts,
        Dossier.Promises => entry.Origin is Dossier.FromMeeting or Dossier.FromMessage ? DataKind.Commitments : DataKind.Promises,
        _ => DataKind.HandoffState,
    };
}
