using Synthesis.Gather;
using Synthesis.SampleWeb.Content;

namespace Synthesis.SampleWeb;

/// <summary>Deals out who has what: standings in the study's shares, joint strategies, decoys, and what changes between editions.</summary>
public static class Deals
{
    private static readonly Place[] _elsewhere = [Place.Portal, Place.Portal, Place.Procedures];

    /// <summary>A plan for each authority of the options, whether its site is played or not, in their order.</summary>
    public static IReadOnlyList<Plan> Out(WebOptions options)
    {
        var dice = new Dice(options.Seed).For("plans");
        var given = Given(options);
        var order = dice.For("order").Shuffled(options.Authorities.Where(a => !given.ContainsKey(a.Code)));
        var standing = order.Select((a, i) => (a.Code, Status: Standing((double)i / order.Count))).ToDictionary(s => s.Code, s => s.Status);
        var partners = Partners(order, standing, given.Count == 0 ? 2 : 0);
        var changes = options.Edition < 2 ? [] : Changes(order, standing, partners);
        var plans = options.Authorities.Select(a => Skeleton(options, dice.For(a.Code), a) with { Change = changes.GetValueOrDefault(a.Code) }).ToDictionary(p => p.Authority.Code);
        foreach (var plan in plans.Values.ToList())
        {
            var strategies = given.TryGetValue(plan.Authority.Code, out var files) ? files : options.Strategies is null ? Strategies(options, plan, standing[plan.Authority.Code], partners, plans) : [];
            plans[plan.Authority.Code] = plan with { Publications = [.. strategies] };
        }

        var authorities = options.Authorities.ToList();
        return [.. authorities.Select((a, i) =>
        {
            var plan = plans[a.Code];
            return plan with { Publications = [.. plan.Publications, .. Decoys.Of(options, plan, plans[authorities[(i + 1) % authorities.Count].Code])] };
        })];
    }

    // The study found 56 in a hundred with a strategy in date; of the others most were expired.
    private static Status Standing(double rank) => rank < 0.56 ? Status.Current : rank < 0.80 ? Status.Expired : rank < 0.86 ? Status.Undated : Status.None;

    private static Dictionary<string, Authority> Partners(IReadOnlyList<Authority> order, Dictionary<string, Status> standing, int pairs)
    {
        var partners = new Dictionary<string, Authority>();
        foreach (var region in order.Where(a => standing[a.Code] == Status.Current).GroupBy(a => a.Region).Where(g => g.Count() > 1).Take(pairs))
        {
            var (first, second) = (region.First(), region.ElementAt(1));
            (partners[first.Code], partners[second.Code]) = (second, first);
        }

        return partners;
    }

    private static Dictionary<string, Change> Changes(IReadOnlyList<Authority> order, Dictionary<string, Status> standing, Dictionary<string, Authority> partners)
    {
        var current = order.Where(a => standing[a.Code] == Status.Current && !partners.ContainsKey(a.Code)).Select((a, i) => (a.Code, Change: (i % 12) switch { 1 => Change.Changed, 4 => Change.Moved, 6 => Change.Gone, _ => Change.None }));
        var others = order.Where(a => standing[a.Code] != Status.Current).Select((a, i) => (a.Code, Change: i % 7 == 3 ? Change.New : Change.None));
        return current.Concat(others).ToDictionary(c => c.Code, c => c.Change);
    }

    private static Plan Skeleton(WebOptions options, Dice dice, Authority authority)
    {
        var slug = Phrases.Slug(authority.Name);
        var host = Uri.TryCreate(authority.Website, UriKind.Absolute, out var site) ? site.Host.ToLowerInvariant() : $"www.{slug}.example";
        var bare = Plan.Bare(host);
        var pages = (int)Math.Round(50 * Math.Pow(60, dice.For("pages").Below(10_001) / 10_000.0));
        var contact = dice.For("contact");
        return new Plan(authority, host, dice, [])
        {
            Pages = pages,
            Portal = $"{dice.For("portal").Pick(["democracy", "moderngov", "councillors"])}.{bare}",
            Procedures = $"{slug.Replace("-", "", StringComparison.Ordinal)}childcare.proceduresonline.example",
            Trust = options.Trusts.TryGetValue(authority.Code, out var trust) && Uri.TryCreate(trust, UriKind.Absolute, out var at) ? at.Host.ToLowerInvariant() : null,
            Mirror = dice.For("mirror").Chance(0.1) ? $"{dice.For("mirror name").Pick(["beta", "text", "new"])}.{bare}" : null,
            Contact = contact.Chance(0.9) ? $"{contact.Pick(["childrens.commissioning", "placements", "commissioning.children", "csc.commissioning", "childrenscommissioningteam"])}@{bare}" : null,
        };
    }

