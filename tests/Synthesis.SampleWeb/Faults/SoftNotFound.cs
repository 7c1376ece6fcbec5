namespace Synthesis.SampleWeb.Faults;

/// <summary>Every address at which nothing is answers 200 with a page like the home page.</summary>
public sealed class SoftNotFound : IFault
{
    /// <inheritdoc/>
    public string Name => "soft-404";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is { } site && answer.Status == 404
        ? site.Serve(scene.Asked with { Path = "/", Query = "", Parameters = new Dictionary<string, string>(), Method = "GET" }) with { Lasting = false }
        : answer;
}
