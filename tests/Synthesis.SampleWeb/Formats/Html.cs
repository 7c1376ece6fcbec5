using System.Net;
using System.Text;
using Synthesis.SampleWeb.Content;

namespace Synthesis.SampleWeb.Formats;

/// <summary>Pieces of web pages.</summary>
public static class Html
{
    /// <summary>Text as it stands between tags or in an attribute.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A link.</summary>
    public static string Link(string address, string text) => $"<a href=\"{Text(address)}\">{Text(text)}</a>";

    /// <summary>A list of links.</summary>
    public static string Links(IEnumerable<(string Address, string Text)> links, string @class = "list") =>
        $"<ul class=\"{@class}\">\n{string.Concat(links.Select(l => $"<li>{Link(l.Address, l.Text)}</li>\n"))}</ul>\n";

    /// <summary>Pieces as a fragment; a heading within a chapter is of <paramref name="level"/> + 1.</summary>
    public static string Fragment(IEnumerable<Piece> pieces, int level = 2)
    {
        var html = new StringBuilder();
        foreach (var piece in pieces)
        {
            html.Append(piece switch
            {
                Paragraph p => $"<p>{Text(p.Text)}</p>\n",
                Subheading s => $"<h{level + 1}>{Text(s.Text)}</h{level + 1}>\n",
                Bullets b => $"<ul>\n{string.Concat(b.Points.Select(point => $"<li>{Text(point)}</li>\n"))}</ul>\n",
                Grid g => Table(g),
                _ => "",
            });
        }

        return html.ToString();
    }

    /// <summary>A whole document as a fragment under headings of the second level.</summary>
    public static string Whole(Writing writing) =>
        $"{string.Concat(writing.Cover.Select(line => $"<p><strong>{Text(line)}</strong></p>\n"))}{Fragment(writing.Front)}{string.Concat(writing.Chapters.Select(c => $"<h2>{Text(c.Heading)}</h2>\n{Fragment(c.Pieces)}"))}";

    private static string Table(Grid grid)
    {
        var rows = grid.Rows.Select((row, i) => $"<tr>{string.Concat(row.Select(cell => i == 0 ? $"<th scope=\"col\">{Text(cell)}</th>" : $"<td>{Text(cell)}</td>"))}</tr>\n");
        return $"<table>\n<caption>{Text(grid.Caption)}</caption>\n{string.Concat(rows)}</table>\n";
    }
}
