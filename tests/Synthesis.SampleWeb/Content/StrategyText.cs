using System.Globalization;

namespace Synthesis.SampleWeb.Content;

/// <summary>How a strategy is dressed: what its cover says and when its facts are from.</summary>
/// <param name="Title">The title on the cover.</param>
/// <param name="Council">Whose it is, in full; joint ones name both.</param>
/// <param name="Name">The place.</param>
/// <param name="Period">The period as the cover writes it, or null where the cover gives none.</param>
/// <param name="FirstSentence">How the introduction tells the period, or null.</param>
/// <param name="Versions">Rows of a table of versions between cover and foreword: older spans and dates; empty for none.</param>
/// <param name="Year">The year the work was done in: its figures are from March of it.</param>
/// <param name="LastYear">The year that its plans look to.</param>
/// <param name="Draft">The mark of a draft, or null.</param>
/// <param name="Revision">0 as first published; another number changes some chapters and no other.</param>
public sealed record StrategyDress(
    string Title, string Council, string Name, string? Period, string? FirstSentence, IReadOnlyList<(string Span, string When)> Versions, int Year, int LastYear, string? Draft = null, int Revision = 0);

/// <summary>Writes a strategy of a dozen chapters from dice and a dress.</summary>
public static class StrategyText
{
    private static readonly string[] _first = ["Marian", "Desmond", "Aisha", "Colin", "Priya", "Ruth", "Gareth", "Yvonne", "Tomasz", "Helen", "Femi", "Janet", "Rohan", "Bridget", "Owen", "Carmel"];
    private static readonly string[] _last = ["Thwaite", "Okonjo", "Farrow", "Pell", "Hussain", "Marchbank", "Lindqvist", "Ashdown", "Bhatt", "Crowther", "Nwosu", "Penhale", "Rudge", "Sorley", "Vickers", "Weston"];
    private static readonly string[] _towns = ["Ambleford", "Corsby", "Dunmere", "Easthorpe", "Fenwick Green", "Garstone", "Hollinside", "Ivelbridge", "Keldon", "Lowmoor", "Marlpit", "Netherby", "Oakshott", "Priors Mead", "Quarry Bank", "Ravensley"];
    private static readonly string[] _rivers = ["Arle", "Brathay", "Coly", "Dunsop", "Esker", "Falter", "Gadder", "Hodder"];
    private static readonly string[] _panels = ["Children in Care Council", "Voices Group", "Young Commissioners", "Speak Up panel", "Care Crew"];
    private static readonly string[] _boards = ["Sufficiency Board", "Placements Board", "Children's Transformation Board", "Commissioning Board"];

