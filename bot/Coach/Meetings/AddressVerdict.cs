namespace CoachBot.Coach.Meetings;

/// <summary>What the lists say of an address, for whoever keeps them [ADM-20].</summary>
public static class AddressVerdict
{
    public const string Colleague = "colleague";
    public const string Ignored = "ignored";
    public const string Machine = "machine";
    public const string FreeMail = "freeMail";
    public const string Outside = "outside";

    /// <summary>The first list that holds the address or its domain; <see cref="Outside"/> where none does.</summary>
    public static string Of(string email, TenantSettings tenant)
    {
        var domain = Participants.DomainOf(email);
        if (Participants.Within(domain, tenant.OwnDomains)) return Colleague;
        if (Participants.Within(domain, tenant.IgnoreDomains)) return Ignored;
        if (tenant.MachineDomains.Contains(email) || Participants.Within(domain, tenant.MachineDomains)) return Machine;
        return Participants.Within(domain, tenant.FreeMailDomains) ? FreeMail : Outside;
    }
}
