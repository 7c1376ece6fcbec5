using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Synthesis.Extract;

/// <summary>Turns the elements of a page's main content into blocks.</summary>
/// <param name="issues">Takes what a person should know.</param>
/// <param name="deepest">Elements nested deeper than this are read as plain text.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class HtmlBlocks(List<Issue> issues, int deepest, CancellationToken cancellation)
{
    private static readonly HashSet<string> BlockTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private readonly List<FoundBlock> blocks = [];
    private readonly StringBuilder run = new();
    private bool tooDeep;

    /// <summary>The blocks of an element, in reading order.</summary>
    internal List<FoundBlock> Of(IElement main)
    {
        Walk(main, BlockKind.Paragraph, null, 0);
        Flush(BlockKind.Paragraph, null);
        if (tooDeep)
        {
            issues.Add(new Issue("deep-nesting", Severity.Info, $"Elements nested deeper than {deepest} were read as plain text."));
        }

        return blocks;
    }

    private void Walk(IElement element, BlockKind kind, int? level, int depth)
    {
        cancellation.ThrowIfCancellationRequested();
        if (depth > deepest)
        {
            tooDeep = true;
            run.Append(' ').Append(element.TextContent);
            return;
        }

        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
            {
                run.Append(text.Data);
            }
            else if (node is IElement child && !PageFurniture.Is(child))
            {
                Child(child, kind, level, depth);
            }
        }
    }

    private void Child(IElement child, BlockKind kind, int? level, int depth)
    {
        switch (child.LocalName)
        {
            case "br":
                run.Append(kind == BlockKind.Heading ? ' ' : '\n');
                return;
            case "img":
                run.Append(' ');
                return;
            case "table" when child is IHtmlTableElement table && Rows(table) is { } rows:
                Flush(kind, level);
                if (table.Caption is { } caption)
                {
                    blocks.Add(new FoundBlock(BlockKind.Caption, caption.TextContent));
                }

                blocks.Add(new FoundBlock(BlockKind.Table, "", Rows: rows));
                return;
        }

        if (!BlockTags.Contains(child.LocalName))
        {
            Walk(child, kind, level, depth + 1);
            return;
        }

        Flush(kind, level);
        var (own, ownLevel) = child.LocalName switch
        {
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => (BlockKind.Heading, child.LocalName[1] - '0'),
            "summary" => (BlockKind.Heading, HeadingLevel() + 1),
            "li" => (BlockKind.ListItem, ListDepth(child)),
            "figcaption" or "caption" => (BlockKind.Caption, (int?)null),
            "p" or "div" or "section" when kind == BlockKind.ListItem => (kind, level),
            _ => (BlockKind.Paragraph, null),
        };
        Walk(child, own, ownLevel, depth + 1);
        Flush(own, ownLevel);
    }

    private int HeadingLevel() => Math.Min(5, blocks.LastOrDefault(b => b.Kind == BlockKind.Heading)?.Level ?? 1);

    private static int ListDepth(IElement item)
    {
        var depth = 0;
        for (var e = item.ParentElement; e is not null; e = e.ParentElement)
        {
            depth += e.LocalName is "ul" or "ol" ? 1 : 0;
        }

        return Math.Max(1, depth);
    }

    private void Flush(BlockKind kind, int? level)
    {
        var text = run.ToString();
        run.Clear();
        if (!string.IsNullOrWhiteSpace(text))
        {
            blocks.Add(new FoundBlock(kind, text, level));
        }
    }

    /// <summary>A table's cells, spans filled with empty cells; null for a table that only lays a page out.</summary>
    private static List<IReadOnlyList<string>>? Rows(IHtmlTableElement table)
    {
        if (string.Equals(table.GetAttribute("role"), "presentation", StringComparison.OrdinalIgnoreCase) || table.QuerySelector("table, h1, h2, ul ul, form") is not null)
        {
            return null;
        }

        var rows = new List<IReadOnlyList<string>>();
        var held = new Dictionary<int, int>();
        foreach (var row in table.QuerySelectorAll("tr").OfType<IHtmlTableRowElement>())
        {
            var cells = new List<string>();
            foreach (var cell in row.Cells)
            {
                SkipHeld(cells, held);
                var (wide, high) = (Math.Clamp(cell.ColumnSpan, 1, 100), Math.Clamp(cell.RowSpan, 1, 1000));
                for (var i = 0; i < wide; i++)
                {
                    if (high > 1)
                    {
                        held[cells.Count] = high - 1;
                    }

                    cells.Add(i == 0 ? CellText(cell) : "");
                }
            }

            SkipHeld(cells, held);
            rows.Add(cells);
        }

        return rows.Count > 1 || rows.Any(r => r.Count > 1) ? rows : null;
    }

    private static void SkipHeld(List<string> cells, Dictionary<int, int> held)
    {
        while (held.TryGetValue(cells.Count, out var rows) && rows > 0)
        {
            held[cells.Count] = rows - 1;
            cells.Add("");
        }
    }

    /// <summary>A cell's text, with a space where its own blocks and line breaks part words.</summary>
    private static string CellText(IElement cell)
    {
        var text = new StringBuilder();
        void Gather(INode node)
        {
            foreach (var child in node.ChildNodes)
            {
                if (child is IText t)
                {
                    text.Append(t.Data);
                }
                else if (child is IElement e && e.LocalName is not ("script" or "style"))
                {
                    var apart = BlockTags.Contains(e.LocalName) || e.LocalName == "br";
                    text.Append(apart ? " " : "");
                    Gather(e);
                    text.Append(apart ? " " : "");
                }
            }
        }

        Gather(cell);
        return CleanText.Line(text.ToString());
    }
}
