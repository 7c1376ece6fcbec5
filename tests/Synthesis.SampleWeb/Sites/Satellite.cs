using Synthesis.SampleWeb.Formats;

namespace Synthesis.SampleWeb.Sites;

/// <summary>A host beside the authorities' own: a trust's, a procedures supplier's, a national one. A home page, a list, and publications as files or pages.</summary>
public sealed class Satellite : Site
{
    private readonly string _title;

    /// <summary>A satellite with <paramref name="kept"/>, each beside the plan that it is part of.</summary>
    public Satellite(string host, string title, string? code, IEnumerable<(Publication Publication, Plan Plan)> kept, DateOnly asAt)
    {
        (Host, _title, Code) = (host, title, code);
        var links = new List<(string Address, string Text)>();
        foreach (var (publication, plan) in kept)
        {
            var path = PathOf(publication, plan);
            var added = publication.IsFile
                ? Add(path, publication.Title, publication.Published, _ => File(publication))
                : Add(path, publication.Title, publication.Published, _ => Page(publication.Title, $"<h1>{Html.Text(publication.Title)}</h1>\n{publication.Whole()}") with { Delivers = new Delivery(publication.Key) });
            if (added)
            {
                Placed(publication, path, publication.IsFile ? publication.Format == Format.Word ? "word" : "pdf" : "page");
                links.Add((Escaped(path), publication.Title));
            }
        }

        Add("/", title, asAt.AddDays(-400), _ => Page(title, $"<h1>{Html.Text(title)}</h1>\n<p>Welcome.</p>\n{Html.Links([("/about", "About us"), ("/publications", "Publications"), ("/contact", "Contact")])}"));
        Add("/about", "About us", asAt.AddDays(-500), _ => Page("About us", "<h1>About us</h1>\n<p>Who we are and what we do.</p>"));
        Add("/contact", "Contact", asAt.AddDays(-500), _ => Page("Contact", $"<h1>Contact</h1>\n<p>Write to info@{Plan.Bare(host)}.</p>"));
        Add("/publications", "Publications", asAt.AddDays(-60), _ => Page("Publications", $"<h1>Publications</h1>\n{Html.Links(links)}"));
    }

    /// <inheritdoc/>
    public override string Host { get; }

    /// <inheritdoc/>
    public override string? Code { get; }

    /// <summary>The path of a publication at such a host.</summary>
    public static string PathOf(Publication publication, Plan plan) => publication switch
    {
        { Role: Role.Tender } => $"/Notice/{plan.Dice.For("notice").Between(10_000, 39_999):000000}-{publication.Published.Year}",
        { Role: Role.Procedures } => "/chapters/p_sufficiency_duty.html",
        { Place: Place.Procedures, IsFile: true } => $"/files/{publication.FileName}{publication.Ending}",
        { Place: Place.Procedures } => "/chapters/p_secur_sufficiency_lac.html",
        { Place: Place.Trust, IsFile: true } => $"/media/{plan.Dice.For("media").Between(1000, 9999)}/{publication.FileName}{publication.Ending}",
        { IsFile: true } => $"/publications/{publication.Slug}/{publication.FileName}{publication.Ending}",
        _ => $"/publications/{publication.Slug}",
    };

    /// <inheritdoc/>
    protected override Answer NotFound(Asked asked) => Answer.Page($"<!DOCTYPE html><html lang=\"en\"><title>Not found</title><body><h1>Not found</h1></body></html>", 404);

    private Answer Page(string title, string main) => Answer.Page($"""
        <!DOCTYPE html>
        <html lang="en-GB"><head><meta charset="utf-8"><title>{Html.Text(title)} | {Html.Text(_title)}</title></head>
        <body><header><a href="/">{Html.Text(_title)}</a><nav><a href="/about">About us</a> <a href="/publications">Publications</a> <a href="/contact">Contact</a></nav></header>
        <main>
        {main}
        </main><footer><p>© {Html.Text(_title)}</p></footer></body></html>
        """);
}
