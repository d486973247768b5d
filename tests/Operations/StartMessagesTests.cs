using System.Net;
using System.Net.Sockets;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Delivery;
using CoachBot.Operations;
using CoachBot.Operations.Checkup;
using CoachBot.Operations.CommandLine;
using CoachBot.Operations.Sandbox;
using CoachBot.Storage;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Operations;

/// <summary>Whatever an administrator got wrong is said in sentences, each on a line of its own, and with nothing else.</summary>
public sealed class StartMessagesTests
{
    private const string Bot = "11111111-1111-4111-8111-111111111111", Home = "22222222-2222-4222-8222-222222222222";
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CoachBot.dll");

    public static TheoryData<string, string> Wrong => new()
    {
        { "--Slack:Enabled=maybe", "Slack:Enabled is 'maybe': write true or false." },
        { "check --Slack:Enabled=maybe", "error    A setting is wrong.\n         Slack:Enabled is 'maybe': write true or false." },
        { "manifest slack --socket --Slack:Enabled=maybe", "Slack:Enabled is 'maybe': write true or false." },
        {
            "--Slack:ClientSecret=canary --Tenant:TimeZone=Nowhere",
            "Tenant:TimeZone is not an IANA zone: write it as Europe/Berlin or America/New_York.\n"
            + "Slack:ClientSecret or Slack:Workspaces is set without Slack:ClientId; set Slack:ClientId too, or leave them out."
        },
        {
            $"--Teams:AppId={Bot} --Teams:TenantId={Home} --Teams:Certificate=/nowhere/bot.pfx",
            "Teams:Certificate: there is no file /nowhere/bot.pfx; write the path of a .pfx file, from the root on."
        },
        {
            "--Slack:ClientId=1 --Slack:ClientSecret=canary --Slack:SigningSecret=abcdefabcdefabcdef --Slack:PublicAddress=https://coach.example.com --Slack:Workspaces:0=T0 --Slack:KeyCertificate=/nowhere/key.pfx",
            "Slack:KeyCertificate: there is no file /nowhere/key.pfx; write the path of a .pfx file, from the root on."
        },
        { "--urls=foo", "'foo' is no address to listen on. Write --urls as http://127.0.0.1:5080." },
        { "--Storage:Sqlite=/proc/coachbot/coachbot.db", "Nothing can be written in /proc. Give the user that runs CoachBot the right to write there, or set Storage:Sqlite to another place." },
        { $"manifest teams --app-id {Bot} --website https://example.com --cloud Mars", "'Mars' is none of Microsoft's clouds: write Public, Gcc, GccHigh, Dod, China." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Each_mistake_is_told_in_one_look(string line, string told)
    {
        using var folder = new TempFolder();
        await Tells(folder, told, line.Split(' '));
    }

    [Theory]
    [InlineData("Teams:Cloud", "Mars", "write Public or Gcc or GccHigh or Dod or China.")]
    [InlineData("Teams:Local", "http://[", "write it in the form that README.md shows.")]
    [InlineData("Delivery:Tries", "often", "write a whole number.")]
    [InlineData("Delivery:CallTimeout", "a while", "write a time such as 00:00:10.")]
    [InlineData("Sandbox:StartAt", "soon", "write an instant such as 2026-11-23T07:00:00Z.")]
    [InlineData("Slack:Enabled", "it's on", "write true or false.")]
    public void A_word_that_is_none_is_told_with_what_to_write(string key, string value, string told)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        var options = new Dictionary<string, Type>(StringComparer.Ordinal)
        {
            ["Teams"] = typeof(TeamsOptions), ["Slack"] = typeof(SlackOptions), ["Delivery"] = typeof(DeliveryOptions), ["Sandbox"] = typeof(SandboxOptions),
        };
        var refused = Assert.ThrowsAny<Exception>(() => configuration.GetSection(key.Split(':')[0]).Get(options[key.Split(':')[0]]));
        Assert.Equal($"{key} is '{value}': {told}", Assert.Single(StartCheckup.Told(refused)));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1:1", 1)]
    [InlineData("127.0.0.1:80", 1)]
    [InlineData("http://127.0.0.1:80;foo", 1)]
    [InlineData("http://*:80;http://+:81;https://[::]:443", 0)]
    public void What_is_no_address_to_listen_on_is_found(string urls, int wrong) =>
        Assert.Equal(wrong, ListenAddresses.Unreadable(new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls)]).Build()).Count);

    [Fact]
    public void A_mistake_of_ours_is_not_told_as_one_of_theirs()
    {
        Assert.Empty(StartCheckup.Told(new InvalidOperationException("Sequence contains no elements")));
        Assert.Empty(StartCheckup.Told(new AggregateException(new OptionsValidationException("", typeof(string), ["x"]), new InvalidOperationException("ours"))));
    }

    [Fact]
    public async Task So_is_a_taken_port()
    {
        using var folder = new TempFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await Tells(folder, $"http://{listener.LocalEndpoint}/ is taken. Stop what listens there, or give another address with --urls.", $"--urls=http://{listener.LocalEndpoint}");
    }

    [Fact]
    public async Task So_is_a_database_that_another_one_has()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("data"));
        await using var owner = new FileStream(folder.File("data/coachbot.db.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        await Tells(folder, $"The database {folder.File("data/coachbot.db")} is used by another CoachBot that still runs. Stop that one, or set Storage:Sqlite to another file.");
    }

    [Fact]
    public async Task So_is_a_file_that_is_no_database()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("other.db"), new string('x', 5000), TestContext.Current.CancellationToken);
        await Tells(
            folder,
            $"The database {folder.File("other.db")} does not open (SQLite Error 26: 'file is not a database'.). Restore the last copy, or set Storage:Sqlite to another file.",
            "--Storage:Sqlite=other.db");
    }

    /// <summary>The first thing that somebody does is to try it, the second to connect Slack: with the made-up company in the database real people would be told of made-up deals.</summary>
    [Fact]
    public async Task What_was_tried_in_the_Sandbox_is_not_mixed_with_a_real_company()
    {
        using var folder = new TempFolder();
        var database = folder.File("data/coachbot.db");
        await using (var sandbox = Start(folder, [], "Development", "--urls=http://127.0.0.1:0"))
        {
            await sandbox.Prints("Try it at");
        }

        var told = $"The database {database} holds what was tried in the Sandbox, a made-up company.";
        const string Do = "Set Storage:Sqlite to another file, or delete it; copy it first where colleagues have used it. Sandbox:Enabled=true goes on with the Sandbox.";
        (string, string)[] slack = [("Slack__BotToken", "xoxb-1"), ("Slack__AppToken", "xapp-1"), ("Slack__Api", "http://127.0.0.1:9/api/"), ("Tenant__OwnDomains__0", "ours.example")];
        await using (var refused = Start(folder, slack, "Development", "--urls=http://127.0.0.1:0"))
        {
            Assert.Equal(1, await refused.Ends());
            Assert.Equal($"{told} {Do}", refused.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        }

        await using var check = Start(folder, slack, "Development", "check", "--urls=http://127.0.0.1:0");
        Assert.Equal(1, await check.Ends());
        Assert.Contains($"error    {told}\n         {Do}", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_has_nothing_to_do_with_what_is_set_for_a_real_company()
    {
        using var folder = new TempFolder();
        await using var demo = Start(
            folder,
            [
                ("Tenant__OwnDomains__0", "ours.example"), ("Tenant__Chat", "teams"), ("Tenant__TimeZone", "America/New_York"), ("Pilot__Teams__0", "West"), ("Webhook__Connections__crm__Secret", "bad"),
                ("Teams__AppId", Bot), ("Teams__TenantId", Home), ("Teams__ClientSecret", "canary"), ("Slack__BotToken", "xoxb-1"), ("Slack__AppToken", "xapp-1"),
            ],
            "Production",
            "demo");
        Assert.True(await demo.Ends() == 0, demo.Output);
        Assert.Contains("CoachBot to Jonas Weber", demo.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "No chat is set up")]
    [InlineData("Slack:BotToken=xoxb-1", "Chat: Slack;")]
    [InlineData("Teams:AppId=" + Bot, "Chat: Teams;")]
    [InlineData("Slack:BotToken=xoxb-1 Teams:AppId=" + Bot, "Chat: Slack and Teams;")]
    [InlineData("Slack:BotToken=xoxb-1 Slack:Enabled=false", "No chat is set up")]
    public void The_first_line_says_where_people_talk_with_it(string settings, string told) => Assert.StartsWith(told, StartLine.Chats(Of(settings)), StringComparison.Ordinal);

    /// <summary>Slack is set up, everything is well, and the coach is silent: it knows nobody.</summary>
    [Fact]
    public async Task That_nobody_is_known_yet_is_found()
    {
        using var folder = new TempFolder();
        var database = folder.File("coachbot.db");
        Assert.Empty(PeopleCheckup.Look(database));
        await using var store = new Store(Options.Create(new StorageOptions { Sqlite = database }), NullLogger<Store>.Instance);
        store.Start();
        Assert.Equal("Nobody is known yet, so nobody is asked or answered.", Assert.Single(PeopleCheckup.Look(database)).What);

        var ann = new PersonRecord { Email = Some.Ann, Known = Layers<PersonFacts>.None.With(new PersonFacts(Some.Ann, Roles.Rep), Some.Version()) };
        await store.Write(WriteUrgency.Work, sql => CoachBot.Storage.Records.Save(sql, "default", Subjects.Person(Some.Ann), new RecordCodec().Write(ann), ann.Links, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        Assert.Empty(PeopleCheckup.Look(database));
    }

    [Fact]
    public async Task Where_the_settings_say_how_Slack_is_reached_the_manifest_needs_not_be_told()
    {
        using var folder = new TempFolder();
        await using var run = Start(folder, [("Slack__BotToken", "xoxb-1"), ("Slack__AppToken", "xapp-1")], "Development", "manifest", "slack");
        Assert.True(await run.Ends() == 0, run.Output);
        Assert.Contains("\"socket_mode_enabled\": true", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check --Tenant:Name=Ours --live", "check --live", "--Tenant:Name=Ours")]
    [InlineData("dry-run --Storage:Sqlite here.db --days 7", "dry-run --days 7", "--Storage:Sqlite here.db")]
    [InlineData("send meeting.json --to http://127.0.0.1:1", "send meeting.json --to http://127.0.0.1:1", "")]
    [InlineData("manifest slack --address=https://coach.example.com", "manifest slack --address=https://coach.example.com", "")]
    public void Settings_may_stand_behind_every_command(string line, string command, string settings)
    {
        var parted = Commands.Parted(line.Split(' '));
        Assert.Equal((command, settings), (string.Join(' ', parted.Command), string.Join(' ', parted.Settings)));
    }

    [Theory]
    [InlineData("Development", "", true)]
    [InlineData("Production", "", false)]
    [InlineData("Development", "Slack:BotToken=xoxb-1", false)]
    [InlineData("Development", "Teams:AppId=" + Bot, false)]
    [InlineData("Development", "Slack:Enabled=false", true)]
    [InlineData("Development", "Slack:Enabled=false Slack:BotToken=xoxb-1", true)]
    [InlineData("Production", "Sandbox:Enabled=true Slack:BotToken=xoxb-1", true)]
    public void The_Sandbox_is_there_while_developing_without_another_chat(string environment, string settings, bool on) =>
        Assert.Equal(on, SandboxOptions.IsOn(Of(settings), new HostingEnvironment { EnvironmentName = environment }));

    private static IConfigurationRoot Of(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('=')).Select(each => KeyValuePair.Create(each[0], (string?)each[1])))
        .Build();

    /// <summary>Nothing else is printed than what the log says before: which database was opened.</summary>
    private static async Task Tells(TempFolder folder, string told, params string[] arguments)
    {
        string[] anywhere = arguments.Any(argument => argument.StartsWith("--urls", StringComparison.Ordinal)) || arguments is [['m', ..], ..] ? [] : ["--urls=http://127.0.0.1:0"];
        await using var run = Start(folder, [("Tenant__OwnDomains__0", "ours.example")], "Development", [.. arguments, .. anywhere]);
        Assert.Equal(1, await run.Ends());
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains(" info: ", StringComparison.Ordinal));
        Assert.Equal(told, string.Join('\n', lines));
    }

    private static CommandRun Start(TempFolder folder, (string, string)[] settings, string environment, params string[] arguments) =>
        CommandRun.Start(folder.Path, [Program, .. arguments], [.. settings, ("ASPNETCORE_ENVIRONMENT", environment), ("Content__Path", Shipped.Folder)]);
}
