using CoachBot.Tests.Code;

namespace CoachBot.Tests.Chat.Teams.Package;

/// <summary>
/// The icons are what Teams asks for. They are drawn from <c>Chat/Sandbox/Page/icon.svg</c> and <c>outline.svg</c> by Chromium:
/// <c>chromium --headless --default-background-color=00000000 --window-size=192,192 --screenshot=color.png</c> on a page that shows
/// nothing else. https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
/// </summary>
public sealed class IconTests
{
    private static readonly (byte, byte, byte, byte) Green = (0x0b, 0x5c, 0x55, 255);
    private static readonly (byte, byte, byte, byte) White = (255, 255, 255, 255);

    [Fact]
    public void The_colour_icon_is_the_products_own_192_by_192()
    {
        var icon = Read("color.png");

        Assert.Equal((192, 192), (icon.Width, icon.Height));
        Assert.Equal(Green, icon.At(96, 10));
        Assert.Equal(White, icon.At(48, 96)); // the C
        Assert.Equal(0, icon.At(0, 0).Alpha); // round corners
        Assert.InRange(icon.All().Count(pixel => pixel == White), 3000, 6000);
    }

    [Fact]
    public void The_outline_icon_is_white_on_nothing_32_by_32()
    {
        var icon = Read("outline.png");

        Assert.Equal((32, 32), (icon.Width, icon.Height));
        Assert.All(icon.All().Where(pixel => pixel.Alpha > 0), pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.InRange(icon.All().Count(pixel => pixel.Alpha == 255), 60, 300);
        Assert.InRange(icon.All().Count(pixel => pixel.Alpha == 0), 600, 950);
    }

    private static Png Read(string name) => Png.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "bot/Chat/Teams/Package", name)));
}
