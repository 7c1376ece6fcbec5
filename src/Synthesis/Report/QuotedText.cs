using System.Net;
using System.Text;
using Synthesis.Extract;
using Synthesis.Review;

namespace Synthesis.Report;

/// <summary>Writes a document's headings, paragraphs, lists and tables as HTML, with a quote marked in them.</summary>
internal static class QuotedText
{
    /// <summary>Writes every block of the text.</summary>
    internal static void Write(Document document, FoundQuote found, StreamWriter page)
    {
        var (listed, marked) = (false, false);
        foreach (var block in document.Blocks.Where(b => b.Start is not null))
        {
            if (listed != (block.Kind == BlockKind.ListItem))
            {
                listed = !listed;
                page.Write(listed ? "<ul>\n" : "</ul>\n");
            }

            var from = Units(block.Text, found.Start - block.Start!.Value);
            var to = Units(block.Text, found.End - block.Start.Value);
            page.Write(Html(block, (start, end) => Marked(block.Text, start, end, from, to, ref marked)));
        }

        page.Write(listed ? "</ul>\n" : "");
    }

    private static string Html(Block block, Func<int, int, string> part)
    {
        if (block.Rows is { } rows)
        {
            return "<table>\n" + Rows(rows, part) + "</table>\n";
        }

        var text = part(0, block.Text.Length);
        return block.Kind switch
        {
            // The page's own title stands above the document's.
            BlockKind.Heading => $"<h{Level(block)}>{text}</h{Level(block)}>\n",
            BlockKind.ListItem => $"<li class=\"level-{Math.Clamp(block.Level ?? 1, 1, 3)}\">{text}</li>\n",
            BlockKind.Caption => $"<p class=\"caption\">{text}</p>\n",
            BlockKind.Footnote => $"<p class=\"footnote\">{text}</p>\n",
            _ => $"<p>{text}</p>\n",
        };
    }

    private static int Level(Block block) => Math.Min(6, (block.Level ?? 1) + 1);

    private static string Rows(IReadOnlyList<IReadOnlyList<string>> rows, Func<int, int, string> part)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
            {
                html.Append("<td>").Append(part(at, at + cell.Length)).Append("</td>");
                at += cell.Length + 1;
            }

            html.Append("</tr>\n");
        }

        return html.ToString();
    }

    /// <summary>A part of a block's text, what of it lies in the quote marked; the first mark is the one that is gone to.</summary>
    private static string Marked(string text, int start, int end, int from, int to, ref bool marked)
    {
        var (first, last) = (Math.Clamp(from, start, end), Math.Clamp(to, start, end));
        if (first >= last)
        {
            return WebUtility.HtmlEncode(text[start..end]);
        }

        var place = marked ? "" : " id=\"quote\" tabindex=\"-1\" autofocus";
        marked = true;
        return $"{WebUtility.HtmlEncode(text[start..first])}<mark{place}>{WebUtility.HtmlEncode(text[first..last])}</mark>{WebUtility.HtmlEncode(text[last..end])}";
    }

    /// <summary>The UTF-16 unit at which a code point begins.</summary>
    private static int Units(string text, int codePoints) => text.EnumerateRunes().Take(Math.Max(0, codePoints)).Sum(r => r.Utf16SequenceLength);
}
