using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace CoachBot.Tests.Code;

/// <summary>The files in <c>infra/</c> fit the repository and each other.</summary>
public sealed partial class InfraTests
{
    private static readonly string[] Dockerfile = Repository.Read("infra/Dockerfile").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');

    [Fact]
    public void What_the_image_copies_is_there() => Findings.None(
        from line in Lines("COPY")
        where !line.StartsWith("--from=", StringComparison.Ordinal)
        from source in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]
        where !Repository.Has(source)
        select source);

    [Fact]
    public void The_image_runs_without_root()
    {
        Assert.Equal("$APP_UID", Assert.Single(Lines("USER")));
        Assert.True(Array.FindIndex(Dockerfile, line => line.StartsWith("USER", StringComparison.Ordinal))
            < Array.FindIndex(Dockerfile, line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal)));
    }

    [Fact]
    public void Base_images_have_a_version() => Findings.None(Lines("FROM").Where(image => !Pinned().IsMatch(image)));

    [Fact]
    public void The_image_asks_the_service_itself_whether_it_lives() =>
        Assert.EndsWith("CMD [\"dotnet\", \"CoachBot.dll\", \"check\", \"--live\"]", Assert.Single(Lines("HEALTHCHECK")), StringComparison.Ordinal);

    [Fact]
    public void Compose_uses_the_port_and_the_volume_of_the_image()
    {
        var compose = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, object>?>>>(Repository.Read("infra/compose.yaml"));
        var service = compose["services"]["coachbot"]!;
        var (port, data) = (Assert.Single(Lines("EXPOSE")), Assert.Single(Lines("VOLUME")));

        Assert.Equal([$"127.0.0.1:{port}:{port}"], (List<object>)service["ports"]);
        Assert.Equal([$"coachbot-data:{data}"], (List<object>)service["volumes"]);
        Assert.Contains("coachbot-data", compose["volumes"].Keys);
        Assert.True(Repository.Has((string)((Dictionary<object, object>)service["build"])["dockerfile"]));
        Assert.Contains($"ASPNETCORE_HTTP_PORTS={port}", Assert.Single(Lines("ENV")), StringComparison.Ordinal);
        Assert.Contains($"Storage__Sqlite={data}/", Assert.Single(Lines("ENV")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DynamicUser=yes")]
    [InlineData("NoNewPrivileges=yes")]
    [InlineData("ProtectSystem=strict")]
    [InlineData("StateDirectory=coachbot")]
    [InlineData("TimeoutStopSec=30")]
    public void The_unit_is_hardened_and_waits_longer_than_the_service_takes_to_stop(string line) =>
        Assert.Contains(line, Repository.Read("infra/coachbot.service").Split('\n'));

    private static IEnumerable<string> Lines(string instruction) =>
        from line in Dockerfile
        where line.StartsWith($"{instruction} ", StringComparison.Ordinal)
        select line[(instruction.Length + 1)..].Trim();

    [GeneratedRegex(@"^[a-z./-]+:\d+\.\d+[a-z0-9.-]*( AS [a-z]+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pinned();
}
