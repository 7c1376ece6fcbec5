using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>What the numbers of a draft say against each other and against its tables. It asks for nothing of the rest of an audit, so that it can be worked out beside it.</summary>
public sealed class DraftNumbers
{
    private DraftNumbers(IReadOnlyList<AuditFinding> contradictions, IReadOnlyList<AuditFinding> shares, IReadOnlySet<int> right) => (Contradictions, Shares, Right) = (contradictions, shares, right);

    /// <summary>Numbers told in two ways, and sentences whose words and numbers go apart.</summary>
    internal IReadOnlyList<AuditFinding> Contradictions { get; }

    /// <summary>Shares that do not follow from part and whole.</summary>
    internal IReadOnlyList<AuditFinding> Shares { get; }

    /// <summary>Where passages begin in which a share beside part and whole follows from them.</summary>
    internal IReadOnlySet<int> Right { get; }

    /// <summary>Works them out.</summary>
    public static DraftNumbers Of(Document document, DraftMarkup markup, AuditRules rules)
    {
        var draft = Draft.Of(document, markup);

        // What is told of another course of things is of no place of this one.
        var all = Tellings.Of(draft, rules).Where(t => !rules.List("another-world").StandIn(t.Passage.Text)).ToList();
        var told = all.Where(t => !t.InTable).ToList();
        var (shares, right) = SentenceShares.Of(draft, rules, told);
        return new DraftNumbers([.. Differing(draft, rules, told, all, right), .. Directions.Of(draft)], [.. shares, .. RowShares.Of(draft, rules)], right);
    }

    /// <summary>Numbers that differ; two places that one look holds against each other are not held so again by the next.</summary>
    private static IEnumerable<AuditFinding> Differing(Draft draft, AuditRules rules, IReadOnlyList<Telling> told, IReadOnlyList<Telling> all, IReadOnlySet<int> right)
    {
        var seen = new HashSet<(int, int)>();
        var accounts = Accounts.Of(draft, rules);
        var times = draft.Passages.SelectMany(Tellings.NumbersIn).CountBy(n => n).ToDictionary();
        foreach (var finding in (IEnumerable<AuditFinding>)[.. SaidNumbers.Of(draft, rules), .. RowSayings.Of(draft, rules), .. ToldTwice.Of(draft, rules, told), .. ToldApart.Of(draft, rules, all), .. TableSlips.Of(draft, rules, told, right), .. TableTold.Of(draft, rules, told), .. PartsTold.Of(draft, rules), .. ToldAgain.Of(draft, rules, accounts), .. CellNamed.Of(draft, rules, told), .. PartsSum.Of(draft, rules), .. GapTold.Of(draft, rules), .. Retold.Of(draft, rules, told, accounts), .. ChangesTold.Of(draft, rules), .. SeriesTold.Of(draft), .. MoneyTold.Of(draft, rules)])
        {
            var (a, b) = (finding.Place!.Start, finding.Against.Count > 0 ? finding.Against[0].Start : -1);
            if (!Explained.Is(draft, finding, times, rules) && seen.Add((Math.Min(a, b), Math.Max(a, b))))
            {
                yield return finding;
            }
        }
    }
}
