using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Synthesise;

/// <summary>Where else most of a quote stands.</summary>
/// <param name="Others">How many other strategies have it.</param>
/// <param name="Named">Some of them by name, in order.</param>
/// <param name="From">Name of the guidance or template that has it; null where none does.</param>
/// <param name="Words">How many of its words stand there too.</param>
/// <param name="Of">How many words it has.</param>
public sealed record Borrowed(int Others, IReadOnlyList<string> Named, string? From, int Words, int Of);

/// <summary>A passage that several strategies have in nearly the same words.</summary>
/// <param name="Quotes">Its quotes, one a strategy, the one with most shared words first.</param>
/// <param name="Strategies">How many strategies have it.</param>
/// <param name="From">Name of the guidance or template that has it; null where none does.</param>
public sealed record SharedPassage(IReadOnlyList<CountedStrategy> Quotes, int Strategies, string? From);

/// <summary>A text that strategies may have copied from, such as guidance or a template.</summary>
/// <param name="Name">What a reader knows it by.</param>
/// <param name="Text">Its text.</param>
public sealed record TemplateText(string Name, string Text);

/// <summary>
/// Which quotes are shared between strategies or copied from guidance: those at least half of whose words stand in runs of eight words or more that another strategy's quotes,
/// or a template, have in the same order. Runs are compared by shingles (Broder 1997, On the resemblance and containment of documents), all of them, without sampling.
/// </summary>
public sealed class TextReuse
{
    /// <summary>How many words a run has at least.</summary>
    public const int Run = 8;

    /// <summary>Against how many quotes that have a run, and are of different passages, another that has it is held: a heading with which thousands begin would else have each held against each.</summary>
    private const int MostHeld = 16;

    private const int MostNamed = 8, MostShown = 12;

    private readonly Dictionary<(string Path, int Start, int End), Borrowed> borrowed = [];

    private TextReuse(IReadOnlyList<SharedPassage> passages, int quotes) => (Passages, Quotes) = (passages, quotes);

    /// <summary>The shared passages, those of most strategies first.</summary>
    public IReadOnlyList<SharedPassage> Passages { get; }

    /// <summary>How many different quotes were compared.</summary>
    public int Quotes { get; }

    /// <summary>How many of them are borrowed.</summary>
    public int BorrowedQuotes => borrowed.Count;

    /// <summary>Where else a quote stands; null where it is the strategy's own, or too short to tell.</summary>
    public Borrowed? Of(Evidence evidence) => Of(evidence.Path, evidence.Start, evidence.End);

    /// <summary>Where else the quote at a place stands; null where it is the strategy's own, or too short to tell.</summary>
    public Borrowed? Of(string path, int start, int end) => borrowed.GetValueOrDefault((path, start, end));

    /// <summary>The strategies of a row all of whose quotes are borrowed: what is counted of them may be nobody's own.</summary>
    public IReadOnlyList<CountedStrategy> RestingOn(CoverageRow row) => [.. row.Strategies.Where(s => s.Evidence.Count > 0 && s.Evidence.All(e => Of(e) is not null))];

