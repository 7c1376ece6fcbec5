using System.Security.Cryptography;
using System.Text;
using Synthesis.Review;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis.App.Web;

/// <summary>A quote as a script is given it.</summary>
/// <param name="Path">The document.</param>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last.</param>
/// <param name="Page">Page, or null.</param>
/// <param name="Quote">The words.</param>
/// <param name="Values">The values it shows.</param>
/// <param name="Decision">The name of the coder's decision that holds it; null of a suggestion. It is made of what the coder said alone: a number of the store would tell what others wrote between.</param>
internal sealed record QuoteView(string Path, int Start, int End, int? Page, string Quote, IReadOnlyList<string> Values, string? Decision)
{
    internal static QuoteView Of(Evidence e, string? decision) => new(e.Path, e.Start, e.End, e.Page, e.Quote, e.Values, decision);

    /// <summary>The name of a decision that has a quote: its cell and the quote's place.</summary>
    internal static string NameOf(Decision decision) => decision.Evidence is not { } e ? ""
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', decision.Round, decision.Strategy, decision.Code, e.Path, $"{e.Start}", $"{e.End}"))))[..16];
}

/// <summary>An answer as a script is given it.</summary>
/// <param name="Status"><c>present</c>, <c>absent</c> or <c>unclear</c>.</param>
/// <param name="Values">Its values.</param>
/// <param name="Quotes">Its quotes.</param>
/// <param name="Note">Its note, or null.</param>
/// <param name="Score">The machine's estimate, or null.</param>
internal sealed record AnswerView(string Status, IReadOnlyList<string> Values, IReadOnlyList<QuoteView> Quotes, string? Note, double? Score)
{
    internal static AnswerView Of(Suggestion s) => new(Name(s.Status), s.Values, [.. s.Evidence.Select(e => QuoteView.Of(e, null))], null, s.Score);

    internal static AnswerView Of(IReadOnlyList<KeptDecision> kept)
    {
        var last = kept[^1].Decision;
        return new(Name(last.Status), last.Values, [.. kept.Where(k => k.Decision.Status == last.Status && k.Decision.Evidence is not null)
            .Select(k => QuoteView.Of(k.Decision.Evidence!, QuoteView.NameOf(k.Decision))).DistinctBy(q => (q.Path, q.Start, q.End))], last.Note, null);
    }

    internal static string Name(Answer answer) => answer.ToString().ToLowerInvariant();
}

/// <summary>One cell as its coder works on it.</summary>
/// <param name="Strategy">The strategy's short name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Authorities">Whose it is.</param>
/// <param name="Code">The code's id.</param>
/// <param name="Round">The round in which it is asked; an answer to it counts to this round alone.</param>
/// <param name="Suggestion">What the machine suggests; null where there is none, or it is hidden in this round.</param>
/// <param name="Own">The coder's own answer in this round, or null.</param>
/// <param name="Answered">Ids of the codes of this strategy that the coder has answered.</param>
/// <param name="Progress">How far the coder is.</param>
internal sealed record CellView(
    string Strategy, string Title, string Authorities, string Code, string Round, AnswerView? Suggestion, AnswerView? Own, IReadOnlyDictionary<string, string> Answered, ProgressView Progress);

/// <summary>How far a coder is.</summary>
/// <param name="Done">Cells answered in this round.</param>
/// <param name="Total">Cells asked.</param>
/// <param name="Left">What is left, in words, with an honest estimate of the time.</param>
internal sealed record ProgressView(int Done, int Total, string Left);
