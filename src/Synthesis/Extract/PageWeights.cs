using AngleSharp.Dom;

namespace Synthesis.Extract;

/// <summary>How much text an element holds, in characters other than white space.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Links">What of it stands in links to other pages and in labels.</param>
/// <param name="Prose">What of it stands in passages long enough to be read as prose, links left out.</param>
internal readonly record struct PageWeight(int Text, int Links, int Prose)
{
    /// <summary>Share of the text that stands in links.</summary>
    internal double LinkShare => Text == 0 ? 1 : Links / (double)Text;
}

/// <summary>Weighs every element of a page once, so that each question about one is a look-up.</summary>
internal static class PageWeights
{
    private const int ShortestProse = 60;
    private const double MostLinks = 0.5;

    /// <summary>The weight of an element and of each below it; what is skipped weighs nothing.</summary>
    internal static Dictionary<IElement, PageWeight> Of(IElement root, IReadOnlySet<IElement> skipped)
    {
        var elements = root.Descendants<IElement>().Prepend(root).ToList();
        var weights = new Dictionary<IElement, PageWeight>(elements.Count);
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            weights[elements[i]] = skipped.Contains(elements[i]) ? default : Weigh(elements[i], weights);
        }

        return weights;
    }

    private static PageWeight Weigh(IElement element, Dictionary<IElement, PageWeight> weights)
    {
        int own = 0, text = 0, links = 0, prose = 0;
        foreach (var node in element.ChildNodes)
        {
            if (node is IText { Data: var data })
            {
                own += Letters(data);
            }
            else if (node is IElement child)
            {
                var part = weights[child];
                (text, links, prose) = (text + part.Text, links + part.Links, prose + part.Prose);
            }
        }

        text += own;
        if (element.LocalName == "label" || element.LocalName == "a" && element.GetAttribute("href") is { } href && !href.StartsWith('#'))
        {
            return new PageWeight(text, text, 0);
        }

        var passage = element.LocalName is "p" or "li" or "td" or "dd" or "blockquote" or "pre" || own > 0 && prose == 0;
        prose += !passage && own >= ShortestProse ? own : 0;
        if (passage && text >= ShortestProse && links <= MostLinks * text)
        {
            prose = Math.Max(prose, text - links);
        }

        return new PageWeight(text, links, prose);
    }

    /// <summary>The number of characters that are not white space.</summary>
    internal static int Letters(string text)
    {
        var n = 0;
        foreach (var c in text)
        {
            n += char.IsWhiteSpace(c) ? 0 : 1;
        }

        return n;
    }
}
