using Synthesis.Codebooks;

namespace Synthesis.Gather.Find;

/// <summary>What is asked for by a lead.</summary>
internal enum LeadKind
{
    /// <summary>A page or a file.</summary>
    Page,

    /// <summary>The names of the site's sitemaps.</summary>
    Robots,

    /// <summary>A sitemap.</summary>
    Sitemap,

    /// <summary>Results of a search.</summary>
    Results,

    /// <summary>A page or file that an earlier gathering found, or the page that led to it.</summary>
    Known,
}

/// <summary>Something that can be asked for next.</summary>
/// <param name="Ask">The question.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="Depth">Links from the home page.</param>
/// <param name="Away">Links since the last page of the authority's own hosts.</param>
/// <param name="Title">The words of its link.</param>
/// <param name="Way">How it was come by, this step included.</param>
/// <param name="From">The normal form of the page that leads to it; empty where none does.</param>
internal sealed record Lead(Ask Ask, LeadKind Kind, double Points, int Depth, int Away, string Title, IReadOnlyList<WayStep> Way, string From);

/// <summary>The leads of one walk: the best comes first, of equals the first found; no address twice, and of addresses without end only some.</summary>
/// <param name="rules">Budgets and the normal form.</param>
internal sealed class Leads(GatherRules rules)
{
    private const int Fresh = 3;

    private readonly PriorityQueue<Lead, (double, int)> waiting = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Points, bool Guessed)> best = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private int order;

    /// <summary>How many wait.</summary>
    internal int Count => waiting.Count;

    /// <summary>Adds a lead unless its address was asked for, or waits already with as many points. What a page links stands beside what only a sitemap names, which may be given up.</summary>
    internal void Add(Lead lead)
    {
        var name = NameOf(lead.Ask);
        if (!seen.Contains(name) && (!best.TryGetValue(name, out var known) || known.Points < lead.Points || known.Guessed && lead.From.Length > 0))
        {
            best[name] = (lead.Points, lead.From.Length == 0);
            waiting.Enqueue(lead, (-lead.Points, order++));
        }
    }

    /// <summary>Notes that an address was seen.</summary>
    /// <returns>Whether it was not before.</returns>
    internal bool See(Uri address) => seen.Add(WebAddress.NormalForm(address, rules));

    /// <summary>Takes back that an address was seen.</summary>
    internal void Forget(Uri address) => seen.Remove(WebAddress.NormalForm(address, rules));

    /// <summary>Notes that a lead was given up without being followed: another to the same address may be.</summary>
    internal void GiveUp(Lead lead) => seen.Remove(NameOf(lead.Ask));

    /// <summary>Takes the best lead that is not seen yet, or null. Of a page whose links were followed again and again the further ones come later, so that other parts of a site get their turn.</summary>
    internal Lead? Take()
    {
        while (waiting.TryDequeue(out var lead, out var place))
        {
            if (seen.Contains(NameOf(lead.Ask)))
            {
                continue;
            }

            var tired = lead.Points >= rules.Promising || lead.From.Length == 0 ? 0 : rules.Places.Tiring * Math.Max(0, taken.GetValueOrDefault(lead.From) - Fresh);
            if (waiting.TryPeek(out _, out var next) && tired - lead.Points > place.Item1 && (tired - lead.Points, place.Item2).CompareTo(next) > 0)
            {
                waiting.Enqueue(lead, (tired - lead.Points, place.Item2));
                continue;
            }

            seen.Add(NameOf(lead.Ask));
            taken[lead.From] = taken.GetValueOrDefault(lead.From) + 1;

            var shape = WebAddress.Shape(lead.Ask.Address);
            var times = shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
            if (times <= rules.Budget.Queries || lead.Kind == LeadKind.Known)
            {
                return lead;
            }
        }

        return null;
    }

    private string NameOf(Ask ask) => ask.Form is null ? WebAddress.NormalForm(ask.Address, rules) : RememberingFetcher.NameOf(ask);
}
