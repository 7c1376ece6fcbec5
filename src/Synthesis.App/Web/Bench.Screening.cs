using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <content>What people decide of a publication's fate.</content>
internal sealed partial class Bench
{
    /// <summary>The publications that nobody has decided on, those first of which the machine is least sure; then the others.</summary>
    internal IReadOnlyList<BenchStrategy> ToScreen() =>
        [.. Now.Strategies.OrderBy(s => s.Selected.Fate.By is not null).ThenBy(s => s.Selected.Screening.Score).ThenBy(s => s.Name, StringComparer.Ordinal)];

    /// <summary>Others of the same authorities, or with the same title: versions, near-duplicates, regional strategies.</summary>
    internal IReadOnlyList<BenchStrategy> Alike(BenchStrategy one) =>
        [.. Now.Strategies.Where(s => s != one && (s.Selected.Screening.Authorities.Intersect(one.Selected.Screening.Authorities).Any() || string.Equals(s.Title, one.Title, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Gives a publication its fate in a person's name, or takes the last one back.</summary>
    /// <returns>Why it is refused, or null.</returns>
    internal async Task<string?> ScreenAsync(Person person, string name, string fate, string reason)
    {
        if (Now.Find(name) is null)
        {
            return "The review has no such publication.";
        }

        if (Fate.Codes.All(c => c.Code != fate) && fate != Fate.AsScreened)
        {
            return "That is no fate: choose one of those shown.";
        }

        if (reason.Length is 0 or > 1000)
        {
            return "A fate needs its reason, in at most 1,000 characters.";
        }

        await ChangeAsync(store =>
        {
            Pipeline.AddFates(store, [new FateDecision(name, fate, person.Name, reason)]);
            store.Write([new Writing(new Act(person.Name, "screen", $"{name} {fate}"), [])]);
        });
        return null;
    }
}
