using System.Text.Json;
using Synthesis.Tag;

namespace Synthesis.Report;

/// <summary>Writes an evaluation as JSON; figures that are not defined are null.</summary>
public static class EvaluationJson
{
    /// <summary>One object.</summary>
    public static void Write(EvaluationReport report, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonLines.Indented);
        json.WriteStartObject();
        json.WriteString("codebook", report.Codebook.Id);
        json.WriteString("codebookHash", report.Codebook.Hash);
        json.WriteNumber("strategies", report.Strategies);
        json.WriteNumber("seed", report.Seed);
        json.WriteNumber("parts", report.Parts);
        json.WriteStartArray("remarks");
        foreach (var remark in report.Remarks())
        {
            json.WriteStringValue(remark);
        }

        json.WriteEndArray();
        Write(json, "coldStart", report.Cold);
        Write(json, "learnt", report.Learnt);
        json.WriteStartArray("models");
        foreach (var model in report.Models)
        {
            json.WriteStartObject();
            json.WriteString("coder", model.Name);
            json.WriteNumber("strategies", model.Strategies);
            Write(json, "figures", model.Figures);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("curve");
        json.WriteNumber("draws", report.Draws);
        json.WriteNumber("judged", report.Judged);
        json.WriteStartArray("points");
        foreach (var point in report.Curve)
        {
            json.WriteStartObject();
            json.WriteNumber("coded", point.Coded);
            Number(json, "kappa", point.Kappa);
            Number(json, "lowest", point.Lowest);
            Number(json, "highest", point.Highest);
            Number(json, "macroF1", point.MacroF1);
            Number(json, "ece", point.CalibrationError);
            Number(json, "gain", point.Gain);
            Number(json, "gainSpread", point.Spread);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Evaluation? evaluation)
    {
        if (evaluation is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Write(json, evaluation.All);
        Number(json, "macroF1", evaluation.MacroF1);
        Number(json, "ece", evaluation.CalibrationError);
        Write(json, "evidence", evaluation.Evidence);
        Write(json, "values", evaluation.Values);
        json.WriteStartArray("reliability");
        foreach (var tenth in evaluation.Tenths)
        {
            json.WriteStartObject();
            Number(json, "from", tenth.From);
            json.WriteNumber("cells", tenth.Cells);
            Number(json, "meanScore", tenth.MeanScore);
            json.WriteNumber("present", tenth.Present);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("codes");
        foreach (var code in evaluation.Codes)
        {
            json.WriteStartObject(code.Code);
            Write(json, code);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CodeFigures figures)
    {
        json.WriteNumber("cells", figures.Cells);
        json.WriteNumber("both", figures.Both);
        json.WriteNumber("extra", figures.Extra);
        json.WriteNumber("missed", figures.Missed);
        Number(json, "precision", figures.Precision);
        Number(json, "recall", figures.Recall);
        Number(json, "f1", figures.F1);
        Number(json, "kappa", figures.Kappa);
    }

    private static void Write(Utf8JsonWriter json, string name, Hits hits)
    {
        json.WriteStartObject(name);
        json.WriteNumber("right", hits.Right);
        json.WriteNumber("of", hits.Of);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? number) => JsonLines.WriteNumber(json, name, number is { } n ? Math.Round(n, 4) : null);
}
