using System.CommandLine;
using CoachBot.Content;
using CoachBot.Operations.Checkup;

namespace CoachBot.Operations.CommandLine;

/// <summary><c>content check</c>: what keeps a content folder from being used, by file and line.</summary>
internal static class ContentCommand
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var folder = new Argument<string?>("folder")
        {
            Description = "The content folder; by default the one that the service would use.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var check = new Command("check", "Look for everything that keeps the content from being used.") { folder };
        check.SetAction(async parsed => Check(parsed.GetValue(folder) ?? await Used(build)));
        return new Command("content", "Work on the texts.") { check };
    }

    private static int Check(string folder)
    {
        var problems = ContentCheckup.Problems(folder).ToList();
        foreach (var problem in problems) Console.Out.WriteLine(problem);
        Console.Out.WriteLine(problems.Count == 0 ? $"{folder} can be used as it stands." : $"{folder}: {problems.Count} problems.");
        return problems.Count == 0 ? 0 : 1;
    }

    private static async Task<string> Used(Func<string[], WebApplication> build)
    {
        await using var app = build([]);
        return ContentFolder.Find(app.Configuration["Content:Path"], app.Environment.IsDevelopment());
    }
}
