using CoachBot.Tests.Support;

namespace CoachBot.Tests.Journeys;

/// <summary>The story that <c>demo</c> plays through the real executable, word by word: a reading of the whole product.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Demo_prints_the_approved_story()
    {
        using var folder = new TempFolder();
        await using var demo = CommandRun.Start(folder.Path, [Path.Combine(AppContext.BaseDirectory, "CoachBot.dll"), "demo"], ("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.Equal(0, await demo.Ends());
        Approved.Matches("demo", demo.Output, "Journeys");
    }
}
