using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Tests.Coach.Digests;
using CoachBot.Tests.Coach.Handoff;
using CoachBot.Tests.Coach.Orders;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>
/// Cards, forms and home views as the Coach really builds them: a few teams are led through their days, every command is said,
/// and whatever can be pressed is pressed.
/// </summary>
internal static class ShownByTheCoach
{
    private const int Rounds = 3;
    private const int PressesEach = 120;

    private static readonly Lazy<Shown> Walked = new(Walk);

    public static Shown All => Walked.Value;

    public sealed record Shown(IReadOnlyList<CardView> Cards, IReadOnlyList<FormView> Forms, IReadOnlyList<HomeSheet> Homes);

    private static Shown Walk()
    {
        var cards = new Dictionary<string, CardView>(StringComparer.Ordinal);
        var forms = new Dictionary<string, FormView>(StringComparer.Ordinal);
        var homes = new List<HomeSheet>();
        foreach (var (world, people) in Worlds())
        {
            foreach (var by in people)
            {
                foreach (var command in CommandLine.Known.Append("deal").Append("nonsense"))
                {
                    foreach (var rest in new[] { "", " Rollout", " Acme", " all" }) world.Say($"/coach {command}{rest}", by);
                }
            }

            for (var round = 0; round < Rounds; round++)
            {
                Keep(world);
                homes.AddRange(people.Select(by => CoachBot.Coach.Coach.Home(world.Situation, by, world.Now)).OfType<HomeSheet>());
                PressEverything(world);
                world.Advance(TimeSpan.FromHours(20));
            }

            Keep(world);
        }

        return new Shown([.. cards.Values], [.. forms.Values], homes);

        void Keep(CoachWorld world)
        {
            foreach (var card in world.Cards.Values) cards[JsonSerializer.Serialize(card.Now.View)] = card.Now.View;
        }

        void PressEverything(CoachWorld world)
        {
            var all = world.Cards.Values
                .SelectMany(card => card.Presses.Concat(card.Presses.SelectMany(press => press.Items ?? [])).Select(press => (By: card.Now.Owner.Split(':', 2)[^1], card.Now.Key, Press: press)))
                .Where(each => each.Press.Kind != PressKind.Menu && each.Press.Verb != Verbs.Stop)
                .DistinctBy(each => (each.Press.Verb, each.Press.Subject, each.Press.Value))
                .Take(PressesEach)
                .ToList();
            foreach (var (by, key, press) in all)
            {
                var pressed = new Pressed(by, key, press.Verb, press.Value);
                if (world.Ask(press.Subject, pressed).Form is { } form) forms.TryAdd(JsonSerializer.Serialize(form), form);
                world.Take(press.Subject, pressed);
            }
        }
    }

    private static IEnumerable<(CoachWorld World, string[] People)> Worlds()
    {
        var day = new CoachWorld().WithPerson().WithPerson(Some.Bob).WithAccount().WithDeal(name: "Rollout");
        for (var meeting = 0; meeting < 6; meeting++) day.WithMeeting($"m-{meeting}", $"2026-11-23T{8 + meeting:00}:00:00Z", 40, $"Meeting {meeting}", deal: "deal-1");
        yield return (day.AdvanceTo("2026-11-20T15:00:00Z").NameValue(id: "m-0").NameValue(id: "m-1"), [Some.Ann, Some.Bob]);
        yield return (new CoachWorld().WithPerson().WithAccount().WithDeal(name: "Rollout").WithMeeting().AdvanceTo("2026-11-20T15:00:00Z"), [Some.Ann]);
        yield return (Plans.Planned(), [Some.Ann, Plans.Services]);
        yield return (HandoffWorld.New().Won(), [Some.Ann, HandoffWorld.Mira, HandoffWorld.Sam, HandoffWorld.Boss]);
        var team = TeamWorld.With(6).WithDeal(name: "Rollout", owner: TeamWorld.Rep(0)).Meets(0, "m-0", "2026-11-17T09:00:00Z").Confirmed(0, "m-0").Meets(1, "m-1", "2026-11-18T09:00:00Z", null);
        yield return (team.AdvanceTo("2026-11-20T09:00:00Z"), [TeamWorld.Mia, TeamWorld.Rep(0)]);
    }
}
