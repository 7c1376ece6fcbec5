using System.Text.Encodings.Web;
using System.Text.Json;
using Synthesis.Review.Agreement;

namespace Synthesis.Report;

/// <summary>Writes agreement as the command line's contract has it: one object a line.</summary>
public static class AgreementJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A row, as <c>synthesis agree --json</c> prints it. <c>pair</c> names the two coders where the row is of two out of several, else null.</summary>
    public static byte[] Of(AgreementRow row, bool pair) => Line(json => Write(json, row, pair));

    /// <summary>A row of a review's agreement: the same properties, with <c>aspect</c>, <c>between</c> and <c>krippendorff_alpha_unitised</c>.</summary>
    public static byte[] Of(ReviewAgreementRow row) => Line(json =>
    {
        Write(json, row.Figures, row.Figures.Coders.Count == 2);
        json.WriteString("aspect", AgreementCsv.Name(row.Aspect));
        json.WriteString("between", AgreementCsv.Name(row.Between));
        Write(json, "krippendorff_alpha_unitised", row.Unitized);
    });

    private static void Write(Utf8JsonWriter json, AgreementRow row, bool pair)
    {
        json.WriteString("code", row.Code);
        json.WriteNumber("units", row.Units);
        json.WriteNumber("coders", row.Coders.Count);
        if (pair)
        {
            JsonLines.Write(json, "pair", row.Coders);
        }
        else
        {
            json.WriteNull("pair");
        }

        Write(json, "percent", row.Percent);
        Write(json, "cohen_kappa", row.CohenKappa);
        Write(json, "fleiss_kappa", row.FleissKappa);
        Write(json, "krippendorff_alpha", row.Alpha);
        Write(json, "krippendorff_alpha_ordinal", row.AlphaOrdinal);
        Write(json, "gwet_ac1", row.Ac1);
        Write(json, "gwet_ac2", row.Ac2);
        JsonLines.Write(json, "warnings", row.Warnings);
    }

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return [.. bytes.WrittenSpan, (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter json, string name, Estimate? estimate)
    {
        if (estimate is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", estimate.Value);
        json.WriteStartArray("ci95");
        json.WriteNumberValue(estimate.Low);
        json.WriteNumberValue(estimate.High);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