    /// <summary>Compares the quotes of tables.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="templates">Texts that may have been copied from.</param>
    public static TextReuse Of(IReadOnlyList<CoverageTable> tables, IReadOnlyList<TemplateText> templates)
    {
        var quotes = tables.SelectMany(t => t.Sections).SelectMany(s => s.Rows).SelectMany(r => r.Strategies).SelectMany(s => s.Evidence.Select(e => (Strategy: s, Evidence: e)))
            .DistinctBy(q => (q.Evidence.Path, q.Evidence.Start, q.Evidence.End))
            .OrderBy(q => q.Strategy.Strategy, StringComparer.Ordinal).ThenBy(q => q.Evidence.Path, StringComparer.Ordinal).ThenBy(q => q.Evidence.Start).ThenBy(q => q.Evidence.End).ToList();
        var owner = Owners(quotes.ConvertAll(q => q.Strategy.Strategy));
        string[] names = [.. quotes.Select(q => q.Strategy.Strategy).Distinct(StringComparer.Ordinal)];
        var shingles = quotes.ConvertAll(q => Shingles.Of(q.Evidence.Quote));
        var copied = templates.SelectMany((t, i) => Shingles.Of(t.Text).Hashes.Select(h => (Hash: h, Template: i))).DistinctBy(h => h.Hash).ToDictionary(h => h.Hash, h => h.Template);
        var total = shingles.Sum(s => s.Hashes.Length);
        var (hashes, quoteOf) = (new ulong[total], new int[total]);
        for (int q = 0, at = 0; q < quotes.Count; q++)
        {
            foreach (var hash in shingles[q].Hashes)
            {
                (hashes[at], quoteOf[at]) = (hash, q);
                at++;
            }
        }

        Array.Sort(hashes, quoteOf);
        var runs = new Dictionary<ulong, int[]>();
        for (int from = 0, to; from < total; from = to)
        {
            for (to = from + 1; to < total && hashes[to] == hashes[from]; to++)
            {
            }

            var run = quoteOf.AsSpan(from, to - from);
            run.Sort();
            if (owner[run[0]] != owner[run[^1]])
            {
                runs[hashes[from]] = Distinct(run, owner);
            }
        }

        var reuse = new Dictionary<int, Borrowed>();
        for (var q = 0; q < quotes.Count; q++)
        {
            if (BorrowedIn(shingles[q], hash => runs.TryGetValue(hash, out var run) ? run : [], hash => copied.TryGetValue(hash, out var t) ? templates[t].Name : null) is { } found)
            {
                reuse[q] = new Borrowed(Math.Max(0, found.Others.Length - 1), [.. found.Others.Where(o => o != owner[q]).Take(MostNamed).Select(o => names[o])], found.From, found.Words, shingles[q].Words);
            }
        }

        var together = Together(shingles, runs.ContainsKey);
        var passages = reuse.Keys.GroupBy(together.Root).Select(g => g.OrderByDescending(q => reuse[q].Words).ThenBy(q => q).DistinctBy(q => owner[q]).ToList())
            .Select(g => new SharedPassage([.. g.Take(MostShown).Select(q => quotes[q].Strategy with { Evidence = [quotes[q].Evidence] })], g.Count, g.Select(q => reuse[q].From).FirstOrDefault(f => f is not null)))
            .Where(p => p.Strategies > 1 || p.From is not null)
            .OrderByDescending(p => p.Strategies).ThenBy(p => p.Quotes[0].Strategy, StringComparer.Ordinal).ThenBy(p => p.Quotes[0].Evidence[0].Start).ToList();
        var result = new TextReuse(passages, quotes.Count);
        foreach (var (q, found) in reuse)
        {
            var e = quotes[q].Evidence;
            result.borrowed[(e.Path, e.Start, e.End)] = found;
        }

        return result;
    }

    /// <summary>How many words of a quote stand elsewhere, with the strategies that have the run that most have; null where they are fewer than half.</summary>
    private static (int Words, int[] Others, string? From)? BorrowedIn(Shingles shingles, Func<ulong, int[]> elsewhere, Func<ulong, string?> copied)
    {
        var (words, covered, longest, from) = (0, 0, Array.Empty<int>(), (string?)null);
        for (var i = 0; i < shingles.Hashes.Length; i++)
        {
            var (others, template) = (elsewhere(shingles.Hashes[i]), copied(shingles.Hashes[i]));
            if (others.Length > 0 || template is not null)
            {
                words += i + Run - Math.Max(covered, i);
                covered = i + Run;
                longest = others.Length > longest.Length ? others : longest;
                from ??= template;
            }
        }

        return words > 0 && 2 * words >= shingles.Words ? (words, longest, from) : null;
    }

