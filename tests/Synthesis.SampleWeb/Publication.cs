using System.Text.RegularExpressions;
using Synthesis.SampleWeb.Content;
using Synthesis.SampleWeb.Formats;

namespace Synthesis.SampleWeb;

/// <summary>What a publication is: the strategy, or something that looks like one.</summary>
public enum Role
{
    /// <summary>A sufficiency strategy, of whatever age.</summary>
    Strategy,

    /// <summary>A draft of one.</summary>
    Draft,

    /// <summary>A year's progress on one.</summary>
    AnnualUpdate,

    /// <summary>A summary of one.</summary>
    ExecutiveSummary,

    /// <summary>A childcare sufficiency assessment.</summary>
    Childcare,

    /// <summary>A corporate parenting strategy.</summary>
    CorporateParenting,

    /// <summary>A housing strategy.</summary>
    Housing,

    /// <summary>A chapter of a procedures manual.</summary>
    Procedures,

    /// <summary>A news item.</summary>
    News,

    /// <summary>A committee's report and minute.</summary>
    Minutes,

    /// <summary>A request for information and its answer.</summary>
    Disclosure,

    /// <summary>A notice of a tender.</summary>
    Tender,

    /// <summary>A link to another authority's strategy.</summary>
    Neighbour,

    /// <summary>Guidance to the whole country.</summary>
    Guidance,
}

/// <summary>Where an authority stands with its strategy, or a strategy with its period.</summary>
public enum Status
{
    /// <summary>There is no strategy.</summary>
    None,

    /// <summary>Its period holds the day.</summary>
    Current,

    /// <summary>Its period ended before the day.</summary>
    Expired,

    /// <summary>It gives no period.</summary>
    Undated,

    /// <summary>It was given as files, whose period this web does not know.</summary>
    Given,
}

/// <summary>The form in which something is published.</summary>
public enum Format
{
    /// <summary>A PDF file.</summary>
    Pdf,

    /// <summary>A Word file.</summary>
    Word,

    /// <summary>One web page.</summary>
    Page,

    /// <summary>Several web pages with a view of the whole.</summary>
    Pages,
}

/// <summary>Whose host a publication is kept on.</summary>
public enum Place
{
    /// <summary>The authority's own site.</summary>
    Own,

    /// <summary>The committee portal of the authority.</summary>
    Portal,

    /// <summary>A supplier of procedures manuals.</summary>
    Procedures,

    /// <summary>The trust that runs the service.</summary>
    Trust,

    /// <summary>The site of another authority.</summary>
    Other,

    /// <summary>A national site.</summary>
    National,
}

/// <summary>The days a strategy covers, both included, and how it writes them.</summary>
public sealed record Span(DateOnly From, DateOnly To, string AsWritten);

/// <summary>Something an authority publishes or links.</summary>
/// <param name="Key">Its name in truth and report; copies of one publication share it.</param>
/// <param name="Role">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="LinkText">How pages that lead to it call it.</param>
/// <param name="Slug">Its name in an address.</param>
/// <param name="Shelf">The part of the site it stands in: a shelf of <see cref="Ordinary.Sections"/>.</param>
/// <param name="Format">Its form.</param>
/// <param name="Place">Whose host keeps it.</param>
/// <param name="Published">The day it was put there.</param>
/// <param name="Owners">Codes of the authorities whose it is.</param>
/// <param name="Write">Makes its text, when asked for.</param>
public sealed record Publication(
    string Key, Role Role, string Title, string LinkText, string Slug, string Shelf, Format Format, Place Place, DateOnly Published, IReadOnlyList<string> Owners, Func<Writing> Write)
{
    /// <summary>The days it covers, of a dated strategy.</summary>
    public Span? Period { get; init; }

    /// <summary>Its standing on the web's day; <see cref="Status.None"/> where it is no strategy.</summary>
    public Status Status { get; init; }

    /// <summary>Files that are published as they stand instead of what <see cref="Write"/> makes: one file, or the pages of a publication and its print view.</summary>
    public IReadOnlyList<string>? Given { get; init; }

    /// <summary>Its name as a file, without ending.</summary>
    public string FileName { get; init; } = Slug;

    /// <summary>The ending of its file, with the dot.</summary>
    public string Ending => Given is [var one] ? Path.GetExtension(one) : Format switch { Format.Pdf => ".pdf", Format.Word => ".docx", _ => ".html" };

    /// <summary>The media type of its file.</summary>
    public string MediaType => Ending switch { ".pdf" => "application/pdf", ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _ => "text/html; charset=utf-8" };

    /// <summary>Whether it is a file and no page.</summary>
    public bool IsFile => Format is Format.Pdf or Format.Word;

    /// <summary>The file's bytes.</summary>
    public byte[] File() => Given is [var one] ? System.IO.File.ReadAllBytes(one) : Format == Format.Word ? WordFile.Write(Write()) : PdfFile.Write(Write());

    /// <summary>Headings and slugs of its web pages, in order, with a way to each one's fragment.</summary>
    public IReadOnlyList<(string Heading, string Slug, Func<string> Html)> Chapters()
    {
        if (Given is not null)
        {
            return [.. Given.Where(f => Given.Count == 1 || Path.GetFileName(f) != "print.html").Select(f => (Heading(f), Phrases.Slug(Path.GetFileNameWithoutExtension(f).TrimStart("0123456789-".ToCharArray())), (Func<string>)(() => Inside(f))))];
        }

        var writing = Write();
        return [.. writing.Chapters.Select((c, i) => (c.Heading, Phrases.Slug(c.Heading), (Func<string>)(() =>
            $"{(i == 0 ? string.Concat(writing.Cover.Select(line => $"<p>{Html.Text(line)}</p>\n")) + Html.Fragment(writing.Front) : "")}<h2>{Html.Text(c.Heading)}</h2>\n{Html.Fragment(c.Pieces)}")))];
    }

    /// <summary>The whole as one fragment of a web page.</summary>
    public string Whole() => Given is null ? Html.Whole(Write()) : Inside(Given.FirstOrDefault(f => Path.GetFileName(f) == "print.html") ?? Given[0]);

    private static string Inside(string file)
    {
        var html = System.IO.File.ReadAllText(file);
        var main = Regex.Match(html, "<main[^>]*>(.*)</main>", RegexOptions.Singleline | RegexOptions.IgnoreCase);
        var body = Regex.Match(html, "<body[^>]*>(.*)</body>", RegexOptions.Singleline | RegexOptions.IgnoreCase);
        return main.Success ? main.Groups[1].Value : body.Success ? body.Groups[1].Value : html;
    }

    private static string Heading(string file) =>
        Regex.Match(System.IO.File.ReadAllText(file), "<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline | RegexOptions.IgnoreCase) is { Success: true } h ? System.Net.WebUtility.HtmlDecode(Regex.Replace(h.Groups[1].Value, "<[^>]+>", "")).Trim() : Path.GetFileNameWithoutExtension(file);
}
