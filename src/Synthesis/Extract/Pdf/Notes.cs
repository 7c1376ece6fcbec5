using System.Buffers;
using System.Text.RegularExpressions;

namespace Synthesis.Extract.Pdf;

/// <summary>
/// Ties footnotes to their marks: notes at the foot of a page are taken out of the flow, so that the sentence they interrupt goes
/// on over the page's end, and put after the paragraph or table that bears their mark.
/// </summary>
internal static partial class Notes
{
    private const string RaisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static readonly SearchValues<char> AnyRaised = SearchValues.Create(RaisedDigits);

    private const int WidestMark = 6;
    private const double SameSize = 0.6, SmallerThanBody = 1.5, WidestGap = 1.6, LowerPart = 0.55;

    /// <summary>A number as raised digits, which is how a mark stands in the text: it is no part of the word before it.</summary>
    internal static string Raised(string digits) => string.Concat(digits.Select(d => char.IsAsciiDigit(d) ? RaisedDigits[d - '0'] : d));

    /// <summary>Whether a text begins as a footnote does: with a raised number.</summary>
    internal static bool HasMark(string text) => text.AsSpan(0, Math.Min(text.Length, WidestMark)).IndexOfAny(AnyRaised) >= 0 && RaisedMark().IsMatch(text);

    /// <summary>A text without the marks of notes at its end.</summary>
    internal static string WithoutMarks(string text) => text.Length > 0 && IsRaised(text[^1]) ? text.TrimEnd(RaisedDigits.ToCharArray()) : text;

    /// <summary>Takes the lines of footnotes out of a document's lines.</summary>
    /// <param name="lines">The lines in reading order; those of notes are removed.</param>
    /// <param name="body">The size of most of the text, in points.</param>
    /// <returns>The notes.</returns>
    internal static List<List<TextLine>> Take(List<TextLine> lines, double body)
    {
        var notes = new List<List<TextLine>>();
        var kept = new List<TextLine>(lines.Count);
        var foot = lines.GroupBy(l => l.Page).ToDictionary(g => g.Key, g => g.Max(l => l.Y1));
        List<TextLine>? note = null;
        foreach (var line in lines)
        {
            if (line.Table is null && Begins(line, body, foot[line.Page]))
            {
                notes.Add(note = [line]);
            }
            else if (note is not null && GoesOn(note, line))
            {
                note.Add(line);
            }
            else
            {
                note = null;
                kept.Add(line);
            }
        }

        lines.Clear();
        lines.AddRange(kept);
        return notes;
    }

    /// <summary>Puts each note after the last group above it on its page that bears its mark, else after the last group of its page.</summary>
    internal static List<List<TextLine>> Place(List<List<TextLine>> groups, List<List<TextLine>> notes)
    {
        var after = new Dictionary<int, List<List<TextLine>>>();
        foreach (var note in notes)
        {
            var (page, mark) = (note[0].Page, Mark(note[0].Text));
            var at = mark.Length == 0 ? -1 : groups.FindLastIndex(g => g.Exists(l => l.Page == page && l.Y0 <= note[0].Y0 && Bears(l, mark)));
            at = at >= 0 ? at : groups.FindLastIndex(g => g[0].Page <= page);
            (after.TryGetValue(at, out var there) ? there : after[at] = []).Add(note);
        }

        return after.Count == 0 ? groups : [.. after.GetValueOrDefault(-1, []), .. groups.SelectMany((g, i) => after.GetValueOrDefault(i, []).Prepend(g))];
    }

    private static bool Begins(TextLine line, double body, double foot) =>
        HasMark(line.Text) ? line.Size <= body + SameSize
            : line.Size <= body - SmallerThanBody && line.Y0 > LowerPart * foot && PlainMark().IsMatch(line.Text);

    private static bool GoesOn(List<TextLine> note, TextLine line) =>
        line.Table is null && line.Page == note[0].Page && line.Y0 >= note[^1].Y0 && line.Y0 - note[^1].Y1 < WidestGap * note[0].Size
        && line.Size <= note[0].Size + SameSize && line.Bold == note[0].Bold && !Piece.HasMarker(line.Text);

    private static bool Bears(TextLine line, string mark)
    {
        var texts = line.Table is { } table ? table.Rows.SelectMany(r => r) : [line.Text];
        return texts.Any(text =>
        {
            var at = text.IndexOf(mark, StringComparison.Ordinal);
            return at > 0 && !IsRaised(text[at - 1]) && (at + mark.Length == text.Length || !IsRaised(text[at + mark.Length]));
        });
    }

    private static bool IsRaised(char c) => RaisedDigits.Contains(c, StringComparison.Ordinal);

    private static string Mark(string text) => RaisedMark().Match(text) is { Success: true } raised ? raised.Groups[1].Value
        : PlainMark().Match(text) is { Success: true } plain ? Raised(plain.Groups[1].Value) : "";

    [GeneratedRegex(@"^\s*\(?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\)?\s*\S")]
    private static partial Regex RaisedMark();

    [GeneratedRegex(@"^\s*([0-9]{1,2})\s+[\p{Lu}‘“""']")]
    private static partial Regex PlainMark();
}
