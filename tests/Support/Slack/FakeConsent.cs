using Microsoft.AspNetCore.WebUtilities;

namespace CoachBot.Tests.Support.Slack;

/// <summary>The page on which an administrator allows the app. https://docs.slack.dev/authentication/installing-with-oauth</summary>
public static class FakeConsent
{
    /// <summary>The administrator says yes; where the browser goes then.</summary>
    /// <param name="authorize">The address to which the product has sent the browser.</param>
    /// <param name="scopes">What is granted; null for all that was asked for.</param>
    public static Uri Allow(this FakeSlack slack, Uri authorize, FakeWorkspace workspace, FakePerson? by = null, bool wholeOrg = false, IReadOnlyList<string>? scopes = null)
    {
        var query = QueryHelpers.ParseQuery(authorize.Query);
        if (query["client_id"].ToString() != slack.App.ClientId) throw new InvalidOperationException("Slack shows: invalid client_id.");
        var (code, redirect) = ($"{slack.NewId("code")}.{Guid.NewGuid():N}", query["redirect_uri"].ToString());
        var granted = scopes ?? query["scope"].ToString().Split(',');
        lock (slack.Gate)
        {
            slack.Board.Codes[code] = new FakeCode(
                wholeOrg ? null : workspace, wholeOrg ? workspace.Org : null, granted, redirect, by?.Id ?? "U0ADMIN", slack.Time.GetUtcNow());
        }

        return new Uri(QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = query["state"].ToString() }));
    }

    /// <summary>The administrator says no.</summary>
    public static Uri Refuse(this FakeSlack slack, Uri authorize)
    {
        _ = slack;
        var query = QueryHelpers.ParseQuery(authorize.Query);
        return new Uri(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), new Dictionary<string, string?>(StringComparer.Ordinal) { ["error"] = "access_denied", ["state"] = query["state"].ToString() }));
    }
}
