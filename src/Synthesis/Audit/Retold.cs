using Synthesis.Codebooks;

namespace Synthesis.Audit;

/// <summary>
/// Finds two clauses that share most of what they say, whatever it is, and give different numbers of the same thing. A word tells the more, the fewer passages of the draft have it; a number that
/// both give beside their own tells much.
/// </summary>
internal static class Retold
{
    /// <summary>A pair of accounts with what they share, in nats; how much of what the shorter says is shared; how much of what both say.</summary>
    internal sealed record Pair(Account One, Account Other, double Shared, double OfShorter, double OfBoth);

    private const double LeastShared = 2.5, LeastOfShorter = 0.6, LeastOfBoth = 0.28, LeastSeconded = 2, SharedOfSmall = 8;

    /// <summary>Numbers below this stand in many sentences.</summary>
    private const int SaidByChance = 20;

    /// <summary>Numbers above this are names of something, such as of a record.</summary>
    private const int MostCounted = 100_000;

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules, IReadOnlyList<Telling> told, IReadOnlyList<Account> accounts)
    {
        foreach (var pair in Pairs(draft, rules, told, accounts).Where(p => p.Shared >= (Math.Min(p.One.Number, p.Other.Number) < SaidByChance ? SharedOfSmall : LeastShared) && p.OfShorter >= LeastOfShorter && p.OfBoth >= LeastOfBoth))
        {
            var (one, other) = (pair.One, pair.Other);
            yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"Here the number is {Denominator.Number(one.Number)}, elsewhere {Denominator.Number(other.Number)}, and both seem to be of the same.",
                "Give one number, or say by date or definition why they differ.", null, null, draft.Of(one.Passage)) { Against = [draft.Of(other.Passage)], About = $"retold {Denominator.Number(one.Number)} {Denominator.Number(other.Number)}" };
        }
    }

    /// <summary>Pairs that nothing tells apart: not the thing, a meaning, a date, a plan, another number, or that the author knew of both.</summary>
    internal static IEnumerable<Pair> Pairs(Draft draft, AuditRules rules, IReadOnlyList<Telling> told, IReadOnlyList<Account> accounts)
    {
        var heads = told.ToLookup(t => (t.Passage.Start, t.At), t => t.Head);
        var all = accounts.Where(a => a.Number > 1 && !a.IsCell && !(a.Passage.Kind == Extract.BlockKind.Table && a.At == 0)).Select(a => (A: a, Thing: a.Thing ?? heads[(a.Passage.Start, a.At)].FirstOrDefault(h => h.Length > 0))).Where(a => a.Thing is not null).ToList();
        var common = all.Where(a => a.A.Thing is not null).CountBy(a => a.A.Thing!).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Key).FirstOrDefault();
        var passages = draft.Passages.SelectMany(p => Meanings.SaidIn(p, rules)).CountBy(t => t).ToDictionary();
        var times = draft.Passages.SelectMany(Tellings.NumbersIn).CountBy(n => n).ToDictionary();
        HashSet<string> Beside(Account a) => [.. a.Passage.Words.Select((w, i) => (N: Tellings.NumberAt(a.Passage.Words, i, a.Passage.Text, out var _), At: i)).Where(n => n.N >= SaidByChance && n.N != a.Number && times.GetValueOrDefault(n.N.Value) == 2 && !a.Passage.Words.Take(n.At).TakeLast(2).Any(w => w.Folded == "of")
            && !DatesIn.Of(a.Passage.Text).Any(d => a.Passage.Words[n.At].Start >= d.At && a.Passage.Words[n.At].Start < d.At + d.Length)).Select(n => $"#{Denominator.Number(n.N!.Value)}")];
        double Weight(string token) => Math.Log((1.0 + draft.Passages.Count) / passages.GetValueOrDefault(token, 1));
        foreach (var group in all.GroupBy(a => a.Thing!, StringComparer.Ordinal).Select(g => g.Select(a => a.A).ToList()))
        {
            for (var i = 1; i < group.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (a, b) = (group[i], group[j]);
                    if (a.Number == b.Number || Math.Max(a.Number, b.Number) > MostCounted || a.Passage.Block == b.Passage.Block || a.IsPlanned != b.IsPlanned || a.IsFlow != b.IsFlow || (Math.Max(a.Number, b.Number) > 2 * Math.Min(a.Number, b.Number) && !Telling.IsSlip(a.Number, b.Number))
                        || (a.Of is { } x && b.Of is { } y && x != y) || (a.Date is { } d && b.Date is { } e && !d.Meets(e)) || !ToldAgain.Fill(a, b, common) || !ToldAgain.Fill(b, a, common) || ToldAgain.Gives(a, b.Number) || ToldAgain.Gives(b, a.Number)
                        || (Math.Min(a.Number, b.Number) >= SaidByChance && Math.Min(times.GetValueOrDefault(a.Number), times.GetValueOrDefault(b.Number)) > 1))
                    {
                        continue;
                    }

                    var (shared, one, other) = (a.Said.Intersect(b.Said).ToList(), a.Said.Except(b.Said).ToList(), b.Said.Except(a.Said).ToList());
                    if (one.Exists(t => t[0] == '#') && other.Exists(t => t[0] == '#'))
                    {
                        continue;
                    }

                    bool Seconded(Account c) => group.Exists(o => o != c && o.Number == c.Number && o.Passage.Block != c.Passage.Block && o.Said.Intersect(c.Said).Sum(Weight) is var common && common > LeastSeconded && 2 * common > Math.Min(o.Said.Sum(Weight), c.Said.Sum(Weight)));
                    if (Seconded(a) && Seconded(b))
                    {
                        continue;
                    }

                    // A number that these two passages alone give beside their own.
                    shared.AddRange(Beside(a).Intersect(Beside(b)).Except(shared));
                    var (s, u, v) = (shared.Sum(Weight), one.Sum(Weight), other.Sum(Weight));
                    yield return new Pair(a, b, s, s / (s + Math.Min(u, v) + 0.01), s / (s + u + v + 0.01));
                }
            }
        }
    }
}
