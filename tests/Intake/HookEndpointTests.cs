using System.IO.Pipelines;
using System.Net;
using CoachBot.Intake;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Intake;

/// <summary>The real server, on loopback: limits of the body are its business too.</summary>
public sealed class HookEndpointTests : IAsyncLifetime
{
    private const int MiB = 1024 * 1024;

    private readonly StageWorld world = new(Coaches.Silent);
    private readonly FakeSource source = new();
    private readonly HttpClient http = new();
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IHookSource>(source);
        builder.Services.AddSingleton(new HookIntake(world.Store, world.Situations, world.Clock, (_, _, _) => CoachBot.Coach.Cards.Answer.Nothing, NullLogger<HookIntake>.Instance));
        app = builder.Build();
        app.MapHooks();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        http.BaseAddress = new Uri(address);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await world.DisposeAsync();
    }

    [Theory]
    [InlineData("/hooks/fake", 202)]
    [InlineData("/hooks/fake/any", 202)]
    [InlineData("/hooks/nobody", 404)]
    [InlineData("/hooks/fake/gone", 404)]
    [InlineData("/hooks/fake/json", 415)]
    public async Task A_hook_finds_its_source_and_connection(string path, int status) =>
        Assert.Equal((HttpStatusCode)status, (await Post(path, 10)).StatusCode);

    [Fact]
    public async Task A_body_of_one_mebibyte_is_taken_and_a_byte_more_is_refused_after_it_was_read()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await Post("/hooks/fake", MiB)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post("/hooks/fake", MiB + 1)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post("/hooks/fake", 12 * MiB)).StatusCode);
        Assert.Equal(1, world.Count("inbox"));
    }

    [Fact]
    public async Task Size_is_judged_after_the_content_type_and_before_the_signature()
    {
        source.Verdict = new HookVerdict(401, "The signature does not fit.");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Post("/hooks/fake/json", MiB + 1)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post("/hooks/fake", MiB + 1)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post("/hooks/fake", 10)).StatusCode);
    }

    [Fact]
    public async Task A_refusal_is_a_problem_document_and_says_when_to_come_back()
    {
        source.Verdict = new HookVerdict(429, "Slow down.", RetryAfter: TimeSpan.FromSeconds(7));
        var answer = await Post("/hooks/fake", 10);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_taken_and_judged_like_any_other()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await Chunked(MiB)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Chunked(MiB + 1)).StatusCode);
    }

    [Fact]
    public void A_length_that_is_only_announced_takes_no_room()
    {
        var context = new DefaultHttpContext();
        context.Request.ContentLength = MiB;
        context.Request.Body = new Pipe().Reader.AsStream();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = HookBody.Read(context, default);
        Assert.False(reading.IsCompleted);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MiB / 4);
    }

    private Task<HttpResponseMessage> Chunked(int size)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/fake") { Content = new ByteArrayContent(new byte[size]) };
        request.Headers.TransferEncodingChunked = true;
        return http.SendAsync(request);
    }

    private Task<HttpResponseMessage> Post(string path, int size) => http.PostAsync(new Uri(path, UriKind.Relative), new ByteArrayContent(new byte[size]));
}
