using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Every page links a file of the visitor's own machine, other protocols than the web's, and a redirect to such a file.</summary>
public sealed class BadSchemes : IFault
{
    /// <inheritdoc/>
    public string Name => "bad-schemes";

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name)
        ? [("file:///etc/passwd", "Sufficiency strategy (shared drive)"), ($"ftp://{site.Host}/sufficiency.pdf", "Sufficiency strategy (FTP)"), ("javascript:void(0)", "Print"), ("http://[bad/", "Old address"), ("/shared-drive", "Strategies on the shared drive")]
        : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked.Path == "/shared-drive" ? Answer.To("file:///etc/passwd", 302) : null;
}
