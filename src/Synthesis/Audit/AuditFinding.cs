using System.Security.Cryptography;
using System.Text;

namespace Synthesis.Audit;

/// <summary>Words of a draft, and where they stand.</summary>
/// <param name="Start">First code point in the document's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Quote">Verbatim: the document's text from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Page">1-based page, or null where the format has none.</param>
/// <param name="Block">Which of the document's blocks, from 0, running ones counted; the one that it begins in.</param>
public sealed record Place(int Start, int End, string Quote, int? Page, int Block);

/// <summary>Something that whoever wrote a draft should know before it is published.</summary>
/// <param name="Rule">A stable name, <c>kind/what</c>, such as <c>currency/no-period</c>: what <c>--fail-on</c> and SARIF name it by.</param>
/// <param name="Kind">The part of the audit it belongs to: the rule up to its slash.</param>
/// <param name="Severity">Error: wrong, or not what the codebook asks for; warning: weak or doubtful; info: worth knowing.</param>
/// <param name="Message">One sentence: what is wrong.</param>
/// <param name="WhatToDo">One sentence: what would put it right.</param>
/// <param name="Why">Why it matters, or null where the message says it.</param>
/// <param name="Source">Who says that it matters, with paragraph or page; null where it is plain.</param>
/// <param name="Place">The words it is about, or null where it is about the whole draft or something that is not there.</param>
public sealed record AuditFinding(
    string Rule, string Kind, Severity Severity, string Message, string WhatToDo, string? Why, string? Source, Place? Place)
{
    /// <summary>The code of a codebook that it is about, as <c>codebook:code</c>, or null.</summary>
    public string? Code { get; init; }

    /// <summary>Other words that it rests on, such as the other side of a contradiction.</summary>
    public IReadOnlyList<Place> Against { get; init; } = [];

    /// <summary>What the finding is about where <see cref="Place"/> does not tell, so that two of one rule are told apart; else null.</summary>
    public string? About { get; init; }

    /// <summary>Where two numbers of one thing differ: the one of <see cref="Place"/> and the one of <see cref="Against"/>; else null.</summary>
    internal (decimal Here, decimal There)? Numbers { get; init; }

    /// <summary>1 for the first of several findings that nothing else tells apart, 2 for the next.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>
    /// Sixteen hexadecimal digits that stay the same in the audit of a later draft as long as the fault does: a hash over the rule, the code and the words it is
    /// about without case, digits' spacing and punctuation. Where the words stand is no part of it.
    /// </summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [Rule, Code ?? "", Normal(About ?? Place?.Quote ?? ""), Occurrence.ToString(System.Globalization.CultureInfo.InvariantCulture)]))))[..16];

    private static string Normal(string text) =>
        string.Join(' ', new string([.. text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
