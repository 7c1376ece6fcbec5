using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Every page links a strategy as a PDF file, which is an error page with that name and type.</summary>
public sealed class ErrorAsPdf : IFault
{
    /// <inheritdoc/>
    public string Name => "error-as-pdf";

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name) ? [("/documents/children-in-care-sufficiency-strategy.pdf", "Children in care sufficiency strategy (PDF)")] : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is { } site && scene.Asked.Path == "/documents/children-in-care-sufficiency-strategy.pdf"
        ? Ways.Page(site, "Sorry, there is a problem", "<p>The document cannot be shown at the moment. Try again later.</p>\n") with { MediaType = "application/pdf" }
        : null;
}
