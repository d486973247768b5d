using CoachBot.Content;

namespace CoachBot.Tests.Content;

public sealed class ShippedContentTests
{
    /// <summary>[CNT-04] [CNT-16]</summary>
    [Fact]
    public void The_shipped_content_has_no_problems() => Assert.Equal("", string.Join("\n", ContentCheck.Run(Shipped.Folder)));
}