    private static IEnumerable<Publication> Strategies(WebOptions options, Plan plan, Status standing, Dictionary<string, Authority> partners, Dictionary<string, Plan> plans)
    {
        var (code, dice) = (plan.Authority.Code, plan.Dice.For("strategies"));
        if (partners.TryGetValue(code, out var partner))
        {
            var leads = string.CompareOrdinal(code, partner.Code) < 0;
            var (lead, other) = leads ? (plan, plans[partner.Code]) : (plans[partner.Code], plan);
            var copies = lead.Dice.For("copies").Chance(0.5);
            var joint = StrategyMaker.Make(lead.Dice.For("strategies").For("joint"), $"{lead.Authority.Code}:joint", [lead.Authority, other.Authority], Status.Current, options.AsAt, Place.Own);
            yield return leads || copies ? joint : joint with { Place = Place.Other };
            yield break;
        }

        var place = plan.Trust is not null && dice.For("trust").Chance(0.5) ? Place.Trust : dice.For("place").Chance(0.1) ? dice.For("which").Pick(_elsewhere) : Place.Own;
        if (standing != Status.None)
        {
            var first = StrategyMaker.Make(dice.For("first"), $"{code}:strategy", [plan.Authority], standing, options.AsAt, place);
            if (plan.Change == Change.Changed)
            {
                first = StrategyMaker.Again(first, dice.For("first"), null, 1) with { Published = options.AsAt.AddDays(-dice.For("changed").Between(3, 40)) };
            }

            if (plan.Change == Change.Moved)
            {
                first = first with { Slug = first.Slug + "-" + dice.For("moved").Pick(["new", "2", "page", "documents"]), FileName = first.FileName + "-web" };
            }

            if (plan.Change != Change.Gone)
            {
                yield return first;
            }

            if (standing == Status.Current && dice.For("older").Chance(0.35))
            {
                yield return StrategyMaker.Make(dice.For("older"), $"{code}:older", [plan.Authority], Status.Expired, options.AsAt, Place.Own, first.Period!.From.Year);
            }
        }

        if (plan.Change == Change.New)
        {
            yield return StrategyMaker.Make(dice.For("new"), $"{code}:new", [plan.Authority], Status.Current, options.AsAt, Place.Own) with { Published = options.AsAt.AddDays(-dice.For("new day").Between(3, 60)) };
        }
    }

    // A name of the authority at the start of the file's or folder's name, or after that of a partner, says whose it is.
    private static Dictionary<string, List<Publication>> Given(WebOptions options)
    {
        var all = new Dictionary<string, List<Publication>>();
        IEnumerable<string> places = options.Strategies is null ? [] : Directory.EnumerateFileSystemEntries(options.Strategies).Order(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var name = Path.GetFileNameWithoutExtension(place);
            var files = Directory.Exists(place) ? Directory.EnumerateFiles(place, "*.html").Order(StringComparer.Ordinal).ToList() : [place];
            var owners = options.Authorities.Where(a => name.StartsWith(Phrases.Slug(a.Name) + "-", StringComparison.Ordinal)).ToList();
            owners = [.. owners, .. options.Authorities.Where(a => !owners.Contains(a) && owners.Any(o => name.StartsWith($"{Phrases.Slug(o.Name)}-{Phrases.Slug(a.Name)}-", StringComparison.Ordinal)))];
            for (var i = 0; i < owners.Count; i++)
            {
                var format = files.Count > 1 ? Format.Pages : Path.GetExtension(place) switch { ".pdf" => Format.Pdf, ".docx" => Format.Word, _ => Format.Page };
                var title = char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
                var dice = new Dice(options.Seed).For(name);
                var made = new Publication(
                    $"given:{name}", Role.Strategy, title, title, name, dice.Pick(["children-in-care", "strategies", "childrens-plans", "commissioning"]), format, i == 0 ? Place.Own : Place.Other, options.AsAt.AddDays(-dice.Between(60, 700)),
                    [.. owners.Select(o => o.Code)], () => throw new InvalidOperationException($"'{name}' is given and not made.")) { Status = Status.Given, Given = files };
                (all.TryGetValue(owners[i].Code, out var list) ? list : all[owners[i].Code] = []).Add(made);
            }
        }

        return all;
    }
}
