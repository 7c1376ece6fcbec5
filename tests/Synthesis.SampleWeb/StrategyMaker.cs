using System.Globalization;
using Synthesis.Gather;
using Synthesis.SampleWeb.Content;

namespace Synthesis.SampleWeb;

/// <summary>Makes one strategy: its title, its period and how that is written, its form and the text.</summary>
public static class StrategyMaker
{
    private static readonly string[] _children = ["Looked After Children", "Children Looked After", "Children in Care", "Cared for Children", "Children in Care and Care Leavers", "Looked After Children and Care Leavers", "Cared for and Care Experienced Young People"];
    private static readonly string[] _titles =
    [
        "{children} Placement Sufficiency Strategy", "Placement Sufficiency Strategy", "Sufficiency Strategy", "Sufficiency Strategy for {children}", "Sufficiency Statement for {children}", "{children} Sufficiency Strategy",
        "Homes for children and young people in {name}", "Placement and Sufficiency Strategy for {children}", "Commissioning Strategy for {children} Placements", "{children} Placements Commissioning and Sufficiency Strategy",
        "{children} Placements and Resource Sufficiency Strategy", "Integrated Placement and Sufficiency Strategy", "{children} Commissioning and Sufficiency Strategy", "Securing Sufficiency: homes for our {children}", "Placement Strategy for {children}",
        "Children's homes commissioning plan", "{children} & Complex Needs Placement Sufficiency Strategy", "Interim Sufficiency Strategy & Action Plan",
    ];

    /// <summary>A strategy of <paramref name="owners"/> that has <paramref name="status"/> on <paramref name="asAt"/>.</summary>
    /// <param name="dice">Dice of this one alone.</param>
    /// <param name="key">Its key.</param>
    /// <param name="owners">Whose it is: two for a joint one.</param>
    /// <param name="status">Current, expired or undated.</param>
    /// <param name="asAt">The day its status is of.</param>
    /// <param name="place">Whose host keeps it.</param>
    /// <param name="latestEnd">For an expired one that another follows: the last year it may end in.</param>
    public static Publication Make(Dice dice, string key, IReadOnlyList<Authority> owners, Status status, DateOnly asAt, Place place, int? latestEnd = null)
    {
        var (from, to) = Years(dice, status, asAt, latestEnd);
        var style = dice.Below(20);
        var extended = status == Status.Current && to - from is 5 or 6 && dice.Chance(0.3);
        var written = extended
            ? $"{from}-{to - 2} (extended to {dice.Pick(["March ", "31 March ", ""])}{to})"
            : Written(dice, from, to, style);
        var undated = status == Status.Undated;
        var where = undated ? Spoken.Nowhere : extended ? Spoken.Cover : (Spoken)dice.Pick([1, 1, 1, 1, 2, 2, 3]);
        var names = string.Join(" and ", owners.Select(o => o.Name));
        var bare = dice.Pick(_titles).Replace("{children}", dice.Pick(_children), StringComparison.Ordinal).Replace("{name}", names, StringComparison.Ordinal);
        var title = (dice.Chance(0.06) ? "Joint " : "", bare) is var (joint, t) && owners.Count > 1 && joint.Length > 0 ? joint + t : bare;
        var full = where == Spoken.Title ? $"{title} {written}" : title;
        var council = string.Join(" and ", owners.Select(o => o.OfficialName));
        var sentence = where switch
        {
            Spoken.Sentence => Sentence(dice, from, to, written),
            Spoken.Nowhere => dice.Pick([null, "This strategy looks three years ahead.", "It is a plan for the coming years and is kept under review."]),
            _ => dice.Chance(0.5) ? Sentence(dice, from, to, written) : null,
        };
        var versions = !undated && dice.Chance(0.15) ? Versions(dice, from) : [];
        var year = undated ? asAt.Year - dice.Between(1, 3) : from;
        var dress = new StrategyDress(full, council, names, where == Spoken.Cover ? written : where == Spoken.Title && dice.Chance(0.4) ? written : null, sentence, versions, year, undated ? year + 3 : to);
        var file = dice.Chance(0.2) ? dice.Pick(["sufficiency-strategy-final-v3", "cic-strategy-web", "appendix-a", "placement-strategy", "accessible-version-sept"]) : Phrases.Slug(full);
        var landing = dice.Chance(0.15) ? Phrases.Slug(dice.Pick(["looked-after-children-strategy", "placement-sufficiency", "children-in-care-sufficiency-strategy"])) : Phrases.Slug(dice.Chance(0.6) ? full : bare);
        var text = dice.For("text");
        return new Publication(
            key, Role.Strategy, full, dice.Pick([full, full, bare, "Read our strategy", full.ToLowerInvariant()]), landing, Shelf(dice), Form(dice, place, extended), place,
            Day(dice, year, asAt), [.. owners.Select(o => o.Code)], () => StrategyText.Write(text, dress))
        {
            Period = undated ? null : new Span(new DateOnly(from, 4, 1), new DateOnly(to, 3, 31), written), Status = status, FileName = file,
        };
    }

