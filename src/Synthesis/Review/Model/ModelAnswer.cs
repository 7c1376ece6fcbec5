using System.Text.Json;

namespace Synthesis.Review.Model;

/// <summary>What a model answered to a request, as it came.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Model">The model that was asked, as its user names it.</param>
/// <param name="Parameters">How it was asked, as JSON with names in order.</param>
/// <param name="Repeat">Which time, from 1, where the same is asked several times.</param>
/// <param name="Content">The text of the answer.</param>
/// <param name="CutShort">Whether it ended before the model was done.</param>
public sealed record ModelAnswer(string Request, string Model, string Parameters, int Repeat, string Content, bool CutShort)
{
    /// <summary>SHA-256 of all of it: the same answer to the same request, of the same model asked in the same way, is kept once.</summary>
    public string Hash => Prompting.HashOf([Request, Model, Parameters, $"{Repeat}", $"{CutShort}", Content]);

    /// <summary>Who answers which request for the which time: what is cached by.</summary>
    public AnswerKey Key => new(Request, Model, Parameters, Repeat);
}

/// <summary>Tells answers apart by all that went in.</summary>
/// <param name="Request">The request's id, the hash of all that is sent.</param>
/// <param name="Model">The model.</param>
/// <param name="Parameters">How it is asked.</param>
/// <param name="Repeat">Which time.</param>
public sealed record AnswerKey(string Request, string Model, string Parameters, int Repeat)
{
    /// <summary>What a line of a batch file is called by: the request's id, and from the second time on which time it is.</summary>
    public string Line => Repeat == 1 ? Request : $"{Request}.{Repeat}";
}

/// <summary>How a model is asked.</summary>
/// <param name="Model">Its name, as the endpoint knows it or as its user calls it.</param>
/// <param name="Parameters">Further properties of the request, such as a temperature, as JSON with names in order.</param>
public sealed record ModelSettings(string Model, string Parameters)
{
    /// <summary>What is sent where nobody says otherwise: the answer that the model finds likeliest.</summary>
    public const string UsualParameters = """{"temperature":0}""";

    private static readonly string[] Reserved = ["model", "messages", "stream", "n", "stream_options"];

    /// <summary>Adds parameters to the usual ones.</summary>
    /// <param name="given">Each <c>name=value</c>, the value as JSON or else as text; <c>none</c> takes a parameter out.</param>
    /// <returns>The parameters as JSON.</returns>
    /// <exception cref="FormatException">One is not written so, or is the program's own to set.</exception>
    public static string ParametersOf(IEnumerable<string> given)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["temperature"] = "0" };
        foreach (var one in given)
        {
            if (one.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value] || Reserved.Contains(name))
            {
                throw new FormatException($"'{one}' is no parameter: write a name and a value, such as max_tokens=4000 or temperature=none, and none of {string.Join(", ", Reserved)}");
            }

            if (value == "none" && name != "response_format")
            {
                all.Remove(name);
            }
            else
            {
                all[name] = value == "none" ? "null" : AsJson(value);
            }
        }

        return "{" + string.Join(',', all.Select(p => $"{JsonSerializer.Serialize(p.Key)}:{p.Value}")) + "}";
    }

    private static string AsJson(string value)
    {
        try
        {
            using var parsed = JsonDocument.Parse(value);
            return JsonSerializer.Serialize(parsed.RootElement);
        }
        catch (JsonException)
        {
            return JsonSerializer.Serialize(value);
        }
    }
}

/// <summary>A model among a review's coders: named and of one version. Another model, other parameters or other words to ask in are another coder.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">How it is asked.</param>
/// <param name="Prompt"><see cref="Prompting.Hash"/> of what it is asked.</param>
/// <param name="Codebook">The codebook's id.</param>
/// <param name="Version">The codebook's version.</param>
/// <param name="Asked"><see cref="RequestNote.AskedOf"/> the codebook when it was asked.</param>
public sealed record ModelCoder(string Model, string Parameters, string Prompt, string Codebook, string Version, string Asked)
{
    /// <summary>The name among coders: the model's, and seven digits of the hash of all that makes it this coder.</summary>
    public string Name => $"{Model} (model {Prompting.HashOf([Model, Parameters, Prompt, Codebook, Version, Asked])[..7]})";
}
