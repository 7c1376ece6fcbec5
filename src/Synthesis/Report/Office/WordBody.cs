using System.Globalization;
using System.Xml;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Office;

/// <summary>Writes the body of the Word document: title, contents, sections, and the appendix that numbers lead to.</summary>
internal sealed class WordBody
{
    private const int Upright = 9638, Across = 14570;
    private readonly ReviewReport report;
    private readonly WordText text;
    private readonly WordTable tables;
    private readonly WordAppendix appendix;
    private bool across;

    internal WordBody(ReviewReport report, XmlWriter xml)
    {
        this.report = report;
        text = new WordText(xml);
        appendix = new WordAppendix(report, text);
        tables = new WordTable(text, appendix.Place);
    }

    internal void Write()
    {
        text.Start("document");
        text.Xml.WriteAttributeString("xmlns", "r", null, OfficeFile.Relations);
        text.Start("body");
        text.Paragraph("Title", report.Title);
        text.Paragraph("Subtitle", $"{report.Subtitle}. {report.Provenance.Basis}");
        new WordContents(report, text).Write();
        foreach (var section in report.Sections)
        {
            Write(section, 1);
        }

        Turn(false);
        appendix.Write(report.Sections.Count + 1);
        WriteProvenance();
        Page();
        text.End();
        text.End();
    }

    /// <summary>Writes a section; one whose first table or figure is a wide table lies across from its heading on, so that no heading stands on a page of its own.</summary>
    private void Write(Section section, int level)
    {
        Turn(section.Parts.FirstOrDefault(p => p is TablePart or FigurePart) is TablePart first && IsWide(first));
        text.Paragraph($"Heading{Math.Min(level, 3).ToString(CultureInfo.InvariantCulture)}", () => text.Bookmark(WordContents.Mark(report, "s", section.Id), () => text.Run(section.Title)));
        foreach (var part in section.Parts)
        {
            Write(part);
        }

        foreach (var within in section.Sections)
        {
            Write(within, level + 1);
        }
    }

    private void Write(Part part)
    {
        switch (part)
        {
            case Paragraph paragraph:
                text.Paragraph("Normal", () => Phrased(paragraph));
                break;
            case Warning warning:
                text.Paragraph(warning.Kind switch { "decisions" => "BasisDecisions", "mixed" => "BasisMixed", "care" => "Care", _ => "Basis" }, warning.Text);
                break;
            case Notes notes:
                Write(notes.Lines);
                break;
            case QuotesPart quotes:
                text.Paragraph("Lead", quotes.Heading);
                foreach (var thing in quotes.Things)
                {
                    appendix.WriteThing(thing, int.MaxValue);
                }

                break;
            case Elaboration elaboration:
                Write(elaboration);
                break;
            case TablePart table:
                Write(table);
                break;
            case FigurePart figure:
                Turn(false);
                WordFigure.Write(text, figure);
                Caption("FigureCaption", "Figure", figure.Number, WordContents.Mark(report, "f", figure.Id), () =>
                {
                    text.Run($". {figure.Caption}. Its numbers are in ");
                    Refer(figure.Table);
                    text.Run(".");
                });
                break;
        }
    }

    private void Write(TablePart table)
    {
        Turn(IsWide(table));
        Caption("Caption", "Table", table.Number, WordContents.Mark(report, "t", table.Id), () => text.Run($". {table.Caption}"));
        if (table.OffPaper)
        {
            text.Paragraph("Notes", $"The table has {Html.Count(table.Rows.Count(r => !r.IsHeading), "row", "rows")} and {Html.Count(table.Columns.Count, "column", "columns")}, too many for paper: it is in report.html, report.xlsx and tables/{table.Id}.csv.");
        }
        else
        {
            tables.Write(table, across ? Across : Upright);
        }

        Write(table.Notes.Count == 0 ? [""] : table.Notes);
    }

    private static bool IsWide(TablePart table) => !table.OffPaper && table.Columns.Count > 6;

    /// <summary>Goes on on pages that lie across or stand upright.</summary>
    private void Turn(bool to)
    {
        if (to != across)
        {
            text.Paragraph("Normal", () => { }, Page);
            across = to;
        }
    }

