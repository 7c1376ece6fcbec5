using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>
/// Which rows and columns of a table a sentence names. A row is named by all words and digits of its label; of labels that lie within one another by the longest.
/// A column is named by what tells it from the others. Where no row is named, the totals are spoken of.
/// </summary>
/// <param name="Grid">The table.</param>
/// <param name="Rows">How surely each row is meant: 2 by its name, 1 by half of it or as the total where no row is named, 0 not at all.</param>
/// <param name="Columns">How surely each column is meant: 1 by its name, 0 where nothing tells, -1 where the sentence names others.</param>
internal sealed partial record NamedPlaces(Grid Grid, IReadOnlyList<int> Rows, IReadOnlyDictionary<Measure, int> Columns)
{
    private const int AlikeLetters = 5;

    /// <summary>The rows and columns of a table that words name.</summary>
    internal static NamedPlaces In(Grid grid, IReadOnlySet<string> words)
    {
        var labels = grid.Rows.Select(r => r.Role == RowRole.Section ? new HashSet<string>() : Words(r.Label)).ToList();
        var common = labels.Where(l => l.Count > 0).Aggregate((HashSet<string>?)null, (all, l) => all is null ? [.. l] : [.. all.Intersect(l)]) ?? [];
        var full = Enumerable.Range(0, labels.Count).Where(r => grid.Rows[r].Role == RowRole.Body && labels[r].Except(common).Any() && labels[r].Except(common).All(w => Has(words, w))).ToList();
        full.RemoveAll(r => full.Exists(o => labels[o].Count > labels[r].Count && labels[o].IsSupersetOf(labels[r])));
        var rows = new int[labels.Count];
        for (var r = 0; r < rows.Length; r++)
        {
            var own = labels[r].Where(w => labels.Count(l => l.Contains(w)) == 1).ToList();
            var half = full.Count == 0 && own.Count > 0 && own.Exists(w => w.Length > 3 && Has(words, w)) && labels[r].Count(w => Has(words, w)) * 2 >= labels[r].Count;
            rows[r] = full.Contains(r) ? 2 : half && grid.Rows[r].Role == RowRole.Body ? 1 : 0;
        }

        for (var r = 0; r < rows.Length && full.Count == 0; r++)
        {
            rows[r] = grid.Rows[r].Role is RowRole.Total or RowRole.Base ? 1 : rows[r];
        }

        // A sub-total bears the name of its group.
        for (var r = 0; r < rows.Length; r++)
        {
            rows[r] = grid.Rows[r].Role == RowRole.Total && SubTotal().IsMatch(grid.Rows[r].Label) && labels[r].Except(common).ToList() is { Count: > 0 } own && own.TrueForAll(w => Has(words, w)) ? 2 : rows[r];
        }

        var measures = grid.Measures.Concat(grid.Measured).ToList();
        var headings = measures.ConvertAll(m => Words(m.Heading));
        var shared = headings.Count < 2 ? [] : headings.Skip(1).Aggregate(headings[0].ToHashSet(), (all, h) => [.. all.Intersect(h)]);
        var named = measures.Zip(headings).Where(h => h.Second.Except(shared).ToList() is { Count: > 0 } own && own.TrueForAll(w => Has(words, w))).Select(h => h.First).ToHashSet();
        return new NamedPlaces(grid, rows, measures.ToDictionary(m => m, m => named.Contains(m) || (named.Count == 0 && m.IsTotal) ? 1 : m.IsTotal ? 0 : named.Count > 0 && headings[measures.IndexOf(m)].Except(shared).Any() ? -1 : 0));
    }

    /// <summary>The words and the digits of a text by which it may name something.</summary>
    internal static HashSet<string> Words(string text)
    {
        var words = DifferenceCheck.WordsOf(text.Replace('(', ' ').Replace(')', ' ')).Where(w => !Generic().IsMatch(w)).Concat(Digits().Matches(text).Select(m => m.Value)).Concat(Letter().Matches(text).Select(m => m.Value)).Concat(Apart().Matches(text).Select(m => m.Groups["no"].Success ? "no" : "other")).ToHashSet(StringComparer.Ordinal);
        return words.Count > 0 ? words : [.. Plain().Matches(text.ToLowerInvariant()).Select(m => m.Value)];
    }

    /// <summary>Whether words have one, or one that begins alike.</summary>
    internal static bool Has(IReadOnlySet<string> words, string word) => words.Contains(word) || (word.Length >= AlikeLetters && words.Any(w => w.Length >= AlikeLetters && Math.Min(w.Length, word.Length) is var n && w.AsSpan(0, Math.Max(AlikeLetters, n - 2)).StartsWith(word.AsSpan(0, Math.Max(AlikeLetters, n - 2)))));

    [GeneratedRegex(@"^(?:number|share|percent\w*|proport\w*|total|grand|rat|rate|sub-?total)$")]
    private static partial Regex Generic();

    [GeneratedRegex(@"(?<![\d,.])\d+(?![\d,.]*\d)")]
    private static partial Regex Digits();

    /// <summary>A letter that tells things of one name apart, as in "Practice C".</summary>
    [GeneratedRegex(@"(?<=\p{L} )[A-HJ-Z]\b(?!\.|’|')")]
    private static partial Regex Letter();

    /// <summary>Words that make a label another's opposite, or what is left of it.</summary>
    [GeneratedRegex(@"\b(?:(?<no>no|not|non|without|never)|others?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Apart();

    [GeneratedRegex(@"\bsub-?\s?total\b|\btotal$", RegexOptions.IgnoreCase)]
    private static partial Regex SubTotal();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Plain();
}
