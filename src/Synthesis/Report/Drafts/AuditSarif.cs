using System.Text.Encodings.Web;
using System.Text.Json;
using Synthesis.Audit;

namespace Synthesis.Report.Drafts;

/// <summary>
/// Writes an audit's findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format, 2020), for tools that show such results. Offsets count code
/// points of the text as extracted, which a property of each result says.
/// </summary>
public static class AuditSarif
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes the log.</summary>
    public static void Write(AuditOfDraft audit, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var rules = audit.Findings.Select(f => f.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Synthesis audit");
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            var all = audit.Findings.Where(f => f.Rule == rule).ToList();
            json.WriteStartObject();
            json.WriteString("id", rule);
            Message(json, "shortDescription", rule.Replace('/', ' ').Replace('-', ' '));
            if (all[0].Why is { } why && all.TrueForAll(f => f.Why == why))
            {
                Message(json, "fullDescription", why);
            }

            // What each finding of a rule asks for may differ; then its result says it.
            Message(json, "help", all.TrueForAll(f => f.WhatToDo == all[0].WhatToDo) ? all[0].WhatToDo : "What would put it right stands with each result.");
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(all.Max(f => f.Severity)));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "unicodeCodePoints");
        json.WriteStartArray("artifacts");
        json.WriteStartObject();
        Artifact(json, "location", audit);
        if (audit.Sha256 is { } hash)
        {
            json.WriteStartObject("hashes");
            json.WriteString("sha-256", hash);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("results");
        foreach (var finding in audit.Findings)
        {
            Result(json, audit, finding, rules.IndexOf(finding.Rule));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, AuditOfDraft audit, AuditFinding finding, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        Message(json, "message", $"{finding.Message} {finding.WhatToDo}");
        json.WriteStartArray("locations");
        Location(json, audit, finding.Place, null);
        json.WriteEndArray();
        if (finding.Against.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            for (var i = 0; i < finding.Against.Count; i++)
            {
                Location(json, audit, finding.Against[i], i);
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("partialFingerprints");
        json.WriteString("finding/v1", finding.Id);
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("offsets", "code points of the text as extracted");
        json.WriteString("code", finding.Code);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, AuditOfDraft audit, Place? place, int? id)
    {
        json.WriteStartObject();
        if (id is { } number)
        {
            json.WriteNumber("id", number);
        }

        json.WriteStartObject("physicalLocation");
        Artifact(json, "artifactLocation", audit);
        if (place is not null)
        {
            json.WriteStartObject("region");
            json.WriteNumber("charOffset", place.Start);
            json.WriteNumber("charLength", place.End - place.Start);
            Message(json, "snippet", place.Quote);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (place?.Page is { } page)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("name", System.FormattableString.Invariant($"page {page}"));
            json.WriteString("kind", "page");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Artifact(Utf8JsonWriter json, string name, AuditOfDraft audit)
    {
        json.WriteStartObject(name);
        json.WriteString("uri", Uri.EscapeDataString(System.IO.Path.GetFileName(audit.Path)));
        json.WriteNumber("index", 0);
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
