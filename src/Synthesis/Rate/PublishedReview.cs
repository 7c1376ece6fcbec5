using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Synthesise;

namespace Synthesis.Rate;

/// <summary>A rating that somebody published.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Rating">The id of the rating.</param>
/// <param name="Why">What it was made from, and why a rule that counts may come out elsewhere.</param>
public sealed record PublishedRating(string Criterion, string Rating, string Why);

/// <summary>A review that somebody else made and published, as the counts that it gives: what a file of <c>corpus/published</c> holds.</summary>
/// <param name="Source">Where it was published.</param>
/// <param name="AsAt">The date it stands for.</param>
/// <param name="Codebook">The folder's name of the codebook whose questions it answers.</param>
/// <param name="Criteria">The folder's name of the codebook whose criteria it rates, or null.</param>
/// <param name="Numbers">Strategies and authorities in numbers.</param>
/// <param name="Sample">Authorities by region and grade.</param>
/// <param name="Coverage">How many strategies say something on each code.</param>
/// <param name="Printed">Every share with what was printed.</param>
/// <param name="Ratings">How criteria were rated.</param>
/// <param name="Told">Signs that are told in words without a count.</param>
public sealed record PublishedReview(
    string Source, DateOnly AsAt, string Codebook, string? Criteria, NumbersTable? Numbers, SampleTable? Sample, CoverageTable Coverage,
    IReadOnlyList<PrintedShare> Printed, IReadOnlyList<PublishedRating> Ratings, IReadOnlyList<ToldInWords> Told)
{
    /// <summary>Name under which published ratings stand among those of people.</summary>
    public const string Publisher = "published";

    /// <summary>Reads a file of published counts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="find">Reads the codebook of a folder's name.</param>
    /// <exception cref="CodebookException">Something in it is wrong; the message names file and line.</exception>
    public static PublishedReview Read(string path, Func<string, Codebook> find)
    {
        var map = YamlMap.Read(path, "source", "codebook", "criteria", "as-at", "table", "strategies", "numbers", "sums", "sample", "codes", "ratings", "narrated");
        if (!DateOnly.TryParseExact(map.Text("as-at"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asAt))
        {
            throw map.Refuse("as-at", $"'{map.Text("as-at")}' is not a day: write it as 2021-03-31");
        }

        var strategies = Whole(map, "strategies");
        var codebook = find(map.Text("codebook"));
        var layout = codebook.Tables.FirstOrDefault(t => t.Id == map.Text("table")) ?? throw map.Refuse("table", $"the codebook lays out no table '{map.Text("table")}'");
        var (coverage, printed) = ReadCodes(map, codebook, layout, strategies);
        var numbers = map.Maps("numbers", "id", "section", "title", "level", "count", "of").Select(m => Row(m, "Strategies and authorities")).ToList();
        if (numbers.FirstOrDefault(n => n.Against is { } of && numbers.All(r => r.Code != of)) is { } lost)
        {
            throw map.Refuse("numbers", $"'{lost.Code}' is counted against '{lost.Against}', which is no row: write the id of one");
        }

        var sums = map.Maps("sums", "whole", "parts").Select(s => (s.Text("whole"), (IReadOnlyList<string>)[.. s.Texts("parts").Select(p => p.Text)])).ToList();
        if (sums.SelectMany(s => s.Item2.Prepend(s.Item1)).FirstOrDefault(c => numbers.All(r => r.Code != c)) is { } unknown)
        {
            throw map.Refuse("sums", $"'{unknown}' is no row of numbers: write the id of one");
        }

        var sampled = map.Maps("sample", "id", "section", "title", "count", "of", "published_percent").Select(m => (Row: Row(m, ""), Percent: Optional(m, "published_percent"))).ToList();
        return new PublishedReview(map.Text("source"), asAt, map.Text("codebook"), map.OptionalText("criteria"),
            numbers.Count == 0 ? null : PublishedCounts.Numbers(asAt, numbers, sums), sampled.Count == 0 ? null : PublishedCounts.Sample(asAt, [.. sampled.Select(s => s.Row)]), coverage,
            [.. sampled.Where(s => s.Row.Of is not null).Select(s => new PrintedShare("sample", s.Row.Code, s.Row.Title, new Share(s.Row.Count, s.Row.Of!.Value, "group"), s.Percent, null, null)), .. printed],
            [.. map.Maps("ratings", "id", "rating", "why").Select(r => new PublishedRating(r.Text("id"), r.Text("rating"), r.Text("why")))],
            [.. map.Maps("narrated", "codebook", "code", "value", "says", "least", "most").Select(t =>
                new ToldInWords(t.Text("codebook"), t.Text("code"), t.OptionalText("value"), t.Text("says"), Whole(t, "least"), Whole(t, "most")))]);
    }

    /// <summary>The ratings that the rule gives from the counts, with the published ones beside them as a person's.</summary>
    /// <param name="criteria">The criteria.</param>
    /// <param name="withWords">Whether signs that are told in words count too.</param>
    /// <exception cref="ArgumentException">The criteria need counts over other strategies.</exception>
    public RatingTable Rated(Criteria criteria, bool withWords)
    {
        var when = new DateTimeOffset(AsAt.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return RatingTable.Of(criteria, new Dictionary<string, CoverageTable>(StringComparer.Ordinal) { [Codebook] = Coverage },
            [.. Ratings.Select(r => new PersonRating(r.Criterion, Publisher, "1", r.Rating, r.Why, when))], withWords ? Told : []);
    }

    private static (CoverageTable Table, List<PrintedShare> Printed) ReadCodes(YamlMap map, Codebook codebook, TableLayout layout, int strategies)
    {
        var rows = map.Maps("codes", "id", "count", "published_percent", "text_count", "text_percent", "against", "values");
        if (rows.FirstOrDefault(r => codebook.Codes.All(c => c.Id != r.Text("id"))) is { } unknown)
        {
            throw unknown.Refuse("id", $"'{unknown.Text("id")}' is no code of the codebook");
        }

        var present = rows.DistinctBy(r => r.Text("id")).ToDictionary(r => r.Text("id"), r => Whole(r, "count"), StringComparer.Ordinal);
        var values = rows.SelectMany(r => r.Maps("values", "id", "count", "text_count").Select(v => (Key: $"{r.Text("id")}={v.Text("id")}", Count: Whole(v, "count")))).ToDictionary(v => v.Key, v => v.Count, StringComparer.Ordinal);
        var printed = rows.Select(r => (Code: codebook[r.Text("id")], Against: r.OptionalText("against") ?? "all", Row: r)).SelectMany(r => r.Row.Maps("values", "id", "count", "text_count").Where(v => v.Has("text_count"))
            .Select(v => new PrintedShare("coverage", $"{r.Code.Id}={v.Text("id")}", $"{r.Code.Title}: {r.Code.Values.FirstOrDefault(x => x.Id == v.Text("id"))?.Title ?? v.Text("id")}", new Share(Whole(v, "count"), present[r.Code.Id], r.Code.Id), null, Whole(v, "text_count"), null))
            .Prepend(new PrintedShare("coverage", r.Code.Id, r.Code.Title, new Share(Whole(r.Row, "count"), r.Against == "all" ? strategies : present[r.Against], r.Against),
                Optional(r.Row, "published_percent"), Optional(r.Row, "text_count"), Optional(r.Row, "text_percent")))).ToList();
        return (CoverageTable.OfCounts(codebook, layout, strategies, present, values), printed);
    }

    private static PublishedRow Row(YamlMap row, string section)
    {
        var of = row.OptionalText("of");
        var whole = int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null;
        return new PublishedRow(row.Text("id"), row.OptionalText("section") ?? section, row.Text("title"), (int)row.Number("level", 0, 0, 3), Whole(row, "count"), whole, whole is null ? of : null);
    }

    private static int? Optional(YamlMap map, string key) => map.Has(key) ? Whole(map, key) : null;

    private static int Whole(YamlMap map, string key) => (int)map.Number(key, double.NaN, 0, 1_000_000);
}
