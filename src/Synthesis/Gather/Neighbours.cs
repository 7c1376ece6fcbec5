namespace Synthesis.Gather;

/// <summary>Which authorities are like which, as somebody has published it: statistical neighbours.</summary>
/// <param name="Of">By an authority's code, the codes of its neighbours, in the table's order, nearest first.</param>
public sealed record Neighbours(IReadOnlyDictionary<string, IReadOnlyList<string>> Of)
{
    /// <summary>The file's name, beside the table of authorities.</summary>
    public const string FileName = "neighbours.csv";

    /// <summary>Reads a table with the columns <c>gss_code, neighbour</c>, both codes; a row for each neighbour, nearest first (other columns are passed over).</summary>
    /// <param name="path">The file.</param>
    /// <param name="population">The authorities, of which every code must be one.</param>
    /// <exception cref="PopulationException">A column is missing, a code is of no authority, or an authority is its own neighbour or another's twice.</exception>
    public static Neighbours Read(string path, Population population)
    {
        var known = population.Authorities.Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var row in StrictTable.Read(path, "table of neighbours", "gss_code", "neighbour"))
        {
            var (code, neighbour) = (row.Needed("gss_code"), row.Needed("neighbour"));
            if (new[] { code, neighbour }.FirstOrDefault(c => !known.Contains(c)) is { } stranger)
            {
                throw row.Refuse($"{stranger} is no code of the table of authorities: write gss codes as they stand there.");
            }

            if (!found.TryGetValue(code, out var neighbours))
            {
                found[code] = neighbours = [];
            }

            if (code == neighbour || neighbours.Contains(neighbour))
            {
                throw row.Refuse($"{neighbour} is {(code == neighbour ? "named as its own neighbour" : $"named twice as a neighbour of {code}")}: take the row out.");
            }

            neighbours.Add(neighbour);
        }

        return new Neighbours(found.ToDictionary(n => n.Key, n => (IReadOnlyList<string>)n.Value, StringComparer.Ordinal));
    }
}
