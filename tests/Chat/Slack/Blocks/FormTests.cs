using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>Forms as modals, and what is read back from them.</summary>
public sealed class FormTests
{
    private const string Berlin = "Europe/Berlin";

    [Fact]
    public void Each_field_is_an_input_of_its_kind()
    {
        var inputs = Payload.OfType(BlockKit.Modal(Everything.Form("x"), "f1", all: true, Berlin), "input").ToList();
        Assert.Equal(
            ["plain_text_input", "plain_text_input", "radio_buttons", "static_select", "plain_text_input", "datepicker", "timepicker", "datetimepicker", "checkboxes", "datepicker", "timepicker", "datetimepicker", "checkboxes", "plain_text_input"],
            inputs.Select(input => input["element"]!["type"]!.GetValue<string>()));
        Assert.Equal(BlockKit.FieldRef("text"), inputs[0]["block_id"]!.GetValue<string>());
        Assert.Equal([false, true], inputs.Take(2).Select(input => input["optional"]!.GetValue<bool>()));
        Assert.Equal(280, inputs[0]["element"]!["max_length"]!.GetValue<int>());
        Assert.True(inputs[1]["element"]!["multiline"]!.GetValue<bool>());
    }

    [Fact]
    public void What_stands_behind_add_more_is_shown_when_it_was_asked_for()
    {
        var form = Everything.Form("x");
        var first = BlockKit.Modal(form, "f1", all: false, Berlin);
        var all = BlockKit.Modal(form, "f1", all: true, Berlin);

        Assert.Equal(9, Payload.OfType(first, "input").Count());
        Assert.Equal(BlockKit.AddMore, Assert.Single(Payload.OfType(first, "button"))["action_id"]!.GetValue<string>());
        Assert.Equal(14, Payload.OfType(all, "input").Count());
        Assert.Empty(Payload.OfType(all, "button"));
    }

    [Fact]
    public void A_field_that_was_not_shown_keeps_what_stood_in_it()
    {
        var form = new Form("f", "T", [new Field("a", "A", "text", true, "old"), new Field("b", "B", "check", false, "true", More: true)], "Save", "Not now", "More");
        var values = BlockKit.Values(form, State("""{"type":"plain_text_input","value":"new"}"""), Berlin);
        Assert.Equal(("new", "true"), (values["a"], values["b"]));
    }

