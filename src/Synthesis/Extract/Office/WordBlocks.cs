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
    private readonly List<IReadOnlyList<WordOrigin>>? origins;
    private readonly WordStyles styles;
    private readonly WordNumbering numbering;
    private readonly List<FoundBlock> blocks = [];
    private readonly List<EndnoteReference> endnotes = [];
    private WordText? unfinished;
    private OpenXmlElement? note;
    private int footnotes;

    /// <param name="main">The document's main part, for styles, numbering, notes, headers and footers.</param>
    /// <param name="mostCells">Most cells that are read of one table.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="origins">Where given, takes for each block that does not run where each letter of its text stands; a note's, at what refers to it.</param>
    internal WordBlocks(MainDocumentPart main, int mostCells, CancellationToken cancellation, List<IReadOnlyList<WordOrigin>>? origins = null)
    {
        (this.main, this.mostCells, this.cancellation, this.origins) = (main, mostCells, cancellation, origins);
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
            Put(styles.HeadingLevel(paragraph) is { } level ? new FoundBlock(BlockKind.Heading, shown, Math.Min(level, 6))
                : styles.IsCaption(paragraph) ? new FoundBlock(BlockKind.Caption, shown)
                : place is { } listed ? new FoundBlock(BlockKind.ListItem, shown, 1 + listed.Level)
                : new FoundBlock(BlockKind.Paragraph, shown), () => Unplaced(shown.Length - own.Length).Concat(text.Origins));
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

        foreach (var (diagram, words) in text.Diagrams.SelectMany(d => DiagramTexts(d).Select(t => (d, t))))
        {
            Put(new FoundBlock(BlockKind.ListItem, words, 1), () => Enumerable.Repeat(new WordOrigin(diagram, 0), words.Length));
        }

        foreach (var (picture, words) in text.Pictures)
        {
            Put(new FoundBlock(BlockKind.Caption, words), () => Enumerable.Repeat(new WordOrigin(picture, 0), words.Length));
        }

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

        var rows = new List<IReadOnlyList<WordText?>>();
        var inner = new List<Table>();
        var hanging = new List<WordText>();
        var cells = 0;
        foreach (var row in Own<TableRow>(table).Where(r => r.TableRowProperties?.GetFirstChild<Deleted>() is null))
        {
            var texts = new List<WordText?>();
            texts.AddRange(Blank(row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0));
            foreach (var cell in Own<TableCell>(row))
            {
                var merged = cell.TableCellProperties?.VerticalMerge is { } merge && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue);
                var text = CellText(cell);
                hanging.Add(text);
                inner.AddRange(Own<Table>(cell));
                texts.Add(merged ? null : text);
                texts.AddRange(Blank((cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1) - 1));
            }

            cells += texts.Count;
            if (cells > mostCells)
            {
                break;
            }

            rows.Add(texts);
        }

        Put(new FoundBlock(BlockKind.Table, "", Rows: [.. rows.Select(r => r.Select(c => c?.Words ?? "").ToList())]), () => Origins(rows));
        hanging.ForEach(AddHanging);
        inner.ForEach(Add);
    }

    /// <summary>The cell of a table with no other, which is a box around text.</summary>
    private static TableCell? OnlyCell(Table table) =>
        Own<TableRow>(table).Take(2).ToList() is [var row] && Own<TableCell>(row).Take(2).ToList() is [var cell] ? cell : null;

    private static IEnumerable<WordText?> Blank(int n) => Enumerable.Repeat<WordText?>(null, Math.Clamp(n, 0, 100));

    /// <summary>The origins of a table's text: its cells parted by tabs and its rows by line feeds, empty rows left out.</summary>
    private static IEnumerable<WordOrigin> Origins(List<IReadOnlyList<WordText?>> rows) => rows.Where(r => r.Any(c => c?.Words.Length > 0))
        .SelectMany(r => r.SelectMany(c => Unplaced(1).Concat(c?.Origins ?? []))).Skip(1);

    private static IEnumerable<WordOrigin> Unplaced(int n) => Enumerable.Repeat(default(WordOrigin), n);

    private void Put(FoundBlock block, Func<IEnumerable<WordOrigin>> from)
    {
        blocks.Add(block);
        origins?.Add([.. from().Select(o => note is null || o.From is null ? o : new WordOrigin(note, 0))]);
    }

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
        if (notes?.FirstOrDefault(n => n.Id?.Value == reference.Id?.Value) is { } found)
        {
            note = reference;
            var text = CellText(found);
            if (text.Words.Length > 0)
            {
                Put(new FoundBlock(BlockKind.Footnote, $"{number} {text.Words}"), () => Unplaced(number.Length + 1).Concat(text.Origins));
            }

            foreach (var table in Own<Table>(found))
            {
                Add(table);
            }

            note = null;
        }
    }

    private IEnumerable<string> DiagramTexts(DocumentFormat.OpenXml.Drawing.Diagrams.RelationshipIds diagram) =>
        diagram.DataPart?.Value is { } relationship && main.TryGetPartById(relationship, out var part) && part is DiagramDataPart { DataModelRoot: { } model } ? AlternativeText.OfDiagram(model) : [];
}
