using Synthesis.Codebooks;

namespace Synthesis.Audit;

/// <summary>The names that findings of an audit may bear, so that one that is mistyped can be told from one that nothing was found by.</summary>
public static class AuditRuleNames
{
    private static readonly string[] Fixed =
    [
        "access/heading-order", "access/link-leads-nowhere", "access/link-text", "access/no-language", "access/no-title", "access/picture-without-words", "access/table-without-header",
        "code/missing", "code/thin", "code/unclear", "contradiction/direction", "contradiction/number", "contradiction/two-values",
        "currency/conflict", "currency/ends-before-start", "currency/ends-soon", "currency/expired", "currency/length", "currency/no-period", "currency/not-on-cover", "currency/old-data", "currency/old-figure",
        "currency/only-years", "currency/review-after-end", "currency/review-before-start", "currency/review-past", "currency/undated-figure",
        "language/abbreviation", "language/long-sentence", "language/passive", "language/placeholder", "language/reading-age", "language/repeated",
        .. Enum.GetNames<FindingKind>().Select(k => "table/" + k.ToLowerInvariant()),
    ];

    /// <summary>All of them, in order; those of <c>reading/…</c>, which name what could not be read, are open and left out.</summary>
    public static IReadOnlyList<string> Of(AuditRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return [.. Fixed.Concat(rules.Wanted.Select(w => $"{w.Group}/{w.Id}")).Concat(rules.Opposites.Select(o => $"contradiction/{o.Id}")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
