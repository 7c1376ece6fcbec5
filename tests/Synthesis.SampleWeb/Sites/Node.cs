using Synthesis.SampleWeb.Content;

namespace Synthesis.SampleWeb.Sites;

/// <summary>A page in the tree of a site, before a kind of content management gives it an address.</summary>
/// <param name="key">A name that no other page of the site has and that stays from edition to edition.</param>
/// <param name="title">Its heading.</param>
/// <param name="slug">Its name in an address.</param>
/// <param name="updated">The day of its last change.</param>
/// <param name="body">Makes the main part of the page below its heading and above the links to the pages beneath it.</param>
public sealed class Node(string key, string title, string slug, DateOnly updated, Func<string> body)
{
    private readonly List<Node> _children = [];

    /// <summary>A name that no other page of the site has.</summary>
    public string Key => key;

    /// <summary>Its heading.</summary>
    public string Title => title;

    /// <summary>How pages that link it call it.</summary>
    public string LinkText { get => field ?? title; init; }

    /// <summary>Its name in an address.</summary>
    public string Slug => slug;

    /// <summary>The day of its last change.</summary>
    public DateOnly Updated => updated;

    /// <summary>The main part of the page.</summary>
    public string Body() => body();

    /// <summary>The part of the site it is, where publications of a kind are put, or null.</summary>
    public string? Shelf { get; init; }

    /// <summary>Whether pages above it list it; one that is not is linked in its publication's own ways.</summary>
    public bool Linked { get; init; } = true;

    /// <summary>What it delivers, or null.</summary>
    public Delivery? Delivers { get; init; }

    /// <summary>Its path on the site; a kind sets it once, before it serves anything.</summary>
    public string Path { get; set; } = "";

    /// <summary>The page above, or null for the home page.</summary>
    public Node? Parent { get; private set; }

    /// <summary>The pages beneath.</summary>
    public IReadOnlyList<Node> Children => _children;

    /// <summary>The pages from the home page down to this one.</summary>
    public IEnumerable<Node> Chain => Parent is null ? [this] : Parent.Chain.Append(this);

    /// <summary>This page and all beneath.</summary>
    public IEnumerable<Node> All => _children.SelectMany(c => c.All).Prepend(this);

    /// <summary>A number for systems that name pages by one: of five or six digits, the same in every edition.</summary>
    public int Number => (int)(new Dice(7).For(key).Next() % 900_000) + 10_000;

    /// <summary>Puts a page beneath this one.</summary>
    public Node Add(Node child)
    {
        child.Parent = this;
        _children.Add(child);
        return child;
    }
}

/// <summary>Grows the ordinary pages of a council's site.</summary>
public static class Tree
{
    /// <summary>The home page with about as many pages beneath as the plan says, shelves included.</summary>
    public static Node Grow(Plan plan, WebOptions options)
    {
        var (dice, name) = (plan.Dice.For("tree"), plan.Authority.Name);
        DateOnly Day(string key) => options.AsAt.AddDays(-dice.For("day " + key).Between(100, 2000));
        Node Page(string key, string title, string? shelf = null) => new(key, title, Phrases.Slug(title), Day(key), () => Formats.Html.Fragment(Ordinary.Text(dice.For("text " + key), title, name))) { Shelf = shelf };
        var home = new Node("home", $"{plan.Authority.OfficialName}", "", Day("home"), () => Formats.Html.Fragment(Ordinary.Text(dice.For("home text"), "services", name).Take(2)));
        var count = 1;
        var wide = plan.Pages < 140 ? 2 : 9;
        foreach (var section in Ordinary.Sections)
        {
            var top = home.Add(Page($"s:{section.Title}", section.Title));
            count++;
            foreach (var (title, shelf, subjects) in section.Parts.Where(p => plan.Pages > 90 || p.Shelf is not null))
            {
                var part = top.Add(Page($"p:{section.Title}:{title}", title, shelf));
                count++;
                foreach (var subject in subjects.Take(plan.Pages < 90 ? 0 : wide))
                {
                    part.Add(Page($"t:{section.Title}:{title}:{subject}", subject));
                    count++;
                }
            }
        }

        foreach (var legal in new[] { "Cookies", "Privacy notice", "Accessibility statement" })
        {
            home.Add(Page($"l:{legal}", legal));
        }

        var news = home.Add(Page("news", "News", "news"));
        var small = new[] { ("news", news), ("notice", home.Add(Page("notices", "Public notices"))), ("place", home.Add(Page("places", "Find it near you"))), ("paper", home.Add(Page("library", "Document library", "library"))) };
        for (var i = 0; count < plan.Pages; i++, count++)
        {
            // Long lists are cut into years or letters, so that no page has thousands of links.
            var (kind, list) = small[i % small.Length];
            var year = list.Children.FirstOrDefault(c => c.Key == $"{list.Key}:{i / 160}") ?? list.Add(Page($"{list.Key}:{i / 160}", $"{list.Title}: {(kind == "news" ? "archive" : "part")} {(i / 160) + 1}"));
            var key = $"{kind}:{i}";
            var title = Ordinary.Small(dice.For("small " + key), kind);
            year.Add(new Node(key, title, $"{Phrases.Slug(title)}-{i}", Day(key), () => Formats.Html.Fragment(Ordinary.Text(dice.For("text " + key), title, name))));
        }

        if (options.Edition > 1)
        {
            for (var i = 0; i < 3; i++)
            {
                var (key, title) = ($"news:late:{i}", Ordinary.Small(dice.For($"late {i}"), "news"));
                news.Add(new Node(key, title, Phrases.Slug(title) + $"-late-{i}", options.AsAt.AddDays(-i - 1), () => Formats.Html.Fragment(Ordinary.Text(dice.For("text " + key), title, name))));
            }
        }

        return home;
    }
}
