using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Synthesis.Extract;

/// <summary>Turns the elements of a page's main content into blocks.</summary>
/// <param name="leftOut">Elements that are not read.</param>
/// <param name="mostCells">Rows of a table past so many cells are left out.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class HtmlBlocks(IReadOnlySet<IElement> leftOut, int mostCells, CancellationToken cancellation)
{
    private static readonly HashSet<string> BlockTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private readonly List<FoundBlock> blocks = [];
    private readonly StringBuilder run = new();

    /// <summary>Whether an element's text stands apart from the text around it.</summary>
    internal static bool IsBlock(IElement element) => BlockTags.Contains(element.LocalName);

    /// <summary>The blocks of an element, in reading order. Headings at the end, with nothing left under them, are left out.</summary>
    internal List<FoundBlock> Of(IElement main)
    {
        Walk(main, BlockKind.Paragraph, null);
        Flush(BlockKind.Paragraph, null);
        var last = blocks.FindLastIndex(b => b.Kind != BlockKind.Heading);
        return last < 0 ? blocks : blocks[..(last + 1)];
    }

    private void Walk(IElement element, BlockKind kind, int? level)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
            {
                run.Append(text.Data);
            }
            else if (node is IElement child && !leftOut.Contains(child))
            {
                Child(child, kind, level);
            }
        }
    }

    private void Child(IElement child, BlockKind kind, int? level)
    {
        switch (child.LocalName)
        {
            case "br":
                run.Append(kind == BlockKind.Heading ? ' ' : '\n');
                return;
            case "img":
                run.Append(' ');
                return;
            case "table" when child is IHtmlTableElement table && HtmlTable.IsRead(table):
                Flush(kind, level);
                Table(table);
                return;
        }

        if (!IsBlock(child))
        {
            Walk(child, kind, level);
            return;
        }

        Flush(kind, level);
        var (own, ownLevel) = child.LocalName switch
        {
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => (BlockKind.Heading, child.LocalName[1] - '0'),
            "summary" => (BlockKind.Heading, HeadingLevel() + 1),
            "li" => (BlockKind.ListItem, ListDepth(child)),
            "figcaption" or "caption" => (BlockKind.Caption, (int?)null),
            "p" or "div" or "section" when kind is BlockKind.ListItem or BlockKind.Heading or BlockKind.Caption => (kind, level),
            _ => (BlockKind.Paragraph, null),
        };
        Walk(child, own, ownLevel);
        Flush(own, ownLevel);
    }

    /// <summary>A table, and after it the tables inside its cells, which have rows of their own.</summary>
    private void Table(IHtmlTableElement outer)
    {
        var waiting = new Stack<IHtmlTableElement>([outer]);
        while (waiting.TryPop(out var table))
        {
            cancellation.ThrowIfCancellationRequested();
            if (table.Caption is { } caption && !leftOut.Contains(caption))
            {
                blocks.Add(new FoundBlock(BlockKind.Caption, caption.TextContent));
            }

            var inner = new List<IHtmlTableElement>();
            blocks.Add(new FoundBlock(BlockKind.Table, "", Rows: HtmlTable.Rows(table, leftOut, mostCells, inner)));
            inner.Reverse();
            inner.ForEach(waiting.Push);
        }
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
}
