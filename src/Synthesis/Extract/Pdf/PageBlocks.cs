using System.Text.RegularExpressions;

namespace Synthesis.Extract.Pdf;

/// <summary>Turns pages of pieces into headings, paragraphs, list items, captions, footnotes and tables in reading order.</summary>
internal static partial class PageBlocks
{
    private const double LargerThanBody = 1.08, BreakGap = 0.3, FullLine = 0.8, AlsoBody = 0.2;
    private const int LongestHeading = 30;

    /// <summary>The blocks of a document.</summary>
    /// <param name="pages">Its pages; what is read of them is taken out.</param>
    /// <param name="outline">Its bookmarks.</param>
    /// <param name="mostCells">Rows of a table past so many cells are left out.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static List<FoundBlock> Of(IReadOnlyList<Page> pages, Outline outline, int mostCells, CancellationToken cancellation)
    {
        var running = RunningLines.Take(pages);
        var lines = new List<TextLine>();
        for (var i = 0; i < pages.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            lines.AddRange(PageLines(pages[i], mostCells));
        }

        var body = BodySize(lines);
        lines = OfOneBody(lines, body);
        var gap = UsualGap(lines, body);
        var words = Vocabulary(lines);
        var notes = Notes.Take(lines, body);
        var groups = PageTurn.JoinTables([.. Group(lines, body, gap).SelectMany(PageTurn.Divide)]);
        var sizes = HeadingSizes(groups, body);
        var noted = notes.Select(n => n[0]).ToHashSet();
        groups = Notes.Place(groups, notes);
        var blocks = new List<FoundBlock>();
        var page = 0;
        foreach (var group in groups)
        {
            while (page < pages.Count && group[0].Page > pages[page].Number)
            {
                AddRunning(blocks, running[page], pages[page].Number);
                page++;
            }

            blocks.Add(noted.Contains(group[0]) ? Block(group, BlockKind.Footnote, null, words) : Block(group, body, sizes, outline, words));
        }

        for (; page < pages.Count; page++)
        {
            AddRunning(blocks, running[page], pages[page].Number);
        }

        return ListLevels.Set(blocks);
    }

    private static void AddRunning(List<FoundBlock> blocks, List<Piece> running, int page) =>
        blocks.AddRange(running.Select(r => new FoundBlock(BlockKind.Running, r.Text, Page: page, Box: new Box(r.X0, r.Y0, r.X1, r.Y1))));

    private static IEnumerable<TextLine> PageLines(Page page, int mostCells)
    {
        var tables = TableGrid.Take(page.Rules, page.Pieces, mostCells);
        foreach (var region in ReadingOrder.Regions(page.Pieces, tables))
        {
            var right = region.Max(p => p.X1);
            var held = new List<Piece>();
            foreach (var part in region.OrderBy(p => p.Y0))
            {
                if (part.Table is { } table)
                {
                    foreach (var line in TextLines(held, page, right))
                    {
                        yield return line;
                    }

                    held.Clear();
                    yield return TableLine(table, page.Number);
                }
                else
                {
                    held.Add(part.Piece!);
                }
            }

            foreach (var line in TextLines(held, page, right))
            {
                yield return line;
            }
        }
    }

    private static TextLine TableLine(PageTable table, int page) =>
        new("", table.X0, table.Y0, table.X1, table.Y1, 0, false, page, table.X1) { Table = table };

    private static IEnumerable<TextLine> TextLines(List<Piece> pieces, Page page, double right)
    {
        var lines = ReadingOrder.Lines(pieces);
        var next = 0;
        foreach (var found in AlignedTable.In(lines, page.Rules))
        {
            for (; next < found.First; next++)
            {
                yield return Of(lines[next], page.Number, right);
            }

            yield return TableLine(found.Table, page.Number);
            next = found.Last + 1;
        }

        for (; next < lines.Count; next++)
        {
            yield return Of(lines[next], page.Number, right);
        }
    }

    private static TextLine Of(List<Piece> line, int page, double right) =>
        new(LetterSpacing.Close(string.Join("  ", line.Select(p => p.Text))), line[0].X0, line.Min(p => p.Y0), line.Max(p => p.X1), line.Max(p => p.Y1),
            line.Max(p => p.Size), line.All(p => p.Bold || !p.Text.Any(char.IsLetterOrDigit)) && line.Any(p => p.Bold), page, right);

