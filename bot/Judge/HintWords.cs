using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CoachBot.Judge;

/// <summary>The words and phrases of one language by which the local judge tells an outcome from a pitch [PRE-05].</summary>
/// <param name="Filler">Words that say nothing by themselves.</param>
/// <param name="Outcome">What a customer has afterwards; one of these and there is no hint.</param>
public sealed record HintWords(
    IReadOnlyList<string> Filler,
    IReadOnlyList<string> Greeting,
    IReadOnlyList<string> Price,
    IReadOnlyList<string> Product,
    IReadOnlyList<string> Agenda,
    IReadOnlyList<string> Outcome)
{
    private static readonly string[] Keys = ["filler", "greeting", "price", "product", "agenda", "outcome"];

    /// <summary>
    /// Reads <c>hints/&lt;language&gt;.yaml</c>: six keys, each a list of words. An unknown, missing or doubled key, an
    /// empty list, or an entry that is no word is an error.
    /// </summary>
    /// <exception cref="FormatException">Its message begins with file and line.</exception>
    public static HintWords Read(string file, TextReader text)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var parser = new Parser(text);
        try
        {
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>();
                if (!Keys.Contains(key.Value, StringComparer.Ordinal))
                    throw Wrong(file, key.Start, $"remove \"{key.Value}\", or write one of: {string.Join(", ", Keys)}.");
                if (!lists.TryAdd(key.Value, List(file, key, parser)))
                    throw Wrong(file, key.Start, $"keep one \"{key.Value}\": it stands here twice.");
            }

            parser.Consume<DocumentEnd>();
            parser.Consume<StreamEnd>();
        }
        catch (YamlException error)
        {
            throw Wrong(file, error.Start, $"write a list of words below each key: {error.Message}");
        }
        catch (InvalidOperationException)
        {
            // How YamlDotNet 16.3 reports some brackets that are not closed.
            throw Wrong(file, parser.Current?.End ?? Mark.Empty, "close the bracket that is open here.");
        }

        if (Keys.FirstOrDefault(key => !lists.ContainsKey(key)) is { } missing)
            throw Wrong(file, Mark.Empty, $"add \"{missing}\".");
        return new(lists["filler"], lists["greeting"], lists["price"], lists["product"], lists["agenda"], lists["outcome"]);
    }

    private static List<string> List(string file, Scalar key, Parser parser)
    {
        var words = new List<string>();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var word = parser.Consume<Scalar>();
            if (HintText.Tokens(word.Value).Count == 0) throw Wrong(file, word.Start, "write a word here, or remove the entry.");
            words.Add(word.Value);
        }

        return words.Count > 0 ? words : throw Wrong(file, key.Start, $"give \"{key.Value}\" at least one word.");
    }

    private static FormatException Wrong(string file, Mark at, string detail) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}:{Math.Max(1, at.Line)}: {detail}"));
}
