using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Synthesis.Extract.Office;

/// <summary>Where a paragraph stands in a list.</summary>
/// <param name="Number">Which numbering of the document.</param>
/// <param name="Level">0 (outermost) to 8.</param>
internal readonly record struct ListPlace(int Number, int Level);

/// <summary>
/// Counts the paragraphs of lists and writes their numbers as Word shows them (ECMA-376 part 1, 17.9): several lists may share
/// one count, a level begins again after an outer one, and a list may begin at a number of its own.
/// </summary>
internal sealed class WordNumbering
{
    private const int Levels = 9, LongestLabel = 60;

    private readonly WordStyles styles;
    private readonly Dictionary<int, NumberingInstance> lists;
    private readonly Dictionary<int, AbstractNum> kinds;
    private readonly Dictionary<int, int?[]> counts = [];
    private readonly HashSet<ListPlace> begun = [];

    internal WordNumbering(MainDocumentPart main, WordStyles styles)
    {
        this.styles = styles;
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        lists = (numbering?.Elements<NumberingInstance>() ?? []).Where(n => n.NumberID?.Value is not null).GroupBy(n => n.NumberID!.Value).ToDictionary(g => g.Key, g => g.First());
        kinds = (numbering?.Elements<AbstractNum>() ?? []).Where(n => n.AbstractNumberId?.Value is not null).GroupBy(n => n.AbstractNumberId!.Value).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>The paragraph's place in a list, by its own setting or its style's; null where it is in none.</summary>
    internal ListPlace? Place(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var number = own?.NumberingId?.Val?.Value;
        var level = own?.NumberingLevelReference?.Val?.Value;
        foreach (var style in styles.Chain(WordStyles.Of(paragraph)))
        {
            if (number is not null)
            {
                break;
            }

            var inherited = style.StyleParagraphProperties?.NumberingProperties;
            number = inherited?.NumberingId?.Val?.Value;
            level ??= inherited?.NumberingLevelReference?.Val?.Value ?? (number is { } n ? LevelOf(n, style.StyleId?.Value) : null);
        }

        return number is null or 0 ? null : new ListPlace(number.Value, Math.Clamp(level ?? 0, 0, Levels - 1));
    }

    /// <summary>Counts a paragraph and gives its number as shown, such as <c>2.1</c> or <c>(b)</c>; "" for bullets and unknown lists.</summary>
    internal string Next(ListPlace place)
    {
        if (Kind(place.Number) is not { } kind)
        {
            return "";
        }

        var id = kind.AbstractNumberId!.Value;
        var count = counts.TryGetValue(id, out var known) ? known : counts[id] = new int?[Levels];
        for (var outer = 0; outer < place.Level; outer++)
        {
            count[outer] ??= Start(place.Number, kind, outer);
        }

        var restart = begun.Add(place) ? Override(place)?.StartOverrideNumberingValue?.Val?.Value : null;
        count[place.Level] = restart ?? (count[place.Level] + 1) ?? Start(place.Number, kind, place.Level);
        for (var inner = place.Level + 1; inner < Levels; inner++)
        {
            var after = Definition(place.Number, kind, inner)?.LevelRestart?.Val?.Value;
            if (after is null || (after > 0 && place.Level < after))
            {
                count[inner] = null;
            }
        }

        return Label(place, kind, count);
    }

    private string Label(ListPlace place, AbstractNum kind, int?[] count)
    {
        if (Definition(place.Number, kind, place.Level) is not { } level || level.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet)
        {
            return "";
        }

        var pattern = level.LevelText?.Val?.Value ?? "";
        var digits = level.IsLegalNumberingStyle is { } legal && (legal.Val is null || legal.Val.Value);
        var label = new StringBuilder();
        for (var i = 0; i < pattern.Length && label.Length < LongestLabel; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var at = pattern[++i] - '1';
                var format = Definition(place.Number, kind, at)?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
                label.Append(Written(count[at] ?? Start(place.Number, kind, at), digits && at != place.Level ? NumberFormatValues.Decimal : format));
            }
            else
            {
                label.Append(pattern[i]);
            }
        }

        return CleanText.Line(label.ToString());
    }

    private static string Written(int number, NumberFormatValues format) => format switch
    {
        NumberFormatValues.LowerLetter => NumberText.Letters(number),
        NumberFormatValues.UpperLetter => NumberText.Letters(number).ToUpperInvariant(),
        NumberFormatValues.LowerRoman => NumberText.Roman(number),
        NumberFormatValues.UpperRoman => NumberText.Roman(number).ToUpperInvariant(),
        NumberFormatValues.DecimalZero => number is >= 0 and < 10 ? "0" + NumberText.Decimal(number) : NumberText.Decimal(number),
        NumberFormatValues.Ordinal => NumberText.Ordinal(number),
        NumberFormatValues.None or NumberFormatValues.Bullet => "",
        _ => NumberText.Decimal(number),
    };

    /// <summary>What a list looks like; one may stand for a numbering style, which names the list that defines it.</summary>
    private AbstractNum? Kind(int number)
    {
        for (var n = 0; n < 4 && lists.TryGetValue(number, out var list) && list.AbstractNumId?.Val?.Value is { } id && kinds.TryGetValue(id, out var kind); n++)
        {
            if (kind.NumberingStyleLink?.Val?.Value is not { } link
                || styles.Chain(link).FirstOrDefault()?.StyleParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value is not { } linked || linked == number)
            {
                return kind;
            }

            number = linked;
        }

        return null;
    }

    private LevelOverride? Override(ListPlace place) =>
        lists.TryGetValue(place.Number, out var list) ? list.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == place.Level) : null;

    private Level? Definition(int number, AbstractNum kind, int level) =>
        Override(new ListPlace(number, level))?.Level ?? kind.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level);

    private int Start(int number, AbstractNum kind, int level) =>
        Override(new ListPlace(number, level))?.StartOverrideNumberingValue?.Val?.Value ?? Definition(number, kind, level)?.StartNumberingValue?.Val?.Value ?? 1;

    private int? LevelOf(int number, string? style) =>
        Kind(number)?.Elements<Level>().FirstOrDefault(l => l.ParagraphStyleIdInLevel?.Val?.Value == style)?.LevelIndex?.Value;
}
