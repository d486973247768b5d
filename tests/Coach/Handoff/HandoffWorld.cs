using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Handoff;

/// <summary>A deal of Ann's with Acme, and those who take it over: Mira the account manager, Sam and Sid of services, Uma of support; Boss leads them all.</summary>
internal static class HandoffWorld
{
    public const string Mira = "mira@ours.example";
    public const string Sam = "sam@ours.example";
    public const string Sid = "sid@ours.example";
    public const string Uma = "uma@ours.example";
    public const string Boss = "boss@ours.example";
    public const string Top = "top@ours.example";
    public const string Deputy = "dee@ours.example";
    public static readonly string Subject = Subjects.Handoff("deal-1");

    /// <summary>Monday 23 November 2026, 10:00 in Berlin.</summary>
    public const string Monday = "2026-11-23T09:00:00Z";

    public static CoachWorld New(string now = Monday, TenantSettings? tenant = null)
    {
        var world = new CoachWorld(now, tenant ?? Some.Tenant(cap: 20));
        world.Know(Boss, Roles.Manager).Know(Some.Ann, Roles.Rep).Know(Mira, Roles.AccountManager).Know(Sam, Roles.Services).Know(Sid, Roles.Services).Know(Uma, Roles.Support);
        return world.WithAccount().WithDeal(name: "Rollout");
    }

    public static CoachWorld Know(this CoachWorld world, string email, string role, bool active = true, string? manager = Boss) => world.Take(
        Subjects.Person(email),
        new PersonSeen(email, new PersonFacts(char.ToUpperInvariant(email[0]) + email[1..email.IndexOf('@', StringComparison.Ordinal)], role, email == manager ? null : manager, "Europe/Berlin", Team: "West", Active: active), Some.Version(at: world.Now.ToString("O"), sequence: long.Parse(world.NewKey()["key-".Length..], CultureInfo.InvariantCulture))));

    public static CoachWorld Won(this CoachWorld world, params string[] team) => world.WithDeal(name: "Rollout", status: "won", team: team);

    public static HandoffRecord Handoff(this CoachWorld world) => world.Record<HandoffRecord>(Subject)!;

    public static CoachWorld PressOn(this CoachWorld world, string verb, string by, string? value = null) => world.Take(Subject, new Pressed(by, "", verb, value));

    public static CoachWorld Send(this CoachWorld world, string form, string by, params (string, string)[] values) => world.Submit(Subject, form, by, values);

    public static CoachWorld Promise(this CoachWorld world, string what = "Move the archive", string paid = "free", string? due = null, string? owner = null) => world.Send(
        Forms.Promise, Some.Ann, [("what", what), ("toWhom", "Carl"), ("paid", paid), .. due is null ? Array.Empty<(string, string)>() : [("due", due)], .. owner is null ? Array.Empty<(string, string)>() : [("owner", owner)]]);

    public static CoachWorld Accept(this CoachWorld world, params string[] who)
    {
        foreach (var one in who) world.PressOn(Verbs.AcceptHandoff, one);
        return world;
    }

    /// <summary>The duty as the person holds it, by what it is about.</summary>
    public static Duty? Owes(this CoachWorld world, string email, string what) =>
        world.Person(email).Duties.FirstOrDefault(d => d.IsOpen && d.Duty.Key == CardKeys.Duty(email, what + "/deal-1"))?.Duty;

    public static IReadOnlyList<string> OpenDuties(this CoachWorld world, string email) =>
        [.. world.Person(email).Duties.Where(d => d.IsOpen).Select(d => CardKeys.DutyWhat(d.Duty.Key))];

    public static ShownCard? DutyCard(this CoachWorld world, string email, string what) => world.Cards.GetValueOrDefault(CardKeys.Duty(email, what + "/deal-1"));

    public static IReadOnlyList<string> TextsOf(this Duty duty) => [.. duty.View.Parts.Select(p => p.Text)];

    /// <summary>The answer to what was said or pressed last, also where several came at one instant.</summary>
    public static ShownCard Reply(this CoachWorld world) => world.Cards.Values
        .Where(c => c.Now.Key.StartsWith("answer/key-", StringComparison.Ordinal))
        .MaxBy(c => int.Parse(c.Now.Key["answer/key-".Length..].Split('/')[0], CultureInfo.InvariantCulture))!;
}
