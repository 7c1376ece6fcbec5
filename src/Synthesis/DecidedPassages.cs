using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>
    /// The passages of a decided strategy, in reading order, with what is known of them. A code that was decided absent is carried by none; of one decided
    /// present, the passages that share words with its quotes carry it and nothing is known of the others; of one that is unclear or undecided nothing is known.
    /// </summary>
    /// <param name="strategy">Its name.</param>
    /// <param name="documents">Its archived documents, in order.</param>
    /// <param name="answers">The answers that stand.</param>
    public static IReadOnlyList<LabelledPassage> Decided(string strategy, IReadOnlyList<Document> documents, IReadOnlyList<Suggestion> answers)
    {
        var absent = answers.Where(a => a.Status == Answer.Absent).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        var passages = new List<LabelledPassage>();
        var blocks = 0;
        foreach (var document in documents.Where(d => !d.Failed))
        {
            foreach (var passage in Passage.Of(document))
            {
                var carries = answers.Where(a => a.Status == Answer.Present)
                    .Select(a => (a.Code, Quotes: a.Evidence.Where(e => e.Path == document.Path && e.Start < passage.End && passage.Start < e.End).ToList()))
                    .Where(a => a.Quotes.Count > 0)
                    .ToDictionary(a => a.Code, a => (IReadOnlyList<string>)[.. a.Quotes.SelectMany(q => q.Values).Distinct()], StringComparer.Ordinal);
                passages.Add(new LabelledPassage(strategy, passage.Headings, passage.Text, passage.Kind, carries,
                    carries.Count == 0 ? absent : absent.Concat(carries.Keys).ToHashSet(StringComparer.Ordinal)) { Block = blocks + passage.Block });
            }

            blocks += document.Blocks.Count;
        }

        return passages;
    }
}
