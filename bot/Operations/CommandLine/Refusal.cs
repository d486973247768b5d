namespace CoachBot.Operations.CommandLine;

/// <summary>How a command says that it cannot: one sentence where errors go, and an exit code.</summary>
internal static class Refusal
{
    public static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
