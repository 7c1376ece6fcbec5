using System.Globalization;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Office;

/// <summary>Writes the lists of sections, tables and figures of the Word document, as fields that Word works out again.</summary>
internal sealed class WordContents(ReviewReport report, WordText text)
{
    internal void Write()
    {
        text.Paragraph("ContentsHeading", "Contents");
        List<(string Style, string Bookmark, string Number, string Title)> entries =
        [
            .. report.All.Where(s => s.Number.Count(c => c == '.') < 2).Select(s => (s.Number.Contains('.', StringComparison.Ordinal) ? "TOC2" : "TOC1", Mark(report, "s", s.Id), s.Number, s.Title)),
            ("TOC1", WordAppendix.Heading, (report.Sections.Count + 1).ToString(CultureInfo.InvariantCulture), WordAppendix.Title), ("TOC1", "s_made", (report.Sections.Count + 2).ToString(CultureInfo.InvariantCulture), "What this report was made from"),
        ];
        Listed("TOC \\o \"1-2\" \\h \\z \\u", entries);
        Named("Table", "Tables", [.. report.Tables.Select(t => ("TableofFigures", Mark(report, "t", t.Id), "", $"{t.Name}. {t.Caption}"))]);
        Named("Figure", "Figures", [.. report.Figures.Select(f => ("TableofFigures", Mark(report, "f", f.Id), "", $"{f.Name}. {f.Caption}"))]);
    }

    private void Named(string sequence, string heading, List<(string, string, string, string)> entries)
    {
        if (entries.Count > 0)
        {
            text.Paragraph("ContentsHeading", heading);
            Listed($"TOC \\h \\z \\c \"{sequence}\"", entries);
        }
    }

    /// <summary>A field of contents with an entry a paragraph, each a link; Word works it out again when it opens the file.</summary>
    private void Listed(string instruction, List<(string Style, string Bookmark, string Number, string Title)> entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var (at, entry) = (i, entries[i]);
            text.Paragraph(entry.Style, () =>
            {
                if (at == 0)
                {
                    text.Mark("begin", dirty: true);
                    text.Instruct(instruction);
                    text.Mark("separate");
                }

                text.Link(entry.Bookmark, () =>
                {
                    text.Run(entry.Number);
                    if (entry.Number.Length > 0)
                    {
                        text.Tab();
                    }

                    text.Run(entry.Title);
                });
                if (at == entries.Count - 1)
                {
                    text.Mark("end");
                }
            });
        }
    }

    /// <summary>The bookmark of a part: Word allows letters, digits and underscores, forty at most, so that long ids end in their place.</summary>
    internal static string Mark(ReviewReport report, string kind, string id)
    {
        var name = $"{kind}_{id.Replace('-', '_')}";
        return name.Length <= 40 ? name : $"{name[..34]}_{report.All.Select(s => s.Id).Concat(report.Tables.Select(t => t.Id)).Concat(report.Figures.Select(f => f.Id)).ToList().IndexOf(id).ToString(CultureInfo.InvariantCulture)}";
    }
}
