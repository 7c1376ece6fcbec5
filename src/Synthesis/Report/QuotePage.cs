using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Synthesis.Extract;
using Synthesis.Extract.Pdf;
using Synthesis.Review;

namespace Synthesis.Report;

/// <summary>Writes where a quote stands as one self-contained HTML page: on the pictures of its pages, or in the document's text.</summary>
public static class QuotePage
{
    /// <summary>Writes the page. It asks for nothing from outside and holds no script.</summary>
    /// <param name="document">The document.</param>
    /// <param name="found">Where the quote stands in its text.</param>
    /// <param name="pictures">The pages with their marks; none where the format has no pages: the text is shown instead.</param>
    /// <param name="stream">Where it is written.</param>
    public static void Write(Document document, FoundQuote found, IReadOnlyList<PagePicture> pictures, Stream stream)
    {
        using var css = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("quote.css")!);
        using var page = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var file = Path.GetFileName(document.Path);
        var pages = pictures.Count > 0 ? pictures.Select(p => p.Page).ToList() : found.Page is { } first ? [first] : [];
        var where = pages.Count == 0 ? "" : $", page{(pages.Count > 1 ? "s" : "")} {string.Join(" and ", pages)}";
        var language = document.Language is { } code ? $" lang=\"{Text(code)}\"" : "";
        page.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Quote in {Text(file + where)}</title>
            <style>
            {css.ReadToEnd().ReplaceLineEndings("\n").Trim()}
            </style>
            </head>
            <body>
            <header>
            <h1>{Text(document.Title ?? file)}</h1>
            {Closeness(found)}<blockquote{language}><p>{Text(Shown(found.Quote))}</p></blockquote>
            <p class="source">{Text(file + where)}, characters {found.Start} to {found.End}. <a href="#quote">Go to the quote</a></p>
            </header>
            <main>

            """);
        foreach (var picture in pictures)
        {
            WritePicture(page, picture, file, found, picture == pictures[0]);
        }

        if (pictures.Count == 0)
        {
            page.Write($"<article{language}>\n");
            QuotedText.Write(document, found, page);
            page.Write("</article>\n");
        }

        page.Write($"""
            </main>
            <footer class="source">
            <p>Made by Synthesis from {Text(file)}, sha256 {document.Sha256}; read by {Text(document.Engine)}.</p>
            </footer>
            </body>
            </html>

            """);
    }

    private static string Closeness(FoundQuote found) => found.Exact ? "" :
        $"<p class=\"close\"><strong>These are not the words that were asked for.</strong> The closest passage is marked; {(int)(100 * found.Likeness)}% of the words stand there in the same order.</p>\n";

    private static void WritePicture(StreamWriter page, PagePicture picture, string file, FoundQuote found, bool first)
    {
        var (width, height) = (Number(picture.Width), Number(picture.Height));
        page.Write($"""
            <figure>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="Picture of page {picture.Page} of {Text(file)} with this marked: {Text(Shown(found.Quote))}">
            <image width="{width}" height="{height}" href="data:image/png;base64,{Convert.ToBase64String(picture.Png.Span)}"/>
            <g{(first ? " id=\"quote\" tabindex=\"-1\" autofocus" : "")}>

            """);
        foreach (var box in picture.Marks)
        {
            page.Write($"<rect x=\"{Number(box.X0)}\" y=\"{Number(box.Y0)}\" width=\"{Number(box.X1 - box.X0)}\" height=\"{Number(box.Y1 - box.Y0)}\"/>\n");
        }

        var whole = picture.WholeBlocks ? " The words were not found one by one on this page, so the whole part they stand in is marked." : "";
        page.Write($"</g>\n</svg>\n<figcaption>{Text(file)}, page {picture.Page}, characters {found.Start} to {found.End}.{whole}</figcaption>\n</figure>\n");
    }

    private static string Shown(string quote) => quote.Replace('\t', ' ').ReplaceLineEndings(" ");

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