    /// <summary>The font size that most characters have.</summary>
    private static double BodySize(List<TextLine> lines) =>
        lines.Where(l => l.Table is null).GroupBy(l => Math.Round(l.Size)).OrderByDescending(g => g.Sum(l => l.Text.Length)).Select(g => g.Key).FirstOrDefault(10);

    /// <summary>MuPDF cuts sizes to whole points, so that one size may come as two: where much of the text is a point larger than the rest, it is the body too.</summary>
    private static List<TextLine> OfOneBody(List<TextLine> lines, double body)
    {
        int Letters(double size) => lines.Where(l => l.Table is null && Math.Abs(l.Size - size) < 0.5).Sum(l => l.Text.Length);
        return Letters(body + 1) < AlsoBody * Letters(body) ? lines : lines.ConvertAll(l => Math.Abs(l.Size - body - 1) < 0.5 && !l.Bold ? l with { Size = body } : l);
    }

    /// <summary>The white space usual between two lines of one paragraph, in points.</summary>
    private static double UsualGap(List<TextLine> lines, double body)
    {
        var gaps = lines.Zip(lines.Skip(1))
            .Where(p => p.First.Page == p.Second.Page && p.First.Table is null && p.Second.Table is null && Math.Abs(p.First.Size - body) < 1
                && Math.Abs(p.Second.Size - body) < 1 && p.Second.Y0 > p.First.Y0)
            .Select(p => Math.Round(p.Second.Y0 - p.First.Y1))
            .Where(g => g < 2 * body)
            .ToList();
        return gaps.Count == 0 ? 0.2 * body : gaps.GroupBy(g => g).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
    }

    private static List<List<TextLine>> Group(List<TextLine> lines, double body, double gap)
    {
        var groups = new List<List<TextLine>>();
        foreach (var line in lines.Where(l => l.Table is not null || l.Text.Length > 0))
        {
            if (groups.Count > 0 && Continues(groups[^1], line, body, gap))
            {
                groups[^1].Add(line);
            }
            else
            {
                groups.Add([line]);
            }
        }

        return groups;
    }

    private static bool Continues(List<TextLine> group, TextLine line, double body, double gap)
    {
        var last = group[^1];
        if (last.Table is not null || line.Table is not null || (Piece.HasMarker(line.Text) && !(Piece.IsMarker(line.Text) && !EndsSentence(last.Text))) || Leader().IsMatch(last.Text)
            || Math.Abs(last.Size - line.Size) > 0.12 * body || (last.Bold != line.Bold && (IsAlone(group) || line.Bold)))
        {
            return false;
        }

        if (line.Page != last.Page || line.Y0 < last.Y0)
        {
            return !last.Bold && !EndsSentence(last.Text) && char.IsLower(line.Text[0]);
        }

        var scale = Math.Max(1, last.Size / Math.Max(1, body));
        if (line.Y0 - last.Y1 > (gap * scale) + (BreakGap * line.Size))
        {
            return false;
        }

        var listed = Piece.HasMarker(group[0].Text);
        if (listed && line.X0 <= group[0].X0 + 2 && group.Count > 0 && line.X0 < group[0].X0 + (0.3 * line.Size) && EndsSentence(last.Text))
        {
            return false;
        }

        return !(EndsSentence(last.Text) && last.X1 < group[0].X0 + (FullLine * (last.Right - group[0].X0)) && !char.IsLower(line.Text[0]));
    }

    /// <summary>Whether everything in the group so far is bold, so that it may be a heading over what follows.</summary>
    private static bool IsAlone(List<TextLine> group) => group.All(l => l.Bold);

    private static bool EndsSentence(string text) => Notes.WithoutMarks(text).TrimEnd('"', '\'', '’', '”', ')', ']') is { Length: > 0 } t && t[^1] is '.' or '!' or '?' or ':' or ';';

    private static List<double> HeadingSizes(List<List<TextLine>> groups, double body) =>
        [.. groups.Where(g => IsHeading(g, body, false)).Select(Weight).Distinct().OrderDescending()];

    /// <summary>A heading's rank: its size, a little more where bold, and less the deeper its number (1.2 stands below 1).</summary>
    private static double Weight(List<TextLine> group) =>
        (Math.Round(group[0].Size * 2) / 2) + (group[0].Bold ? 0.25 : 0) - (0.01 * Numbering().Match(group[0].Text).Groups["deeper"].Captures.Count);