    /// <summary>
    /// Which quotes have one passage: those that share at least half of the words of each. A heading or a phrase that many quotes begin with joins nothing, as it is less than half of them.
    /// A quote that is joined to none so goes with the one that has most of its words, if that is at least half.
    /// </summary>
    /// <param name="shingles">The quotes' runs.</param>
    /// <param name="stands">Whether a run stands in several strategies.</param>
    private static Joined Together(List<Shingles> shingles, Func<ulong, bool> stands)
    {
        var (together, alone) = (new Joined(shingles.Count), new List<(int Quote, int With, int Words)>());
        var (joined, holders) = (new HashSet<int>(), new Dictionary<ulong, List<int>>());
        for (var q = 0; q < shingles.Count; q++)
        {
            var shared = new SortedDictionary<int, (int Words, int Covered)>();
            for (var i = 0; i < shingles[q].Hashes.Length; i++)
            {
                foreach (var other in holders.TryGetValue(shingles[q].Hashes[i], out var others) ? others : [])
                {
                    var (words, covered) = shared.GetValueOrDefault(other);
                    shared[other] = (words + i + Run - Math.Max(covered, i), i + Run);
                }
            }

            var alike = shared.Where(s => 2 * s.Value.Words >= Math.Max(shingles[q].Words, shingles[s.Key].Words)).Select(s => s.Key).ToList();
            foreach (var other in alike)
            {
                together.Join(other, q);
                joined.UnionWith([other, q]);
            }

            alone.AddRange(shared.Select(s => (q, s.Key, s.Value.Words)).SelectMany(s => new[] { (Quote: s.q, With: s.Key, s.Words), (Quote: s.Key, With: s.q, s.Words) })
                .Where(s => 2 * s.Words >= shingles[s.Quote].Words));

            // A quote that is joined to one before it is held against nothing more: that one stands for it, in the runs that both have.
            foreach (var hash in shingles[q].Hashes.Where(stands).Distinct())
            {
                var others = holders.TryGetValue(hash, out var held) ? held : holders[hash] = [];
                if (others.Count < MostHeld && !others.Exists(alike.Contains))
                {
                    others.Add(q);
                }
            }
        }

        foreach (var pair in alone.Where(a => !joined.Contains(a.Quote)).OrderByDescending(a => a.Words).ThenBy(a => a.With).DistinctBy(a => a.Quote))
        {
            together.Join(pair.With, pair.Quote);
        }

        return together;
    }

    /// <summary>The strategies of quotes that are in order, each once.</summary>
    private static int[] Distinct(ReadOnlySpan<int> quotes, int[] owner)
    {
        var owners = new List<int>();
        foreach (var quote in quotes)
        {
            if (owners.Count == 0 || owners[^1] != owner[quote])
            {
                owners.Add(owner[quote]);
            }
        }

        return [.. owners];
    }

    private static int[] Owners(List<string> names)
    {
        var owners = new int[names.Count];
        for (var i = 1; i < names.Count; i++)
        {
            owners[i] = owners[i - 1] + (names[i] == names[i - 1] ? 0 : 1);
        }

        return owners;
    }
}

/// <summary>The runs of words of a text, each as a number.</summary>
/// <param name="Words">How many words the text has.</param>
/// <param name="Hashes">One for each run, in order; none where the text is shorter than a run.</param>
internal sealed record Shingles(int Words, ulong[] Hashes)
{
    /// <summary>Takes every run of <see cref="TextReuse.Run"/> words; case and signs do not count.</summary>
    internal static Shingles Of(string text)
    {
        var words = Word.Split(text);
        var numbers = words.ConvertAll(w => w.Folded.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL));
        var hashes = new ulong[Math.Max(0, words.Count - TextReuse.Run + 1)];
        for (var i = 0; i < hashes.Length; i++)
        {
            var hash = 14695981039346656037UL;
            for (var j = 0; j < TextReuse.Run; j++)
            {
                hash = (hash ^ numbers[i + j]) * 1099511628211UL;
                hash ^= hash >> 29;
            }

            hashes[i] = hash;
        }

        return new Shingles(words.Count, hashes);
    }
}

/// <summary>Things put together two by two, and what each is then together with (union by the lower number, with path halving).</summary>
internal sealed class Joined(int things)
{
    private readonly int[] above = [.. Enumerable.Range(0, things)];

    internal int Root(int thing)
    {
        while (above[thing] != thing)
        {
            thing = above[thing] = above[above[thing]];
        }

        return thing;
    }

    internal void Join(int a, int b)
    {
        var (x, y) = (Root(a), Root(b));
        above[Math.Max(x, y)] = Math.Min(x, y);
    }
}
