namespace CoachBot.Tests.Content;

/// <summary>What a writer can get wrong, and that he is told where and what to do [CNT-04, CNT-16].</summary>
public sealed class ContentProblemTests(ContentCopy shared) : IClassFixture<ContentCopy>
{
    private const string Ask = "plays/meeting/meeting.ask.en.md";
    private const string Help = "plays/commands/command.help.en.md";
    private const string Words = "words/en.yaml";
    private const string Form = "forms/value.en.yaml";
    private const string Plan = "plans/standard.yaml";
    private const string Reviews = "lists/reviews.yaml";
    private const string FirstSuccess = "plays/questions/question.deal.firstSuccess.en.md";
    private const string Question = "**What will {company} have after this meeting that it does not have now?**";

    /// <summary>Rule, file, text to replace, replacement, line at which it is reported.</summary>
    public static TheoryData<string, string, string, string, int> Edits() => new()
    {
        { "key-unknown", Ask, "stage: before", "stage: before\ncolour: red", 7 },
        { "key-missing", Ask, "owner: Sales enablement\n", "", 2 },
        { "key-missing", Ask, "owner: Sales enablement", "owner:", 3 },
        { "key-doubled", Ask, "stage: before", "stage: before\nstage: after", 7 },
        { "value-unknown", Ask, "stage: before", "stage: sometimes", 6 },
        { "value-unknown", Ask, "role: rep", "role: king", 7 },
        { "value-unknown", Ask, "length: short", "length: endless", 9 },
        { "value-kind", Ask, "version: 1", "version: one", 10 },
        { "value-kind", Ask, "version: 1", "version: 0", 10 },
        { "value-kind", Ask, "owner: Sales enablement", "owner: [Sales, Marketing]", 3 },
        { "one-line", Ask, "reason: A", "reason: A very, very, very, very, very, very, very, very, very, very, very, very, very, very, very, very, very, very, very, very, very, very, very, very long reason for a", 4 },
        { "yaml", Ask, "owner: Sales enablement", "owner: \"Sales", 3 },
        { "yaml", Ask, "owner: Sales enablement", "owner: *sales", 3 },
        { "front-matter", Ask, "---\nid", "id", 1 },
        { "file-name", Ask, "id: meeting.ask", "id: meeting.asks", 2 },
        { "id-unknown", Ask, "id: meeting.ask", "id: meeting.asks", 2 },
        { "file-name", Ask, "language: en", "language: de", 2 },
        { "language-unknown", Ask, "language: en", "language: de", 1 },
        { "placeholder-unknown", Ask, "{company}", "{company} and {weather}", 12 },
        { "placeholder", Ask, "{company}", "{company} {", 12 },
        { "placeholder", Ask, "{company}", "{company} }", 12 },
        { "placeholder", Ask, "{company}", "{company, year, twice}", 12 },
        { "placeholder", Ask, "{company}", "{company, one: one}", 12 },
        { "fact-unused", Ask, "{company}", "the customer", 12 },
        { "brackets", Ask, "that it does", "[that it does", 12 },
        { "brackets", Ask, "that it does", "]that it does", 12 },
        { "brackets", Ask, "that it does", "[that [it] does]", 12 },
        { "markup", Ask, Question, Question + "\n\n1. One\n2. Two", 14 },
        { "markup", Ask, Question, Question + "\n\n<b>now</b>", 14 },
        { "markup", Ask, Question, Question + "\n\n    code", 14 },
        { "markup", Ask, Question, Question + " `code`", 12 },
        { "markup", Help, "- **win:** why we won a deal", "- **why:** why\n  - inner", 19 },
        { "link", Ask, Question, Question + "\n[here](https://x.example)", 13 },
        { "link", Ask, Question, Question + "\n[here]()", 13 },
        { "link", Ask, Question, Question + "\n<https://x.example>", 13 },
        { "facts-mixed", Help, "- **win:** why", "- why", 14 },
        { "tone", Ask, "^ One sentence", "^ You must. One sentence", 14 },
        { "tone", Form, "title: Name the value", "title: Name it or else", 3 },
        { "sentence-long", Ask, "^ One sentence", "^ a a a a a a a a a a a a a a a a a a a a a a a a a a a One sentence", 14 },
        { "next-step", "plays/errors/error.draft.empty.en.md", "Write a line or two", "There is no line", 12 },
        { "preview", "plays/previews/preview.day.en.md", "{count", "{customer} {count", 12 },
        { "preview", "plays/previews/preview.day.en.md", "?\n", "?\n\nAnd more.\n", 14 },
        { "word-missing", Words, "state.ready: Ready\n", "", 1 },
        { "word-unknown", Words, "state.ready: Ready", "state.ready: Ready\nmood.good: Good", 1 },
        { "word-unknown", Words, "press.undo: Undo", "press.undo: Undo\npress.redo: Redo", 1 },
        { "value-kind", Words, "state.ready: Ready", "state.ready: [Ready]", 56 },
        { "press-long", Words, "press.undo: Undo", "press.undo: Undo what was done just now, please", 1 },
        { "field-missing", Form, "  goal:\n    label: The customer's own goal\n    placeholder: Ship the spring season on time\n    help: In their words, if you have heard it.\n", "", 1 },
        { "field-unknown", Form, "  goal:", "  mood:\n    label: Mood\n  goal:", 12 },
        { "title-long", Form, "title: Name the value", "title: Name the value that they will have", 3 },
        { "placeholder-unknown", Form, "{company}", "{company} {mood}", 9 },
        { "key-missing", Form, "submit: Save\n", "", 1 },
        { "key-unknown", Form, "submit: Save", "submit: Save\ncolour: red", 5 },
        { "file-name", Form, "id: value", "id: values", 1 },
        { "value-kind", "lists/machines.yaml", "domains:", "domains: otter.ai\nmore:", 2 },
        { "key-unknown", Plan, "id: contracts, days", "id: contracts, colour: red, days", 9 },
        { "key-missing", Plan, "id: contracts, days: 10", "id: contracts", 9 },
        { "step-id", Plan, "id: contracts,", "id: con tracts,", 9 },
        { "step-days", Plan, "id: contracts, days: 10", "id: contracts, days: 251", 9 },
        { "value-kind", Plan, "id: contracts, days: 10", "id: contracts, days: 0", 9 },
        { "value-kind", Plan, "goLive: yes}", "goLive: sure}", 15 },
        { "value-kind", Plan, "  - {id: contracts, days: 10, role: rep}", "  - contracts", 9 },
        { "value-kind", Plan, "after: [configuration]", "after: configuration", 12 },
        { "value-unknown", Plan, "role: rep", "role: king", 9 },
        { "step-doubled", Plan, "id: adminTraining", "id: contracts", 10 },
        { "after-doubled", Plan, "after: [contracts]", "after: [contracts, contracts]", 10 },
        { "after-unknown", Plan, "after: [contracts]", "after: [contract]", 10 },
        { "plan-circle", Plan, "id: contracts, days: 10, role: rep", "id: contracts, days: 10, role: rep, after: [implementation]", 9 },
        { "go-live", Plan, ", goLive: yes", "", 8 },
        { "go-live", Plan, "after: [implementation]}", "after: [implementation], goLive: yes}", 15 },
        { "go-live", Plan, "  - {id: goLive", "  - {id: learn, days: 1, role: rep, after: [goLive]}\n  - {id: goLive", 15 },
        { "word-missing", Plan, "id: tests", "id: trial", 1 },
        { "word-missing", Reviews, "- noDate", "- noReply", 1 },
        { "word-missing", Reviews, "- announcer", "- weather", 1 },
        { "id-doubled", Reviews, "- noDate", "- noProblem", 14 },
        { "value-kind", Reviews, "- noDate", "- no date", 14 },
        { "list-empty", Reviews, "disqualify:", "reasons:", 4 },
        { "key-unknown", Reviews, "disqualify:", "reasons:", 12 },
        { "value-kind", "lists/person-words.yaml", "en:", "en: lazy\nfr-CA:", 2 },
        { "id-unknown", FirstSuccess, "id: question.deal.firstSuccess", "id: question.deals.firstSuccess", 2 },
        { "id-unknown", FirstSuccess, "id: question.deal.firstSuccess", "id: question.deal", 2 },
        { "placeholder-unknown", FirstSuccess, "{deal}", "{deal} and {weather}", 12 },
        { "tone", FirstSuccess, "want to tell", "have to tell", 12 },
        { "sentence-long", FirstSuccess, "Which first success", "a a a a a a a a a a a a a a a a a a a a a a a a a a a Which first success", 12 },
        { "key-unknown", "lists/victory.yaml", "  noPerson:", "  noPersons:", 1 },
        { "command-doubled", "lists/commands.yaml", "why: [why]", "why: [why, help]", 1 },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_bad_edit_is_reported_with_file_line_and_what_to_do(string rule, string file, string old, string with, int line)
    {
        var before = shared.Read(file);
        shared.Replace(file, old, with);

        var problems = shared.Check();
        shared.Write(file, before);

        var found = problems.FirstOrDefault(problem => problem.Rule == rule && problem.File == file);
        Assert.True(found is not null, $"Expected {rule} in {file}; found:\n{string.Join("\n", problems)}");
        Assert.Equal(line, found.Line);
        Assert.EndsWith(".", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_not_there_is_missed_in_each_language()
    {
        using var copy = new ContentCopy();
        copy.Delete(Ask);
        Assert.Equal("text-missing", Assert.Single(copy.Check()).Rule);
    }

    [Fact]
    public void A_form_that_is_not_there_is_missed()
    {
        using var copy = new ContentCopy();
        copy.Delete(Form);
        Assert.Equal("form-missing", Assert.Single(copy.Check()).Rule);
    }

    [Fact]
    public void A_list_that_is_not_there_is_missed()
    {
        using var copy = new ContentCopy();
        copy.Delete("lists/free-mail.yaml");
        Assert.Equal("file-missing", Assert.Single(copy.Check()).Rule);
    }

    [Fact]
    public void A_file_that_nobody_reads_is_reported()
    {
        using var copy = new ContentCopy();
        copy.Write("plays/meeting/notes.txt", "to do");
        Assert.Equal("file-unknown", Assert.Single(copy.Check()).Rule);
    }

    [Fact]
    public void What_editors_leave_behind_is_not_read()
    {
        using var copy = new ContentCopy();
        copy.Write("plays/meeting/.meeting.ask.en.md.swp", "x");
        copy.Write("plays/meeting/meeting.ask.en.md~", "x");
        Assert.Empty(copy.Check());
    }

    [Fact]
    public void The_same_id_twice_is_reported()
    {
        using var copy = new ContentCopy();
        copy.Write("plays/other/meeting.ask.en.md", copy.Read(Ask));
        Assert.Equal("id-doubled", Assert.Single(copy.Check()).Rule);
    }

    [Fact]
    public void A_text_longer_than_its_class_is_reported()
    {
        using var copy = new ContentCopy();
        copy.Replace(Ask, Question, Question + "\n\n" + string.Join('\n', Enumerable.Repeat("Take a moment to think about it.", 10)));
        Assert.Equal("too-long", Assert.Single(copy.Check()).Rule);
    }

    [Fact]
    public void A_file_in_another_encoding_is_reported()
    {
        using var copy = new ContentCopy();
        copy.WriteBytes(Ask, [0x2D, 0x2D, 0x2D, 0x0A, 0xE9, 0x0A]);
        Assert.Contains(copy.Check(), problem => problem is { Rule: "not-utf8", File: Ask });
    }

    [Fact]
    public void A_missing_folder_is_reported_with_the_setting_to_change()
    {
        var problem = Assert.Single(CoachBot.Content.ContentCheck.Run("/nowhere/at/all"));
        Assert.Contains("Content:Path", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_language_has_to_be_whole_before_anyone_reads_it()
    {
        using var copy = new ContentCopy();
        copy.Write("words/de.yaml", copy.Read(Words));

        var missing = copy.Check();

        Assert.Contains(missing, problem => problem.Rule == "text-missing" && problem.Detail.Contains("meeting.ask", StringComparison.Ordinal));
        Assert.Contains(missing, problem => problem.Rule == "form-missing");
    }

    [Fact]
    public void A_file_written_on_another_system_reads_the_same()
    {
        using var copy = new ContentCopy();
        copy.Write(Ask, "\uFEFF" + copy.Read(Ask).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Empty(copy.Check());
    }
}
