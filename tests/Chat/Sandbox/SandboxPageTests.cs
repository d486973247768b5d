using System.Text.RegularExpressions;

namespace CoachBot.Tests.Chat.Sandbox;

public sealed partial class SandboxPageTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private static readonly string Folder = Path.Combine(CoachBot.Tests.Code.Repository.Root, "bot", "Chat", "Sandbox", "Page");

    [Fact]
    public async Task Every_file_of_the_page_is_served_under_a_policy_that_lets_nothing_else_run()
    {
        var files = Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)!).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files.Append(""))
        {
            using var response = await host.Http.GetAsync(new Uri($"/sandbox/{file}".TrimEnd('/'), UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, file);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task However_the_address_is_written_the_page_has_its_policy()
    {
        using var response = await host.Http.GetAsync(new Uri("/SANDBOX", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public void Text_from_outside_never_becomes_markup()
    {
        var scripts = Directory.GetFiles(Folder, "*.js");
        Assert.NotEmpty(scripts);
        Assert.DoesNotContain(scripts, path => Markup().IsMatch(File.ReadAllText(path)));
    }

    [Fact]
    public void The_page_fetches_nothing_from_elsewhere()
    {
        foreach (var path in Directory.GetFiles(Folder).Where(path => !path.EndsWith(".svg", StringComparison.Ordinal)))
            Assert.DoesNotMatch(Elsewhere(), File.ReadAllText(path));
        Assert.DoesNotMatch(Inline(), File.ReadAllText(Path.Combine(Folder, "index.html")));
    }

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", RegexOptions.None, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?:src|href|url|import|from)\s*[=(]?\s*[""']?(?:https?:)?//", RegexOptions.None, 1000)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", RegexOptions.None, 1000)]
    private static partial Regex Inline();
}
