using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Synthesis.Tag;

namespace Synthesis.Report;

/// <summary>Writes what matters and no code claims: for people, as CSV and as JSON.</summary>
public static class ResidualFiles
{
    /// <summary>Each cluster with its terms and typical quotes.</summary>
    public static string Text(IReadOnlyList<PassageCluster> clusters, IReadOnlyList<UnclaimedPassage> others)
    {
        var (inside, all) = (clusters.Sum(c => c.Passages.Count), clusters.SelectMany(c => c.Passages).Concat(others).Select(p => p.Strategy).Distinct(StringComparer.Ordinal).Count());
        var text = new StringBuilder($"{inside + others.Count} passages of {all} strategies are about the codebook's subjects and no code claims them; {inside} are in {clusters.Count} clusters.\n");
        for (var c = 0; c < clusters.Count; c++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{c + 1}. {string.Join(", ", clusters[c].Terms)}: {clusters[c].Passages.Count} passages of {clusters[c].Strategies} strategies\n");
            foreach (var passage in clusters[c].Typical)
            {
                text.Append(CultureInfo.InvariantCulture, $"   {passage.Strategy}{(passage.Page is { } page ? $", page {page}" : "")}: “{passage.Quote.ReplaceLineEndings(" ")}”\n");
            }
        }

        return text.ToString();
    }

    /// <summary>A line for each passage: the number of its cluster, empty for none, with its terms, whether it is one of the typical ones, and where it stands.</summary>
    public static void WriteCsv(IReadOnlyList<PassageCluster> clusters, IReadOnlyList<UnclaimedPassage> others, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "cluster", "terms", "typical", "strategy", "page", "quote", "path", "start", "end");
        void Line(string cluster, string terms, bool typical, UnclaimedPassage p) => CoverageCsv.Record(csv, cluster, terms, typical ? "yes" : "no", p.Strategy,
            p.Page?.ToString(CultureInfo.InvariantCulture) ?? "", p.Quote, p.Path, CoverageCsv.Number(p.Start), CoverageCsv.Number(p.End));
        for (var c = 0; c < clusters.Count; c++)
        {
            foreach (var passage in clusters[c].Passages)
            {
                Line(CoverageCsv.Number(c + 1), string.Join(' ', clusters[c].Terms), clusters[c].Typical.Contains(passage), passage);
            }
        }

        foreach (var passage in others)
        {
            Line("", "", false, passage);
        }
    }

    /// <summary>The same as one JSON document.</summary>
    public static void WriteJson(IReadOnlyList<PassageCluster> clusters, IReadOnlyList<UnclaimedPassage> others, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonLines.Indented);
        json.WriteStartObject();
        json.WriteStartArray("clusters");
        foreach (var cluster in clusters)
        {
            json.WriteStartObject();
            JsonLines.Write(json, "terms", cluster.Terms);
            json.WriteNumber("strategies", cluster.Strategies);
            Write(json, "typical", cluster.Typical);
            Write(json, "passages", cluster.Passages);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "others", others);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<UnclaimedPassage> passages)
    {
        json.WriteStartArray(name);
        foreach (var passage in passages)
        {
            json.WriteStartObject();
            json.WriteString("strategy", passage.Strategy);
            json.WriteString("path", passage.Path);
            json.WriteString("quote", passage.Quote);
            json.WriteNumber("start", passage.Start);
            json.WriteNumber("end", passage.End);
            if (passage.Page is { } page)
            {
                json.WriteNumber("page", page);
            }
            else
            {
                json.WriteNull("page");
            }

            json.WriteNumber("chance", passage.Chance);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
