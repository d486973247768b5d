using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Tests.Chat.Slack.Workspaces;

public sealed class SlackScopesTests
{
    [Fact]
    public void Every_scope_has_a_feature_and_a_reason_and_stands_once()
    {
        Assert.Distinct(SlackScopes.All.Select(scope => scope.Name));
        Assert.All(SlackScopes.All, scope => Assert.True(scope is { Feature.Length: > 5, Without.Length: > 5 }));
    }

    [Fact]
    public void What_was_not_granted_is_named()
    {
        var granted = SlackScopes.All.Select(scope => scope.Name).Where(name => name is not "dnd:read").ToHashSet(StringComparer.Ordinal);

        var missing = Assert.Single(SlackScopes.Missing(granted));

        Assert.Equal(("dnd:read", ScopeUse.Offered, "nudges follow only the working hours"), (missing.Name, missing.Use, missing.Without));
    }
}
