using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>What a decided strategy teaches: of each code that was decided, whether it is there, and the passages that tell most.</summary>
/// <param name="Texts">The features of those passages and pairs (see <see cref="FeatureRow"/>).</param>
/// <param name="Codes">One for each code that was decided present or absent.</param>
internal sealed record Lesson(IReadOnlyList<byte[]> Texts, IReadOnlyList<CodeLesson> Codes)
{
    /// <summary>What a model's answers weigh beside a person's; a judgement, see docs/method.md.</summary>
    internal const double ModelWeight = 0.5;

    private const int Counter = 3, Digits = 4;

    /// <summary>How much it counts beside a strategy that people decided.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double Weight { get; init; } = 1;

    /// <summary>Reads a decided strategy.</summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="model">What the codebook's examples taught.</param>
    /// <param name="decided">The strategy's passages in reading order.</param>
    internal static Lesson Of(Codebook codebook, PassageModel model, IReadOnlyList<LabelledPassage> decided)
    {
        PassageReading[] readings = [.. PassageReading.Of(codebook, [.. decided.Select((d, i) => new Passage(d.Text, 0, 0, null, d.Kind, d.Block ?? i, d.Headings, Word.Split(d.Text)))])];
        var scored = model.Score(readings);
        var texts = new List<byte[]>();
        var placed = new Dictionary<int, int>();
        var codes = new List<CodeLesson>();
        for (var c = 0; c < codebook.Codes.Count; c++)
        {
            var (at, code) = (c, codebook.Codes[c].Id);
            var present = decided.Any(d => d.Carries.ContainsKey(code));
            if (!present && !decided.All(d => d.Asked is null || d.Asked.Contains(code)))
            {
                continue;
            }

            IEnumerable<LabelledPassage> Within(int s) => decided.Skip(scored[s].From).Take(scored[s].To - scored[s].From + 1).Where(d => d.Carries.ContainsKey(code));
            var strongest = Enumerable.Range(0, scored.Count).OrderByDescending(s => scored[s].LogOdds[at]).ThenBy(s => s);
            List<int> chosen = [.. (present ? strongest.Where(s => Within(s).Any()) : strongest.Take(Counter)).Order()];
            codes.Add(new CodeLesson(at, present, Math.Round(model.LogOdds(PassageModel.Strongest(scored.Select(s => s.LogOdds[at]), scored.Count)), Digits), [.. chosen.Select(s =>
            {
                if (!placed.TryGetValue(s, out var row))
                {
                    placed[s] = row = texts.Count;
                    texts.Add(model.Features(readings, scored[s]).Packed);
                }

                return new TaughtPassage(row, Math.Round(scored[s].LogOdds[at], Digits), scored[s].From != scored[s].To,
                    [.. Within(s).SelectMany(d => d.Carries[code]).Distinct()], [.. scored[s].Values[at].Select(v => Math.Round(v, Digits))]);
            })]));
        }

        return new Lesson(texts, codes);
    }
}

/// <summary>What a decided strategy teaches on one code.</summary>
/// <param name="Code">The code's place in the codebook.</param>
/// <param name="Present">Whether it is there.</param>
/// <param name="LogOdds">What the examples alone say of the strategy.</param>
/// <param name="Passages">Where it is present, those that people quoted; where it is absent, the three that are likeliest to be taken for it.</param>
internal sealed record CodeLesson(int Code, bool Present, double LogOdds, IReadOnlyList<TaughtPassage> Passages);

/// <summary>A passage or pair of a decided strategy.</summary>
/// <param name="Text">Its place among the lesson's texts.</param>
/// <param name="LogOdds">What the examples alone say of it.</param>
/// <param name="Pair">Whether it is two passages.</param>
/// <param name="Values">The values that people say it shows.</param>
/// <param name="Chances">What the examples alone say of each value.</param>
internal sealed record TaughtPassage(int Text, double LogOdds, bool Pair, IReadOnlyList<string> Values, double[] Chances);
