using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Review;

namespace Synthesis;

/// <summary>All that a review is made from beside its sources: what <c>review.yml</c> says, and what it names.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Codebooks">What is asked: those that are named, in their order, then those that criteria beside them need. The first screens.</param>
/// <param name="Criteria">What is rated, or null.</param>
/// <param name="Population">The authorities.</param>
/// <param name="Gradings">Their grades by date, or null.</param>
public sealed record ReviewDesign(ReviewSettings Settings, IReadOnlyList<Codebook> Codebooks, Criteria? Criteria, Population Population, Gradings? Gradings)
{
    /// <summary>Where the authorities stand on a map of tiles, from the file of that name beside their table; null where there is none.</summary>
    public TileLayout? Tiles { get; init; }

    /// <summary>Which authorities are like which, from the file of that name beside their table; null where there is none.</summary>
    public Neighbours? Neighbours { get; init; }

    /// <summary>Every code that is asked for.</summary>
    public IReadOnlyList<Code> Codes => [.. Codebooks.SelectMany(c => c.Codes)];

    /// <summary>Every code as one codebook, under the name of the first: what coders fill in, compare and exchange.</summary>
    public Codebook Asked => Codebooks.Count == 1 ? Codebooks[0] : Codebooks[0] with { Themes = [.. Codebooks.SelectMany(c => c.Themes).DistinctBy(t => t.Id)], Codes = Codes };

    /// <summary>Reads a review's settings and all that they name.</summary>
    /// <param name="folder">The review's folder.</param>
    /// <param name="find">Finds a file or folder that the settings name.</param>
    /// <exception cref="CodebookException">Something in the settings, a codebook or the criteria is wrong.</exception>
    /// <exception cref="PopulationException">A table cannot be used.</exception>
    public static ReviewDesign Read(string folder, Func<string, string> find)
    {
        var settings = ReviewSettings.Read(folder);
        var criteria = settings.Codebooks.Select(c => CriteriaReader.Read(find(c))).OfType<Criteria>().ToList();
        var codebooks = settings.Codebooks.Select(c => CodebookReader.Read(find(c))).Concat(criteria.SelectMany(c => c.Codebooks)).DistinctBy(c => c.Id).ToList();
        var path = Path.Combine(folder, ReviewSettings.FileName);
        if (criteria.Count > 1)
        {
            throw new CodebookException(path, 0, "more than one of the codebooks has criteria: name one of them");
        }

        if (codebooks.FirstOrDefault(c => c.Tables.Count == 0) is { } bare)
        {
            throw new CodebookException(Path.Combine(bare.Folder, "codebook.yml"), 0, "the codebook lays out no table: write 'tables:' with at least one");
        }

        if (codebooks.SelectMany(c => c.Codes).GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new CodebookException(path, 0, $"two codebooks have the code '{twice.Key}', so a decision on it would be of both: rename it in one");
        }

        var listed = find(settings.Population);
        var population = Population.Read(listed);
        string? Beside(string name) => Path.Combine(Path.GetDirectoryName(listed) ?? "", name) is var path && File.Exists(path) ? path : null;
        return new ReviewDesign(settings, codebooks, criteria.FirstOrDefault(), population, settings.Grades is { } grades ? Gradings.Read(find(grades)) : null)
        {
            Tiles = Beside(TileLayout.FileName) is { } tiles ? TileLayout.Read(tiles, population) : null,
            Neighbours = Beside(Neighbours.FileName) is { } neighbours ? Neighbours.Read(neighbours, population) : null,
        };
    }
}