    /// <summary>The strategy.</summary>
    public static Writing Write(Dice dice, StrategyDress dress)
    {
        var facts = Facts(dice.For("facts"), dress);
        IReadOnlyList<string> Of(string name, string[] patterns, int count, bool shuffled = false) =>
            Phrases.Some(patterns, count, dice.For(Redrawn(dice, name, dress.Revision) ? $"{name} {dress.Revision}" : name), facts, shuffled);
        Chapter Prose(string heading, string name, string[] patterns, int count) =>
            new(heading, [.. Paragraphs(Of(name, patterns, count), dice.For("breaks " + name))]);

        var heads = dice.For("headings");
        var foreword = new Chapter("Foreword", [
            .. Paragraphs(Of("foreword", StrategyPhrases.Foreword, 6), dice.For("breaks foreword")),
            new Paragraph($"Councillor {facts["member"]}, {heads.Pick(["Cabinet Member for Children", "Lead Member for Children's Services", "Portfolio Holder, Children and Families"])}")]);
        var introduction = new Chapter(heads.Pick(["Introduction", "About this document", "Purpose and scope", "Why we have written this"]), [
            .. dress.FirstSentence is null ? Array.Empty<Piece>() : [new Paragraph(dress.FirstSentence)],
            new Paragraph(Phrases.Say("It sets out how {council} will make sure that children who cannot live with their parents have [good homes|the right home|somewhere good to live], [who is to do what|what we shall buy and build], and how we shall know.", heads, facts)),
            .. dress.Revision == 0 ? Array.Empty<Piece>() : [new Paragraph(Phrases.Say("The figures and several of the plans were brought up to date in {revised}; the years covered stay as they were.", heads.For("revised"), facts))],
            new Subheading(heads.Pick(["Our vision", "What we believe", "Vision"])),
            new Paragraph(Phrases.Say("[Near, steady and kind|Safe, near and ours|Warm, lasting, local]: three words from the {panel} sum up the homes we want. [A child should be able to walk to school|Nobody should have to pack a bin bag], keep a [best friend|dog] and know [who will be there at breakfast|whose name is on the door].", heads, facts))]);
        Chapter[] chapters =
        [
            foreword, introduction,
            Prose(heads.Pick(["The sufficiency duty", "What the law requires", "Our duty"]), "duty", StrategyPhrases.Duty, 5),
            new(heads.Pick(["Our children", "Who we look after", "Children in our care", "Needs analysis"]), [
                .. Paragraphs(Of("context", StrategyPhrases.Context, 8), dice.For("breaks context")), Cohort(dice.For("cohort" + dress.Revision), dress, facts)]),
            Prose(heads.Pick(["Progress since the last plan", "What we said and what we did", "Looking back"]), "progress", StrategyPhrases.Progress, 3),
            Prose(heads.Pick(["Fostering", "Foster homes", "Living with foster families"]), "fostering", StrategyPhrases.Fostering, 9),
            Prose(heads.Pick(["Residential care", "Children's homes", "Residential homes"]), "residential", StrategyPhrases.Residential, 10),
            Prose(heads.Pick(["Sixteen and over", "Supported accommodation and care leavers", "Moving towards independence"]), "older", StrategyPhrases.Older, 6),
            Prose(heads.Pick(["Adoption, guardianship and short breaks", "Permanence", "Other ways home"]), "permanence", StrategyPhrases.Permanence, 4),
            Prose(heads.Pick(["What is missing", "Gap analysis", "Where we fall short"]), "gaps", StrategyPhrases.Gaps, 6),
            Prose(heads.Pick(["What children tell us", "Voice of children and young people", "Listening"]), "voice", StrategyPhrases.Voice, 4),
            Prose(heads.Pick(["Working with providers", "Market management", "The market"]), "market", StrategyPhrases.Market, 7),
            new(heads.Pick(["Commissioning intentions", "What we will do", "Our priorities"]), [
                new Paragraph(heads.Pick(["In these years we will:", "We intend to:", "This is what we mean to do."])), new Bullets(Of("intentions", StrategyPhrases.Intentions, 9, shuffled: true))]),
            Prose(heads.Pick(["Finance", "Money", "Resources"]), "money", StrategyPhrases.Money, 4),
            Prose(heads.Pick(["Governance and review", "Making it happen", "Oversight"]), "governance", StrategyPhrases.Governance, 4),
            new("Action plan", [Plan(dice.For("actions" + dress.Revision), dress, facts)]),
            .. heads.Chance(0.7) ? [Areas(dice.For("areas"), facts)] : Array.Empty<Chapter>(),
            .. heads.Chance(0.4) ? [OnAPage(dice.For("page"), facts)] : Array.Empty<Chapter>(),
        ];
        IReadOnlyList<Piece> front = dress.Versions.Count == 0
            ? []
            : [new Grid("Version control", [["Document", "Period", "Agreed"], .. dress.Versions.Select(v => (IReadOnlyList<string>)["Sufficiency strategy", v.Span, v.When])])];
        string[] cover = [.. new[] { dress.Council, dress.Period, dress.Draft }.OfType<string>()];
        return new Writing(dress.Title, cover, front, chapters, dress.Draft is null ? $"{dress.Council}: {dress.Title}" : $"{dress.Draft} – {dress.Title}");
    }

    // A revision draws three of the chapters anew, so that a change shows as text and not only as a date.
    private static bool Redrawn(Dice dice, string name, int revision) =>
        revision > 0 && dice.For("redrawn").Shuffled(["context", "residential", "market", "gaps", "money", "fostering"]).Take(3).Contains(name);

    private static IEnumerable<Piece> Paragraphs(IReadOnlyList<string> sentences, Dice dice)
    {
        for (var i = 0; i < sentences.Count;)
        {
            var take = dice.Between(1, 3);
            yield return new Paragraph(string.Join(' ', sentences.Skip(i).Take(take)));
            i += take;
        }
    }

    private static Chapter Areas(Dice dice, Dictionary<string, string> facts) => new("Appendix: needs by area", [
        .. dice.Shuffled(_towns).Take(dice.Between(5, 14)).SelectMany(town => new Piece[]
        {
            new Subheading(town),
            new Paragraph(string.Join(' ', Phrases.Some(StrategyPhrases.Area, 5, dice.For(town), new Dictionary<string, string>(facts) { ["area"] = town }, shuffled: true))),
        })]);

    // The one-page summary: fragments without verbs, as its boxes and columns become on the web.
    private static Chapter OnAPage(Dice dice, Dictionary<string, string> facts) => new("Strategy on a page", [
        new Bullets([.. new[] { "Near. Steady. Kind.", "{count} children", "{homes} homes of our own, {beds} beds", "Fewer moves", "More carers for teenagers", "{14-40} per cent far from home: too many", "Health, schools and us together", "By {last}: {6-20} more beds nearby" }
            .Select(p => Phrases.Say(p, dice, facts))])]);

    private static Grid Cohort(Dice dice, StrategyDress dress, Dictionary<string, string> facts)
    {
        var rows = new List<IReadOnlyList<string>> { new[] { "Where they live" }.Concat(Enumerable.Range(dress.Year - 3, 4).Select(y => $"{y - 1}/{y % 100:00}")).ToList() };
        var total = int.Parse(facts["count"], CultureInfo.InvariantCulture);
        foreach (var (kind, share) in new[] { ("Foster families", 0.62), ("Family and friends", 0.13), ("Children's homes", 0.11), ("Supported accommodation", 0.09), ("Placed for adoption", 0.04) })
        {
            rows.Add([kind, .. Enumerable.Range(0, 4).Select(i => ((int)(total * share * (0.82 + (0.06 * i)) * (0.95 + (dice.Below(10) / 100.0)))).ToString(CultureInfo.InvariantCulture))]);
        }

        return new Grid("Children looked after by where they live, at 31 March", rows);
    }

    private static Grid Plan(Dice dice, StrategyDress dress, Dictionary<string, string> facts)
    {
        var rows = dice.Shuffled(StrategyPhrases.Actions).Take(7).Select(action => (IReadOnlyList<string>)[
            action, dice.Pick(["Head of Commissioning", "Service Manager, Fostering", "Assistant Director", "Placements Team", "Head of Corporate Parenting"]),
            $"{dice.Pick(["March", "June", "September", "December"])} {dice.Between(dress.Year, Math.Max(dress.Year, dress.LastYear))}",
            Phrases.Say("[{3-20} fewer moves|{4-30} more households|Contract let|Reported to the {board}|{5-25} per cent nearer home]", dice, facts)]);
        return new Grid("What, who, when and how we shall know", [["Action", "Lead", "By", "Measure"], .. rows]);
    }

    private static Dictionary<string, string> Facts(Dice dice, StrategyDress dress)
    {
        var count = dice.Between(180, 1450);
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        return new Dictionary<string, string>
        {
            ["council"] = dress.Council, ["name"] = dress.Name, ["we"] = dice.Pick(["the council", "councils", "a council like ours"]), ["town"] = dice.Pick(_towns), ["river"] = dice.Pick(_rivers),
            ["panel"] = dice.Pick(_panels), ["board"] = dice.Pick(_boards), ["agency"] = dice.Pick(["Adopt Together", "Family First Adoption", "Rivers and Coast Adoption"]),
            ["framework"] = dice.Pick(["Homes Together", "the Northern Placements List", "the Shires Framework", "Commissioning Alliance Six"]),
            ["member"] = $"{dice.Pick(_first)} {dice.Pick(_last)}", ["boys"] = dice.Pick(["", " and girls the rest"]), ["count"] = Text(count), ["less"] = Text(count - dice.Between(4, 60)),
            ["countless"] = Text(count - dice.Between(5, 40)), ["countmore"] = Text(count + dice.Between(20, 160)), ["rate"] = Text(dice.Between(45, 130)), ["resident"] = Text(count / dice.Between(7, 11)),
            ["homes"] = dice.Pick(["two", "three", "four", "five", "seven"]), ["beds"] = Text(dice.Between(8, 34)), ["data"] = Text(dress.Year), ["base"] = Text(dress.Year - dice.Between(1, 3)), ["early"] = Text(dress.Year - dice.Between(4, 6)),
            ["next"] = Text(Math.Max(dress.Year + 1, Math.Min(dress.LastYear, dress.Year + 2))), ["last"] = Text(dress.LastYear), ["revised"] = $"{dice.Pick(["May", "June", "July"])} {dress.Year + 1}",
        };
    }
}
