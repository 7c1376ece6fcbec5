using Synthesis.Extract;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Review.Exchange;
using Synthesis.Store;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>Decisions that an export holds: all of a review, or one coder's own in blind rounds, without the consensus.</summary>
    /// <param name="store">What the review remembers.</param>
    /// <param name="coder">The one coder, or null for all.</param>
    public static IReadOnlyList<DatedDecision> DecisionsOf(ReviewStore store, string? coder) =>
        [.. store.DatedDecisions().Where(d => coder is null || (d.Decision.Coder == coder && d.Decision.Round != Decision.Consensus))];

    /// <summary>The archived documents of every publication by its short name, all read: what another tool calls a source is told by its text.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Document>> AllStrategies(ReviewStore store)
    {
        var publications = Publications(store).ToList();
        var shortName = Coding.ShortNames(publications.Select(p => p.Name));
        return publications.ToDictionary(p => shortName(p.Name), p => p.Pages, StringComparer.Ordinal);
    }

    /// <summary>Writes a review as a REFI-QDA project.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="coder">The one coder whose decisions it holds, or null for all.</param>
    /// <param name="stream">The file.</param>
    /// <returns>What the standard cannot carry.</returns>
    public static IReadOnlyList<Loss> WriteProject(ReviewDesign design, ReviewStore store, string? coder, Stream stream)
    {
        // What other people decided of the selection is theirs too: a coder's own project has the machine's.
        var selected = Select(store, design, withPeople: coder is null);
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        var documents = selected.SelectMany(s => store.Documents(s.Publication.Pages.Select(p => p.Path)).Select(d => new ExchangeDocument(shortName(s.Publication.Name), d,
            d is { MediaType: "application/pdf", Sha256: { } hash } ? () => store.Bytes(hash) : null))).ToList();
        var asAt = design.Settings.AsAt;
        var cases = design.Population.AsAt(asAt).Select(a =>
        {
            var own = selected.Where(s => s.Screening.Authorities.Contains(a.Code)).ToList();
            var best = own.OrderByDescending(s => s.Fate.Included).ThenByDescending(s => s.Screening.Period.End).FirstOrDefault();
            (string Name, string? Value)[] known =
            [
                ("region", a.Region), ("type", a.Type), ("grade", design.Gradings?.AsAt(a, design.Population, asAt).Grading?.Overall),
                ("status", best is null ? null : JsonLines.Name(best.Screening.Status)), ("expiry", JsonLines.Day(best?.Screening.Period.End)),
            ];
            return new ExchangeCase(a.Code, a.Name, known.Where(k => k.Value is not null).ToDictionary(k => k.Name, k => k.Value!, StringComparer.Ordinal), [.. own.SelectMany(s => s.Publication.Pages).Select(p => p.Path)]);
        }).ToList();
        return RefiProjectWriter.Write(design.Settings.Question, design.Asked, cases, documents, DecisionsOf(store, coder), stream);
    }

    /// <summary>Writes a review as a Frictionless data package: codebook, strategies, decisions, matrix, coverage, selection and PRISMA counts. A coder's own holds that coder's decisions alone, and nothing that rests on others'.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="coder">The one coder, or null for all.</param>
    /// <param name="folder">The folder.</param>
    public static void WriteDataPackage(ReviewDesign design, ReviewStore store, string? coder, string folder)
    {
        var decisions = DecisionsOf(store, coder);
        var who = coder ?? (decisions.Any(d => d.Decision.Round == Decision.Consensus) ? Decision.Consensus : null);
        var basis = who is null ? Basis.Suggestions : Basis.Decisions;
        var selected = Select(store, design, withPeople: coder is null);
        var publications = ShortNamed(selected, design);
        var answers = who is null ? Suggested(design, store, publications) : Decided(design, store, who, publications);
        var strategies = OpenTables.Strategies(publications);
        var coded = publications.Where(p => answers.Contains(p.Publication.Name)).Select(p => (p.ShortName, (IReadOnlyList<Suggestion>)[.. answers[p.Publication.Name]])).ToList();
        var book = design.Asked;
        IReadOnlyList<PackageTable> tables =
        [
            .. OpenTables.Codebook(book), strategies, OpenTables.Decisions(book, decisions, strategies.Rows.Select(r => r[0]).ToHashSet(StringComparer.Ordinal)),
            OpenTables.Matrix(book, coded, basis),
            .. coder is null ? (PackageTable[])[OpenTables.Coverage(ReportOf(design, store, who).Tables), OpenTables.SelectionLog(publications), OpenTables.Prisma(publications)] : [],
        ];
        DataPackage.Write("review", design.Settings.Question, FormattableString.Invariant($"As at {design.Settings.AsAt:yyyy-MM-dd}; {string.Join(", ", design.Codebooks.Select(c => $"codebook {c.Id} {c.Version}"))}. {(who is null ? "Answers are the machine's suggestions; nobody has confirmed them." : "Answers are decisions of people.")}"), tables, folder);
    }
}
