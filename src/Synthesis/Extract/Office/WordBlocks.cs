using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Synthesis.Extract.Office;

/// <summary>Turns the body of a Word document into blocks.</summary>
internal sealed class WordBlocks
{
    private readonly MainDocumentPart main;
    private readonly int mostCells;
    private readonly CancellationToken cancellation;
    private readonly WordStyles styles;
    private readonly WordNumbering numbering;
    private readonly List<FoundBlock> blocks = [];
    private readonly List<EndnoteReference> endnotes = [];
    private WordText? unfinished;
    private int footnotes;

    /// <param name="main">The document's main part, for styles, numbering, notes, headers and footers.</param>
    /// <param name="mostCells">Most cells that are read of one table.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal WordBlocks(MainDocumentPart main, int mostCells, CancellationToken cancellation)
    {
        (this.main, this.mostCells, this.cancellation) = (main, mostCells, cancellation);
        styles = new WordStyles(main);
        numbering = new WordNumbering(main, styles);
    }

    /// <summary>The blocks of the body, each footnote after the block that refers to it, then the endnotes, then what runs on every page.</summary>
    internal List<FoundBlock> Of(Body body)
    {
        Walk(body);
        for (var i = 0; i < endnotes.Count; i++)
        {
            Note(endnotes[i], main.EndnotesPart?.Endnotes?.Elements<Endnote>(), NumberText.Roman(i + 1));
        }

        var running = main.HeaderParts.Select(p => (OpenXmlElement?)p.Header).Concat(main.FooterParts.Select(p => (OpenXmlElement?)p.Footer));
        blocks.AddRange(running.OfType<OpenXmlElement>().Select(e => CellText(e).Words).Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal)
            .Select(t => new FoundBlock(BlockKind.Running, t)));
        return blocks;
    }

    private void Walk(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (child)
            {
                case Paragraph paragraph:
                    Add(paragraph);
                    break;
                case Table table:
                    Add(table);
                    break;
                case SdtBlock sdt when sdt.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is null && sdt.SdtContentBlock is { } content:
                    Walk(content);
                    break;
                case AlternateContent choices when choices.GetFirstChild<AlternateContentChoice>() is { } choice:
                    Walk(choice);
                    break;
                case CustomXmlBlock or InsertedRun or MoveToRun or AlternateContent or AlternateContentFallback:
                    Walk(child);
                    break;
            }
        }
    }

    private void Add(Paragraph paragraph)
    {
        var text = unfinished ?? new WordText(styles);
        text.Add(paragraph);
        if (paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null && paragraph.NextSibling<Paragraph>() is not null)
        {
            // The end of this paragraph was deleted: with that accepted, the next one goes on in it.
            unfinished = text;
            return;
        }

        unfinished = null;
        var own = text.Words;
        var place = numbering.Place(paragraph);
        var label = place is { } counted ? numbering.Next(counted) : "";
        if (own.Length > 0)
        {
            var shown = label.Length > 0 ? $"{label} {own}" : own;
            blocks.Add(styles.HeadingLevel(paragraph) is { } level ? new FoundBlock(BlockKind.Heading, shown, Math.Min(level, 6))
                : styles.IsCaption(paragraph) ? new FoundBlock(BlockKind.Caption, shown)
                : place is { } listed ? new FoundBlock(BlockKind.ListItem, shown, 1 + listed.Level)
                : new FoundBlock(BlockKind.Paragraph, shown));
        }

        AddHanging(text);
    }

    /// <summary>What hangs on a paragraph or table: text boxes, diagrams, pictures' alternative texts, footnotes.</summary>
    private void AddHanging(WordText text)
    {
        foreach (var box in text.Boxes)
        {
            Walk(box);
        }

        blocks.AddRange(text.Diagrams.SelectMany(DiagramTexts).Select(t => new FoundBlock(BlockKind.ListItem, t, 1)));
        blocks.AddRange(text.Pictures.Select(p => new FoundBlock(BlockKind.Caption, p)));
        endnotes.AddRange(text.Notes.OfType<EndnoteReference>());
        foreach (var reference in text.Notes.OfType<FootnoteReference>())
        {
            Note(reference, main.FootnotesPart?.Footnotes?.Elements<Footnote>(), NumberText.Decimal(++footnotes));
        }
    }

    private void Add(Table table)
    {
        if (OnlyCell(table) is { } only)
        {
            Walk(only);
            return;
        }

        var rows = new List<IReadOnlyList<string>>();
        var inner = new List<Table>();
        var hanging = new List<WordText>();
        var cells = 0;
        foreach (var row in Own<TableRow>(table).Where(r => r.TableRowProperties?.GetFirstChild<Deleted>() is null))
        {
            var texts = new List<string>();
            texts.AddRange(Blank(row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0));
            foreach (var cell in Own<TableCell>(row))
            {
                var merged = cell.TableCellProperties?.VerticalMerge is { } merge && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue);
                var text = CellText(cell);
                hanging.Add(text);
                inner.AddRange(Own<Table>(cell));
                texts.Add(merged ? "" : text.Words);
                texts.AddRange(Blank((cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1) - 1));
            }

            cells += texts.Count;
            if (cells > mostCells)
            {
                break;
            }

            rows.Add(texts);
        }

        blocks.Add(new FoundBlock(BlockKind.Table, "", Rows: rows));
        hanging.ForEach(AddHanging);
        inner.ForEach(Add);
    }

    /// <summary>The cell of a table with no other, which is a box around text.</summary>
    private static TableCell? OnlyCell(Table table) =>
        Own<TableRow>(table).Take(2).ToList() is [var row] && Own<TableCell>(row).Take(2).ToList() is [var cell] ? cell : null;

    private static IEnumerable<string> Blank(int n) => Enumerable.Repeat("", Math.Clamp(n, 0, 100));

    /// <summary>The elements of a kind inside one, but not those inside a table, row or cell that is inside it too.</summary>
    private static IEnumerable<T> Own<T>(OpenXmlElement parent)
        where T : OpenXmlElement
    {
        foreach (var child in parent.ChildElements)
        {
            if (child is T found)
            {
                yield return found;
            }
            else if (child is not (Table or TextBoxContent or Paragraph or AlternateContentFallback))
            {
                foreach (var deeper in Own<T>(child))
                {
                    yield return deeper;
                }
            }
        }
    }

    /// <summary>All text of an element in one line, text boxes in it included, paragraphs parted by spaces, tables in it left out.</summary>
    private WordText CellText(OpenXmlElement element)
    {
        var text = new WordText(styles);
        AddWords(element, text);
        while (text.Boxes.Count > 0)
        {
            var box = text.Boxes[0];
            text.Boxes.RemoveAt(0);
            AddWords(box, text);
        }

        return text;
    }

    private void AddWords(OpenXmlElement element, WordText text)
    {
        foreach (var paragraph in Own<Paragraph>(element))
        {
            text.Add(paragraph);
            text.Space();
            if (numbering.Place(paragraph) is { } place)
            {
                numbering.Next(place);
            }
        }
    }

    private void Note<T>(FootnoteEndnoteReferenceType reference, IEnumerable<T>? notes, string number)
        where T : FootnoteEndnoteType
    {
        if (notes?.FirstOrDefault(n => n.Id?.Value == reference.Id?.Value) is { } note)
        {
            var text = CellText(note);
            if (text.Words.Length > 0)
            {
                blocks.Add(new FoundBlock(BlockKind.Footnote, $"{number} {text.Words}"));
            }

            foreach (var table in Own<Table>(note))
            {
                Add(table);
            }
        }
    }

    private IEnumerable<string> DiagramTexts(string relationship) =>
        main.TryGetPartById(relationship, out var part) && part is DiagramDataPart { DataModelRoot: { } model } ? AlternativeText.OfDiagram(model) : [];
}