    private void Write(IReadOnlyList<string> notes)
    {
        foreach (var note in notes)
        {
            text.Paragraph("Notes", note);
        }
    }

    private void Write(Elaboration elaboration)
    {
        text.Paragraph("Asked", $"For people to say: {elaboration.Asked}");
        foreach (var written in elaboration.Written)
        {
            text.Paragraph("Elaboration", () =>
            {
                text.Run(written.Text + " ");
                text.Run(written.By, "Soft");
            });
        }

        if (elaboration.Written.Count == 0)
        {
            text.Start("sdt");
            text.Start("sdtPr");
            text.Value("alias", "Elaboration");
            text.Start("showingPlcHdr");
            text.End();
            text.End();
            text.Start("sdtContent");
            text.Paragraph("Elaboration", () => text.Run("Nobody has written this yet. Write here.", "PlaceholderText"));
            text.End();
            text.End();
        }
    }

    private void WriteProvenance()
    {
        text.Paragraph("Heading1", () => text.Bookmark("s_made", () => text.Run("What this report was made from")));
        text.Paragraph("Normal", $"Made by Synthesis. Documents were read by {string.Join(", ", report.Provenance.Engines)}. The same inputs give the same bytes; report.json lists all of them with their SHA-256.");
        foreach (var made in report.Provenance.Made.Take(12))
        {
            text.Paragraph("Notes", $"{made.Name}: {made.Sha256}");
        }

        text.Paragraph("Notes", report.Provenance.Made.Count <= 12 ? "" : $"And {(report.Provenance.Made.Count - 12).ToString(CultureInfo.InvariantCulture)} more.");
    }

    private void Caption(string style, string sequence, int number, string bookmark, Action rest) => text.Paragraph(style, () =>
    {
        text.Bookmark(bookmark, () =>
        {
            text.Run(sequence + " ");
            text.Field($"SEQ {sequence} \\* ARABIC", number.ToString(CultureInfo.InvariantCulture));
        });
        rest();
    });

    private void Phrased(Paragraph paragraph)
    {
        foreach (var phrase in paragraph.Phrases)
        {
            if (phrase.RefersTo is { } id)
            {
                Refer(id);
            }
            else if (phrase.Opens is { } opens && appendix.Place(opens) is { } bookmark)
            {
                text.Link(bookmark, () => text.Run(phrase.Text, "Hyperlink"));
            }
            else
            {
                text.Run(phrase.Text);
            }
        }
    }

    /// <summary>A cross-reference: a field that shows the name and number of a table or figure, or the number of a section.</summary>
    private void Refer(string id)
    {
        if (report.All.FirstOrDefault(s => s.Id == id) is { } section)
        {
            text.Run("section ");
            text.Field($"REF {WordContents.Mark(report, "s", id)} \\r \\h", section.Number);
        }
        else
        {
            text.Field($"REF {WordContents.Mark(report, report.Tables.Any(t => t.Id == id) ? "t" : "f", id)} \\h", report.NameOf(id));
        }
    }

    /// <summary>The end of a run of pages as they lie now, A4.</summary>
    private void Page()
    {
        text.Start("sectPr");
        foreach (var (kind, id) in new[] { ("headerReference", "rId4"), ("footerReference", "rId5") })
        {
            text.Start(kind);
            text.Attribute("type", "default");
            text.Xml.WriteAttributeString("r", "id", OfficeFile.Relations, id);
            text.End();
        }

        text.Start("pgSz");
        text.Attribute("w", across ? "16838" : "11906");
        text.Attribute("h", across ? "11906" : "16838");
        if (across)
        {
            text.Attribute("orient", "landscape");
        }

        text.End();
        text.Start("pgMar");
        foreach (var (side, width) in new[] { ("top", "1134"), ("right", "1134"), ("bottom", "1134"), ("left", "1134"), ("header", "567"), ("footer", "567"), ("gutter", "0") })
        {
            text.Attribute(side, width);
        }

        text.End();
        text.End();
    }
}
