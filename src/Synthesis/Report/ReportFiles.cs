using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Synthesis.Report.Figures;
using Synthesis.Report.Office;
using Synthesis.Report.Open;
using Synthesis.Report.Page;
using Synthesis.Report.Parts;

namespace Synthesis.Report;

/// <summary>The forms that a report is written in.</summary>
[Flags]
public enum ReportForms
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One self-contained page.</summary>
    Html = 1,

    /// <summary>A Word document.</summary>
    Docx = 2,

    /// <summary>An Excel workbook.</summary>
    Xlsx = 4,

    /// <summary>A CSV file for each table, and one of what numbers open onto.</summary>
    Csv = 8,

    /// <summary>One JSON document with its schema.</summary>
    Json = 16,

    /// <summary>Each of them.</summary>
    All = Html | Docx | Xlsx | Csv | Json,
}

/// <summary>Writes a report in each form into a folder, and what each file was made from.</summary>
public static class ReportFiles
{
    /// <summary>Writes <c>report.html</c>, <c>report.docx</c>, <c>report.xlsx</c>, <c>tables/*.csv</c>, <c>report.json</c> with its schema, <c>figures/*.svg</c> and, last, <c>made-from.json</c>: each whole or not at all.</summary>
    /// <returns>The paths written, in order.</returns>
    public static IReadOnlyList<string> Write(ReviewReport report, string folder, ReportForms forms)
    {
        var written = new List<string>();
        void File(bool wanted, string name, Action<Stream> write)
        {
            if (wanted)
            {
                var path = Path.Combine(folder, name);
                WholeFile.Write(path, write);
                written.Add(path);
            }
        }

        File(forms.HasFlag(ReportForms.Html), "report.html", s => ReportPage.Write(report, s));
        File(forms.HasFlag(ReportForms.Docx), "report.docx", s => WordDocument.Write(report, s));
        File(forms.HasFlag(ReportForms.Xlsx), "report.xlsx", s => Workbook.Write(report, s));
        File(forms.HasFlag(ReportForms.Json), "report.json", s => ReportJson.Write(report, s));
        File(forms.HasFlag(ReportForms.Json), "report.schema.json", s => s.Write(Schema()));
        foreach (var table in report.Tables)
        {
            File(forms.HasFlag(ReportForms.Csv), $"tables/{table.Id}.csv", s => ReportCsv.Write(table, s));
        }

        File(forms.HasFlag(ReportForms.Csv), "tables/opened.csv", s => ReportCsv.WriteOpened(report, s));
        foreach (var figure in report.Figures)
        {
            File(forms.HasFlag(ReportForms.Html), $"figures/{figure.Id}.svg", s => Svg.WriteFile(new FigureText($"{figure.Name}. {figure.Caption}", Legible.Of(figure.Alternative)), figure.Drawing, s));
        }

        File(true, "made-from.json", s => WriteMade(report.Provenance, folder, [.. written], s));
        return written;
    }

    /// <summary>The schema of <c>report.json</c>.</summary>
    internal static byte[] Schema()
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("report.schema.json")!);
        return Encoding.UTF8.GetBytes(text.ReadToEnd().ReplaceLineEndings("\n"));
    }

    private static void WriteMade(Provenance provenance, string folder, IReadOnlyList<string> files, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonLines.Indented);
        json.WriteStartObject();
        json.WriteString("asAt", JsonLines.Day(provenance.AsAt));
        json.WriteString("basis", provenance.BasisName);
        JsonLines.Write(json, "engines", provenance.Engines);
        WriteHashes(json, "madeFrom", provenance.Made.Select(m => (m.Name, m.Sha256)));
        WriteHashes(json, "files", files.Select(f =>
        {
            using var file = File.OpenRead(f);
            return (Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/'), Convert.ToHexStringLower(SHA256.HashData(file)));
        }));
        json.WriteEndObject();
    }

    private static void WriteHashes(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Sha256)> hashes)
    {
        json.WriteStartArray(name);
        foreach (var (of, sha256) in hashes)
        {
            json.WriteStartObject();
            json.WriteString("name", of);
            json.WriteString("sha256", sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
