using System.Text.Json;
using CoachBot.Wire;
using Json.Schema;

namespace CoachBot.Crm.Webhook;

/// <summary>The published schema of one type, and what it says of a body.</summary>
public sealed class HookSchema
{
    private const int MostErrors = 50;

    /// <summary>Quick: most bodies are good.</summary>
    private static readonly EvaluationOptions Verdict = Options(OutputFormat.Flag);

    private static readonly EvaluationOptions Reasons = Options(OutputFormat.List);

    private readonly JsonSchema _schema;
    private readonly QuickVerdict _quick;
    private readonly HashSet<string> _known;

    internal HookSchema(string type, byte[] utf8)
    {
        Type = type;
        Utf8 = utf8;
        Root = JsonDocument.Parse(utf8).RootElement;
        _known = [.. Root.GetProperty("properties").GetProperty("data").GetProperty("properties").EnumerateObject().Select(member => member.Name)];
        _quick = new QuickVerdict(Root);
        _schema = JsonSchema.Build(Root, new BuildOptions { SchemaRegistry = new SchemaRegistry() });
    }

    public string Type { get; }

    /// <summary>The schema as it is published: JSON Schema, draft 2020-12.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    internal JsonElement Root { get; }

    /// <summary>True where the data of this type have that member; others of that name mean something of the sender's own.</summary>
    internal bool Knows(string member) => _known.Contains(member);

    /// <summary>What is wrong with a canonical body, fifty things at most.</summary>
    internal IReadOnlyList<HookError> Check(JsonElement body)
    {
        if (IsGoodForSure(body)) return OrderOfTimes.Check(body.GetProperty("data"), this);

        // Sizes first, and by ourselves: the evaluation takes a heap of accents for one character, and long lists apart at length.
        var errors = SizeLimits.Check(body, Root);
        if (errors.Count == 0 && IsGood(body)) errors = OrderOfTimes.Check(body.GetProperty("data"), this);
        else if (errors.Count == 0) errors = SchemaReasons.Of(_schema.Evaluate(body, Reasons), body, Root, MostErrors);
        return errors.Count <= MostErrors ? errors : [.. errors.Take(MostErrors)];
    }

    /// <summary>The short cut: never true where <see cref="IsGood"/> is not.</summary>
    internal bool IsGoodForSure(JsonElement body) => _quick.IsGood(body);

    /// <summary>The full evaluation.</summary>
    internal bool IsGood(JsonElement body) => _schema.Evaluate(body, Verdict).IsValid;

    private static EvaluationOptions Options(OutputFormat output) =>
        new() { OutputFormat = output, RequireFormatValidation = true, FormatRegistry = HookFormats.Registry };
}