    /// <summary><paramref name="of"/> as a draft, or with part of its text changed.</summary>
    /// <param name="of">A made strategy.</param>
    /// <param name="dice">Dice of its text.</param>
    /// <param name="draft">The mark of a draft, or null.</param>
    /// <param name="revision">Another number than 0 for a changed text.</param>
    public static Publication Again(Publication of, Dice dice, string? draft, int revision)
    {
        var written = of.Write;
        return of with
        {
            Write = () =>
            {
                var made = written();
                return draft is null
                    ? Revised(made, dice.For($"revision {revision}"))
                    : made with { Cover = [.. made.Cover, draft], Running = $"{draft} – {made.Running}" };
            },
        };
    }

    private static Writing Revised(Writing made, Dice dice)
    {
        var which = dice.Shuffled(Enumerable.Range(2, made.Chapters.Count - 3)).Take(3).ToHashSet();
        return made with
        {
            Chapters = [.. made.Chapters.Select((c, i) => which.Contains(i)
                ? c with { Pieces = [.. c.Pieces.Skip(1), new Paragraph(Phrases.Say("[Since these pages first appeared|Six months on|After a year of work], [{3-19} more children have come to live nearby|one home has opened|two contracts were ended|prices have gone up by {3-9} per cent] and [the plan was adjusted|this chapter was rewritten|targets were moved].", dice, new Dictionary<string, string>()))] }
                : c)],
        };
    }

    private enum Spoken
    {
        Nowhere,
        Title,
        Cover,
        Sentence,
    }

    private static (int From, int To) Years(Dice dice, Status status, DateOnly asAt, int? latestEnd)
    {
        var length = dice.Pick([3, 3, 3, 4, 5, 5]);
        if (status == Status.Current)
        {
            var financial = asAt.Month >= 4 ? asAt.Year : asAt.Year - 1;
            var from = financial - dice.Below(length);
            var to = Math.Max(from + length, asAt.Year + 1);
            return (to - length > financial ? financial : to - length, to);
        }

        var end = Math.Min(latestEnd ?? asAt.Year - 1, asAt.Year - 1) - dice.Below(latestEnd is null ? 4 : 1);
        return (end - length, end);
    }

    private static string Written(Dice dice, int from, int to, int style)
    {
        var two = (to % 100).ToString("00", CultureInfo.InvariantCulture);
        return style switch
        {
            < 5 => $"{from}-{two}", < 8 => $"{from}-{to}", < 11 => $"{from} to {to}", 11 => $"{from} TO {to}", < 14 => $"{from}–{to}", 14 => $"{from} – {to}", 15 => $"{from} {to}",
            16 => $"{from}/{(from + 1) % 100:00} to {to - 1}/{two}", 17 => $"April {from} to March {to}", 18 => $"{from}/{from % 100 + 1:00}–{to - 1}/{two}", _ => $"{from}-{dice.Pick([two, to.ToString(CultureInfo.InvariantCulture)])}",
        };
    }

    private static string Sentence(Dice dice, int from, int to, string written) => dice.Pick([
        $"This strategy covers the period {(written.Contains(' ', StringComparison.Ordinal) ? written : $"{from} to {to}")}.", $"This strategy runs from April {from} to March {to}.", $"It is our plan for {from} to {to}.",
        $"The strategy starts on 1 April {from} and ends on 31 March {to}.", $"Over the years {from} to {to} this strategy will guide what we buy and build."]);

    private static IReadOnlyList<(string Span, string When)> Versions(Dice dice, int from)
    {
        var rows = new List<(string, string)>();
        for (int end = from, i = dice.Between(1, 4); i > 0; i--, end -= dice.Between(1, 2))
        {
            rows.Insert(0, ($"{end - 3}-{end}", $"{dice.Pick(["January", "March", "July", "October"])} {end - 3}"));
        }

        return rows;
    }

    private static string Shelf(Dice dice) =>
        dice.Pick(["children-in-care", "children-in-care", "children-in-care", "children-in-care", "childrens-plans", "childrens-plans", "childrens-plans", "strategies", "strategies", "strategies", "strategies", "commissioning", "commissioning", "transparency", "fostering"]);

    private static Format Form(Dice dice, Place place, bool extended) => place switch
    {
        Place.Portal => Format.Pdf,
        Place.Procedures => dice.Pick([Format.Page, Format.Pdf, Format.Word]),
        _ => extended ? Format.Pdf : dice.Pick([Format.Pdf, Format.Pdf, Format.Pdf, Format.Pdf, Format.Pdf, Format.Word, Format.Page, Format.Pages, Format.Pages]),
    };

    private static DateOnly Day(Dice dice, int year, DateOnly asAt)
    {
        var day = new DateOnly(year, dice.Between(1, 12), dice.Between(1, 28));
        return day < asAt ? day : asAt.AddDays(-dice.Between(10, 50));
    }
}
