using CoachBot.Content;

namespace CoachBot.Tests.Content;

public sealed class ShippedContentTests
{
    /// <summary>[CNT-04] [CNT-16]</summary>
    [Fact]
    public void The_shipped_content_has_no_problems()
    {
        var problems = ContentCheck.Run(Shipped.Folder);
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }
}
