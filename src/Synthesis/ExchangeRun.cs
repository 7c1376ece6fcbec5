using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Review.Exchange;
using Synthesis.Screen;
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
    public static IReadOnlyDictionary<string, IReadOnlyList<Document>> AllStrategies(ReviewStore store) =>
        Publication.Of([.. store.Documents()]).GroupBy(p => Coding.ShortName(p.Name)).ToDictionary(g => g.Key, g => g.First().Pages, StringComparer.Ordinal);

    /// <summary>Writes a review as a REFI-QDA project.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="settings">What the review is about.</param>
    /// <param name="population">The authorities.</param>
    /// <param name="gradings">Grades by authority and date, or null.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="coder">The one coder whose decisions it holds, or null for all.</param>
    /// <param name="stream">The file.</param>
    /// <returns>What the standard cannot carry.</returns>
    public static IReadOnlyList<Loss> WriteProject(Codebook codebook, ReviewSettings settings, Population population, Gradings? gradings, ReviewStore store, string? coder, Stream stream)
    {
        var selected = Selected(Publication.Of([.. store.Documents()]), codebook, population, settings.AsAt);
        var documents = selected.SelectMany(s => s.Publication.Pages.Select(d => new ExchangeDocument(Coding.ShortName(s.Publication.Name), d,
            d is { MediaType: "application/pdf", Sha256: { } hash } ? () => store.Bytes(hash) : null))).ToList();
        var cases = population.AsAt(settings.AsAt).Select(a =>
        {
            var own = selected.Where(s => s.Screening.Authorities.Contains(a.Code)).ToList();
            var best = own.OrderByDescending(s => s.Fate.Included).ThenByDescending(s => s.Screening.Period.End).FirstOrDefault();
            (string Name, string? Value)[] known =
            [
                ("region", a.Region), ("type", a.Type), ("grade", gradings?.AsAt(a, population, settings.AsAt).Grading?.Overall),
                ("status", best is null ? null : JsonLines.Name(best.Screening.Status)), ("expiry", JsonLines.Day(best?.Screening.Period.End)),
            ];
            return new ExchangeCase(a.Code, a.Name, known.Where(k => k.Value is not null).ToDictionary(k => k.Name, k => k.Value!, StringComparer.Ordinal), [.. own.SelectMany(s => s.Publication.Pages).Select(p => p.Path)]);
        }).ToList();
        return RefiProjectWriter.Write(settings.Question, codebook, cases, documents, DecisionsOf(store, coder), stream);
    }

    /// <summary>Writes a review as a Frictionless data package: codebook, strategies, decisions, matrix, coverage, selection and PRISMA counts. A coder's own holds that coder's decisions alone, and nothing that rests on others'.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="settings">What the review is about.</param>
    /// <param name="population">The authorities.</param>
    /// <param name="gradings">Grades by authority and date, or null.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="coder">The one coder, or null for all.</param>
    /// <param name="folder">The folder.</param>
    public static void WriteDataPackage(Codebook codebook, ReviewSettings settings, Population population, Gradings? gradings, ReviewStore store, string? coder, string folder)
    {
        var decisions = DecisionsOf(store, coder);
        var who = coder ?? (decisions.Any(d => d.Decision.Round == Decision.Consensus) ? Decision.Consensus : null);
        var run = ReportOf(codebook, settings, population, gradings, store, who);
        // What other people decided of the selection is theirs too: a coder's own package has the machine's.
        var publications = coder is null ? run.Publications : Named(Selected(Publication.Of([.. store.Documents()]), codebook, population, settings.AsAt), population);
        var strategies = OpenTables.Strategies(publications);
        var coded = publications.Where(p => p.Fate.Included).Select(p => (Strategy: Coding.ShortName(p.Publication.Name), Answers: who is null ? store.Result<Tagging>(TaggingKey(codebook, p.Publication))?.Suggestions ?? []
            : Coding.Answers(codebook, [.. decisions.Select(d => d.Decision)], Coding.ShortName(p.Publication.Name), d => who != Decision.Consensus || d.Round == who))).Where(s => s.Answers.Count > 0).ToList();
        IReadOnlyList<PackageTable> tables =
        [
            .. OpenTables.Codebook(codebook), strategies, OpenTables.Decisions(codebook, decisions, strategies.Rows.Select(r => r[0]).ToHashSet(StringComparer.Ordinal)),
            OpenTables.Matrix(codebook, coded, who is null ? Basis.Suggestions : Basis.Decisions),
            .. coder is null ? (PackageTable[])[OpenTables.Coverage(run.Table), OpenTables.SelectionLog(publications), OpenTables.Prisma(publications)] : [],
        ];
        DataPackage.Write("review", settings.Question, FormattableString.Invariant($"As at {settings.AsAt:yyyy-MM-dd}; codebook {codebook.Id} {codebook.Version}. {(who is null ? "Answers are the machine's suggestions; nobody has confirmed them." : "Answers are decisions of people.")}"), tables, folder);
    }
}
