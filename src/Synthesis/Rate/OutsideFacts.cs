using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Synthesise;

namespace Synthesis.Rate;

/// <summary>Figures from elsewhere, to be shown beside what strategies say on a criterion; they are shown and not counted.</summary>
/// <param name="Id">A stable name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Source">Where the figures are from, and under which licence.</param>
/// <param name="When">Of which years or days they are.</param>
/// <param name="Criteria">Ids of the criteria that it is shown beside.</param>
/// <param name="RowTitle">What its rows are.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Each row's name and sums; the last is the total.</param>
/// <param name="ByAuthority">By an authority's code, its sums, column by column.</param>
/// <param name="Unplaced">Rows of the file whose number is not told.</param>
public sealed record OutsideTable(
    string Id, string Title, string Source, string When, IReadOnlyList<string> Criteria, string RowTitle, IReadOnlyList<string> Columns,
    IReadOnlyList<(string Name, IReadOnlyList<int> Sums)> Rows, IReadOnlyDictionary<string, IReadOnlyList<int>> ByAuthority, int Unplaced);

/// <summary>What official figures say of authorities, read from a file such as <c>corpus/england/facts.yml</c> and the tables that it names.</summary>
/// <param name="Sizes">How large authorities are, or null.</param>
/// <param name="Tables">The tables.</param>
public sealed record OutsideFacts(Sizes? Sizes, IReadOnlyList<OutsideTable> Tables)
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">The file; the tables that it names stand beside it.</param>
    /// <param name="population">The authorities, for regions.</param>
    /// <param name="asAt">The review's date.</param>
    /// <exception cref="CodebookException">Something in the file is wrong.</exception>
    /// <exception cref="PopulationException">A table that it names cannot be used.</exception>
    public static OutsideFacts Read(string path, Population population, DateOnly asAt)
    {
        var map = YamlMap.Read(path, "size", "tables");
        var folder = Path.GetDirectoryName(path) ?? "";
        var regions = population.Authorities.ToDictionary(a => a.Code, a => a.Region, StringComparer.Ordinal);
        var tables = map.Maps("tables", "id", "title", "file", "rows", "columns", "sum", "latest", "year-ends", "criteria", "source").Select(t => Table(t, folder, regions, asAt)).ToList();
        return new OutsideFacts(map.Map("size", "title", "file", "per", "whole", "year-ends", "source") is { } size ? SizesOf(size, folder) : null, tables);
    }

    private static Sizes SizesOf(YamlMap size, string folder)
    {
        var ends = YearEnds(size, size.Text("year-ends"));
        var rows = StrictTable.Read(Path.Combine(folder, size.Text("file")), "table of sizes", "gss_code", "year", "number");
        return new Sizes(size.Text("title"), (int)size.Number("per", 10_000, 1, 1_000_000), size.Text("whole"), size.Text("source"), ends,
            [.. rows.Select(r => new Sized(r.Needed("gss_code"), Whole(r, "year"), Whole(r, "number"), r.Field("rate_per_10k") is { } rate ? Parsed(r, "rate_per_10k", rate) : null))]);
    }

    private static OutsideTable Table(YamlMap table, string folder, Dictionary<string, string?> regions, DateOnly asAt)
    {
        var (rows, columns, sum, latest) = (table.Text("rows"), table.Text("columns"), table.Text("sum"), table.OptionalText("latest"));
        var read = StrictTable.Read(Path.Combine(folder, table.Text("file")), "table of figures", [.. new[] { rows, columns, sum, "gss_code", latest }.OfType<string>().Where(c => c != "region").Distinct()]);
        if (latest is not null && read.Count > 0)
        {
            var year = Sizes.LatestYear([.. read.Select(r => Whole(r, latest)).Distinct()], YearEnds(table, table.OptionalText("year-ends") ?? "12-31"), asAt);
            read = [.. read.Where(r => Whole(r, latest) == year)];
        }

        string Of(TableRow row, string column) => (column == "region" ? regions.GetValueOrDefault(row.Field("gss_code") ?? "") : row.Field(column)) ?? "not known";
        var told = read.Where(r => r.Field(sum) is not null).Select(r => (Row: Of(r, rows), Column: Of(r, columns), Authority: r.Field("gss_code"), Number: Whole(r, sum))).ToList();
        string[] names = [.. told.Select(t => t.Column).Distinct().Order(StringComparer.Ordinal)];
        IReadOnlyList<int> Sums(IEnumerable<(string Row, string Column, string? Authority, int Number)> of)
        {
            var sums = of.GroupBy(t => t.Column, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(t => t.Number), StringComparer.Ordinal);
            return [.. names.Select(n => sums.GetValueOrDefault(n))];
        }

        var when = read.Select(r => r.Field("as_at") ?? r.Field("year")).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return new OutsideTable(table.Text("id"), table.Text("title"), table.Text("source"), when.Count < 2 ? string.Concat(when) : $"{when[0]} to {when[^1]}", [.. table.Texts("criteria").Select(c => c.Text)],
            char.ToUpperInvariant(rows[0]) + rows[1..].Replace('_', ' '), names,
            [.. told.GroupBy(t => t.Row, StringComparer.Ordinal).OrderBy(g => g.Key == "not known").ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Sums(g))), ("All", Sums(told))],
            told.Where(t => t.Authority is not null).GroupBy(t => t.Authority!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Sums(g), StringComparer.Ordinal), read.Count - told.Count);
    }

    private static DateOnly YearEnds(YamlMap map, string day) =>
        DateOnly.TryParseExact("2001-" + day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var ends) ? ends : throw map.Refuse("year-ends", $"'{day}' is no day of a year: write 03-31");

    private static int Whole(TableRow row, string column) => (int)Math.Round(Parsed(row, column, row.Needed(column)), MidpointRounding.AwayFromZero);

    private static double Parsed(TableRow row, string column, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw row.Refuse($"'{text}' in {column} is no number: write digits, or leave it empty.");
}