    [Theory]
    [InlineData("text", """{"type":"plain_text_input","value":"Two days & <saved>"}""", "Two days & <saved>")]
    [InlineData("text", """{"type":"plain_text_input","value":null}""", "")]
    [InlineData("text", """{"type":"number_input","value":"12.5"}""", "12.5")]
    [InlineData("date", """{"type":"datepicker","selected_date":"2026-12-01"}""", "2026-12-01")]
    [InlineData("date", """{"type":"datepicker","selected_date":null}""", "")]
    [InlineData("time", """{"type":"timepicker","selected_time":"09:05","timezone":"Europe/Berlin"}""", "09:05")]
    [InlineData("datetime", """{"type":"datetimepicker","selected_date_time":1796133600}""", "2026-12-01T15:00")]
    [InlineData("datetime", """{"type":"datetimepicker","selected_date_time":"1796133600"}""", "2026-12-01T15:00")]
    [InlineData("datetime", """{"type":"datetimepicker","selected_date_time":1790863200}""", "2026-10-01T16:00")]
    [InlineData("datetime", """{"type":"datetimepicker","selected_date_time":null}""", "")]
    [InlineData("check", """{"type":"checkboxes","selected_options":[{"value":"true"}]}""", "true")]
    [InlineData("check", """{"type":"checkboxes","selected_options":[]}""", "false")]
    [InlineData("choice", """{"type":"static_select","selected_option":null}""", "")]
    [InlineData("choice", """{"type":"static_select","selected_option":{"value":"made up"}}""", "")]
    [InlineData("choice", """{"type":"something new"}""", "")]
    public void What_was_entered_is_read(string type, string entered, string expected)
    {
        var form = new Form("f", "T", [new Field("a", "A", type, true, "before", Choices: [new Choice("before", "Before")])], "Save", "Not now");
        Assert.Equal(expected, BlockKit.Values(form, State(entered), Berlin)["a"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void A_text_that_was_shown_cut_and_left_alone_stays_whole(int fields)
    {
        var whole = new string('漢', 3001);
        var form = new Form("f", "T", [.. Enumerable.Range(0, fields).Select(number => new Field(number == 0 ? "a" : $"f{number}", "A", "multiline", true, whole))], "Save", "Not now");
        var shown = Payload.OfType(BlockKit.Modal(form, "f1", all: true, Berlin), "plain_text_input").First()["initial_value"]!.GetValue<string>();
        Assert.InRange(shown.Length, 1, 3000);
        string Entered(string text) => BlockKit.Values(form, State($$"""{"type":"plain_text_input","value":"{{text}}"}"""), Berlin)["a"];
        Assert.Equal(whole, Entered(shown));
        Assert.Equal(shown + "!", Entered(shown + "!"));
    }

    [Fact]
    public void What_a_field_begins_with_is_counted_as_it_would_be_typed()
    {
        var whole = new string('&', 2900);
        var form = new Form("f", "T", [new Field("a", "A", "multiline", true, whole)], "Save", "Not now");
        Assert.Equal(whole, Assert.Single(Payload.OfType(BlockKit.Modal(form, "f1", all: true, Berlin), "plain_text_input"))["initial_value"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"field.a\":[]}")]
    [InlineData("{\"field.a\":{\"x\":3}}")]
    public void A_state_that_makes_no_sense_changes_nothing(string state) =>
        Assert.Equal("before", BlockKit.Values(new Form("f", "T", [new Field("a", "A", "text", true, "before")], "Save", "Not now"), JsonNode.Parse(state), Berlin)["a"]);

    /// <summary>[ADM-05] A date with time goes out and comes back in the person's zone, whatever the clocks do.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25T02:30")]
    [InlineData("America/New_York", "2026-03-08T12:00")]
    [InlineData("Asia/Kathmandu", "2026-12-31T23:59")]
    [InlineData("Pacific/Apia", "2026-01-01T00:00")]
    public void A_date_with_time_comes_back_as_it_went(string zone, string value)
    {
        var form = new Form("f", "T", [new Field("a", "A", "datetime", true, value)], "Save", "Not now");
        Assert.Equal(value, BlockKit.Values(form, Submitted(BlockKit.Modal(form, "f1", true, zone)), zone)["a"]);
    }

    [Fact]
    public void A_form_that_is_sent_unchanged_comes_back_unchanged()
    {
        foreach (var form in ShownByTheCoach.All.Forms.Select(view => Samples.Render(view, "en")))
        {
            var values = BlockKit.Values(form, Submitted(BlockKit.Modal(form, "f1", true, Berlin)), Berlin);
            foreach (var field in form.Fields)
            {
                var stood = field.Type == "check" && field.Value.Length == 0 ? "false" : field.Type == "choice" && field.Choices?.Any(choice => choice.Value == field.Value) != true ? "" : field.Value;
                Assert.Equal(stood, values[field.Id]);
            }
        }
    }

    [Theory]
    [InlineData(3, "static_select", false)]
    [InlineData(100, "static_select", false)]
    [InlineData(101, "static_select", true)]
    [InlineData(900, "static_select", true)]
    public void Many_choices_stand_in_groups(int count, string type, bool grouped)
    {
        var form = new Form("f", "T", [new Field("a", "A", "choice", false, $"c{count - 1}", Choices: Everything.Choices("Deal", count))], "Save", "Not now");
        var modal = BlockKit.Modal(form, "f1", true, Berlin);
        Assert.Empty(SlackRules.View(modal));
        var element = Payload.OfType(modal, type).Single();
        Assert.Equal(grouped, element["option_groups"] is not null);
        Assert.Equal(PressRef.Of($"c{count - 1}"), element["initial_option"]!["value"]!.GetValue<string>());
        if (count == 101) Assert.Equal("0 Deal – 99 Deal", element["option_groups"]![0]!["label"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void Of_more_than_a_view_takes_what_is_typed_is_looked_up()
    {
        var form = new Form("f", "T", [new Field("a", "A", "choice", true, "c7", Choices: Everything.Choices("漢 " + new string('W', 60), 3000))], "Save", "Not now");
        var modal = BlockKit.Modal(form, "f1", true, Berlin);
        Assert.Empty(SlackRules.View(modal));
        Assert.Equal(PressRef.Of("c7"), Payload.OfType(modal, "external_select").Single()["initial_option"]!["value"]!.GetValue<string>());

        Assert.Equal(100, BlockKit.Options(form, BlockKit.FieldRef("a"), "").Count);
        var found = BlockKit.Options(form, BlockKit.FieldRef("a"), " 2999 漢");
        Assert.Equal(PressRef.Of("c2999"), Assert.Single(found)!["value"]!.GetValue<string>());
        Assert.Empty(BlockKit.Options(form, "nowhere", ""));
    }

    [Fact]
    public void A_form_of_a_hundred_long_fields_is_still_one_that_slack_takes()
    {
        var text = new string('漢', 3000);
        var fields = Enumerable.Range(0, 120).Select(number => new Field($"f{number}", text, number % 2 == 0 ? "multiline" : "choice", true, text, 3000, Everything.Choices(text, 200), text, text));
        var modal = BlockKit.Modal(new Form("f", text, [.. fields], text, text, text), "f1", true, Berlin);
        Assert.Empty(SlackRules.View(modal));
        Assert.InRange(modal["blocks"]!.AsArray().Count, 90, 100);
    }

    [Fact]
    public void A_title_that_is_cut_stands_in_full_above_the_fields()
    {
        var modal = BlockKit.Modal(new Form("f", "What you have learned from this customer", [new Field("a", "A", "text", true, "")], "Save", "Not now"), "f1", false, Berlin);
        Assert.Equal("What you have learned f…".Length, modal["title"]!["text"]!.GetValue<string>().Length);
        Assert.Equal("What you have learned from this customer", modal["blocks"]![0]!["elements"]![0]!["elements"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void A_form_without_fields_says_what_it_is_about()
    {
        var modal = BlockKit.Modal(new Form("f", "Drop this deal?", [], "Drop it", "Keep it"), "f1", false, Berlin);
        Assert.Empty(SlackRules.View(modal));
        Assert.Contains("Drop this deal?", Payload.Words(modal["blocks"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_block_id_of_a_field_is_never_too_long_and_never_anothers()
    {
        string[] ids = ["a", "field.a", "", new('x', 300), new string('x', 299) + "y", "step:übung\u0007"];
        var refs = ids.Select(BlockKit.FieldRef).ToList();
        Assert.Equal(ids.Length, refs.Distinct(StringComparer.Ordinal).Count());
        Assert.All(refs, id => Assert.InRange(id.Length, 1, 255));
    }

    private static JsonObject State(string entered) => new() { [BlockKit.FieldRef("a")] = new JsonObject { ["field"] = JsonNode.Parse(entered) } };

    /// <summary>What Slack sends back of a modal in which nothing was touched.</summary>
    private static JsonObject Submitted(JsonObject modal)
    {
        var state = new JsonObject();
        foreach (var input in Payload.OfType(modal, "input"))
        {
            var element = input["element"]!;
            state[input["block_id"]!.GetValue<string>()] = new JsonObject
            {
                [element["action_id"]!.GetValue<string>()] = new JsonObject
                {
                    ["type"] = element["type"]!.GetValue<string>(),
                    ["value"] = element["initial_value"]?.DeepClone(),
                    ["selected_option"] = element["initial_option"]?.DeepClone(),
                    ["selected_options"] = element["initial_options"]?.DeepClone() ?? new JsonArray(),
                    ["selected_date"] = element["initial_date"]?.DeepClone(),
                    ["selected_time"] = element["initial_time"]?.DeepClone(),
                    ["selected_date_time"] = element["initial_date_time"] is { } seconds ? JsonValue.Create(long.Parse(seconds.ToJsonString(), CultureInfo.InvariantCulture)) : null,
                },
            };
        }

        return JsonNode.Parse(state.ToJsonString())!.AsObject();
    }
}
