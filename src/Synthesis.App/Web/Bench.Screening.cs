using System.Globalization;
using Synthesis.Gather;
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

    /// <summary>Tells what people decided of a publication from what they decided before or decide later.</summary>
    internal string FateStateOf(string name) => Reading(store => FateStateOf(store, name));

    private static string FateStateOf(ReviewStore store, string name) => store.Events().Count(e => e.Subject == name && e.By != ReviewStore.Machine).ToString(CultureInfo.InvariantCulture);

    /// <summary>Says in a person's name whose a publication is, or takes back what people said.</summary>
    /// <param name="person">Who.</param>
    /// <param name="name">The publication's short name.</param>
    /// <param name="authorities">Names or codes of authorities, one a line; none takes back.</param>
    /// <param name="reason">Why.</param>
    /// <param name="seen">What the person had before them, as <see cref="AuthorityStateOf(BenchStrategy)"/> tells it.</param>
    /// <returns>Why it is refused, or null.</returns>
    internal async Task<string?> AttributeAsync(Person person, string name, string authorities, string reason, string? seen)
    {
        if (Now.Find(name) is null)
        {
            return "The review has no such publication.";
        }

        if (authorities.Length > LongestText || reason.Length > 1000)
        {
            return $"The list is longer than {LongestText} characters, or the reason than 1,000: shorten it.";
        }

        var known = Population();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var given in authorities.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (known.Where(a => new[] { a.Code, a.Name, a.OfficialName }.Contains(given, StringComparer.OrdinalIgnoreCase)).ToList() is not [var found])
            {
                return $"'{given}' is no authority of the review's list, or more than one: write its code or its name as the list has it, one a line. Nothing was changed.";
            }

            codes.Add(found.Code);
        }

        string? refused = null;
        await ChangeAsync(store =>
        {
            if (seen != AuthorityStateOf(Now.Find(name)!))
            {
                refused = "Somebody has said whose this is since you opened it. Nothing was changed: it is shown as it stands now.";
                return;
            }

            store.AddAttribution(new Attribution(name, person.Name, [.. known.Select(a => a.Code).Where(codes.Contains)], reason.Length > 0 ? reason : "read by hand"));
            store.Write([new Writing(new Act(person.Name, "attribute", $"{name} {string.Join(' ', codes)}"), [])]);
        });
        return refused;
    }

    /// <summary>The authorities that a publication can be said to be of: those of the list on the review's date.</summary>
    internal IReadOnlyList<Authority> Population() => Design.Population.AsAt(Design.Settings.AsAt);

    /// <summary>Tells whose a publication is from whose it was before or is later.</summary>
    internal static string AuthorityStateOf(BenchStrategy one) => string.Join('|', one.Selected.Screening.Authorities);

    /// <summary>Gives a publication its fate in a person's name, or takes the last one back.</summary>
    /// <param name="person">Who.</param>
    /// <param name="name">The publication's short name.</param>
    /// <param name="fate">The fate.</param>
    /// <param name="reason">Why.</param>
    /// <param name="seen">What the person had before them, as <see cref="FateStateOf(string)"/> tells it: the fate is taken only where that still stands.</param>
    /// <returns>Why it is refused, or null.</returns>
    internal async Task<string?> ScreenAsync(Person person, string name, string fate, string reason, string? seen)
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

        string? refused = null;
        await ChangeAsync(store =>
        {
            if (seen != FateStateOf(store, name))
            {
                refused = "Somebody has decided on this since you opened it. Nothing was changed: it is shown as it stands now.";
                return;
            }

            Pipeline.AddFates(store, [new FateDecision(name, fate, person.Name, reason)]);
            store.Write([new Writing(new Act(person.Name, "screen", $"{name} {fate}"), [])]);
        });
        return refused;
    }
}
