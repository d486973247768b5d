using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CoachBot.Content;

/// <summary>Reads the small part of YAML that content files use: text, lists and maps. Whatever else YAML can do is a problem.</summary>
internal sealed class StrictYaml
{
    private const int Deepest = 8;

    private readonly string _file;
    private readonly int _firstLine;
    private readonly ProblemList _problems;
    private readonly Parser _parser;

    private StrictYaml(string file, string yaml, int firstLine, ProblemList problems)
    {
        (_file, _firstLine, _problems) = (file, firstLine, problems);
        _parser = new Parser(new StringReader(yaml));
    }

    /// <summary>The map that the text holds, or null where it cannot be read.</summary>
    /// <param name="firstLine">Line of the file on which the text begins.</param>
    public static YamlMap? ReadMap(string file, string yaml, int firstLine, ProblemList problems)
    {
        var reader = new StrictYaml(file, yaml, firstLine, problems);
        try
        {
            return reader.Document();
        }
        catch (YamlException error)
        {
            problems.Add(file, reader.Line(error.Start), (int)error.Start.Column, "yaml", $"Write this as plain YAML: {error.Message.TrimEnd('.')}.");
            return null;
        }
        catch (InvalidOperationException)
        {
            // How YamlDotNet 16.3 reports some brackets that are not closed.
            problems.Add(file, reader.Line(reader._parser.Current?.End ?? Mark.Empty), "yaml", "Close the bracket that is open here.");
            return null;
        }
    }

    private YamlMap? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _problems.Add(_file, _firstLine, "empty", "Write keys and values, one a line, as \"key: value\".");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Value(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
            _problems.Add(_file, root.Line, "yaml", "Keep one document a file: remove the second \"---\".");
        if (root is YamlMap map)
            return map;
        _problems.Add(_file, root.Line, root.Column, "yaml", "Write keys and values, one a line, as \"key: value\".");
        return null;
    }

    private YamlValue Value(int depth)
    {
        if (depth > Deepest)
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, "nested too deeply");
        if (_parser.TryConsume<Scalar>(out var scalar))
            return new YamlText(Line(scalar.Start), (int)scalar.Start.Column, scalar.Value);
        if (_parser.TryConsume<SequenceStart>(out var sequence))
            return List(sequence, depth);
        if (_parser.TryConsume<MappingStart>(out var mapping))
            return Map(mapping, depth);
        throw new YamlException(_parser.Current!.Start, _parser.Current.End, "anchors and aliases are not used here");
    }

    private YamlList List(SequenceStart start, int depth)
    {
        var items = new List<YamlValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Value(depth + 1));
        return new YamlList(Line(start.Start), (int)start.Start.Column, items);
    }

    private YamlMap Map(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Consume<Scalar>();
            var entry = new YamlEntry(key.Value, Line(key.Start), (int)key.Start.Column, Value(depth + 1));
            if (seen.Add(entry.Key))
                entries.Add(entry);
            else
                _problems.Add(_file, entry.Line, entry.Column, "key-doubled", $"Keep one \"{entry.Key}\": it stands here twice.");
        }

        return new YamlMap(Line(start.Start), (int)start.Start.Column, entries);
    }

    private int Line(Mark mark) => _firstLine + (int)mark.Line - 1;
}

/// <summary>A value and where it stands in its file.</summary>
internal abstract record YamlValue(int Line, int Column);

/// <summary>One text.</summary>
internal sealed record YamlText(int Line, int Column, string Value) : YamlValue(Line, Column);

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, int Column, IReadOnlyList<YamlValue> Items) : YamlValue(Line, Column);

/// <summary>Keys and their values, in the order of the file; no key twice.</summary>
internal sealed record YamlMap(int Line, int Column, IReadOnlyList<YamlEntry> Entries) : YamlValue(Line, Column);

/// <summary>One key with its value.</summary>
internal sealed record YamlEntry(string Key, int Line, int Column, YamlValue Value);