    private static bool IsHeading(List<TextLine> group, double body, bool inOutline)
    {
        var text = string.Join(' ', group.Select(l => l.Text));
        if (group[0].Table is not null || group.Count > 4 || !text.Any(char.IsLetter) || text.Count(c => c == ' ') >= LongestHeading
            || Leader().IsMatch(text) || text.TrimEnd() is [.., '.' or ',' or ';'])
        {
            return false;
        }

        var larger = inOutline || group[0].Size >= Math.Max(body * LargerThanBody, body + 0.9);
        return larger ? !BulletMark().IsMatch(text) : group.All(l => l.Bold) && group[0].Size >= body - 0.6 && !BulletMark().IsMatch(text);
    }

    /// <summary>Words of the text that stand with and without a hyphen, to tell a broken word from a compound one.</summary>
    private static HashSet<string> Vocabulary(List<TextLine> lines)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            foreach (var word in line.Text.Split(' '))
            {
                words.Add(word.Trim('.', ',', ';', ':', '(', ')', '"', '\'', '’', '‘', '“', '”'));
            }
        }

        return words;
    }

    private static FoundBlock Block(List<TextLine> group, double body, List<double> sizes, Outline outline, HashSet<string> words)
    {
        if (group[0].Table is not null)
        {
            return Block(group, BlockKind.Table, null, words);
        }

        var depth = outline.DepthOf(group);
        if (IsHeading(group, body, depth is not null))
        {
            return Block(group, BlockKind.Heading, Math.Min(6, depth ?? sizes.IndexOf(Weight(group)) + 1), words);
        }

        var text = group[0].Text;
        var kind = Caption().IsMatch(text) && group.Count <= 4 ? BlockKind.Caption
            : group[0].Size <= body - 1.5 && FootnoteMark().IsMatch(text) ? BlockKind.Footnote
            : Piece.HasMarker(text) ? BlockKind.ListItem : BlockKind.Paragraph;
        return Block(group, kind, null, words);
    }

    private static FoundBlock Block(List<TextLine> group, BlockKind kind, int? level, HashSet<string> words)
    {
        var first = group[0];
        var onPage = group.Where(l => l.Page == first.Page && l.Y0 >= first.Y0).ToList();
        var box = new Box(Math.Round(onPage.Min(l => l.X0), 1), Math.Round(onPage.Min(l => l.Y0), 1), Math.Round(onPage.Max(l => l.X1), 1), Math.Round(onPage.Max(l => l.Y1), 1));
        return new FoundBlock(kind, first.Table is null ? Joined(group, words) : "", level, first.Page, box, first.Table?.Rows);
    }

    private static string Joined(List<TextLine> group, HashSet<string> words)
    {
        var text = group[0].Text;
        foreach (var line in group.Skip(1))
        {
            if (text.Length > 1 && text[^1] is '-' or '\u2010' && char.IsLetter(text[^2]) && line.Text.Length > 0 && char.IsLower(line.Text[0]))
            {
                var start = text[(text.LastIndexOf(' ') + 1)..^1];
                var end = new string([.. line.Text.TakeWhile(c => char.IsLetter(c) || c is '-' or '’' or '\'')]);
                text = (words.Contains(start + end) && !words.Contains(start + "-" + end)) || text[^1] == '\u2010' ? text[..^1] + line.Text : text + line.Text;
            }
            else
            {
                text += " " + line.Text;
            }
        }

        return text;
    }

    [GeneratedRegex(@"^\s*(Figure|Fig\.|Table|Chart|Graph|Box|Map)\s+[0-9A-Z]", RegexOptions.IgnoreCase)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^\s*([0-9]{1,3}|[*†‡§])\s?\S")]
    private static partial Regex FootnoteMark();

    [GeneratedRegex(@"^[0-9]{1,2}(?<deeper>\.[0-9]{1,2}){0,4}\.?\s")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^\s*[•◦▪▫■□◼◾●○‣⁃∙·✓✔➢➤►▶\uE000-\uF8FF]")]
    private static partial Regex BulletMark();

    [GeneratedRegex(@"(\.\s?){4,}\s*[0-9ivx]*\s*$|…{2,}\s*[0-9]*\s*$")]
    private static partial Regex Leader();
}
