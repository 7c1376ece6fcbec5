using System.Text.RegularExpressions;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>A row of a table as written.</summary>
internal sealed record WrittenRow(IReadOnlyList<string> Cells, int? Line);

/// <summary>A table as written, with the words that stand about it.</summary>
internal sealed record WrittenTable(int Number, string Caption, IReadOnlyList<WrittenRow> Rows, int? Page)
{
    /// <summary>The prose between it and the next table.</summary>
    internal string Notes { get; init; } = "";
}

/// <summary>A paragraph of prose.</summary>
internal sealed record WrittenParagraph(string Text, int? Line, int? Page);

/// <summary>What of a document is checked: its tables and its prose.</summary>
internal sealed partial record PublishedText(IReadOnlyList<WrittenTable> Tables, IReadOnlyList<WrittenParagraph> Prose)
{
    private const int LongestTitle = 60, LongestCaption = 300;

    /// <summary>Takes a document as its blocks have it.</summary>
    internal static PublishedText Of(Document document)
    {
        var (tables, prose, caption) = (new List<WrittenTable>(), new List<WrittenParagraph>(), "");
        foreach (var block in document.Blocks.Where(b => b.Kind != BlockKind.Running))
        {
            if (block.Rows is { } rows)
            {
                tables.Add(new WrittenTable(tables.Count + 1, caption, Widened(rows.Select(r => new WrittenRow([.. r.Select(Plain)], null))), block.Page));
                caption = "";
                continue;
            }

            var text = Plain(block.Text);
            if (FlatRows(text) is { Count: > 2 } flat)
            {
                tables.Add(new WrittenTable(tables.Count + 1, caption, flat, block.Page));
                continue;
            }

            prose.Add(new WrittenParagraph(text, null, block.Page));
            Note(tables, text);
            caption = AfterTable().IsMatch(text) && tables is [.., var last] && caption.Length == 0 ? Noted(tables, last, text) : Captioned(caption, text);
        }

        return new PublishedText(tables, prose);
    }

    /// <summary>Takes the lines of a text, in which tables may be separated by tabs, bars, spaces or nothing.</summary>
    internal static PublishedText OfLines(string text)
    {
        var (tables, prose, caption) = (new List<WrittenTable>(), new List<WrittenParagraph>(), "");
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length;)
        {
            if (lines[i].Trim().Length == 0)
            {
                i++;
                continue;
            }

            var end = i;
            while (end < lines.Length && lines[end].Trim().Length > 0)
            {
                end++;
            }

            // A run of lines with no blank one between them may hold prose before and after a table.
            for (var at = i; at < end;)
            {
                var rows = TableLines.From(lines, at, end);
                if (rows.Count > 0)
                {
                    tables.Add(new WrittenTable(tables.Count + 1, caption, Widened(rows), null));
                    at = rows[^1].Line!.Value;
                    caption = "";
                    continue;
                }

                var start = at++;
                while (at < end && TableLines.From(lines, at, end).Count == 0 && !ListMark().IsMatch(lines[at]))
                {
                    at++;
                }

                var own = Plain(string.Join(' ', lines[start..at].Select(l => l.Trim())));
                prose.Add(new WrittenParagraph(own, start + 1, null));
                Note(tables, own);
                caption = AfterTable().IsMatch(own) && tables is [.., var last] && caption.Length == 0 ? Noted(tables, last, own) : Captioned(caption, own);
            }

            i = end;
        }

