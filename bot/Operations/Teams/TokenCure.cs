namespace CoachBot.Operations.Teams;

/// <summary>What to do where no token can be bought. https://learn.microsoft.com/entra/identity-platform/reference-error-codes</summary>
internal static class TokenCure
{
    /// <param name="reason">A code of Entra's, or of this machine's.</param>
    public static string Of(string reason) => reason switch
    {
        "AADSTS7000215" or "AADSTS7000216" => "Teams:ClientSecret is not a secret of this app: make a new one under Certificates & secrets, and copy its value, not its id.",
        "AADSTS7000222" => "The client secret has run out: make a new one under Certificates & secrets.",
        "AADSTS700016" or "AADSTS90002" or "AADSTS900023" or "AADSTS900021" =>
            "The app is not registered in Teams:TenantId: set it to the tenant in which the bot is registered, not to a customer's, and look at Teams:AppId.",
        "AADSTS7000229" or "AADSTS500011" => "The app has no service principal in its tenant: open the app registration, and create the enterprise application from there.",
        "AADSTS700027" or "AADSTS700024" or "AADSTS700023" => "The certificate is not the app's, or has run out, or this machine's clock is wrong: upload its public half under Certificates & secrets.",
        "AADSTS70021" or "AADSTS700211" or "AADSTS700212" or "AADSTS700213" or "AADSTS700214" =>
            "The app does not trust the managed identity: add it under Certificates & secrets, Federated credentials, with the identity's own subject.",
        "AADSTS7000112" => "The app is switched off in Entra: enable it there.",
        not null when reason.StartsWith("certificate", StringComparison.Ordinal) => "Look whether this process may read Teams:Certificate, and at Teams:CertificatePassword.",
        not null when reason.StartsWith("managed_identity", StringComparison.Ordinal) || reason.StartsWith("user_assigned", StringComparison.Ordinal) =>
            "Look whether the managed identity is assigned to this machine, and whether Teams:AppId or Teams:FederatedIdentity is its client id.",
        not null when reason.StartsWith("AADSTS", StringComparison.Ordinal) => "Look the code up at https://login.microsoftonline.com/error.",
        _ => "Look whether this machine reaches the login of Teams:Cloud, and what a proxy or firewall says.",
    };
}
