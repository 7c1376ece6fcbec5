using System.Globalization;
using System.Text;
using Synthesis.Review.Model;

namespace Synthesis.Report;

/// <summary>Says in words which language models have coded a review, what they may do, and what was sent where.</summary>
public static class ModelText
{
    /// <summary>All of it.</summary>
    /// <param name="models">The models.</param>
    /// <param name="sendings">What was sent where.</param>
    /// <param name="wanted">How often a model must have been right before it may fill in.</param>
    public static string Of(IReadOnlyList<ModelStanding> models, IReadOnlyList<(string At, Sending Sending)> sendings, double wanted)
    {
        var text = new StringBuilder(models.Count == 0 ? "No language model has answered anything of this review.\n" : "");
        foreach (var m in models)
        {
            text.Append(CultureInfo.InvariantCulture, $"{m.Coder.Name}: {m.Coder.Model} {m.Coder.Parameters}, codebook {m.Coder.Codebook} {m.Coder.Version}, prompt {m.Coder.Prompt[..12]}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {m.Cells} cells of {m.Strategies} strategies, {m.Unclear} unclear; {m.Refused} quotes refused, {m.Malformed} answers not to the schema.\n");
            text.Append(m.Current ? "" : "  The codebook's questions have changed since: it stands in tables of agreement and has no vote.\n");
            var (may, only) = (m.Prefills.Where(p => p.From is not null).ToList(), m.Prefills.Where(p => p.From is null).ToList());
            text.Append(CultureInfo.InvariantCulture, $"  May fill in (right in at least {wanted:0.00} of cases, with 95% confidence, in double-coded strategies): {(may.Count == 0 ? "no code" : string.Join(", ", may.Select(p => $"{p.Code} ({p.Right} of {p.Among})")))}.\n");
            text.Append(only.Count == 0 ? "" : $"  May only suggest: {string.Join(", ", only.Select(p => $"{p.Code} ({p.Right} of {p.Among})"))}.\n");
        }

        text.Append(sendings.Count == 0 ? "\nNothing was sent to any endpoint.\n" : "\nSent:\n");
        foreach (var (at, s) in sendings)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {at}  {s.Endpoint}  {s.Model}: {(s.Sent == 0 ? $"begins with {s.Left} requests on {s.Texts.Count} texts" : $"{s.Sent} requests on {s.Texts.Count} texts, {s.Answered} answers, {s.Left} still open, {s.TokensIn} tokens sent, {s.TokensOut} received{(s.Cost > 0 ? $", cost {s.Cost:0.####}" : "")}")}\n");
        }

        return text.ToString();
    }
}
