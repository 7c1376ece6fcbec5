using Synthesis.Codebooks;

namespace Synthesis.Audit;

/// <summary>Finds two accounts that mean the same and give different numbers, where nothing of date, part, plan or further words explains it.</summary>
internal static class ToldAgain
{
    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules, IReadOnlyList<Account> accounts)
    {
        var all = accounts.Where(a => a.Number > 1).ToList();
        var latest = all.Where(a => !a.IsPlanned && a.Date is { Month: not null }).Select(a => a.Date!).CountBy(d => (d.Year, d.Month)).OrderByDescending(d => d.Value).ThenByDescending(d => d.Key.Year).Select(d => all.First(a => !a.IsPlanned && a.Date is { } x && x.Year == d.Key.Year && x.Month == d.Key.Month).Date).FirstOrDefault();
        // What most numbers of a draft count, such as children, is named by what more is said of it alone.
        var common = all.Where(a => a.Thing is not null).CountBy(a => a.Thing!).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Key).FirstOrDefault();
        foreach (var group in all.GroupBy(a => a.Thing ?? "", StringComparer.Ordinal))
        {
            var told = group.Concat(group.Key != common ? [] : all.Where(a => a.Thing is null)).ToList();
            for (var i = 1; i < told.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if ((told[i].Thing ?? told[j].Thing) is not null && Again(told[i], told[j], all, latest, common))
                    {
                        var (one, other) = (told[i], told[j]);
                        yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"Here the number is {Denominator.Number(one.Number)}, elsewhere {Denominator.Number(other.Number)}, and both seem to be of the same.",
                            "Give one number, or say by date or definition why they differ.", null, null, draft.Of(one.Passage)) { Against = [draft.Of(other.Passage)], Numbers = (one.Number, other.Number), About = $"meant {Denominator.Number(one.Number)} {Denominator.Number(other.Number)}" };
                    }
                }
            }
        }
    }

    private static bool Again(Account a, Account b, List<Account> all, DateSaid? latest, string? common)
    {
        if (a.Number == b.Number || a.Passage.Block == b.Passage.Block || a.IsPlanned != b.IsPlanned || a.IsFlow != b.IsFlow || (a.IsCell && b.IsCell) || (Math.Max(a.Number, b.Number) > 2 * Math.Min(a.Number, b.Number) && !Telling.IsSlip(a.Number, b.Number))
            || !SameDay(a, b, latest) || (a.Of is { } x && b.Of is { } y && x != y) || !Fill(a, b, common) || !Fill(b, a, common))
        {
            return false;
        }

        // Half of the further words are shared, or neither says more.
        HashSet<string> All(Account o) => [.. o.Rest, .. o.Soft];
        var shared = All(a).Intersect(All(b)).Count();
        if (2 * shared < Math.Max(a.Rest.Count, b.Rest.Count) || !(a.Soft.IsSubsetOf(All(b)) || b.Soft.IsSubsetOf(All(a))))
        {
            return false;
        }

        // What a heading says counts where both bear one date.
        var around = a.Date?.Month is not null && b.Date?.Month is not null && (a.IsCell || b.IsCell) ? a.Means.Intersect(b.Around).Count() + b.Means.Intersect(a.Around).Count() : 0;
        var said = a.Means.Intersect(b.Means).Count() + shared + around;
        var strength = (a.Thing is not null && a.Thing == b.Thing ? 1 : 0) + said + (a.Date is not null && b.Date is not null ? 1 : 0);
        var rivals = all.Where(o => o.Thing == a.Thing && o.IsPlanned == a.IsPlanned && o.Means.SetEquals(a.Means) && o.Rest.SetEquals(a.Rest) && Math.Max(o.Number, a.Number) <= 2 * Math.Min(o.Number, a.Number) && SameDay(o, a, latest)).Select(o => o.Number).Distinct().Count();
        return (said > 0 && strength > 2) || (strength > 1 && rivals <= 2 && (said > 0 || (a.Thing != common && !a.IsCarried && !b.IsCarried))) ? !Gives(a, b.Number) && !Gives(b, a.Number) : false;
    }

    /// <summary>Whether all that the one says is said by the other too, or goes without saying there.</summary>
    internal static bool Fill(Account a, Account b, string? common) => a.Means.All(m => b.Means.Contains(m) || b.Around.Contains(m) || (a.Thing != common && b.Hints.Contains(m)));

    /// <summary>What bears no date is of today: of the last day that the draft counts at.</summary>
    private static bool SameDay(Account a, Account b, DateSaid? latest) => (a.Date ?? (a.IsPlanned ? null : latest)) is not { } x || (b.Date ?? (b.IsPlanned ? null : latest)) is not { } y || (x.Meets(y) && ((a.IsCell && x.Month is null) || (b.IsCell && y.Month is null) || (x.Span == y.Span && (x.Month is null) == (y.Month is null))));

    internal static bool Gives(Account a, decimal number) => Tellings.NumbersIn(a.Passage).Contains(number);
}
