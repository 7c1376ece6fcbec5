using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis.Benchmarks;

/// <summary>What each part of the tagger is worth: the decided strategies of a review tagged from the codebook alone, with one part left out at a time.</summary>
internal static class Ablations
{
    /// <summary>Prints a line a variant; each is learnt anew, which takes about a minute.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="review">A review with decisions.</param>
    /// <param name="names">The lines wanted; none for all.</param>
    internal static void Run(string root, string review, IReadOnlyList<string> names)
    {
        var book = CodebookReader.Read(Path.Combine(root, "codebooks", "sufficiency-2022"));
        using var store = ReviewStore.Open(review, TimeProvider.System);
        var decided = Pipeline.DecidedStrategies(store, book);
        Console.WriteLine($"{decided.Count} strategies".PadRight(24) + "     kappa  macro F1    values       ECE  evidence");
        Tagger Learnt(Codebook codebook) => Tagger.Learn(codebook, Environment.ProcessorCount, CancellationToken.None);
        foreach (var (name, of) in new (string, Func<Tagger>)[]
        {
            ("all", () => Pipeline.LearntTagger(book, Environment.ProcessorCount, null, CancellationToken.None)),
            ("rules only", () => Tagger.OfSignals(book)),
            ("no signals", () => Learnt(book with { Codes = [.. book.Codes.Select(c => c with { Signals = [] })] })),
            ("no statement reading", () => Learnt(book with { Statements = StatementRules.None with { About = book.Statements.About } })),
            ("no pairs", () => Tagger.Learn(book, Environment.ProcessorCount, pairs: false, CancellationToken.None)),
            ("no practice strategies", () => Learnt(book with { Examples = [.. book.Examples.Where(e => e.Document.Length == 0)] })),
            ("practice strategies only", () => Learnt(book with { Examples = [.. book.Examples.Where(e => e.Document.Length > 0)] })),
        }.Where(v => names.Count == 0 || names.Contains(v.Item1)))
        {
            var tagger = of();
            var found = Evaluation.Of(book, [.. decided.AsParallel().AsOrdered().Select(s => new JudgedStrategy(s.Name, tagger.Tag(s.Name, s.Documents).Suggestions, s.Answers))]);
            static string Number(double? number) => (number?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-").PadLeft(10);
            Console.WriteLine(name.PadRight(24) + Number(found.All.Kappa) + Number(found.MacroF1) + Number(found.Values.Share) + Number(found.CalibrationError) + Number(found.Evidence.Share));
        }
    }
}
