using System.Text;
using AngleSharp.Dom;

namespace Synthesis.Extract;

/// <summary>Bounds how deep a page's elements nest, so that what walks them may call itself.</summary>
internal static class HtmlDepth
{
    /// <summary>Puts plain text in the place of each element nested deeper than allowed; whether there was any.</summary>
    internal static bool Bound(IElement root, int deepest)
    {
        var tooDeep = new List<IElement>();
        var waiting = new Stack<(IElement Element, int Depth)>([(root, 0)]);
        while (waiting.TryPop(out var next))
        {
            if (next.Depth == deepest)
            {
                tooDeep.Add(next.Element);
                continue;
            }

            foreach (var child in next.Element.Children)
            {
                waiting.Push((child, next.Depth + 1));
            }
        }

        foreach (var element in tooDeep)
        {
            element.Parent!.ReplaceChild(element.Owner!.CreateTextNode(TextOf(element)), element);
        }

        return tooDeep.Count > 0;
    }

    private static string TextOf(IElement element)
    {
        var text = new StringBuilder();
        var waiting = new Stack<INode>([element]);
        while (waiting.TryPop(out var node))
        {
            if (node is IText { Data: var data })
            {
                text.Append(data).Append(' ');
            }
            else if (node is not IElement e || !PageFurniture.NeverText(e))
            {
                foreach (var child in node.ChildNodes.Reverse())
                {
                    waiting.Push(child);
                }
            }
        }

        return text.ToString();
    }
}
