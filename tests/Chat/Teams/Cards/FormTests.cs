using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>Forms as cards of a dialog, and what is read back from them.</summary>
public sealed class FormTests
{
    private const string Berlin = "Europe/Berlin";

    [Fact]
    public void Each_field_is_an_input_of_its_kind_with_a_name()
    {
        var inputs = Inputs(AdaptiveCard.Form(Everything.Form("x")));
        Assert.Equal(
            ["Input.Text", "Input.Text", "Input.ChoiceSet", "Input.ChoiceSet", "Input.Text", "Input.Date", "Input.Time", "Input.Date", "Input.Time", "Input.Toggle", "Input.Date", "Input.Time", "Input.Date", "Input.Time", "Input.Toggle", "Input.Text"],
            inputs.Select(Payload.TypeOf));
        Assert.Equal(AdaptiveCard.FieldRef("text"), inputs[0]["id"]!.GetValue<string>());
        Assert.Equal((280, true), (inputs[0]["maxLength"]!.GetValue<int>(), inputs[0]["isRequired"]!.GetValue<bool>()));
        Assert.Null(inputs[1]["isRequired"]);
        Assert.True(inputs[1]["isMultiline"]!.GetValue<bool>());
        Assert.Equal("expanded", inputs[2]["style"]!.GetValue<string>());
        Assert.Equal("compact", inputs[3]["style"]!.GetValue<string>());
    }

    /// <summary>[ADM-28] A clock alone is no name for whoever hears it.</summary>
    [Fact]
    public void The_second_half_of_a_day_with_its_time_is_called_like_the_first()
    {
        var inputs = Inputs(AdaptiveCard.Form(new Form("f", "T", [new Field("a", "We talk again", "datetime", true, "")], "Save", "Not now")));
        Assert.Equal(["We talk again", "We talk again ⏰"], inputs.Select(input => input["label"]!.GetValue<string>()));
    }

