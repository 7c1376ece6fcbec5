using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Tag;
using Synthesis.Tag.Learn;

namespace Synthesis.Benchmarks;

/// <summary>
/// What coded strategies teach about others: drawn from all that are given, as a review draws its own, and from those of one hand about those of another. Each folder holds
/// the strategies of one hand (see <see cref="AnsweredStrategies"/>).
/// </summary>
internal static class LearningAcross
{
    private const int FewestPresent = 5;

    /// <summary>Prints kappa, macro F1, calibration error and exact values, from the codebook alone and having learnt, for each draw and on average.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="folders">The folders.</param>
    /// <param name="coded">How many strategies teach.</param>
    /// <param name="draws">How often they are drawn; once where all of a hand's teach.</param>
    internal static async Task RunAsync(string root, IReadOnlyList<string> folders, int coded, int draws)
    {
        var book = CodebookReader.Read(Path.Combine(root, "codebooks", "sufficiency-2022"));
        var cold = Pipeline.LearntTagger(book, Environment.ProcessorCount, null, CancellationToken.None);
        var hands = new List<(string Name, List<Known> Strategies)>();
        foreach (var folder in folders)
        {
            hands.Add((Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), [.. (await AnsweredStrategies.ReadAsync(book, folder)).AsParallel().AsOrdered().Select(s => Known.Of(cold, s))]));
        }

        var all = hands.SelectMany(h => h.Strategies).ToList();
        Console.WriteLine("From the codebook alone".PadRight(44) + "kappa  macro F1       ECE    values   present");
        foreach (var (name, strategies) in hands.Count > 1 ? hands.Append(("all", all)) : hands)
        {
            var found = Judge(book, cold, strategies);
            Console.WriteLine($"  {name}, {strategies.Count} strategies".PadRight(39) + string.Concat(Figures(found).Select(f => Number(f))) + Number(found.All.Present / (double)found.All.Cells));
        }

        Trials(book, cold, $"{coded} of all, judged on the others", all, null, coded, draws);
        foreach (var (from, to) in hands.SelectMany(from => hands.Where(to => to.Name != from.Name).Select(to => (from, to))))
        {
            Trials(book, cold, $"{coded} of {from.Name}, judged on {to.Name}", from.Strategies, to.Strategies, coded, draws);
        }
    }

    /// <summary>A strategy as tagging keeps it, with what it teaches.</summary>
    private sealed record Known(DecidedStrategy Strategy, Candidates Kept, Lesson Lesson)
    {
        internal static Known Of(Tagger cold, DecidedStrategy strategy)
        {
            var kept = cold.CandidatesOf(strategy.Name, strategy.Documents);
            return new Known(strategy, kept, cold.LessonOf(kept, Pipeline.Decided(strategy.Name, strategy.Documents, strategy.Answers)));
        }
    }

    private static Evaluation Judge(Codebook book, Tagger tagger, IEnumerable<Known> strategies) =>
        Evaluation.Of(book, [.. strategies.Select(s => new JudgedStrategy(s.Strategy.Name, tagger.Tag(s.Kept).Suggestions, s.Strategy.Answers))]);

    /// <summary>Draws strategies that teach, and prints what becomes of those judged: the given ones, or all not drawn.</summary>
    private static void Trials(Codebook book, Tagger cold, string title, List<Known> from, List<Known>? judged, int coded, int draws)
    {
        if (judged is null && from.Count <= coded)
        {
            return;
        }

        var orders = Enumerable.Range(1, from.Count <= coded ? 1 : draws).Select(seed => Shuffled(from, (ulong)seed)).ToList();
        var trials = orders.AsParallel().AsOrdered().Select(order =>
        {
            var others = judged ?? order.Skip(coded);
            return (Cold: Judge(book, cold, others), Learnt: Judge(book, cold.Taught([.. order.Take(coded).Select(s => s.Lesson)], 1, CancellationToken.None), others));
        }).ToList();
        Console.WriteLine();
        Console.WriteLine(title.PadRight(44) + "kappa                     macro F1              ECE                   values");
        Console.WriteLine("  draw".PadRight(39) + "      cold    learnt      gain" + string.Concat(Enumerable.Repeat("        cold    learnt", 3)));
        void Line(string name, Func<Func<(Evaluation Cold, Evaluation Learnt), double>, double> of)
        {
            double At(int figure, bool learnt) => of(t => Figures(learnt ? t.Learnt : t.Cold)[figure] ?? 0);
            Console.WriteLine(("  " + name).PadRight(39) + Number(At(0, false)) + Number(At(0, true)) + Number(At(0, true) - At(0, false), "+0.000;-0.000")
                + string.Concat(Enumerable.Range(1, 3).Select(f => "  " + Number(At(f, false)) + Number(At(f, true)))));
        }

        foreach (var (trial, i) in trials.Select((t, i) => (t, i)))
        {
            Line((i + 1).ToString(CultureInfo.InvariantCulture), of => of(trial));
        }

        Line("mean", trials.Average);
        var moved = book.Codes.Select(c => (c.Id, Present: trials.Average(t => Present(t.Cold, c.Id)), Gain: F1(trials.Select(t => t.Learnt), c.Id) - F1(trials.Select(t => t.Cold), c.Id)))
            .Where(c => c.Present >= FewestPresent).OrderBy(c => c.Gain).Take(3).ToList();
        Console.WriteLine($"  codes that lose most, of those present {FewestPresent} times or more: {string.Join(", ", moved.Select(m => $"{m.Id} {Number(m.Gain, "+0.00;-0.00").Trim()} of F1"))}");
    }

    private static double?[] Figures(Evaluation found) => [found.All.Kappa, found.MacroF1, found.CalibrationError, found.Values.Share];

    private static int Present(Evaluation found, string code) => found.Codes.FirstOrDefault(c => c.Code == code)?.Present ?? 0;

    /// <summary>F1 of one code over the cells of all draws together.</summary>
    private static double F1(IEnumerable<Evaluation> draws, string code)
    {
        var of = draws.SelectMany(d => d.Codes.Where(c => c.Code == code)).ToList();
        var (both, wrong) = (of.Sum(c => c.Both), of.Sum(c => c.Extra + c.Missed));
        return both == 0 ? 0 : 2.0 * both / ((2 * both) + wrong);
    }

    private static List<Known> Shuffled(List<Known> all, ulong seed)
    {
        var order = all.ToArray();
        new SeededOrder(seed).Shuffle<Known>(order);
        return [.. order];
    }

    private static string Number(double? number, string format = "0.000") => (number?.ToString(format, CultureInfo.InvariantCulture) ?? "-").PadLeft(10);
}