        return new PublishedText(tables, prose);
    }

    /// <summary>Takes a CSV, in which every line is a row.</summary>
    internal static PublishedText OfCsv(string text)
    {
        var rows = SeparatedValues.Read(text.TrimStart('\uFEFF'));
        var tables = new List<WrittenTable>();
        var held = new List<WrittenRow>();
        var prose = new List<WrittenParagraph>();
        foreach (var row in rows.Append(new WrittenRow([], null)))
        {
            if (row.Cells.Where(c => c.Trim().Length > 0).ToList() is [var only] && only.Length > LongestTitle && only.Contains(' ', StringComparison.Ordinal))
            {
                prose.Add(new WrittenParagraph(Plain(only), row.Line, null));
                Note(tables, Plain(only));
            }

            if (row.Cells.Any(c => c.Trim().Length > 0))
            {
                held.Add(row with { Cells = [.. row.Cells.Select(c => Indented(c))] });
            }
            else if (held.Count > 0)
            {
                tables.Add(new WrittenTable(tables.Count + 1, "", Widened(held), null));
                held = [];
            }
        }

        return new PublishedText(tables, prose);
    }

    /// <summary>Text without the marks of HTML and Markdown; a list's entries keep a mark before each.</summary>
    internal static string Plain(string text)
    {
        var unmarked = Footnote().Replace(text, "");
        var plain = ListEntry().Replace(unmarked.Trim().Length == 0 ? text : unmarked, "▪ ");
        plain = System.Net.WebUtility.HtmlDecode(Tag().Replace(plain, " "));
        return Spaces().Replace(Emphasis().Replace(plain, ""), " ").Trim();
    }

    private static string Indented(string cell) => (cell.Length > cell.TrimStart().Length && cell.Any(char.IsLetter) ? "▪ " : "") + Plain(cell);

    /// <summary>What stands before a table: the last paragraph, and the one before a few words such as a unit.</summary>
    private static string Captioned(string before, string text) => text.Length > LongestCaption ? "" : text.Length < 40 && before.Length < 160 ? before + " " + text : text;

    private static void Note(List<WrittenTable> tables, string text)
    {
        if (tables is [.., var last])
        {
            tables[^1] = last with { Notes = last.Notes + " " + text };
        }
    }

    private static string Noted(List<WrittenTable> tables, WrittenTable last, string note)
    {
        tables[^1] = last with { Caption = last.Caption + " " + note };
        return "";
    }

    /// <summary>Rows in which one cell holds a list of labels and another as many figures, made into rows of their own.</summary>
    private static List<WrittenRow> Widened(IEnumerable<WrittenRow> rows)
    {
        var wide = new List<WrittenRow>();
        foreach (var row in rows)
        {
            var labels = row.Cells.Select(c => c.Split('▪', '•').Select(p => p.Trim()).Where(p => p.Length > 0).ToList()).ToList();
            var list = labels.FindIndex(l => l.Count > 1);
            var figures = row.Cells.Select(c => Figures().Matches(c) is var m && Figures().Replace(c, "").Trim().Length == 0 ? m.Select(x => x.Value.Trim()).ToList() : []).ToList();
            if (list >= 0 && figures.Any(f => f.Count == labels[list].Count))
            {
                wide.AddRange(labels[list].Select((label, i) => new WrittenRow([.. row.Cells.Select((c, k) => k == list ? "▪ " + label : figures[k].Count > i ? figures[k][i] : c)], row.Line)));
            }
            else
            {
                wide.Add(row);
            }
        }

        return wide;
    }

    /// <summary>The rows of a table that was read as one run of words: a label and a figure, again and again, with nothing that prose has.</summary>
    private static List<WrittenRow> FlatRows(string text)
    {
        var found = FlatRow().Matches(text);
        return found.Count > 2 && found.Sum(m => m.Length) > text.Length * 0.7 && !text.Contains(". ", StringComparison.Ordinal) && !text.Contains(", ", StringComparison.Ordinal)
            ? [.. found.Select(m => new WrittenRow([m.Groups[1].Value.Trim(), m.Groups[2].Value], null))] : [];
    }

    [GeneratedRegex(@"\s*([^\d%()]{3,120}?)\s+(\d[\d,]*(?:/\d+)?\s*\(\d+(?:\.\d+)?%\))")]
    private static partial Regex FlatRow();

    [GeneratedRegex(@"\d[\d,.]*(?:\s*/\s*\d[\d,]*)?\s*\(\s*\d+(?:\.\d+)?\s*%\s*\)|\d+(?:\.\d+)?%(?:\s*\(\d[\d,/]*\))?|\d[\d,.]*(?:/\d+)?", RegexOptions.None)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^\W*(Notes?\b|Bases?\b|Source|N\s*=|n\s*=|\*)")]
    private static partial Regex AfterTable();

    [GeneratedRegex(@"<sup>.*?</sup>|\[\^\w+\]", RegexOptions.IgnoreCase)]
    private static partial Regex Footnote();

    [GeneratedRegex(@"<li[^>]*>\s*[▪•·◦-]?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex ListEntry();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\*\*|__|`|\\(?=[*_])|^#{1,6}\s+")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^\s*([-*+•▪]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMark();
}
