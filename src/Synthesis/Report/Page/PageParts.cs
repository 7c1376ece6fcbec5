using Synthesis.Report.Figures;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Page;

/// <summary>Writes the parts of a report's sections as HTML.</summary>
internal sealed class PageParts(ReviewReport report, TextWriter page)
{
    /// <summary>A section and those within it.</summary>
    internal void Write(Section section, int level)
    {
        page.Write($"<section>\n<h{level} id=\"{section.Id}\"><span class=\"number\">{section.Number}</span> {Text(section.Title)}</h{level}>\n");
        foreach (var part in section.Parts)
        {
            Write(part, Math.Min(6, level + 1));
        }

        foreach (var within in section.Sections)
        {
            Write(within, Math.Min(6, level + 1));
        }

        page.Write("</section>\n");
    }

    private void Write(Part part, int level)
    {
        switch (part)
        {
            case Paragraph paragraph:
                page.Write($"<p>{string.Concat(paragraph.Phrases.Select(Phrased))}</p>\n");
                break;
            case Warning warning:
                page.Write($"<p class=\"basis {warning.Kind}\"><strong>{Text(warning.Text)}</strong></p>\n");
                break;
            case Notes notes:
                Write(notes.Lines);
                break;
            case QuotesPart quotes:
                page.Write($"<h{level}>{Text(quotes.Heading)}</h{level}>\n");
                foreach (var thing in quotes.Things)
                {
                    page.Write("<div class=\"shown\">\n");
                    page.Write($"<p class=\"who\">{Text(thing.Name)}{PageOpenings.Detail(thing)}</p>\n");
                    PageOpenings.WriteQuotes(thing.Quotes, page);
                    page.Write("</div>\n");
                }

                break;
            case Elaboration elaboration:
                Write(elaboration);
                break;
            case TablePart table:
                new PageTable(table, page).Write();
                Write(table.Notes);
                break;
            case FigurePart figure:
                page.Write($"<figure id=\"{figure.Id}\">\n<section class=\"scroll\" aria-label=\"{figure.Name}\" tabindex=\"0\">\n");
                Svg.Write(new FigureText($"{figure.Name}. {figure.Caption}", Legible.Of(figure.Alternative)), figure.Drawing, "svg-" + figure.Id, page);
                page.Write($"\n</section>\n<figcaption><strong>{figure.Name}.</strong> {Text(figure.Caption)}. Its numbers are in <a href=\"#{figure.Table}\">{report.NameOf(figure.Table)}</a>.</figcaption>\n</figure>\n");
                break;
        }
    }

    private void Write(IReadOnlyList<string> notes) =>
        page.Write(notes.Count == 0 ? "" : $"<ul class=\"notes\">\n{string.Concat(notes.Select(n => $"<li>{Text(n)}</li>\n"))}</ul>\n");

    private void Write(Elaboration elaboration)
    {
        page.Write($"<div class=\"elaboration\">\n<p class=\"asked\">For people to say: {Text(elaboration.Asked)}</p>\n");
        foreach (var written in elaboration.Written)
        {
            page.Write($"<p>{Text(written.Text)} <span class=\"by\">{Text(written.By)}</span></p>\n");
        }

        page.Write(elaboration.Written.Count == 0 ? "<p class=\"blank\">Nobody has written this yet.</p>\n</div>\n" : "</div>\n");
    }

    private string Phrased(Phrase phrase) => phrase.RefersTo is { } id ? $"<a href=\"#{id}\">{report.NameOf(id)}</a>"
        : phrase.Opens is { } opens ? $"<a href=\"#{PageOpenings.Anchor(opens)}\">{Text(phrase.Text)}</a>" : Text(phrase.Text);

    private static string Text(string text) => ReportPage.Text(text);
}
