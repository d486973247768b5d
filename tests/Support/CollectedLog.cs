using System.Buffers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Support;

/// <summary>Everything that is logged, at every level, as it would be written.</summary>
public sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text) return _text.ToString();
        }
    }

    /// <summary>Nothing of this may ever stand in a log [PRV-20].</summary>
    public void HoldsNone(IEnumerable<string> phrases)
    {
        var text = Text;
        Assert.NotEmpty(text);
        var wanted = SearchValues.Create([.. phrases.Distinct(StringComparer.Ordinal)], StringComparison.OrdinalIgnoreCase);
        var at = text.AsSpan().IndexOfAny(wanted);
        Assert.True(at < 0, at < 0 ? "" : $"A log line holds what it must not: {text[text.LastIndexOf('\n', at)..at]}\u2026");
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Write($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Write($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }

    private void Write(string line)
    {
        lock (_text) _text.Append(line).Append('\n');
    }
}
