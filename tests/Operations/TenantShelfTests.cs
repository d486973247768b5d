using CoachBot.Content;
using CoachBot.Operations.Tenants;
using CoachBot.Tests.Content;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Operations;

public sealed class TenantShelfTests
{
    [Fact]
    public void A_bad_edit_of_the_hints_keeps_the_last_good_ones()
    {
        using var copy = new ContentCopy();
        copy.Write("hints/en.yaml", File.ReadAllText(Path.Combine(Shipped.Folder, "hints", "en.yaml")));
        var content = new ContentStore(copy.Folder, NullLogger<ContentStore>.Instance);
        var shelf = new TenantShelf(content, Options.Create(new TenantOptions()), Options.Create(new PilotOptions()), Options.Create(new DefaultsOptions()));
        var before = shelf.Hint("20% discount on the licences", "en");
        Assert.NotNull(before);

        copy.Write("hints/en.yaml", "not: [a, list");
        copy.Write("words/en.yaml", copy.Read("words/en.yaml") + "\n# an edit\n");
        content.Reload();

        Assert.Equal(before, shelf.Hint("20% discount on the licences", "en"));
        Assert.Equal("en", shelf.Settings("default").Language);
    }
}
