using System.Text.Json;
using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Review.Model;

/// <summary>A quote as a model gave it.</summary>
/// <param name="Block">The number of the block it is said to stand in, or null.</param>
/// <param name="Text">The words.</param>
public sealed record GivenQuote(int? Block, string Text);

/// <summary>A model's answer to one code, as it was given.</summary>
/// <param name="Status">The answer.</param>
/// <param name="Values">The values; all are the code's own, unless it takes text.</param>
/// <param name="Quotes">The quotes, unchecked.</param>
/// <param name="Reason">Why, in its words.</param>
public sealed record GivenAnswer(Answer Status, IReadOnlyList<string> Values, IReadOnlyList<GivenQuote> Quotes, string Reason);

/// <summary>What could be read of an answer.</summary>
/// <param name="Codes">By code, the answers that keep to the schema.</param>
/// <param name="Faults">What does not, each in a few words; an answer with any is asked for once more.</param>
public sealed record ReadAnswer(IReadOnlyDictionary<string, GivenAnswer> Codes, IReadOnlyList<string> Faults)
{
    /// <summary>Whether all of it keeps to the schema.</summary>
    public bool WellFormed => Faults.Count == 0;
}

/// <summary>Reads answers as they come from models, whole or not.</summary>
public static class AnswerReader
{
    private const int LongestReason = 600, MostQuotes = 20;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16 };

    /// <summary>Reads an answer: one JSON object, as it is or as the only code block of a text.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="codes">What was asked for.</param>
    public static ReadAnswer Read(ModelAnswer answer, IReadOnlyList<Code> codes)
    {
        var (read, faults) = (new Dictionary<string, GivenAnswer>(StringComparer.Ordinal), new List<string>());
        try
        {
            using var json = JsonDocument.Parse(Unfenced(answer.Content), Strict);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new ReadAnswer(read, ["no object"]);
            }

            foreach (var code in codes)
            {
                if (!json.RootElement.TryGetProperty(code.Id, out var given))
                {
                    faults.Add($"{code.Id} is left out");
                }
                else if (Of(given, code, out var fault) is { } one)
                {
                    read[code.Id] = one;
                }
                else
                {
                    faults.Add($"{code.Id}: {fault}");
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            faults.Add(answer.CutShort ? "the answer is cut short" : "no JSON");
        }

        return new ReadAnswer(read, faults);
    }

    private static GivenAnswer? Of(JsonElement given, Code code, out string fault)
    {
        fault = "no object with status, values and quotes";
        if (given.ValueKind != JsonValueKind.Object || !Status(given, out var status)
            || !given.TryGetProperty("values", out var valueList) || valueList.ValueKind != JsonValueKind.Array
            || !given.TryGetProperty("quotes", out var quoteList) || quoteList.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var (values, quotes) = (new List<string>(), new List<GivenQuote>());
        foreach (var value in valueList.EnumerateArray())
        {
            if (value.ValueKind != JsonValueKind.String || (code.Choose != Choose.Text && code.Values.All(v => v.Id != value.GetString())))
            {
                fault = "a value that is not among its values";
                return null;
            }

            values.Add(value.GetString()!);
        }

        foreach (var quote in quoteList.EnumerateArray().Take(MostQuotes))
        {
            if (quote.ValueKind != JsonValueKind.Object || !quote.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            {
                fault = "a quote without its text";
                return null;
            }

            quotes.Add(new GivenQuote(quote.TryGetProperty("block", out var block) && block.ValueKind == JsonValueKind.Number && block.TryGetInt32(out var number) ? number : null, text.GetString()!));
        }

        var reason = given.TryGetProperty("reason", out var why) && why.ValueKind == JsonValueKind.String ? why.GetString()! : "";
        return new GivenAnswer(status, [.. values.Distinct(StringComparer.Ordinal)], quotes, reason.Length > LongestReason ? reason[..LongestReason] : reason);
    }

    private static bool Status(JsonElement given, out Answer status)
    {
        status = Answer.Unclear;
        var text = given.TryGetProperty("status", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
        return text is "present" or "absent" or "unclear" && Enum.TryParse(text, ignoreCase: true, out status);
    }

    /// <summary>The content of the only fence of three ticks; the text as it is where there is none.</summary>
    private static string Unfenced(string content)
    {
        var parts = content.Split("```");
        return parts.Length == 3 && parts[1].IndexOf('{', StringComparison.Ordinal) is >= 0 and var from ? parts[1][from..] : content.Trim();
    }
}