    [Fact]
    public void What_stands_behind_add_more_is_hidden_until_it_is_asked_for()
    {
        var card = AdaptiveCard.Form(Everything.Form("x"));
        var more = Payload.OfType(card, "Container").Single(each => each["id"]?.GetValue<string>() == "more");
        Assert.False(more["isVisible"]!.GetValue<bool>());
        Assert.Equal(6, Inputs(more).Count);
        Assert.Equal(["more", "more-button"], Payload.OfType(card, "Action.ToggleVisibility").Single()["targetElements"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Fact]
    public void What_is_wrong_stands_below_its_field_and_what_was_typed_stays()
    {
        var form = new Form("f", "T", [new Field("a", "A", "text", true, "old"), new Field("b", "B", "date", false, "", More: true)], "Save", "Not now", "More");
        var card = AdaptiveCard.Form(form, new Dictionary<string, string> { ["a"] = "new" }, new Dictionary<string, string> { ["b"] = "That day is over." });
        Assert.Empty(CardRules.Dialog(card));
        Assert.Equal("new", Inputs(card)[0]["value"]!.GetValue<string>());
        var more = Payload.OfType(card, "Container").Single();
        Assert.Null(more["isVisible"]);
        Assert.Empty(Payload.OfType(card, "Action.ToggleVisibility"));
        Assert.Equal(("Input.Date", "⚠ That day is over."), (Payload.TypeOf(more["items"]![0]), more["items"]![1]!["inlines"]![0]!["text"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("text", "\"Two days & <saved>\"", "Two days & <saved>")]
    [InlineData("text", "\"\"", "")]
    [InlineData("text", "12.5", "12.5")]
    [InlineData("text", "\"a\\ud83d\\n\\\"b\"", "a\ufffd\n\"b")]
    [InlineData("text", "\"\\ud83d\"", "\ufffd")]
    [InlineData("multiline", "\"a\\r\\nb\"", "a\nb")]
    [InlineData("date", "\"2026-12-01\"", "2026-12-01")]
    [InlineData("date", "\"2026-12-01T00:00:00Z\"", "2026-12-01")]
    [InlineData("date", "null", "")]
    [InlineData("time", "\"09:05\"", "09:05")]
    [InlineData("time", "\"9:05:00\"", "09:05")]
    [InlineData("check", "\"true\"", "true")]
    [InlineData("check", "true", "true")]
    [InlineData("check", "\"false\"", "false")]
    [InlineData("check", "\"\"", "false")]
    [InlineData("choice", "\"\"", "")]
    [InlineData("choice", "\"made up\"", "")]
    [InlineData("choice", "[]", "before")]
    public void What_was_entered_is_read(string type, string entered, string expected)
    {
        var form = new Form("f", "T", [new Field("a", "A", type, true, "before", Choices: [new Choice("before", "Before")])], "Save", "Not now");
        Assert.Equal(expected, AdaptiveCard.Values(form, Data($$"""{"f":"f","{{AdaptiveCard.FieldRef("a")}}":{{entered}}}"""), Berlin)["a"]);
    }

    [Theory]
    [InlineData("2026-12-01", "15:00", "2026-12-01T15:00")]
    [InlineData("2026-12-01", "15:00:00", "2026-12-01T15:00")]
    [InlineData("", "", "")]
    [InlineData("2026-12-01", "", "2026-12-01T")]
    [InlineData("", "15:00", "T15:00")]
    [InlineData("2027-03-28", "02:30", "2027-03-28T03:00")]
    public void A_date_with_time_is_two_inputs_and_half_of_it_is_none(string day, string hour, string expected)
    {
        var form = new Form("f", "T", [new Field("a", "A", "datetime", true, "2026-11-25T15:30")], "Save", "Not now");
        var (first, second) = (AdaptiveCard.FieldRef("a"), Inputs(AdaptiveCard.Form(form))[1]["id"]!.GetValue<string>());
        Assert.Equal(expected, AdaptiveCard.Values(form, Data($$"""{"{{first}}":"{{day}}","{{second}}":"{{hour}}"}"""), Berlin)["a"]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"v-a\":{}}")]
    public void Data_that_makes_no_sense_changes_nothing(string data) =>
        Assert.Equal("before", AdaptiveCard.Values(new Form("f", "T", [new Field("a", "A", "text", true, "before")], "Save", "Not now"), Data(data), Berlin)["a"]);

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void A_text_that_was_shown_cut_and_left_alone_stays_whole(int fields)
    {
        var whole = new string('漢', 12_000) + "\nend";
        var form = new Form("f", "T", [.. Enumerable.Range(0, fields).Select(number => new Field($"f{number}", "A", "multiline", true, whole))], "Save", "Not now");
        var shown = Inputs(AdaptiveCard.Form(form))[0]["value"]!.GetValue<string>();
        Assert.InRange(shown.Length, 1, whole.Length - 1);
        string Entered(string text) => AdaptiveCard.Values(form, Data($$"""{"{{AdaptiveCard.FieldRef("f0")}}":"{{text}}"}"""), Berlin)["f0"];
        Assert.Equal(whole, Entered(shown));
        Assert.Equal(shown + "!", Entered(shown + "!"));
    }

    [Fact]
    public void A_form_that_is_sent_unchanged_comes_back_unchanged()
    {
        foreach (var form in ShownByTheCoach.All.Forms.Select(view => Samples.Render(view, "en")))
        {
            var values = AdaptiveCard.Values(form, Submitted(AdaptiveCard.Form(form)), Berlin);
            foreach (var field in form.Fields)
            {
                var stood = field.Type == "check" && field.Value.Length == 0 ? "false" : field.Type == "choice" && field.Choices?.Any(choice => choice.Value == field.Value) != true ? "" : field.Value;
                Assert.Equal(stood, values[field.Id]);
            }
        }
    }

    [Theory]
    [InlineData(16, "filtered", 16)]
    [InlineData(200, "filtered", 200)]
    [InlineData(3000, "filtered", 200)]
    public void Of_many_choices_the_right_one_is_found_by_typing_and_the_chosen_one_is_always_there(int count, string style, int shown)
    {
        var form = new Form("f", "T", [new Field("a", "A", "choice", false, $"c{count - 1}", Choices: Everything.Choices("Deal", count))], "Save", "Not now");
        var card = AdaptiveCard.Form(form);
        Assert.Empty(CardRules.Dialog(card));
        var input = Assert.Single(Inputs(card));
        Assert.Equal((style, PressRef.Of($"c{count - 1}")), (input["style"]!.GetValue<string>(), input["value"]!.GetValue<string>()));
        Assert.Equal(shown, input["choices"]!.AsArray().Count);
    }

    [Fact]
    public void A_form_of_a_hundred_long_fields_is_still_one_that_teams_takes()
    {
        var text = new string('漢', 3000);
        var fields = Enumerable.Range(0, 120).Select(number => new Field($"f{number}", text, number % 2 == 0 ? "multiline" : "choice", true, text, 3000, Everything.Choices(text, 200), text, text));
        Assert.Empty(CardRules.Dialog(AdaptiveCard.Form(new Form("f", text, [.. fields], text, text, text))));
    }

    [Fact]
    public void A_form_without_fields_says_what_it_is_about()
    {
        var card = AdaptiveCard.Form(new Form("f", "Drop this deal?", [], "Drop it", "Keep it"));
        Assert.Empty(CardRules.Dialog(card));
        Assert.Contains("Drop this deal?", CardReading.Words(card), StringComparison.Ordinal);
        Assert.Equal("f", Carried.Form(Data(Payload.OfType(card, "Action.Submit").Single()["data"]!.ToJsonString())));
    }

    [Fact]
    public void The_id_of_a_field_is_never_anothers_nor_one_of_ours()
    {
        string[] ids = ["a", "v-a", "", "f", "p", "c", "msteams", "a.t", new('x', 300), new string('x', 299) + "y", "step:übung\u0007", "a b"];
        var refs = ids.Select(AdaptiveCard.FieldRef).ToList();
        Assert.Equal(ids.Length, refs.Distinct(StringComparer.Ordinal).Count());
        Assert.All(refs, id => Assert.True(id.Length is > 0 and <= 62 && id is not ("f" or "p" or "c" or "l" or "msteams") && !id.EndsWith(".t", StringComparison.Ordinal), id));
    }

    private static List<JsonObject> Inputs(JsonNode card) => [.. Payload.Objects(card).Where(each => Payload.TypeOf(each)?.StartsWith("Input.", StringComparison.Ordinal) == true)];

    private static JsonElement Data(string json) => JsonElement.Parse(json);

    /// <summary>What Teams sends back of a dialog in which nothing was touched.</summary>
    private static JsonElement Submitted(JsonObject card)
    {
        var data = new JsonObject();
        foreach (var input in Inputs(card)) data[input["id"]!.GetValue<string>()] = input["value"]?.GetValue<string>() ?? "";
        return Data(data.ToJsonString());
    }
}
