using CoachBot.Content;

namespace CoachBot.Operations.Sandbox;

/// <summary>The demo scene of the content folder.</summary>
/// <exception cref="ContentException">The file has problems.</exception>
public sealed class Scenes
{
    public const string DemoFile = "scenes/demo.yaml";

    public Scenes(ContentStore content)
    {
        var path = Path.Combine(content.Path, DemoFile);
        if (!File.Exists(path)) throw new ContentException([new(DemoFile, 1, null, "file-missing", "Put the demo scene back, or set Sandbox:Enabled to false.")]);
        var (scene, problems) = SceneReader.Read(DemoFile, File.ReadAllText(path));
        Demo = scene ?? throw new ContentException(problems);
    }

    public Scene Demo { get; }
}
