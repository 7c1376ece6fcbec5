using System.Text;
using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>What the classifier sees of a passage, or of two that follow one another: its words with figures made alike, the lexicons found in it with how their statement reads, those of its headings, and the signals that hit.</summary>
internal static class PassageFeatures
{
    /// <summary>The features of one passage or of several that stand together.</summary>
    /// <param name="lexicons">The codebook's lexicons, by term.</param>
    /// <param name="readings">The passages.</param>
    /// <param name="hits">The signals that hit in them.</param>
    internal static TextFeatures Of(LexiconIndex lexicons, ReadOnlySpan<PassageReading> readings, IEnumerable<SignalHit> hits)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var reading in readings)
        {
            AddText(text, reading.Passage);
            foreach (var (term, matches) in reading.Found)
            {
                foreach (var lexicon in lexicons.Of(term))
                {
                    foreach (var match in matches)
                    {
                        named.Add(lexicon + How(reading.Statement.At(match, [match])));
                    }
                }
            }

            foreach (var heading in reading.Headings)
            {
                foreach (var lexicon in heading.Keys.SelectMany(lexicons.Of))
                {
                    named.Add("^" + lexicon);
                }
            }
        }

        foreach (var hit in hits)
        {
            named.Add($"{hit.Code.Id}/{hit.Signal.Id}");
            foreach (var value in hit.Values)
            {
                named.Add($"{hit.Code.Id}={value}");
            }
        }

        return TextFeatures.Of(text.ToString(), [.. named.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The passage's words, years, percentages, amounts of money and other figures each written alike.</summary>
    private static void AddText(StringBuilder text, Passage passage)
    {
        foreach (var word in passage.Words)
        {
            var folded = word.Folded;
            text.Append(folded switch
            {
                ['£', ..] => "£0",
                [>= '0' and <= '9', .., '%'] => "0%",
                ['1' or '2', '0' or '9', >= '0' and <= '9', >= '0' and <= '9'] => "2000",
                [>= '0' and <= '9', ..] => "0",
                _ => folded,
            }).Append(' ');
        }
    }

    private static string How(Statement statement) =>
        (statement.Polarity == "affirmed" ? "" : "#" + statement.Polarity) + (statement.Time == "present" ? "" : "#" + statement.Time) + (statement.Whose == "own" ? "" : "#" + statement.Whose);
}

/// <summary>Which lexicons of a codebook each term stands in.</summary>
internal sealed class LexiconIndex
{
    private readonly List<string>?[] byTerm;

    internal LexiconIndex(Codebook codebook)
    {
        byTerm = new List<string>?[codebook.Terms.Count];
        foreach (var (name, terms) in codebook.Lexicons)
        {
            foreach (var term in terms)
            {
                (byTerm[term] ??= []).Add(name);
            }
        }
    }

    internal IReadOnlyList<string> Of(int term) => byTerm[term] ?? (IReadOnlyList<string>)[];
}
