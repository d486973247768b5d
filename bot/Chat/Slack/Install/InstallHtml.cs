using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Install;

/// <summary>A message as a page for a browser, without script. Every word is encoded.</summary>
internal static class InstallHtml
{
    private const string Style =
        "body{font:1.05rem/1.5 system-ui,sans-serif;max-width:38rem;margin:3rem auto;padding:0 1.25rem;color:#1d1c1d;background:#fff}h1{font-size:1.5rem}"
        + "dt{font-weight:600}dd{margin:0 0 .5rem}small{color:#555}a.button{display:inline-block;padding:.6rem 1.2rem;border-radius:.4rem;background:#1f5fbf;color:#fff;"
        + "text-decoration:none}a.button:focus-visible{outline:3px solid #000;outline-offset:2px}"
        + "@media(prefers-color-scheme:dark){body{color:#eee;background:#1a1d21}small{color:#bbb}a.button:focus-visible{outline-color:#fff}}";

    /// <summary>For <c>style-src</c>: Base64 SHA-256.</summary>
    public static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <param name="begin">Where its buttons lead.</param>
    public static string Page(Message message, string language, string begin)
    {
        var html = new StringBuilder();
        html.Append($"<!doctype html><html lang=\"{Encoded(language)}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.Append($"<meta name=\"robots\" content=\"noindex\"><title>CoachBot</title><style>{Style}</style></head><body><main>");
        foreach (var block in message.Blocks) Write(html, block, message.Buttons, begin);
        return html.Append("</main></body></html>").ToString();
    }

    private static void Write(StringBuilder html, Block block, IReadOnlyList<Button> buttons, string begin)
    {
        switch (block)
        {
            case Heading heading: html.Append($"<h1>{Runs(heading.Runs)}</h1>"); break;
            case Paragraph paragraph: html.Append($"<p>{Runs(paragraph.Runs)}</p>"); break;
            case Quote quote: html.Append($"<blockquote>{Runs(quote.Runs)}</blockquote>"); break;
            case Note note: html.Append($"<p><small>{Runs(note.Runs)}</small></p>"); break;
            case Bullets bullets: html.Append($"<ul>{string.Concat(bullets.Items.Select(item => $"<li>{Runs(item)}</li>"))}</ul>"); break;
            case FactList facts: html.Append($"<dl>{string.Concat(facts.Items.Select(fact => $"<dt>{Encoded(fact.Label)}</dt><dd>{Runs(fact.Runs)}</dd>"))}</dl>"); break;
            case Actions actions: html.Append(string.Concat(buttons.Where(button => actions.Ids.Contains(button.Id, StringComparer.Ordinal)).Select(button => Link(button, begin)))); break;
            case Divider: html.Append("<hr>"); break;
            default: break; // Nothing else stands on these pages.
        }
    }

    private static string Link(Button button, string begin) => $"<p><a class=\"button\" rel=\"nofollow\" href=\"{Encoded(begin)}\">{Encoded(button.Label)}</a></p>";

    private static string Runs(IEnumerable<Run> runs) => string.Concat(runs.Select(run => run.Style switch
    {
        RunStyle.Strong => $"<strong>{Encoded(run.Text)}</strong>",
        RunStyle.Emphasis => $"<em>{Encoded(run.Text)}</em>",
        _ => Encoded(run.Text),
    }));

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text).Replace("&#xA;", "<br>", StringComparison.Ordinal);
}
