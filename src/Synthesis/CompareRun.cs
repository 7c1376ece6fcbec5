using System.Security.Cryptography;
using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Report;
using Synthesis.Report.Parts;
using Synthesis.Report.Sections;
using Synthesis.Synthesise;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>Compares two reviews of one population: which authorities renewed, and what each code gained and lost.</summary>
    /// <param name="before">The earlier review's name and what <see cref="ReportOf"/> gave of it.</param>
    /// <param name="now">The later's.</param>
    /// <exception cref="CodebookException">The two ask no code in common.</exception>
    public static ReviewReport CompareOf((string Name, RunResult Run) before, (string Name, RunResult Run) now)
    {
        ReviewedSide Side((string Name, RunResult Run) review)
        {
            var bytes = review.Run.Publications.DistinctBy(p => p.ShortName).ToDictionary(p => p.ShortName, p => string.Join(' ', p.Publication.Pages.Select(d => d.Sha256 ?? d.Path)), StringComparer.Ordinal);
            return new ReviewedSide(review.Name, review.Run.AsAt, [.. IncludedIn(review.Run).Select(s => new ReviewedStrategy(s, bytes[s.Strategy]))], review.Run.Tables);
        }

        var names = before.Run.Publications.Concat(now.Run.Publications).SelectMany(p => p.Screening.Authorities.Zip(p.AuthorityNames)).DistinctBy(a => a.First).ToDictionary(a => a.First, a => a.Second, StringComparer.Ordinal);
        var changes = ReviewChanges.Of(Side(before), Side(now), names);
        return changes.Codes.Count == 0 ? throw new CodebookException(now.Name, 0, "the two reviews ask no code in common: compare reviews with the same codebook")
            : ReviewReport.Of($"What changed from {before.Name} to {now.Name}", $"{Html.Day(before.Run.AsAt)} to {Html.Day(now.Run.AsAt)}",
                new Provenance(now.Run.AsAt, CoverageText.BasisSentence(now.Run.Table.Basis), CoverageCsv.Name(now.Run.Table.Basis), now.Run.Engines,
                    [new MadeFrom($"codebook of {before.Name}", before.Run.CodebookHash), new MadeFrom($"codebook of {now.Name}", now.Run.CodebookHash)]),
                ChangeSection.Of(changes, now.Run.Table.Basis));
    }

    /// <summary>Lays out the counts of a review that somebody else published.</summary>
    /// <param name="path">The file of counts.</param>
    /// <param name="find">Finds the folder of a codebook by its name.</param>
    /// <exception cref="CodebookException">The file, or a codebook that it names, cannot be used.</exception>
    public static ReviewReport PublishedOf(string path, Func<string, string> find)
    {
        var published = PublishedReview.Read(path, name => CodebookReader.Read(find(name)));
        var criteria = published.Criteria is { } name ? CriteriaReader.Read(find(name)) : null;
        return PublishedSection.Of(published, criteria, [new MadeFrom(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))))]);
    }
}
