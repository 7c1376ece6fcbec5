using Synthesis.Codebooks;

namespace Synthesis.Tag;

/// <summary>How a statement reads at one place.</summary>
/// <param name="Polarity"><c>affirmed</c> or <c>negated</c>.</param>
/// <param name="Time"><c>present</c>, <c>past</c>, <c>future</c> or <c>conditional</c>.</param>
/// <param name="Whose"><c>own</c>, <c>others</c>, <c>nation</c> or <c>guidance</c>.</param>
public sealed record Statement(string Polarity, string Time, string Whose)
{
    /// <summary>The authority's own affirmed statement of what is.</summary>
    public static Statement Plain { get; } = new("affirmed", "present", "own");

    /// <summary>Whether it is one of those that count.</summary>
    public bool Accepted(Acceptance accept) => accept.Polarity.Contains(Polarity) && accept.Time.Contains(Time) && accept.Whose.Contains(Whose);
}

/// <summary>
/// Reads a passage's statements: the triggers that stand in it and how far they reach, after the ConText method
/// (Harkema, Dowling, Thornblade, Chapman, Journal of Biomedical Informatics 42, 2009).
/// </summary>
public sealed class StatementReading
{
    private readonly List<(Trigger Trigger, TermMatch At)> triggers = [];
    private readonly List<TermMatch> stops = [];
    private readonly List<TermMatch> own = [];
    private readonly Statement otherwise;

    private StatementReading(Statement otherwise)
    {
        this.otherwise = otherwise;
    }

    /// <summary>Whose statement a following sentence of the block continues, unless it says otherwise.</summary>
    public string CarriedWhose { get; private set; } = "own";

    /// <summary>Reads a passage.</summary>
    /// <param name="rules">The codebook's rules.</param>
    /// <param name="passage">The passage; a semicolon in it ends the reach of triggers as a stop word does.</param>
    /// <param name="found">The terms found in it.</param>
    /// <param name="inherited">How it reads unless it says otherwise: from its headings or the sentence before.</param>
    public static StatementReading Of(StatementRules rules, Passage passage, Dictionary<int, List<TermMatch>> found, Statement inherited)
    {
        var own = rules.Own.Any(found.ContainsKey);
        var reading = new StatementReading(own ? inherited with { Whose = "own" } : inherited);
        reading.own.AddRange(Matches(rules.Own, found));
        var pseudo = Matches(rules.Pseudo, found).ToList();
        foreach (var trigger in rules.Triggers.Where(t => t.Reach != Reach.Heading && t.Axis != StatementRules.Direction))
        {
            foreach (var match in Matches(trigger.Terms, found).Where(m => !pseudo.Any(p => p.Start <= m.Start && m.End <= p.End)))
            {
                reading.triggers.Add((trigger, match));
            }
        }

        reading.stops.AddRange(Matches(rules.Stops, found));
        for (var i = 1; i < passage.Words.Count; i++)
        {
            if (passage.Text.AsSpan(passage.Words[i - 1].End, passage.Words[i].Start - passage.Words[i - 1].End).Contains(';'))
            {
                reading.stops.Add(new TermMatch(i, i));
            }
        }

        reading.CarriedWhose = own ? "own"
            : reading.triggers.Where(t => t.Trigger.Axis == "whose" && t.Trigger.Reach == Reach.Sentence).Select(t => t.Trigger.Value).FirstOrDefault() ?? reading.otherwise.Whose;
        return reading;
    }

    /// <summary>How statements under headings read unless they say otherwise: on each axis the last trigger in the path that reaches from headings.</summary>
    public static Statement Under(StatementRules rules, IEnumerable<Dictionary<int, List<TermMatch>>> headings)
    {
        var under = Statement.Plain;
        foreach (var found in headings)
        {
            string? On(string axis) => rules.Triggers.Where(t => t.Axis == axis && t.Reach == Reach.Heading && t.Terms.Any(found.ContainsKey)).Select(t => t.Value).FirstOrDefault();
            under = new Statement(On("polarity") ?? under.Polarity, On("time") ?? under.Time, On("whose") ?? (rules.Own.Any(found.ContainsKey) ? "own" : under.Whose));
        }

        return under;
    }

    /// <summary>How the statement reads at a signal's anchor.</summary>
    /// <param name="anchor">The anchor's words.</param>
    /// <param name="matched">All words the signal matched: a trigger among them is part of the signal and changes nothing.</param>
    public Statement At(TermMatch anchor, IReadOnlyList<TermMatch> matched) =>
        new(On("polarity", anchor, matched) ?? otherwise.Polarity, On("time", anchor, matched) ?? otherwise.Time, On("whose", anchor, matched) ?? otherwise.Whose);

    private string? On(string axis, TermMatch anchor, IReadOnlyList<TermMatch> matched)
    {
        string? value = null;
        var nearest = int.MaxValue;
        foreach (var (trigger, at) in triggers)
        {
            if (trigger.Axis != axis || matched.Any(m => at.Start >= m.Start && at.End <= m.End) || (axis == "whose" && OwnIsNearer(at, anchor)))
            {
                continue;
            }

            if (Distance(trigger, at, anchor) is { } distance && distance < nearest)
            {
                (nearest, value) = (distance, trigger.Value);
            }
        }

        return value;
    }

    private int? Distance(Trigger trigger, TermMatch at, TermMatch anchor) => trigger.Reach switch
    {
        Reach.Sentence => 500 + Math.Abs(anchor.Start - at.Start),
        Reach.Forward when anchor.Start >= at.Start && anchor.Start - at.End <= trigger.Words && !Stopped(at.End, anchor.Start) => Math.Max(0, anchor.Start - at.End),
        Reach.Backward when anchor.End <= at.End && at.Start - anchor.End <= trigger.Words && !Stopped(anchor.End, at.Start) => Math.Max(0, at.Start - anchor.End),
        _ => null,
    };

    private bool OwnIsNearer(TermMatch trigger, TermMatch anchor) => own.Any(o => Math.Abs(o.Start - anchor.Start) <= Math.Abs(trigger.Start - anchor.Start));

    private bool Stopped(int from, int to) => stops.Any(s => s.Start >= from && s.End <= to);

    private static IEnumerable<TermMatch> Matches(IReadOnlyList<int> terms, Dictionary<int, List<TermMatch>> found) =>
        terms.SelectMany(t => found.TryGetValue(t, out var list) ? list : []);
}
