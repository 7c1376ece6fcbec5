namespace Synthesis.SampleWeb.Sites;

/// <summary>Where a publication is to be had on a host.</summary>
/// <param name="Publication">Its key.</param>
/// <param name="Role">What it is.</param>
/// <param name="Address">The address, absolute.</param>
/// <param name="Form">pdf, word, page, part, whole (a print or export view) or landing (a page that leads to the file).</param>
/// <param name="Part">Which part, from 1.</param>
/// <param name="Parts">How many parts make the whole; 1 where this is all of it.</param>
public sealed record Placement(string Publication, Role Role, string Address, string Form, int Part = 1, int Parts = 1);

/// <summary>A page or file of the site.</summary>
/// <param name="Path">Path and, where the page is told apart by one, query, percent signs undone.</param>
/// <param name="Title">What searches and lists call it.</param>
/// <param name="Updated">The day of its last change.</param>
/// <param name="Listed">Whether it belongs in sitemaps and in the results of the site's search.</param>
/// <param name="Serve">Answers for it.</param>
public sealed record Route(string Path, string Title, DateOnly Updated, bool Listed, Func<Asked, Answer> Serve);

/// <summary>What answers at a host. Made when the host is first asked; keeps no state.</summary>
public abstract class Site
{
    private readonly Dictionary<string, Route> _routes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _moved = new(StringComparer.Ordinal);

    /// <summary>The host under which addresses of the site are mostly written.</summary>
    public abstract string Host { get; }

    /// <summary>The authority whose requests are counted when this host is asked, by code; null where the page says whose.</summary>
    public abstract string? Code { get; }

    /// <summary>What it asks of robots; null where it has no robots.txt.</summary>
    public virtual Robots? Robots => null;

    /// <summary>Every lasting address of the site, in the order of its making.</summary>
    public IEnumerable<Route> Routes => _routes.Values;

    /// <summary>Where its publications are.</summary>
    public IReadOnlyList<Placement> Placements => _placements;

    private readonly List<Placement> _placements = [];

    /// <summary>Answers a question.</summary>
    public Answer Serve(Asked asked)
    {
        if (asked.Path == "/robots.txt")
        {
            return Robots is { } robots ? Answer.Text(robots.Text()) : NotFound(asked);
        }

        var path = Folded(asked.Path);
        if (_moved.TryGetValue(Folded(path + asked.Query), out var there))
        {
            return there.Length == 0 ? NotFound(asked) with { Status = 410 } : Answer.To(there);
        }

        return Special(asked) ?? (At(path + asked.Query) ?? At(path)) switch
        {
            { } route => route.Serve(asked) is var answer ? answer with { Updated = answer.Updated ?? route.Updated } : null!,
            null => NotFound(asked),
        };
    }

    /// <summary>The route at a path, or null.</summary>
    public Route? At(string path) => _routes.GetValueOrDefault(Folded(path));

    /// <summary>Lets an old path, with its query if it has one, lead to a new address; to none, it is gone.</summary>
    public void Move(string path, string to)
    {
        if (!_routes.ContainsKey(Folded(path)))
        {
            _moved[Folded(path)] = to;
        }
    }

    /// <summary>The absolute address of a path.</summary>
    public string Absolute(string path) => $"https://{Host}{Escaped(path)}";

    /// <summary>A path as it stands in an address.</summary>
    public static string Escaped(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var (bare, rest) = query < 0 ? (path, "") : (path[..query], path[query..]);
        return string.Join('/', bare.Split('/').Select(Uri.EscapeDataString)) + rest;
    }

    /// <summary>What is worked out rather than kept at an address: searches, lists by letter; null where the question is for none of these.</summary>
    protected virtual Answer? Special(Asked asked) => null;

    /// <summary>The page for an address at which nothing is.</summary>
    protected abstract Answer NotFound(Asked asked);

    /// <summary>A path in the form by which it is looked up: without a final slash, and in lower case where the site does not mind.</summary>
    protected virtual string Folded(string path) => path.Length > 1 ? path.TrimEnd('/') : path;

    /// <summary>Adds a route; one that is there stays.</summary>
    /// <returns>Whether it was free.</returns>
    protected bool Add(string path, string title, DateOnly updated, Func<Asked, Answer> serve, bool listed = true) => _routes.TryAdd(Folded(path), new Route(path, title, updated, listed, serve));

    /// <summary>Notes where a publication is.</summary>
    protected void Placed(Publication publication, string path, string form, int part = 1, int parts = 1) =>
        _placements.Add(new Placement(publication.Key, publication.Role, Absolute(path), form, part, parts));

    /// <summary>An answer that is the publication's file.</summary>
    protected static Answer File(Publication publication, bool named = false) => new(200, publication.MediaType, publication.File())
    {
        Lasting = true, Updated = publication.Published, Delivers = new Delivery(publication.Key), Headers = named ? [("Content-Disposition", $"attachment; filename=\"{publication.FileName}{publication.Ending}\"")] : [],
    };
}
