using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CoachBot.Tests.Code;

/// <summary>The product's source, as the compiler understands it. Generators do not run: what they write is nobody's choice.</summary>
internal sealed class BotCode
{
    /// <summary>What ImplicitUsings of a web project adds.</summary>
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Net.Http.Json; global using System.Threading;
        global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;
        """;

    private static readonly Lazy<MetadataReference[]> References = new(FindReferences);

    private static readonly Lazy<BotCode> Read = new(() => new BotCode(SourceFiles()));

    public BotCode(IReadOnlyList<CodeFile> files)
    {
        Files = files;
        Compilation = CSharpCompilation.Create(
            "Bot",
            [.. files.Select(file => file.Tree), CodeFile.Parse("ImplicitUsings.cs", ImplicitUsings).Tree],
            References.Value,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Everything below <c>bot/</c> except the migrations, which a tool writes.</summary>
    public static BotCode Current => Read.Value;

    public IReadOnlyList<CodeFile> Files { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>A little product of its own, to try the rules on.</summary>
    public static BotCode Of(params (string Path, string Text)[] files) => new([.. files.Select(file => CodeFile.Parse(file.Path, file.Text))]);

    private static CodeFile[] SourceFiles()
    {
        var bot = Path.Combine(Repository.Root, "bot");
        return
        [
            .. from file in Directory.EnumerateFiles(bot, "*.cs", SearchOption.AllDirectories)
               let path = Path.GetRelativePath(bot, file).Replace('\\', '/')
               where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
               where !path.Contains("/Migrations/", StringComparison.Ordinal)
               orderby path
               select CodeFile.Parse(path, File.ReadAllText(file)),
        ];
    }

    private static MetadataReference[] FindReferences() =>
    [
        .. from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
           where !Path.GetFileName(path).StartsWith("CoachBot", StringComparison.Ordinal)
           select MetadataReference.CreateFromFile(path),
    ];
}
