using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>
/// Whatever the product can send is compiled by <c>tsc</c> against Slack's own <c>@slack/types</c>: one of each shape that occurs
/// anywhere in the content folder, in cards of teams at work and in hostile messages.
/// </summary>
public sealed class OfficialTypesTests
{
    /// <summary>
    /// <c>@slack/types</c> 3.2.0 knows no <c>data_visualization</c> yet (in messages since June 2026): it is declared here after
    /// Slack's page, and everything else of such a message is held to <c>KnownBlock</c>.
    /// </summary>
    private const string Head =
        """
        import type { HomeView, KnownBlock, ModalView } from '@slack/types';
        interface DataVisualizationBlock {
          type: 'data_visualization';
          block_id?: string;
          title: string;
          chart: {
            type: 'bar' | 'line' | 'area';
            series: { name: string; data: { label: string; value: number }[] }[];
            axis_config: { categories: string[]; x_label?: string; y_label?: string };
          };
        }
        // What is wrong must not compile, or all of this would prove nothing.
        // @ts-expect-error a style that there is not
        export const wrongStyle: KnownBlock[] = [{ type: 'actions', elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'x' }, style: 'green' }] }];
        // @ts-expect-error a modal without title
        export const wrongModal: ModalView = { type: 'modal', blocks: [] };
        // @ts-expect-error a cell that there is not
        export const wrongCell: KnownBlock[] = [{ type: 'data_table', caption: 'x', rows: [[{ type: 'raw', text: 'x' }]] }];

        """;

    [Fact]
    public async Task Everything_compiles_as_blocks_modals_and_home_views()
    {
        var npm = Path.Combine(Path.GetDirectoryName(Shipped.Folder)!, "tests", "npm");
        Assert.True(Directory.Exists(Path.Combine(npm, "node_modules")), "Run npm ci --prefix tests/npm first.");
        using var folder = new TempFolder();
        var (script, kinds) = Script();
        await File.WriteAllTextAsync(folder.File("everything.ts"), script, TestContext.Current.CancellationToken);
        var types = Path.Combine(npm, "node_modules", "@slack", "types", "dist", "index.d.ts");
        await File.WriteAllTextAsync(
            folder.File("tsconfig.json"),
            $$$"""{"compilerOptions":{"strict":true,"noEmit":true,"module":"esnext","moduleResolution":"bundler","types":[],"paths":{"@slack/types":["{{{types}}}"]}},"files":["everything.ts"]}""",
            TestContext.Current.CancellationToken);

        var (code, output) = await Compile(Path.Combine(npm, "node_modules", "typescript", "bin", "tsc"), folder.Path);

        Assert.True(code == 0, output);
        Assert.Superset(
            new HashSet<string>(["actions", "context", "data_table", "data_visualization", "divider", "header", "input", "rich_text", "button", "overflow", "static_select", "external_select", "radio_buttons", "checkboxes", "plain_text_input", "datepicker", "timepicker", "datetimepicker"], StringComparer.Ordinal),
            kinds);
    }

    private static (string Script, ISet<string> Kinds) Script()
    {
        var script = new StringBuilder(Head);
        var shapes = new HashSet<string>(StringComparer.Ordinal);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in Messages())
        {
            foreach (var block in message.OfType<JsonObject>())
            {
                var type = Payload.TypeOf(block) == "data_visualization" ? "DataVisualizationBlock[]" : "KnownBlock[]";
                Say(type, new JsonArray(block.DeepClone()));
            }
        }

        foreach (var view in Views())
        {
            // The blocks of a view may be of any type there: they are held to the known ones as well.
            Say(Payload.TypeOf(view) == "modal" ? "ModalView" : "HomeView", view);
            foreach (var block in view["blocks"]!.AsArray()) Say("KnownBlock[]", new JsonArray(block!.DeepClone()));
        }

        return (script.ToString(), kinds);

        void Say(string type, JsonNode payload)
        {
            if (!shapes.Add(type + Payload.Shape(payload))) return;
            kinds.UnionWith(Payload.Objects(payload).Select(Payload.TypeOf).OfType<string>());
            script.Append("export const s").Append(shapes.Count).Append(": ").Append(type).Append(" = ").Append(payload.ToJsonString()).Append(";\n");
        }
    }

    private static IEnumerable<JsonArray> Messages()
    {
        foreach (var language in Shipped.Library.Languages)
        {
            foreach (var card in Samples.Cards().Concat(ShownByTheCoach.All.Cards)) yield return BlockKit.Message(Samples.Render(card, language));
        }

        foreach (var text in Hostile.Texts.Append("plain"))
        {
            yield return BlockKit.Message(Everything.Message(text));
            yield return BlockKit.Message(Everything.Message(text), plain: true);
        }
    }

    private static IEnumerable<JsonObject> Views()
    {
        foreach (var language in Shipped.Library.Languages)
        {
            foreach (var form in Samples.Forms().Concat(ShownByTheCoach.All.Forms))
            {
                foreach (var all in new[] { false, true }) yield return BlockKit.Modal(Samples.Render(form, language), "f1", all, "Europe/Berlin");
            }

            foreach (var home in ShownByTheCoach.All.Homes) yield return BlockKit.Home(Samples.Render(home, language));
        }

        foreach (var choices in new[] { 3, 150, 3000 }) yield return BlockKit.Modal(Everything.Form("plain", choices), "f1", true, "Europe/Berlin");
        yield return BlockKit.Home(new("x", Everything.Blocks("x"), Everything.Buttons("x")));
        yield return BlockKit.Notice("One moment", "It takes a little longer.", "Close");
    }

    private static async Task<(int Code, string Output)> Compile(string compiler, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [compiler, "--project", folder]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(5), TimeProvider.System, TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
