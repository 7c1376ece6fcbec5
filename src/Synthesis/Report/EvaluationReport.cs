using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Report;

/// <summary>How good suggestions are on strategies held out, having learnt from so many others.</summary>
/// <param name="Coded">How many strategies were learnt from.</param>
/// <param name="Kappa">Mean over the draws; null where no draw has one.</param>
/// <param name="Lowest">The lowest of the draws.</param>
/// <param name="Highest">The highest.</param>
/// <param name="MacroF1">Mean over the draws.</param>
/// <param name="CalibrationError">Mean over the draws.</param>
/// <param name="Gain">By how much kappa is higher than with none coded, on the same strategies: the mean over the draws.</param>
/// <param name="Spread">Standard deviation of the gain over the draws.</param>
public sealed record CurvePoint(int Coded, double? Kappa, double? Lowest, double? Highest, double? MacroF1, double CalibrationError, double? Gain, double? Spread)
{
    /// <summary>Puts draws together.</summary>
    /// <param name="coded">How many strategies were learnt from.</param>
    /// <param name="draws">What each draw gave.</param>
    /// <param name="none">What each gave with none coded.</param>
    public static CurvePoint Of(int coded, IReadOnlyList<Evaluation> draws, IReadOnlyList<Evaluation> none)
    {
        var gains = draws.Zip(none, (d, n) => d.All.Kappa - n.All.Kappa).ToList();
        var gain = gains.Average();
        return new CurvePoint(coded, draws.Average(d => d.All.Kappa), draws.Min(d => d.All.Kappa), draws.Max(d => d.All.Kappa), draws.Average(d => d.MacroF1), draws.Average(d => d.CalibrationError),
            gain, gains.Count < 2 || gain is not { } mean ? null : Math.Sqrt(gains.Sum(g => g is { } one ? (one - mean) * (one - mean) : 0) / (gains.Count - 1)));
    }
}

/// <summary>A language model, or it and the own tagger together, held against what people decided.</summary>
/// <param name="Name">Its name among coders, or <see cref="Together"/>.</param>
/// <param name="Strategies">How many decided strategies it answered.</param>
/// <param name="Figures">The figures, over the cells that it answered.</param>
public sealed record JudgedModel(string Name, int Strategies, Evaluation Figures)
{
    /// <summary>The own tagger, having learnt from other strategies, together with every model.</summary>
    public const string Together = "own tagger and models";
}

/// <summary>What <c>synthesis evaluate</c> tells of one codebook.</summary>
/// <param name="Codebook">What was asked.</param>
/// <param name="Strategies">How many decided strategies there are.</param>
/// <param name="Learns">Whether decisions move suggestions: the codebook has examples to begin from.</param>
/// <param name="Cold">Suggestions from the codebook alone.</param>
/// <param name="Learnt">Suggestions that learnt from the other strategies; null where there is only one.</param>
/// <param name="Parts">In how many parts strategies were held out.</param>
/// <param name="Curve">By number of strategies coded, from none; empty where there are too few.</param>
/// <param name="Draws">How many draws each point of the curve is the mean of.</param>
/// <param name="Judged">On how many strategies each draw was judged, the same for all its points.</param>
/// <param name="Seed">What the draws were drawn by.</param>
public sealed record EvaluationReport(
    Codebook Codebook, int Strategies, bool Learns, Evaluation Cold, Evaluation? Learnt, int Parts, IReadOnlyList<CurvePoint> Curve, int Draws, int Judged, int Seed)
{
    /// <summary>The language models that answered, each by itself and then with the own tagger; empty where none was asked.</summary>
    public IReadOnlyList<JudgedModel> Models { get; init; } = [];

    /// <summary>Fewer strategies than this with a code, or without it, say little of it.</summary>
    public const int Few = 5;

    private const double Loss = 0.1;

    /// <summary>What a reader should know before the figures.</summary>
    public IReadOnlyList<string> Remarks()
    {
        var remarks = new List<string>();
        if (!Learns)
        {
            remarks.Add($"The codebook '{Codebook.Id}' has no examples, so suggestions come from its signals alone and decisions do not move them.");
        }

        if (Strategies == 1)
        {
            remarks.Add("One strategy is decided, so nothing could be learnt from others: code at least two.");
        }
        else if (Curve.Count == 0)
        {
            remarks.Add($"Only {Strategies} strategies are decided, too few for a learning curve: it needs five.");
        }

        var few = Cold.Codes.Where(c => c.Present < Few || c.Cells - c.Present < Few).Select(c => c.Code).ToList();
        if (few.Count > 0)
        {
            remarks.Add($"Too rare to judge, and to learn much of: fewer than {Few} strategies have, or fewer than {Few} lack, {string.Join(", ", few)}. Suggestions for them rest on the codebook's signals and examples.");
        }

        var lost = Learnt is null ? [] : Cold.Codes.Where(c => c.Present >= Few && Learnt.Codes.First(l => l.Code == c.Code).F1 is { } now && c.F1 - now > Loss).Select(c => c.Code).ToList();
        if (lost.Count > 0)
        {
            remarks.Add($"Learning from decisions made these worse by more than {Loss} in F1: {string.Join(", ", lost)}.");
        }

        return remarks;
    }
}
