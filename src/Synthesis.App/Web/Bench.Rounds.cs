using System.Security.Cryptography;
using System.Text;
using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <content>People and rounds.</content>
internal sealed partial class Bench
{
    /// <summary>Begins a new round: everybody may code everything, a draw for some coders, or a second pass of one coder over a share of what they coded.</summary>
    /// <param name="person">Who begins it.</param>
    /// <param name="hides">Whether suggestions are hidden.</param>
    /// <param name="kind"><c>open</c>, <c>draw</c> or <c>again</c>.</param>
    /// <param name="coders">Who codes.</param>
    /// <param name="share">The share that two code, or that is coded again; 0 to 1.</param>
    /// <returns>Why it is refused, or null.</returns>
    internal async Task<string?> BeginRoundAsync(Person person, bool hides, string kind, IReadOnlyList<string> coders, double share)
    {
        if (share is not (>= 0 and <= 1))
        {
            return "The share is a number from 0 to 100.";
        }

        if ((kind == "draw" && coders.Count < (share > 0 ? 2 : 1)) || (kind == "again" && coders.Count != 1))
        {
            return kind == "draw" ? "Name at least two coders where a share is coded by two." : "Name the one coder who codes again.";
        }

        var seed = Design.Settings.Seed;
        IReadOnlyList<Assigned> draw = kind switch
        {
            "draw" => Assignment.Of(Reading(store => Pipeline.ToAssign(Design, store)), coders, share, seed),
            "again" => Again(coders[0], share, seed),
            _ => [],
        };
        if (kind == "again" && draw.Count == 0)
        {
            return $"{coders[0]} has coded nothing in this round that could be coded again.";
        }

        var name = NextName();
        await ChangeAsync(store =>
        {
            store.AddRound(new CodingRound(name, hides, draw), person.Name);
            store.Write([new Writing(new Act(person.Name, "round", $"{name} {kind}{(hides ? " hidden" : "")} {string.Join(", ", coders)}"), [])]);
        });
        return null;
    }

    /// <summary>Every person who has a link or has decided, in order.</summary>
    internal IReadOnlyList<string> People() => [.. Now.SignIns.Select(s => s.Coder).Concat(Now.Book.All().Where(k => k.Decision.Round != Decision.Consensus).Select(k => k.Decision.Coder)).Concat(Design.Settings.Coders).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private List<Assigned> Again(string coder, double share, int seed)
    {
        var coded = Now.Book.Answered(coder, Now.Round.Name).Select(c => c.Strategy).Distinct(StringComparer.Ordinal).Where(s => Now.Find(s)?.Selected.Fate.Included == true)
            .OrderBy(s => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}\n{coder}\n{s}")))), StringComparer.Ordinal).ToList();
        return coded.Take((int)Math.Ceiling(share * coded.Count)).Select(s => new Assigned(s, "again", [coder])).ToList();
    }

    private string NextName()
    {
        var used = Now.Book.All().Select(k => k.Decision.Round).Append(Now.Round.Name).Concat(Reading(store => store.Rounds()).Select(r => r.Name)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, used.Count + 1).Select(n => FormattableString.Invariant($"{n}")).First(n => !used.Contains(n));
    }
}
