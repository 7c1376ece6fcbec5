using AngleSharp.Dom;

namespace Synthesis.Extract;

/// <summary>Tells a web page's furniture (navigation, banners, forms, related links) by tags, roles and names.</summary>
internal static class PageFurniture
{
    private const double FewLinks = 0.3;
    private const int LittleProse = 200;

    /// <summary>Whether an element never holds text to read. A button does where it is the heading of a part that opens.</summary>
    internal static bool NeverText(IElement element) =>
        PageWords.NeverText.Contains(element.LocalName) || element.LocalName is "button" && !OpensPart(element);

    /// <summary>Whether an element is not shown, other than a part that waits to be opened (an accordion's, a tab's).</summary>
    internal static bool Hidden(IElement element)
    {
        var hidden = element.HasAttribute("hidden") || Has(element, "aria-hidden", "true")
            || (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);
        return hidden && !Has(element, "role", "tabpanel") && !Has(element, "hidden", "until-found") && !Names(element).Any(PageWords.OpenableWords.Contains);
    }

    /// <summary>Whether an element's tag or role says that it is furniture.</summary>
    internal static bool ByTag(IElement element, PageWeight weight) => element.LocalName switch
    {
        "main" or "body" or "h1" or "tr" or "tbody" => false,
        "header" => weight.Prose == 0 && element.QuerySelector("h1, h2, h3, h4, h5, h6") is null,
        "footer" => element.QuerySelector("h1") is null,
        var tag => PageWords.FurnitureTags.Contains(tag) || PageWords.FurnitureRoles.Contains(element.GetAttribute("role") ?? ""),
    };

    /// <summary>Whether an element's id or class says that it is furniture.</summary>
    internal static bool ByName(IElement element, PageWeight weight)
    {
        if (element.LocalName is "main" or "body" or "h1" or "tr" or "tbody")
        {
            return false;
        }

        var names = Names(element).ToList();
        return names.Any(n => PageWords.FurnitureWords.Contains(n) || Begins(n, PageWords.FurnitureStems) || Begins(n, PageWords.LongFurnitureStems))
            || weight.LinkShare > FewLinks && weight.Prose < LittleProse && names.Any(PageWords.LinkBoxWords.Contains) && element.QuerySelector("h1") is null;
    }

    /// <summary>Whether an element's name says that it is furniture of a kind that may hold more prose than the page's own text.</summary>
    internal static bool MayBeLong(IElement element) => Names(element).Any(n => Begins(n, PageWords.LongFurnitureStems));

    /// <summary>The words of an element's id and classes, parted at hyphens, underscores and capitals; classes that tell of something else (<c>has-sidebar</c>) are left out.</summary>
    private static IEnumerable<string> Names(IElement element)
    {
        foreach (var name in $"{element.Id} {element.ClassName}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(n => !Begins(n, PageWords.OtherNames)))
        {
            var start = 0;
            for (var i = 0; i <= name.Length; i++)
            {
                var ends = i == name.Length || !char.IsLetter(name[i]);
                if (ends || i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
                {
                    if (i > start)
                    {
                        yield return name[start..i];
                    }

                    start = ends ? i + 1 : i;
                }
            }
        }
    }

    private static bool OpensPart(IElement button) =>
        button.HasAttribute("aria-controls") && button.HasAttribute("aria-expanded")
        || button.ParentElement?.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "dt";

    private static bool Begins(string name, string[] stems) => stems.Any(s => name.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    private static bool Has(IElement element, string attribute, string value) =>
        string.Equals(element.GetAttribute(attribute), value, StringComparison.OrdinalIgnoreCase);
}
