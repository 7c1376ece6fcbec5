using AngleSharp.Dom;

namespace Synthesis.Extract;

/// <summary>
/// Finds the main content of a web page: the deepest element that holds most of the page's prose, widened to the article or main element it stands in
/// and to the passages around it, without the furniture inside it. That text length and link density tell content from furniture is the finding of
/// Kohlschütter, Fankhauser and Nejdl, Boilerplate Detection using Shallow Text Features (WSDM 2010).
/// </summary>
internal static class MainContent
{
    /// <summary>The main content holds at least this share of the prose.</summary>
    private const double MostProse = 0.75;

    /// <summary>What holds more than this share of the prose is not furniture, whatever it is called.</summary>
    private const double MostFurniture = 0.4;

    /// <summary>And this share for furniture of kinds that may be long.</summary>
    private const double MostLongFurniture = 0.9;

    /// <summary>Where furniture told by name would leave less than this share of the prose, names are not believed.</summary>
    private const double LeastLeft = 0.3;

    /// <summary>Text around the main content belongs to it where at least this share of it is prose.</summary>
    private const double ProseAround = 0.7;

    private const double FewLinks = 0.3;
    private const int EnoughProse = 200;

    private enum Telling
    {
        ByHiding,
        ByTag,
        ByName,
    }

    /// <summary>The element to read, and the elements in it to leave out.</summary>
    internal static (IElement Main, IReadOnlySet<IElement> LeftOut) Of(IElement body)
    {
        var never = body.Descendants<IElement>().Where(PageFurniture.NeverText).ToHashSet();
        var all = PageWeights.Of(body, never);
        var leftOut = never;
        var weights = all;
        foreach (var telling in (Telling[])[Telling.ByName, Telling.ByTag, Telling.ByHiding])
        {
            leftOut = [.. never, .. Furniture(body, all, telling)];
            weights = PageWeights.Of(body, leftOut);
            if (weights[body].Text > 0 && weights[body].Prose >= Math.Min(EnoughProse, LeastLeft * all[body].Prose))
            {
                break;
            }
        }

        var main = Widened(Densest(Root(body, weights), weights), body, weights);
        leftOut.UnionWith(InnerFurniture.Of(main, weights, leftOut));
        return WithTitle(main, body, weights, leftOut);
    }

    private static IEnumerable<IElement> Furniture(IElement body, Dictionary<IElement, PageWeight> weights, Telling telling)
    {
        var all = weights[body].Prose;
        foreach (var e in body.Descendants<IElement>())
        {
            var weight = weights[e];
            var told = PageFurniture.Hidden(e) || telling >= Telling.ByTag && PageFurniture.ByTag(e, weight) || telling == Telling.ByName && PageFurniture.ByName(e, weight);
            if (told && (weight.Prose <= MostFurniture * all
                || telling == Telling.ByName && weight.Prose <= MostLongFurniture * all && (e.LocalName is "aside" || PageFurniture.MayBeLong(e)) && e.QuerySelector("h1, main, article") is null))
            {
                yield return e;
            }
        }
    }

    /// <summary>The one element that the page itself calls its main part or its article, else the body.</summary>
    private static IElement Root(IElement body, Dictionary<IElement, PageWeight> weights)
    {
        var enough = Math.Clamp(weights[body].Prose, 1, EnoughProse);
        foreach (var selector in (string[])["main, [role=main]", "[itemprop~=articleBody]", "article"])
        {
            var found = body.QuerySelectorAll(selector).Where(e => weights[e].Prose >= enough || IsNamedMain(e) && weights[e].Text >= EnoughProse).Take(2).ToList();
            if (found.Count == 1)
            {
                return found[0];
            }
        }

        return body;
    }

    private static IElement Densest(IElement root, Dictionary<IElement, PageWeight> weights)
    {
        var most = MostProse * weights[root].Prose;
        var densest = root;
        if (weights[root].Prose < EnoughProse)
        {
            return root;
        }

        while (densest.Children.FirstOrDefault(c => weights[c].Prose >= most) is { LocalName: not ("p" or "ul" or "ol" or "dl" or "li" or "table" or "tbody" or "tr") } child)
        {
            densest = child;
        }

        return densest;
    }

    /// <summary>The nearest article or main element around the densest, if any, and then whatever adds hardly anything but prose.</summary>
    private static IElement Widened(IElement densest, IElement body, Dictionary<IElement, PageWeight> weights)
    {
        var widened = Around(densest).Prepend(densest).TakeWhile(e => e != body).FirstOrDefault(IsArticle) ?? densest;
        for (var e = widened; e != body && e.LocalName is not "main" && e.ParentElement is { } parent && parent != body; e = parent)
        {
            var (text, prose) = (weights[parent].Text - weights[e].Text, weights[parent].Prose - weights[e].Prose);
            if (text > 0 && prose < ProseAround * text)
            {
                break;
            }

            widened = text > 0 ? parent : widened;
        }

        return widened;
    }

    private static bool IsNamedMain(IElement e) => e.LocalName is "main" || string.Equals(e.GetAttribute("role"), "main", StringComparison.OrdinalIgnoreCase);

    private static bool IsArticle(IElement e) => e.LocalName is "article" || IsNamedMain(e) || (e.GetAttribute("itemprop") ?? "").Contains("articleBody", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes in the page's title, where it stands before the main content, with the passages between the two.</summary>
    private static (IElement Main, IReadOnlySet<IElement> LeftOut) WithTitle(IElement main, IElement body, Dictionary<IElement, PageWeight> weights, HashSet<IElement> leftOut)
    {
        if (main == body || main.LocalName is "main" || main.QuerySelectorAll("h1").Any(h => weights[h].Text > 0 && !leftOut.Contains(h)))
        {
            return (main, leftOut);
        }

        var title = body.QuerySelectorAll("h1").LastOrDefault(h => weights[h].Text > 0 && !leftOut.Contains(h)
            && (h.CompareDocumentPosition(main) & DocumentPositions.Following) != 0 && !Around(h).Any(leftOut.Contains));
        if (title is null)
        {
            return (main, leftOut);
        }

        var aroundTitle = Around(title).ToHashSet();
        var aroundMain = Around(main).ToHashSet();
        var both = Around(main).First(aroundTitle.Contains);
        var between = false;
        foreach (var e in Parts(both, e => e != title && e != main && (aroundTitle.Contains(e) || aroundMain.Contains(e))))
        {
            if (e == title || e == main)
            {
                between = e == title;
            }
            else if (!between || weights[e] is not { Prose: > 0, LinkShare: < FewLinks })
            {
                leftOut.Add(e);
            }
        }

        return (both, leftOut);
    }

    /// <summary>An element's parts in document order; those that are <paramref name="opened"/> stand for their own parts.</summary>
    private static IEnumerable<IElement> Parts(IElement whole, Func<IElement, bool> opened)
    {
        var waiting = new Stack<IElement>(whole.Children.Reverse());
        while (waiting.TryPop(out var e))
        {
            if (!opened(e))
            {
                yield return e;
                continue;
            }

            foreach (var child in e.Children.Reverse())
            {
                waiting.Push(child);
            }
        }
    }

    private static IEnumerable<IElement> Around(IElement element)
    {
        for (var e = element.ParentElement; e is not null; e = e.ParentElement)
        {
            yield return e;
        }
    }
}
