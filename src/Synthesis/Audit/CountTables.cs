using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>A row of a draft's table with the counts in it.</summary>
/// <param name="Label">Its first cell.</param>
/// <param name="Words">The telling words of its label, as <see cref="CountTables.Stems"/> gives them.</param>
/// <param name="IsTotal">Whether its label calls it a total.</param>
/// <param name="Caption">The telling words above or beneath the table.</param>
/// <param name="Numbers">The counts of its further cells; null where a cell holds none.</param>
/// <param name="Dates">The date that heads each of them, or null.</param>
/// <param name="Block">The table's block.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record CountRow(string Label, IReadOnlySet<string> Words, bool IsTotal, IReadOnlySet<string> Caption, IReadOnlyList<decimal?> Numbers, IReadOnlyList<DateSaid?> Dates, int Block, Place Place)
{
    /// <summary>The words above or beneath the table, as they stand.</summary>
    internal string Title { get; init; } = "";
}

/// <summary>Reads the rows of counts in a draft's tables, and in those of plain texts, whose columns a line of dashes marks.</summary>
internal static partial class CountTables
{
    /// <summary>All of them, in the draft's order.</summary>
    internal static IEnumerable<CountRow> Rows(Draft draft, AuditRules rules)
    {
        for (var i = 0; i < draft.Document.Blocks.Count; i++)
        {
            var block = draft.Document.Blocks[i];
            foreach (var row in block.Rows is { Count: > 1 } table ? Marked(draft, i, table, rules) : block.Kind == BlockKind.Paragraph && Dashes().Match(block.Text) is { Success: true } ruled ? Drawn(draft, i, ruled, rules) : [])
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<CountRow> Marked(Draft draft, int block, IReadOnlyList<IReadOnlyList<string>> table, AuditRules rules)
    {
        var caption = Caption(draft, block);
        var words = Stems(Word.Split(caption), rules);
        var dates = table[0].Select(c => DatesIn.Of(c) is [var date] ? SaidNumbers.Dated(date, caption) : null).ToList();
        var at = table[0].Sum(c => c.Length + 1);
        foreach (var row in table.Skip(1))
        {
            var length = row.Sum(c => c.Length) + row.Count - 1;
            var numbers = row.Skip(1).Select(c => Number(c.Trim())).ToList();
            if (row.Count > 1 && numbers.Exists(n => n is not null) && at + length <= draft.Document.Blocks[block].Text.Length && draft.In(block, at, at + length) is { } place)
            {
                yield return new CountRow(row[0].Trim(), Stems(Word.Split(row[0]), rules), rules.List("total-row").StandIn(row[0]), words, numbers, [.. Enumerable.Range(1, row.Count - 1).Select(c => c < dates.Count ? dates[c] : null)], block, place) { Title = caption };
            }

            at += length + 1;
        }
    }

    /// <summary>Of a table of a plain text: as many numbers end each row as its line of dashes has groups beside the first; dates head them where its words above hold as many.</summary>
    private static IEnumerable<CountRow> Drawn(Draft draft, int block, Match ruled, AuditRules rules)
    {
        var (text, columns) = (draft.Document.Blocks[block].Text, ruled.Value.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Length - 1);
        var caption = Caption(draft, block);
        var heads = DatesIn.Of(text[..ruled.Index]);
        IReadOnlyList<DateSaid?> dates = heads.Count == columns ? [.. heads.Select(d => SaidNumbers.Dated(d, caption))] : [.. Enumerable.Repeat<DateSaid?>(null, columns)];
        var words = Stems(Word.Split(caption), rules);
        foreach (var (label, start, end, numbers) in DrawnRows(text, ruled.Index + ruled.Length, columns))
        {
            if (draft.In(block, start, end) is { } place)
            {
                yield return new CountRow(label, Stems(Word.Split(label), rules), rules.List("total-row").StandIn(label), words, numbers, dates, block, place) { Title = caption };
            }
        }
    }

    /// <summary>Runs of so many numbers after words of the same line: where a row begins, where it ends and what it holds.</summary>
    private static IEnumerable<(string Label, int Start, int End, List<decimal?> Numbers)> DrawnRows(string text, int from, int columns)
    {
        var (start, run, before) = (-1, new List<Match>(), from);
        foreach (Match m in Token().Matches(text, from))
        {
            if (text.AsSpan(before, m.Index - before).Contains('\n'))
            {
                (start, run) = (-1, []);
            }

            before = m.Index + m.Length;
            if (start >= 0 && Cell().IsMatch(m.Value))
            {
                run.Add(m);
            }
            else
            {
                run.Clear();
                start = start >= 0 ? start : m.Value.ToList().FindIndex(char.IsLetter) is >= 0 and var at ? m.Index + at : -1;
            }

            if (run.Count == columns)
            {
                yield return (text[start..run[0].Index].Trim(), start, before, run.ConvertAll(c => Number(c.Value)));
                (start, run) = (-1, []);
            }
        }
    }

    /// <summary>The telling words of a text without their endings; words that the rules call alike are one.</summary>
    internal static HashSet<string> Stems(IReadOnlyList<Word> words, AuditRules rules)
    {
        var (joins, known, empty) = (rules.List("name-joins").Cover(words), rules.List("known-by").Cover(words), rules.List("total-row").Cover(words));
        var nothing = rules.List("tells-nothing").Cover(words);
        return words.Where((w, i) => !joins[i] && !known[i] && !empty[i] && !nothing[i] && w.Folded.Length > 2 && !char.IsAsciiDigit(w.Folded[0])).Select(w => rules.List("alike").NumberOf(w.Folded) is { } n ? $"={n}" : w.Folded is [.. var one, 's'] and not [.., 's', 's'] ? one : w.Folded).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The words above a table, or beneath it where they are its caption.</summary>
    internal static string Caption(Draft draft, int block)
    {
        var blocks = draft.Document.Blocks;
        bool IsCaption(int at) => at >= 0 && at < blocks.Count && (blocks[at].Kind == BlockKind.Caption || (blocks[at].Kind == BlockKind.Paragraph && Titled().IsMatch(blocks[at].Text)));
        return IsCaption(block - 1) ? blocks[block - 1].Text : IsCaption(block + 1) ? blocks[block + 1].Text : block > 0 && blocks[block - 1].Kind == BlockKind.Paragraph ? blocks[block - 1].Text : "";
    }

    private static decimal? Number(string text) => Plain().IsMatch(text) && decimal.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) ? n : null;

    [GeneratedRegex(@"^(?:\d{1,3}(?:,\d{3})+|\d+)$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[\d,.]+$")]
    private static partial Regex Cell();

    [GeneratedRegex(@"-{4,}(?:[ \t]+-{3,})+")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"^\s*:?\s*(?:table|figure|chart|graph)\s+\w+", RegexOptions.IgnoreCase)]
    private static partial Regex Titled();
}
