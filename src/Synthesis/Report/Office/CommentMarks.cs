using System.Globalization;
using System.Xml.Linq;

namespace Synthesis.Report.Office;

/// <summary>A place in the main part of a Word document.</summary>
/// <param name="Leaf">The element that shows a letter.</param>
/// <param name="At">The letter's UTF-16 place in the element's text.</param>
internal sealed record Place(XElement Leaf, int At);

/// <summary>Sets the marks of comments into the main part of a Word document, dividing runs where a comment begins or ends within one.</summary>
internal sealed class CommentMarks
{
    private readonly XNamespace w;
    private readonly XDocument document;
    private int lastChange;

    /// <param name="document">The main part, which is changed.</param>
    internal CommentMarks(XDocument document)
    {
        (this.document, w) = (document, document.Root!.Name.Namespace);
    }

    /// <summary>Marks each comment from the letter where it begins to the one where it ends, both included.</summary>
    internal void Add(IReadOnlyList<(int Id, Place From, Place To)> comments)
    {
        lastChange = document.Descendants().Select(e => int.TryParse((string?)e.Attribute(w + "id"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : 0).Append(0).Max();
        var edges = comments.Select(c => (c.Id, Start: EdgeOf(c.From, 0), End: EdgeOf(c.To, 1))).ToList();
        var (starts, ends) = (new Dictionary<Edge, XElement>(), new Dictionary<Edge, XElement>());
        foreach (var run in edges.SelectMany(e => new[] { e.Start, e.End }).GroupBy(e => e.Unit))
        {
            Divide(run.Key, [.. run.Distinct().OrderBy(e => e.Child).ThenBy(e => e.At)], starts, ends);
        }

        foreach (var (id, start, end) in edges)
        {
            starts[start].AddBeforeSelf(Mark("commentRangeStart", id));
            var piece = ends[end];
            var close = Mark("commentRangeEnd", id);
            piece.AddAfterSelf(close);

            // The comment's own sign stands outside links, insertions and controls, so that it is no part of them.
            var outermost = piece.AncestorsAndSelf().First(e => e.Parent!.Name == w + "p");
            (outermost == piece ? close : outermost).AddAfterSelf(new XElement(w + "r", Mark("commentReference", id)));
        }
    }

    private XElement Mark(string name, int id) => new(w + name, new XAttribute(w + "id", id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A place between letters where a comment begins or ends.</summary>
    /// <param name="Unit">The outermost thing in its paragraph that comments go around: a run, or what cannot be divided.</param>
    /// <param name="Child">Before which of the run's children, its properties not counted; or in which.</param>
    /// <param name="At">How far in that child's text; 0 where before it.</param>
    private readonly record struct Edge(XElement Unit, int Child, int At);

    private Edge EdgeOf(Place place, int after)
    {
        var path = place.Leaf.AncestorsAndSelf().Reverse().SkipWhile(e => e.Name != w + "p").ToList();
        var depth = path.FindIndex(e => e.Name == w + "r" || e.Name.LocalName is "oMath" or "oMathPara" or "AlternateContent");
        var unit = path[depth];
        if (unit.Name != w + "r")
        {
            return new Edge(unit, after, 0);
        }

        var child = path[depth + 1];
        var index = Content(unit).IndexOf(child);
        if (child.Name != w + "t")
        {
            return new Edge(unit, index + after, 0);
        }

        var at = place.At + after;
        return at >= child.Value.Length ? new Edge(unit, index + 1, 0) : new Edge(unit, index, at);
    }

    private List<XElement> Content(XElement run) => [.. run.Elements().Where(e => e.Name != w + "rPr")];

    /// <summary>Divides a run at its edges, and says for each edge which piece begins and which ends there.</summary>
    private void Divide(XElement unit, IReadOnlyList<Edge> edges, Dictionary<Edge, XElement> starts, Dictionary<Edge, XElement> ends)
    {
        var content = unit.Name == w + "r" ? Content(unit) : [unit];
        var (first, last) = (new Edge(unit, 0, 0), new Edge(unit, content.Count, 0));
        var bounds = edges.Where(e => e != first && e != last).Prepend(first).Append(last).ToList();
        var pieces = bounds.Count == 2 ? [unit] : bounds.Zip(bounds.Skip(1), (from, to) => Piece(unit, content, from, to)).ToList();
        for (var n = 0; n < pieces.Count; n++)
        {
            (starts[bounds[n]], ends[bounds[n + 1]]) = (pieces[n], pieces[n]);
        }

        if (pieces.Count > 1)
        {
            foreach (var change in pieces.Skip(1).SelectMany(p => p.Elements(w + "rPr").Descendants()).Where(e => e.Attribute(w + "id") is not null))
            {
                change.SetAttributeValue(w + "id", (++lastChange).ToString(CultureInfo.InvariantCulture));
            }

            unit.ReplaceWith(pieces);
        }
    }

    private XElement Piece(XElement run, List<XElement> content, Edge from, Edge to)
    {
        var piece = new XElement(run.Name, run.Attributes(), run.Elements(w + "rPr"));
        for (var n = from.Child; n < content.Count && (n < to.Child || (n == to.Child && to.At > 0)); n++)
        {
            var (start, end) = (n == from.Child ? from.At : 0, n == to.Child ? to.At : content[n].Value.Length);
            piece.Add(start == 0 && n != to.Child ? content[n] : Cut(content[n], start, end));
        }

        return piece;
    }

    private static XElement Cut(XElement text, int start, int end)
    {
        var part = new XElement(text) { Value = text.Value[start..end] };
        part.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        return part;
    }
}
