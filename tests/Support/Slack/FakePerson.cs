using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What somebody is in a workspace.</summary>
public enum FakeKind
{
    Member,
    Guest,

    /// <summary>Of another company, seen in shared rooms.</summary>
    Outside,
    Bot,
    Deactivated,
}

/// <summary>A user.</summary>
public sealed class FakePerson(FakeWorkspace workspace, string id, string? email, string name, FakeKind kind)
{
    public FakeWorkspace Workspace => workspace;

    public string Id => id;

    public string? Email { get; set; } = email;

    public string Name { get; set; } = name;

    public FakeKind Kind { get; set; } = kind;

    public string? Zone { get; set; }

    public string? Locale { get; set; }

    public bool IsOurBot { get; init; }

    /// <summary>Do-not-disturb by schedule; null where there is no schedule.</summary>
    public (DateTimeOffset Start, DateTimeOffset End)? Quiet { get; set; }

    /// <summary>The user as Slack shows it.</summary>
    /// <param name="withEmail">The scope for it was granted.</param>
    public JsonObject Json(bool withEmail, bool withLocale)
    {
        var profile = new JsonObject { ["real_name"] = Name, ["display_name"] = Name.Split(' ')[0], ["status_text"] = "", ["team"] = workspace.Team };
        if (withEmail && Email is not null && Kind is not (FakeKind.Outside or FakeKind.Bot)) profile["email"] = Email;
        var user = new JsonObject
        {
            ["id"] = Id,
            ["team_id"] = Kind is FakeKind.Outside ? "TOUTSIDE" : workspace.Team,
            ["name"] = Name.ToLowerInvariant().Replace(' ', '.'),
            ["deleted"] = Kind is FakeKind.Deactivated,
            ["real_name"] = Name,
            ["profile"] = profile,
            ["is_bot"] = Kind is FakeKind.Bot,
            ["is_app_user"] = false,
            ["updated"] = 1606810927,
        };
        if (Kind is not FakeKind.Deactivated)
        {
            (user["is_admin"], user["is_owner"]) = (false, false);
            user["is_restricted"] = Kind is FakeKind.Guest;
            user["is_ultra_restricted"] = false;
            if (Kind is FakeKind.Outside) user["is_stranger"] = true;
            if (Zone is not null) (user["tz"], user["tz_label"], user["tz_offset"]) = (Zone, Zone, 3600);
        }

        if (withLocale && Locale is not null) user["locale"] = Locale;
        if (workspace.Org is { } org) user["enterprise_user"] = new JsonObject { ["id"] = Id, ["enterprise_id"] = org.Id, ["teams"] = new JsonArray(workspace.Team) };
        return user;
    }
}
