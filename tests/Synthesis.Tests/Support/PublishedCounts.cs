using Synthesis.Codebooks;

namespace Synthesis.Tests.Support;

/// <summary>A code's line of a published table.</summary>
internal sealed record PublishedRow(string Code, string Against, int Count, int Percent, int? TextCount, int? TextPercent);

/// <summary>A published table's counts, as <c>corpus/published</c> has them.</summary>
internal sealed record PublishedCounts(
    string Codebook, string Table, int Strategies, IReadOnlyList<PublishedRow> Rows, IReadOnlyDictionary<string, int> Present, IReadOnlyDictionary<string, int> Values)
{
    internal static PublishedCounts Read(string path)
    {
        var map = YamlMap.Read(path, "source", "codebook", "table", "strategies", "codes");
        var rows = new List<PublishedRow>();
        var values = new Dictionary<string, int>();
        foreach (var code in map.Maps("codes", "id", "count", "published_percent", "text_count", "text_percent", "against", "values"))
        {
            var id = code.Text("id");
            rows.Add(new PublishedRow(id, code.OptionalText("against") ?? "all", Whole(code, "count"), Whole(code, "published_percent"), Optional(code, "text_count"), Optional(code, "text_percent")));
            foreach (var value in code.Maps("values", "id", "count"))
            {
                values.Add($"{id}={value.Text("id")}", Whole(value, "count"));
            }
        }

        return new PublishedCounts(map.Text("codebook"), map.Text("table"), Whole(map, "strategies"), rows,
            rows.DistinctBy(r => r.Code).ToDictionary(r => r.Code, r => r.Count), values);
    }

    private static int? Optional(YamlMap map, string key) => map.Has(key) ? Whole(map, key) : null;

    private static int Whole(YamlMap map, string key) => (int)map.Number(key, double.NaN, 0, 10000);
}
