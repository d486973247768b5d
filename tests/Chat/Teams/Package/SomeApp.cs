using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Package;

namespace CoachBot.Tests.Chat.Teams.Package;

/// <summary>App packages to be made.</summary>
internal static class SomeApp
{
    public static readonly Guid Id = new("c9e8c047-2a74-40a2-b28a-b162d5f5327c");

    private static readonly Uri Page = new("https://nordwind.example/");

    public static AppOrder Order(
        string? address = "https://coach.example.com", TeamsCloudName cloud = TeamsCloudName.Public, bool slash = false, string version = "1.0.0", string publisher = "Nordwind") =>
        new(Id, address is null ? null : new Uri(address), version, cloud, slash, new(publisher, Page, new(Page, "privacy"), new(Page, "terms")));
}
