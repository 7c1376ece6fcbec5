using System.Text.Json;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Open;

/// <summary>Writes a report as one JSON document, whose form <c>report.schema.json</c> gives. Numbers name what they open onto, which stands once at the end.</summary>
public static class ReportJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(ReviewReport report, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonLines.Indented);
        json.WriteStartObject();
        json.WriteString("$schema", "report.schema.json");
        json.WriteString("title", report.Title);
        json.WriteString("subtitle", report.Subtitle);
        json.WriteString("asAt", JsonLines.Day(report.Provenance.AsAt));
        json.WriteString("basis", report.Provenance.BasisName);
        JsonLines.Write(json, "engines", report.Provenance.Engines);
        Array(json, "madeFrom", report.Provenance.Made, made =>
        {
            json.WriteStartObject();
            json.WriteString("name", made.Name);
            json.WriteString("sha256", made.Sha256);
            json.WriteEndObject();
        });
        Array(json, "sections", report.Sections, s => Write(json, report, s));
        if (report.Codings is { } codings)
        {
            Write(json, codings);
        }

        Write(json, report.Opened);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReviewReport report, Section section)
    {
        json.WriteStartObject();
        json.WriteString("id", section.Id);
        json.WriteString("number", section.Number);
        json.WriteString("title", section.Title);
        Array(json, "parts", section.Parts, p => Write(json, report, p));
        Array(json, "sections", section.Sections, s => Write(json, report, s));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReviewReport report, Part part)
    {
        json.WriteStartObject();
        switch (part)
        {
            case Paragraph paragraph:
                json.WriteString("kind", "paragraph");
                json.WriteString("text", string.Concat(paragraph.Phrases.Select(p => p.RefersTo is { } id ? report.NameOf(id) : p.Text)));
                break;
            case Warning warning:
                json.WriteString("kind", "warning");
                json.WriteString("of", warning.Kind);
                json.WriteString("text", warning.Text);
                break;
            case Notes notes:
                json.WriteString("kind", "notes");
                JsonLines.Write(json, "lines", notes.Lines);
                break;
            case QuotesPart quotes:
                json.WriteString("kind", "quotes");
                json.WriteString("heading", quotes.Heading);
                Array(json, "things", quotes.Things, t => Write(json, t));
                break;
            case Elaboration elaboration:
                json.WriteString("kind", "elaboration");
                json.WriteString("asked", elaboration.Asked);
                Array(json, "written", elaboration.Written, w =>
                {
                    json.WriteStartObject();
                    json.WriteString("text", w.Text);
                    json.WriteString("by", w.By);
                    json.WriteEndObject();
                });
                break;
            case TablePart table:
                json.WriteString("kind", "table");
                Write(json, table);
                break;
            case FigurePart figure:
                json.WriteString("kind", "figure");
                json.WriteString("id", figure.Id);
                json.WriteNumber("number", figure.Number);
                json.WriteString("caption", figure.Caption);
                json.WriteString("alternative", figure.Alternative);
                json.WriteString("table", figure.Table);
                json.WriteString("file", $"figures/{figure.Id}.svg");
                break;
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TablePart table)
    {
        json.WriteString("id", table.Id);
        json.WriteNumber("number", table.Number);
        json.WriteString("caption", table.Caption);
        Array(json, "columns", table.Columns, c =>
        {
            json.WriteStartObject();
            json.WriteString("key", c.Key);
            json.WriteString("title", c.Title);
            json.WriteString("holds", c.Holds.ToString().ToLowerInvariant());
            json.WriteEndObject();
        });
        Array(json, "rows", table.Rows, r =>
        {
            json.WriteStartObject();
            json.WriteString("key", r.Key);
            json.WriteNumber("level", r.Level);
            json.WriteBoolean("heading", r.IsHeading);
            Array(json, "cells", r.Cells, c => Write(json, c));
            json.WriteEndObject();
        });
        JsonLines.Write(json, "notes", table.Notes);
    }

    private static void Write(Utf8JsonWriter json, Cell cell)
    {
        json.WriteStartObject();
        switch (cell)
        {
            case TextCell text:
                json.WriteString("text", text.Text);
                break;
            case CountCell count:
                json.WriteNumber("count", count.Count);
                break;
            case ShareCell share:
                JsonLines.Write(json, share.Share);
                break;
            case IntervalCell interval:
                if (interval.Estimate is { } estimate)
                {
                    json.WriteNumber("estimate", Rounded(estimate));
                }

                json.WriteNumber("low", Rounded(interval.Low));
                json.WriteNumber("high", Rounded(interval.High));
                json.WriteString("unit", interval.Unit);
                break;
            case NumberCell number:
                json.WriteNumber("value", Rounded(number.Value));
                json.WriteString("unit", number.Unit);
                break;
            case MarkCell mark:
                json.WriteString("mark", mark.Letter);
                json.WriteString("text", mark.Text);
                break;
        }

        if (cell.Opens is { } opens)
        {
            json.WriteString("opens", opens.Id);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CodingSheet codings)
    {
        json.WriteStartObject("codings");
        JsonLines.Write(json, "attributes", codings.Attributes);
        JsonLines.Write(json, "columns", [.. codings.Columns.Select(c => c.Key)]);
        Array(json, "rows", codings.Rows, r =>
        {
            json.WriteStartObject();
            JsonLines.Write(json, "attributes", r.Attributes);
            JsonLines.Write(json, "answers", r.Answers);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Openings> opened)
    {
        json.WriteStartObject("opened");
        foreach (var openings in opened)
        {
            json.WriteStartObject(openings.Id);
            json.WriteString("title", openings.Title);
            JsonLines.Write(json, "things", [.. openings.Things.Select(t => t.Key)]);
            JsonLines.Write(json, "others", [.. openings.Others.Select(t => t.Key)]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("things");
        foreach (var thing in opened.SelectMany(o => o.Things.Concat(o.Others)).DistinctBy(t => t.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(thing.Key);
            Write(json, thing);
            Passed(json);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Opened thing)
    {
        json.WriteStartObject();
        json.WriteString("name", thing.Name);
        json.WriteString("detail", thing.Detail);
        json.WriteString("strategy", thing.Strategy);
        Array(json, "sources", thing.Sources, json.WriteNumberValue);
        JsonLines.Write(json, "elsewhere", thing.Elsewhere);
        Array(json, "quotes", thing.Quotes, q =>
        {
            json.WriteStartObject();
            json.WriteString("text", q.Text);
            json.WriteString("document", q.Document);
            JsonLines.WriteNumber(json, "page", q.Page);
            json.WriteNumber("start", q.Start);
            json.WriteNumber("end", q.End);
            json.WriteString("by", q.By);
            JsonLines.Write(json, "values", q.Values);
            json.WriteString("link", q.Link);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> all, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
        {
            write(one);
            Passed(json);
        }

        json.WriteEndArray();
    }

    /// <summary>Passes on what was written, which the writer else keeps until the end.</summary>
    private static void Passed(Utf8JsonWriter json)
    {
        if (json.BytesPending > 1 << 16)
        {
            json.Flush();
        }
    }

    private static decimal Rounded(double value) => Math.Round((decimal)value, 6, MidpointRounding.AwayFromZero);
}
