using CoachBot.Chat;
using CoachBot.Coach;
using CoachBot.Delivery;
using CoachBot.Intake;
using CoachBot.Operations;
using CoachBot.Schedule;
using CoachBot.Storage;
using CoachBot.Tests.Delivery;
using CoachBot.Turns;
using CoachBot.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Storage;

public sealed class HostTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coachbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Registered_stages_carry_an_event_to_the_chat_by_themselves_and_the_file_is_free_after_the_stop()
    {
        var chat = new FakeChat();
        var sent = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        chat.Sending = key =>
        {
            sent.TrySetResult(key);
            return Task.CompletedTask;
        };
        using (var host = Host(chat))
        {
            await host.StartAsync();
            var store = host.Services.GetRequiredService<Store>();
            await store.Write(WriteUrgency.Work, sql => Inbox.Add(sql, StageWorld.Event("thing:a", "1")), default);
            store.Signals.Inbox.Raise();
            Assert.Equal("card", await sent.Task.WaitAsync(TimeSpan.FromSeconds(60)));
            await host.Services.GetRequiredService<Pipeline>().Settle(default);
            using (var scope = host.Services.CreateScope())
                Assert.Equal(CardStates.Sent, Assert.Single(scope.ServiceProvider.GetRequiredService<CoachDb>().Outbox.ToList()).State);
            await host.StopAsync();
        }

        using var again = Host(chat);
        await again.StartAsync();
        await again.StopAsync();
    }

    [Fact]
    public async Task A_setting_out_of_range_stops_the_start_and_names_itself()
    {
        using var host = Host(new FakeChat(), ("Delivery:AtOnce", "0"));
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("AtOnce", refused.Message, StringComparison.Ordinal);
    }

    private IHost Host(FakeChat chat, params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([
            new("Storage:Sqlite", Path.Combine(folder, "host.db")), .. settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))]);
        builder.Services.AddStorage().AddIntake().AddTurns().AddSchedule().AddDelivery();
        builder.Services.AddSingleton<Pipeline>();
        builder.Services.AddSingleton<IChatPlatform>(chat);
        builder.Services.AddSingleton<CardRenderer>((view, _) => new Message("", view.Parts[0].Text, [], [], new ContentRef("hello", "1")));
        builder.Services.AddSingleton<Decide>((_, _, now) => [new Show(StageWorld.Card(notBefore: now, notAfter: now.AddHours(1)))]);
        return builder.Build();
    }
}
