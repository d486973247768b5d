using System.Globalization;
using CoachBot.Chat.Sandbox;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Content;
using CoachBot.Judge;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Tenants;

/// <summary>Puts together what the Coach may know of a tenant: its settings, the content's lists, the holidays, the judge. Made anew when the content changes.</summary>
public sealed class TenantShelf
{
    private readonly ContentStore _content;
    private readonly TenantOptions _options;
    private readonly PilotOptions _pilot;
    private readonly CoachDefaults _defaults;
    private volatile Made? _made;

    public TenantShelf(ContentStore content, IOptions<TenantOptions> options, IOptions<PilotOptions> pilot, IOptions<DefaultsOptions> defaults)
    {
        _content = content;
        _options = options.Value;
        _pilot = pilot.Value;
        _defaults = DefaultsReader.Read(defaults.Value, []);
    }

    public HolidayFolder Holidays => Current().Holidays;

    public TenantSettings Settings(string tenant) => Current().Settings with { Tenant = tenant };

    public string? Hint(string value, string language) => Current().Judge.Look(value, language);

    private Made Current()
    {
        var library = _content.Current;
        if (_made is { } made && made.Version == library.Version) return made;
        try
        {
            return _made = Make(library);
        }
        catch (FormatException) when (_made is not null)
        {
            // A bad edit of the hints, which the content's own check does not read: the last good ones stay until the next edit.
            return _made = _made with { Version = library.Version };
        }
    }

    private Made Make(ContentLibrary library)
    {
        var holidays = HolidayFiles.Load(_content.Path);
        var own = _options.Holidays
            .Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .ToHashSet();
        var settings = new TenantSettings
        {
            Tenant = TenantOptions.Id,
            Name = _options.Name,
            OwnDomains = Set(_options.OwnDomains),
            IgnoreDomains = Set(_options.IgnoreDomains),
            MachineDomains = library.Lists.MachineDomains,
            FreeMailDomains = library.Lists.FreeMailDomains,
            HowdyTitles = library.Lists.HowdyTitles,
            CommonWords = library.Lists.CommonWords,
            CommandWords = library.Lists.CommandWords.Values
                .SelectMany(words => words)
                .GroupBy(word => word.Key, StringComparer.Ordinal)
                .ToDictionary(word => word.Key, word => word.First().Value, StringComparer.Ordinal),
            TimeZone = _options.TimeZone,
            Country = _options.Country,
            Language = _options.Language,
            DefaultChat = _options.Chat ?? SandboxChat.PlatformName,
            Chats = _options.Chats,
            RoomsFollowRecords = _options.Chat is null or SandboxChat.PlatformName,
            RequireStart = _options.RequireStart,
            Holidays = new HolidayCalendar(holidays.Calendar.ByCountry, own),
            PilotTeams = new HashSet<string>(_pilot.Teams.Select(team => team.Trim()), StringComparer.OrdinalIgnoreCase),
            TeamRoom = _options.TeamRoom,
            WinsRoom = _options.WinsRoom,
            PlanTemplates = library.Lists.Plans,
            Questions = library.Questions,
            SweetSpot = library.Lists.SweetSpot,
            DisqualifyReasons = library.Lists.DisqualifyReasons,
            PersonWords = library.Lists.PersonWords,
            WholeReturn = library.Lists.FirstSuccess.WholeReturn,
            NoPerson = library.Lists.FirstSuccess.NoPerson,
            EarlyStages = library.Lists.FirstSuccess.EarlyStages,
            Defaults = _defaults,
        };
        return new(library.Version, settings, holidays, JudgeFiles.Load(_content.Path, [.. _options.Products]));
    }

    private static HashSet<string> Set(IEnumerable<string> domains) =>
        new(domains.Select(d => d.Trim().TrimStart('@')), StringComparer.OrdinalIgnoreCase);

    private sealed record Made(string Version, TenantSettings Settings, HolidayFolder Holidays, LocalJudge Judge);
}
