using System.Globalization;
using System.Text;
using Synthesis.Tag;

namespace Synthesis.Report;

/// <summary>What moved between two runs, in words.</summary>
public static class MovesText
{
    /// <summary>Code by code, how many strategies went from one answer to another; empty where nothing changed and nothing moved.</summary>
    public static string Of(AnswerMoves moves)
    {
        if (!moves.Changed && moves.Moves.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(moves.Changed ? $"The codebook {moves.Codebook} changed" : $"Costs, decisions or the program changed, and with them suggestions by {moves.Codebook}")
            .Append(CultureInfo.InvariantCulture, $"; all of its codes were asked again of the {moves.Strategies} strategies of the last run that are still counted. ")
            .Append(moves.Moves.Count == 0 ? "No answer moved.\n" : $"{moves.Unmoved} codes did not move; these did:\n");
        var width = moves.Moves.Select(m => m.Code.Length).DefaultIfEmpty().Max();
        foreach (var code in moves.Moves.GroupBy(m => m.Code))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {code.Key.PadRight(width)}  ").AppendJoin(", ", code.Select(m => m.To is null ? "no longer asked"
                : m.From is null ? $"new: {Name(m.To.Value)} {m.Strategies.Count}" : $"{Name(m.From.Value)} → {Name(m.To.Value)} {m.Strategies.Count}").Distinct()).Append('\n');
        }

        return text.ToString();
    }

    private static string Name(Answer answer) => answer.ToString().ToLowerInvariant();
}
