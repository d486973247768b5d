using Spectre.Console;

namespace CoachBot.Operations.CommandLine;

/// <summary>Shows that something goes on while it takes time: a spinner on a terminal, else nothing. What a command answers goes to standard output, this does not.</summary>
internal static class Waiting
{
    private static readonly IAnsiConsole Screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public static Task<T> For<T>(string what, Func<Task<T>> work) =>
        Console.IsErrorRedirected ? work() : Screen.Status().StartAsync(Markup.Escape(what), _ => work());
}
