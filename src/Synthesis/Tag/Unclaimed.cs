using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Tag;

/// <summary>A passage about a codebook's subjects that no code claims.</summary>
/// <param name="Strategy">The strategy's short name.</param>
/// <param name="Path">The path of the document it stands in.</param>
/// <param name="Quote">Verbatim: the document's text from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Start">First code point in the document's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Page">1-based page, or null.</param>
/// <param name="Chance">The highest chance, 0 to 1, that any code has there.</param>
public sealed record UnclaimedPassage(string Strategy, string Path, string Quote, int Start, int End, int? Page, double Chance);

/// <summary>The residual pile of a best-fit synthesis (Carroll, Booth, Leaviss, Rick: "Best fit" framework synthesis, BMC Medical Research Methodology 13, 2013): what matters and fits no code.</summary>
public static class Unclaimed
{
    private const double ClaimedFrom = 0.2;
    private const int Subjects = 2, FewestWords = 6;

    /// <summary>The passages of one strategy that name at least two subjects of a codebook (see <see cref="Codebook.Matters"/>), are in prose, and in which every code's chance is below 0.2.</summary>
    /// <param name="strategy">The strategy's short name.</param>
    /// <param name="documents">Its documents.</param>
    /// <param name="taggers">The codebooks, each with its tagger; a passage that a code of any of them claims is claimed.</param>
    public static IEnumerable<UnclaimedPassage> Of(string strategy, IEnumerable<Document> documents, IReadOnlyList<(Codebook Codebook, Tagger Tagger)> taggers)
    {
        foreach (var document in documents.Where(d => !d.Failed))
        {
            var passages = Passage.Of(document);
            var (chances, matters) = (new double[passages.Count], new bool[passages.Count]);
            foreach (var (codebook, tagger) in taggers)
            {
                var readings = PassageReading.Of(codebook, passages);
                var claims = tagger.Claims(readings);
                for (var i = 0; i < passages.Count; i++)
                {
                    chances[i] = Math.Max(chances[i], claims[i]);
                    matters[i] |= codebook.Matters.Count(m => codebook.Lexicons[m].Any(readings[i].Found.ContainsKey)) >= Subjects;
                }
            }

            var read = new ReadDocument(document, []);
            for (var i = 0; i < passages.Count; i++)
            {
                if (matters[i] && chances[i] < ClaimedFrom && (passages[i].Kind is BlockKind.Paragraph or BlockKind.ListItem) && passages[i].Words.Count >= FewestWords)
                {
                    yield return new UnclaimedPassage(strategy, document.Path, read.Slice(passages[i].Start, passages[i].End), passages[i].Start, passages[i].End, passages[i].Page, Math.Round(chances[i], 4));
                }
            }
        }
    }
}
