using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.References;
using CoachBot.Tests.Support;
using Xunit;

namespace CoachBot.Tests.Coach.References;

/// <summary>[REF-17]: the customer's voice, monthly to marketing.</summary>
public sealed class VoiceTests
{
    private static CoachWorld Heard(int accounts, string kind = "savesTime", bool confirmed = true, string start = "2026-11-19T09:00:00Z", CoachWorld? world = null)
    {
        world ??= Wins.World();
        for (var i = 1; i <= accounts; i++)
        {
            world.WithAccount($"a-{i}", $"Customer {i}", $"c{i}.example");
            world.Take(Subjects.Account($"a-{i}"), new MeetingLeft(new($"m-{kind}-{start}-{confirmed}-{i}", Some.At(start), "A value", Outcome.Yes, confirmed, null, null, kind)));
        }
        return world;
    }

    private static List<TableView> Tables(CoachWorld world) =>
        [.. world.Person(Wins.Mara).Duties.SelectMany(d => d.Duty.View.Parts).Select(p => p.Picture).OfType<TableView>()];

    [Fact]
    public void On_the_first_working_day_of_the_month_marketing_reads_what_customers_say_beside_what_we_say()
    {
        var world = Heard(5);
        Heard(3, confirmed: false, world: world).AdvanceTo("2026-12-01T06:59:00Z");
        Assert.Empty(world.Owed(Wins.Mara));
        world.AdvanceTo("2026-12-01T07:00:00Z");
        var row = Assert.Single(Assert.Single(Tables(world)).Rows);
        Assert.Equal([Fact.Word("kind.savesTime"), (Fact)5, (Fact)8], row);
        Assert.Empty(world.Owed(Some.Ann));
    }

    [Fact]
    public void Nothing_is_shown_of_fewer_than_five_customers_however_often_they_said_it()
    {
        var world = Heard(4);
        Heard(4, start: "2026-11-18T09:00:00Z", world: world).AdvanceTo("2026-12-02T00:00:00Z");
        Assert.Empty(world.Owed(Wins.Mara));
    }

    [Fact]
    public void What_is_older_than_90_days_is_gone_and_each_month_has_its_page()
    {
        var world = Heard(5).AdvanceTo("2027-04-10T00:00:00Z");
        Assert.Equal(3, Tables(world).Count); // December, January, February; in March it is too old
    }

    [Fact]
    public void An_industry_is_shown_where_it_is_known_of_five()
    {
        var world = Heard(5);
        for (var i = 1; i <= 5; i++)
        {
            world.WithDeal($"d-{i}", $"a-{i}");
            world.Consent("call", account: $"a-{i}", tags: [("industry", i < 4 ? "Manufacturing" : "manufacturing")]);
        }
        var tables = Tables(world.AdvanceTo("2026-12-02T00:00:00Z"));
        Assert.Equal(2, tables.Count);
        Assert.Equal(5, ((NumberFact)Assert.Single(tables[1].Rows)[1]).Value);
    }

    [Fact]
    public void What_was_taken_back_does_not_count_and_no_name_is_kept()
    {
        var world = Heard(5);
        var note = new JournalNote("m-savesTime-2026-11-19T09:00:00Z-True-1", Some.At("2026-11-19T09:00:00Z"), "A value", Outcome.Yes, true, null, null, "savesTime");
        world.Take(Subjects.Account("a-1"), new MeetingLeft(note, Gone: true)).AdvanceTo("2026-12-02T00:00:00Z");
        Assert.Empty(world.Owed(Wins.Mara));
    }

    [Fact]
    public void A_meeting_that_was_confirmed_reaches_the_customers_voice_with_its_kind()
    {
        var world = Wins.World().WithMeeting(start: "2026-11-20T10:00:00Z", deal: "deal-1");
        world.Submit(Subjects.Meeting("m-1"), Forms.Value, Some.Ann, ("value", "Carl can show his board a date"), ("kind", "lowersRisk"));
        world.AdvanceTo("2026-11-20T12:00:00Z").Press(Verbs.AfterYes).Press(Verbs.SignSaid);
        Assert.Equal(new HeardValue("m-1", new(2026, 11, 20), "lowersRisk", Confirmed: true), Assert.Single(world.Record<ReferenceRecord>(Wins.Reference)!.Heard));
    }

    [Fact]
    public void A_customers_record_stays_small()
    {
        var world = Wins.World();
        for (var i = 0; i < ReferenceRecord.MostHeard + 20; i++)
            world.Take(Wins.Reference, new MeetingLeft(new(string.Create(CultureInfo.InvariantCulture, $"m-{i}"), Some.At("2026-11-19T09:00:00Z"), "A value", Outcome.Yes, true, null, null)));
        Assert.Equal(ReferenceRecord.MostHeard, world.Record<ReferenceRecord>(Wins.Reference)!.Heard.Count);
    }
}
