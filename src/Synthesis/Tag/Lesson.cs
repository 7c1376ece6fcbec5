using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>What a decided strategy teaches: of each code that was decided, whether it is there, and the passages that tell most.</summary>
/// <param name="Texts">The features of those passages and pairs (see <see cref="FeatureRow"/>).</param>
/// <param name="Codes">One for each code that was decided present or absent.</param>
/// <param name="Claimed">How readily codes are found in it: see <see cref="Candidates.Claimed"/>.</param>
internal sealed record Lesson(IReadOnlyList<byte[]> Texts, IReadOnlyList<CodeLesson> Codes, double Claimed)
{
    /// <summary>What a model's answers weigh beside a person's; a judgement, see docs/method.md.</summary>
    internal const double ModelWeight = 0.5;

    private const int Counter = 3, Digits = 4;

    /// <summary>How much it counts beside a strategy that people decided.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double Weight { get; init; } = 1;

    /// <summary>Reads a decided strategy: of its text only the blocks in which people quoted; what may be taken for a code and is not is known from what tagging kept.</summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="model">What the codebook's examples taught.</param>
    /// <param name="kept">What tagging keeps of the strategy.</param>
    /// <param name="decided">The strategy's passages in reading order.</param>
    internal static Lesson Of(Codebook codebook, PassageModel model, Candidates kept, IReadOnlyList<LabelledPassage> decided)
    {
        var blocks = decided.Select((d, i) => (Passage: d, Block: d.Block ?? i)).GroupBy(d => d.Block).Where(b => b.Any(d => d.Passage.Carries.Count > 0)).SelectMany(b => b).ToList();
        PassageReading[] readings = [.. PassageReading.Of(codebook, [.. blocks.Select(d => new Passage(d.Passage.Text, 0, 0, null, d.Passage.Kind, d.Block, d.Passage.Headings, Word.Split(d.Passage.Text)))])];
        var scored = model.Score(readings);
        var texts = new List<byte[]>();
        var (quoted, likely) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        int Place(Dictionary<int, int> placed, int at, Func<byte[]> text)
        {
            if (!placed.TryGetValue(at, out var row))
            {
                placed[at] = row = texts.Count;
                texts.Add(text());
            }

            return row;
        }

        var codes = new List<CodeLesson>();
        for (var c = 0; c < codebook.Codes.Count; c++)
        {
            var (at, code) = (c, codebook.Codes[c].Id);
            bool Carries(ScoredPassage s) => blocks.Skip(s.From).Take(s.To - s.From + 1).Any(b => b.Passage.Carries.ContainsKey(code));
            var strongest = PassageModel.Strongest(kept.Codes[c], k => k.LogOdds, (a, b) => kept.Texts[a.Text].Overlaps(kept.Texts[b.Text]), kept.Passages);
            if (blocks.Exists(b => b.Passage.Carries.ContainsKey(code)))
            {
                codes.Add(new CodeLesson(c, true, strongest, [.. scored.Select((s, i) => (Scored: s, At: i)).Where(s => Carries(s.Scored)).Select(s =>
                    new TaughtPassage(Place(quoted, s.At, () => model.Features(readings, s.Scored).Packed), Math.Round(s.Scored.LogOdds[at], Digits), s.Scored.From != s.Scored.To))]));
            }
            else if (decided.All(d => d.Asked is null || d.Asked.Contains(code)))
            {
                codes.Add(new CodeLesson(c, false, strongest, [.. kept.Codes[c].OrderByDescending(k => k.LogOdds).Take(Counter).OrderBy(k => k.Text).Select(k =>
                    new TaughtPassage(Place(likely, k.Text, () => kept.Texts[k.Text].Features), k.LogOdds, kept.Texts[k.Text].Pair))]));
            }
        }

        return new Lesson(texts, codes, kept.Claimed);
    }
}

/// <summary>What a decided strategy teaches on one code.</summary>
/// <param name="Code">The code's place in the codebook.</param>
/// <param name="Present">Whether it is there.</param>
/// <param name="Strongest">What the examples alone find of it in the strategy: see <see cref="PassageModel.Strongest"/>.</param>
/// <param name="Passages">Where it is present, those that people quoted; where it is absent, the three that are likeliest to be taken for it.</param>
internal sealed record CodeLesson(int Code, bool Present, double[] Strongest, IReadOnlyList<TaughtPassage> Passages);

/// <summary>A passage or pair of a decided strategy.</summary>
/// <param name="Text">Its place among the lesson's texts.</param>
/// <param name="LogOdds">What the examples alone say of it.</param>
/// <param name="Pair">Whether it is two passages.</param>
internal sealed record TaughtPassage(int Text, double LogOdds, bool Pair);
