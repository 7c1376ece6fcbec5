using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>What a decided strategy teaches: of each code that was decided, whether it is there, and the passages that tell most.</summary>
/// <param name="Texts">The features of those passages and pairs.</param>
/// <param name="Codes">One for each code that was decided present or absent.</param>
internal sealed record Lesson(IReadOnlyList<TextFeatures> Texts, IReadOnlyList<CodeLesson> Codes)
{
    private const int Strong = 8;
    private const double PairWeight = 0.5;

    /// <summary>Reads a decided strategy.</summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="model">What the codebook's examples taught.</param>
    /// <param name="decided">The strategy's passages in reading order.</param>
    internal static Lesson Of(Codebook codebook, PassageModel model, IReadOnlyList<LabelledPassage> decided)
    {
        PassageReading[] readings = [.. PassageReading.Of(codebook, [.. decided.Select((d, i) => new Passage(d.Text, 0, 0, null, d.Kind, d.Block ?? i, d.Headings, Word.Split(d.Text)))])];
        var scored = model.Score(readings);
        var texts = new List<TextFeatures>();
        var placed = new Dictionary<int, int>();
        var codes = new List<CodeLesson>();
        for (var c = 0; c < codebook.Codes.Count; c++)
        {
            var (at, code) = (c, codebook.Codes[c].Id);
            var present = decided.Any(d => d.Carries.ContainsKey(code));
            if (!present && !decided.All(d => Asked(d, code)))
            {
                continue;
            }

            bool Carries(int s) => Enumerable.Range(scored[s].From, scored[s].To - scored[s].From + 1).Any(i => decided[i].Carries.ContainsKey(code));
            var strongest = Enumerable.Range(0, scored.Count).OrderByDescending(s => scored[s].LogOdds[at]).ThenBy(s => s).Take(Strong).ToList();
            var chosen = strongest.Concat(present ? Enumerable.Range(0, scored.Count).Where(Carries) : []).Distinct().Order();
            codes.Add(new CodeLesson(at, present, model.LogOdds(at, PassageModel.Strongest(scored.Select(s => s.LogOdds[at]))), [.. chosen.Select(s =>
            {
                if (!placed.TryGetValue(s, out var row))
                {
                    placed[s] = row = texts.Count;
                    texts.Add(model.Features(readings, scored[s]));
                }

                var carries = Carries(s);
                var asked = carries || Enumerable.Range(scored[s].From, scored[s].To - scored[s].From + 1).All(i => Asked(decided[i], code));
                var weight = decided[scored[s].From].Weight * (scored[s].From == scored[s].To ? 1 : PairWeight);
                var values = carries ? decided.Skip(scored[s].From).Take(scored[s].To - scored[s].From + 1).Where(d => d.Carries.ContainsKey(code)).SelectMany(d => d.Carries[code]).Distinct().ToList() : [];
                return new TaughtPassage(row, scored[s].LogOdds[at], carries, asked ? weight : 0, values, scored[s].Values[at]);
            })]));
        }

        return new Lesson(texts, codes);
    }

    private static bool Asked(LabelledPassage passage, string code) => passage.Asked is null || passage.Asked.Contains(code);
}

/// <summary>What a decided strategy teaches on one code.</summary>
/// <param name="Code">The code's place in the codebook.</param>
/// <param name="Present">Whether it is there.</param>
/// <param name="LogOdds">What the examples alone say of the strategy.</param>
/// <param name="Passages">The strongest, and those that people quoted.</param>
internal sealed record CodeLesson(int Code, bool Present, double LogOdds, IReadOnlyList<TaughtPassage> Passages);

/// <summary>A passage or pair of a decided strategy.</summary>
/// <param name="Text">Its place among the lesson's texts.</param>
/// <param name="LogOdds">What the examples alone say of it.</param>
/// <param name="Carries">Whether people say that it carries the code.</param>
/// <param name="Weight">How much that counts; 0 where people were not asked.</param>
/// <param name="Values">The values that people say it shows.</param>
/// <param name="Chances">What the examples alone say of each value.</param>
internal sealed record TaughtPassage(int Text, double LogOdds, bool Carries, double Weight, IReadOnlyList<string> Values, double[] Chances);
