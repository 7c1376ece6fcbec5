using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;

namespace Synthesis.Screen;

/// <summary>Tells which authorities a document speaks for, by their names on its cover, in its running lines and in its text.</summary>
internal sealed class AuthorityFinder
{
    private const double CoverPoints = 12, RunningPoints = 6, LeadPoints = 3, BodyPoints = 1, BodyNoun = 3, ShareOfTop = 0.5;
    private const int LeadBlocks = 8, MostBody = 40;

    private readonly TermIndex index = new();
    private readonly Dictionary<int, Authority> owners = [];
    private readonly HashSet<int> official = [];

    /// <summary>Makes a finder for the authorities that may be named, and the forms of their names in full.</summary>
    internal AuthorityFinder(IReadOnlyList<Authority> authorities, IReadOnlyList<string> bodies)
    {
        foreach (var authority in authorities)
        {
            foreach (var name in authority.AlternativeNames.Prepend(authority.Name).Append(authority.OfficialName).Where(n => n.Any(char.IsLetter)).Distinct())
            {
                Add(authority, name, name != authority.Name);
                foreach (var body in bodies)
                {
                    Add(authority, body.Replace("{name}", name, StringComparison.Ordinal), true);
                }
            }
        }
    }

    /// <summary>Codes of the authorities, in ordinal order; none where nothing speaks clearly: a body named nowhere near the top must be named in full, or three times.</summary>
    internal IReadOnlyList<string> Find(Document document)
    {
        var points = new Dictionary<string, double>(StringComparer.Ordinal);
        var strong = new HashSet<string>(StringComparer.Ordinal);
        void Count(string text, double weight, bool cover, double most = double.MaxValue)
        {
            foreach (var (authority, isOfficial) in Named(text))
            {
                var own = weight * (isOfficial ? BodyNoun : 1);
                points[authority.Code] = Math.Min(points.GetValueOrDefault(authority.Code) + own, Math.Max(points.GetValueOrDefault(authority.Code), most));
                if (cover)
                {
                    strong.Add(authority.Code);
                }
            }
        }

        Count(KindFinder.TitleText(document), CoverPoints, cover: true);
        foreach (var running in document.Blocks.Where(b => b.Kind == BlockKind.Running).Select(b => b.Text).Distinct().Take(20))
        {
            Count(running, RunningPoints, cover: true);
        }

        var blocks = document.Blocks.Where(b => b.Kind != BlockKind.Running).ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            Count(blocks[i].Text, i < LeadBlocks ? LeadPoints : BodyPoints, cover: i < LeadBlocks, i < LeadBlocks ? double.MaxValue : MostBody);
        }

        if (points.Count == 0)
        {
            return [];
        }

        var candidates = strong.Count > 0 ? points.Where(p => strong.Contains(p.Key)).ToList() : [.. points];
        var top = candidates.Max(p => p.Value);
        if (strong.Count == 0 && top < BodyNoun)
        {
            return [];
        }

        var chosen = candidates.Where(p => p.Value >= ShareOfTop * top).Select(p => p.Key).Order(StringComparer.Ordinal).ToList();
        return chosen.Count > 6 && strong.Count == 0 ? [] : chosen;
    }

    /// <summary>The authorities named in a text: of names that overlap only the longest counts, so that Derby is not found in Derbyshire's or York in North Yorkshire's.</summary>
    private IEnumerable<(Authority Authority, bool Official)> Named(string text)
    {
        var words = Word.Split(text).ConvertAll(w => IsPossessive(text, w) ? w with { Folded = w.Folded[..^1] } : w);
        var matches = index.Find(words).SelectMany(f => f.Value.Select(m => (Term: f.Key, m.Start, m.End)))
            .Where(m => char.IsUpper(text[words[m.Start].Start]))
            .OrderByDescending(m => m.End - m.Start).ThenBy(m => m.Start).ToList();
        var taken = new bool[words.Count];
        foreach (var (term, start, end) in matches)
        {
            if (!taken.AsSpan(start, end - start).Contains(true))
            {
                taken.AsSpan(start, end - start).Fill(true);
                yield return (owners[term], official.Contains(term));
            }
        }
    }

    /// <summary>Whether a word is a name's possessive, as in Derby's.</summary>
    private static bool IsPossessive(string text, Word word) => word.End - word.Start > 2 && text[word.End - 1] is ('s' or 'S') && text[word.End - 2] is ('\'' or '’');

    private void Add(Authority authority, string name, bool isOfficial)
    {
        var plain = new string([.. name.Select(c => char.IsLetterOrDigit(c) || c is '\'' or '’' or ' ' ? c : ' ')]).Trim();
        if (plain.Length < 3 || Word.Split(plain).Count == 0)
        {
            return;
        }

        var number = index.Add(Term.Parse(plain));
        if (owners.TryAdd(number, authority) && isOfficial)
        {
            official.Add(number);
        }
    }
}
