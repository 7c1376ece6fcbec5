using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Review.Agreement;

/// <summary>What is compared.</summary>
public enum Aspect
{
    /// <summary>Whether the code is present, absent or unclear.</summary>
    Presence,

    /// <summary>Which values, where all who are compared say it is present.</summary>
    Values,

    /// <summary>Which words were quoted, character by character and as stretches.</summary>
    Evidence,
}

/// <summary>Who is compared.</summary>
public enum Between
{
    /// <summary>People in one round.</summary>
    People,

    /// <summary>One person with the same person in a later round.</summary>
    OverTime,

    /// <summary>A person, or the consensus, with the machine.</summary>
    Machine,
}

/// <summary>Agreement on one aspect of one code between some coders.</summary>
/// <param name="Aspect">What is compared.</param>
/// <param name="Between">Who.</param>
/// <param name="Figures">The figures; <see cref="AgreementTable.Overall"/> for a code stands for all.</param>
/// <param name="Unitized">Of evidence, Krippendorff's alpha for unitising; else null.</param>
public sealed record ReviewAgreementRow(Aspect Aspect, Between Between, AgreementRow Figures, Estimate? Unitized)
{
    /// <summary>The alpha to read: of evidence that of stretches, since by characters it lies low where only quoted text counts; else that of the figures.</summary>
    public Estimate? Alpha => Aspect == Aspect.Evidence ? Unitized : Figures.Alpha;
}

/// <summary>How far the coders of a review agree, with each other, with themselves and with the machine.</summary>
/// <param name="Rows">Over all codes first, then code by code in the codebook's order.</param>
/// <param name="WithUnmarked">Whether text that nobody quoted counts as agreed on.</param>
public sealed record ReviewAgreement(IReadOnlyList<ReviewAgreementRow> Rows, bool WithUnmarked)
{
    private const string QuotedOnly = "only what somebody quoted: kappa, alpha and AC1 by characters lie low or below nought; read percent, which is the overlap, and alpha for stretches";

    /// <summary>The rows over all codes, for readers: people with each other and over time, and of those with the machine the consensus where there is one.</summary>
    public IReadOnlyList<ReviewAgreementRow> Overall => [.. Told().Where(r => r.Figures.Code == AgreementTable.Overall)];

    /// <summary>The rows on presence of each code, of the same coders.</summary>
    public IReadOnlyList<ReviewAgreementRow> ByCode => [.. Told().Where(r => r.Aspect == Aspect.Presence && r.Figures.Code != AgreementTable.Overall)];

    /// <summary>Works out agreement.</summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="answers">What people and the machine answered; the machine's count only for strategies and codes that the other coded.</param>
    /// <param name="lengths">Length in code points of each document by its path; evidence in others is passed over.</param>
    /// <param name="withUnmarked">Whether text that nobody quoted counts as agreed on.</param>
    /// <param name="options">How intervals are made.</param>
    public static ReviewAgreement Of(Codebook codebook, IReadOnlyList<CodedAnswer> answers, IReadOnlyDictionary<string, int> lengths, bool withUnmarked, AgreementOptions options)
    {
        var groups = Groups(answers);
        var rows = new List<ReviewAgreementRow>();
        foreach (var codes in (IReadOnlyList<Code>[])[codebook.Codes, .. codebook.Codes.Select(c => (IReadOnlyList<Code>)[c])])
        {
            var name = codes.Count == 1 ? codes[0].Id : AgreementTable.Overall;
            var asked = codes.ToDictionary(c => c.Id);
            foreach (var (between, coders) in groups)
            {
                var own = answers.Where(a => asked.ContainsKey(a.Code)).Select(a => (Answer: a, Name: coders.GetValueOrDefault((a.Coder, a.Round)))).Where(a => a.Name is not null)
                    .GroupBy(a => (a.Answer.Strategy, a.Answer.Code)).Where(g => g.Any(a => !a.Answer.ByMachine))
                    .Select(g => new CodedTogether(asked[g.Key.Code], g.Key.Strategy, g.ToDictionary(a => a.Name!, a => a.Answer, StringComparer.Ordinal))).ToList();
                if (own.Any(o => o.By.Count > 1))
                {
                    rows.AddRange(Compared(name, between, own, lengths, withUnmarked, options));
                }
            }
        }

        return new ReviewAgreement(rows, withUnmarked);
    }

    private IEnumerable<ReviewAgreementRow> Told()
    {
        var settled = Rows.Any(r => r.Figures.Coders.Contains(Decision.Consensus));
        return Rows.Where(r => r.Between != Between.Machine || !settled || r.Figures.Coders.Contains(Decision.Consensus));
    }

    private static IEnumerable<ReviewAgreementRow> Compared(string name, Between between, List<CodedTogether> own, IReadOnlyDictionary<string, int> lengths, bool withUnmarked, AgreementOptions options)
    {
        yield return new ReviewAgreementRow(Aspect.Presence, between, AgreementRow.Of(name, [.. own.SelectMany(o => o.Presence())], options with { Scale = null }), null);
        var values = own.SelectMany(o => o.Values()).ToList();
        if (values.Count > 0)
        {
            yield return new ReviewAgreementRow(Aspect.Values, between, AgreementRow.Of(name, values, options with { Scale = null }), null);
        }

        var marked = own.SelectMany(o => o.Marked(lengths)).ToList();
        if (marked.Any(m => m.Marks.Values.Any(s => s.Count > 0)))
        {
            var figures = AgreementRow.Of(name, Spans.Characters(marked, withUnmarked), null, options);
            yield return new ReviewAgreementRow(Aspect.Evidence, between, withUnmarked ? figures : figures with { Warnings = [.. figures.Warnings, QuotedOnly] }, UnitizedAlpha.Of(marked, options.Seed, options.Draws / 2));
        }
    }

    /// <summary>Everybody who is compared with somebody: by coder and round, the name under which figures show them.</summary>
    private static List<(Between Between, Dictionary<(string Coder, string Round), string> Coders)> Groups(IReadOnlyList<CodedAnswer> answers)
    {
        var groups = new List<(Between, Dictionary<(string, string), string>)>();
        var people = answers.Where(a => !a.ByMachine && a.Round != Decision.Consensus).Select(a => (a.Coder, a.Round)).Distinct()
            .OrderBy(c => c.Round, StringComparer.Ordinal).ThenBy(c => c.Coder, StringComparer.Ordinal).ToList();
        var rounds = people.Select(p => p.Round).Distinct().Count();
        string Name((string Coder, string Round) who) => rounds > 1 ? $"{who.Coder} (round {who.Round})" : who.Coder;
        void Add(Between between, params IEnumerable<(string Coder, string Round)> who) => groups.Add((between, who.ToDictionary(w => w, Name)));

        foreach (var round in people.GroupBy(p => p.Round).Select(g => g.ToList()).Where(r => r.Count > 1))
        {
            Add(Between.People, round);
            for (var a = 0; a < round.Count && round.Count > 2; a++)
            {
                for (var b = a + 1; b < round.Count; b++)
                {
                    Add(Between.People, round[a], round[b]);
                }
            }
        }

        foreach (var coder in people.GroupBy(p => p.Coder).Select(g => g.ToList()))
        {
            for (var r = 1; r < coder.Count; r++)
            {
                Add(Between.OverTime, coder[r - 1], coder[r]);
            }
        }

        // The own tagger, then each language model that answered.
        List<string> machines = [CodedAnswer.Machine, .. answers.Where(a => a.ByMachine && a.Coder != CodedAnswer.Machine).Select(a => a.Coder).Distinct().Order(StringComparer.Ordinal)];
        foreach (var machine in machines)
        {
            foreach (var first in people.GroupBy(p => p.Coder).Select(g => g.First()))
            {
                groups.Add((Between.Machine, new() { [first] = Name(first), [(machine, "")] = machine }));
            }
        }

        var settled = answers.Where(a => a.Round == Decision.Consensus).Select(a => (a.Coder, a.Round)).Distinct().ToDictionary(w => w, _ => Decision.Consensus);
        if (settled.Count == 1)
        {
            groups.AddRange(machines.Select(m => (Between.Machine, new Dictionary<(string, string), string>(settled) { [(m, "")] = m })));
        }

        return groups;
    }

    /// <summary>One code of one strategy as several answered it.</summary>
    private sealed record CodedTogether(Code Code, string Strategy, IReadOnlyDictionary<string, CodedAnswer> By)
    {
        internal IEnumerable<UnitCoding> Presence() => By.Select(b => new UnitCoding(Strategy, b.Key, Code.Id, b.Value.Status.ToString().ToLowerInvariant()));

        /// <summary>Where all say present: of a code with one value, that value; of one with several, yes or no for each value.</summary>
        internal IEnumerable<UnitCoding> Values() =>
            By.Count < 2 || Code.Choose == Choose.None || By.Values.Any(a => a.Status != Answer.Present) ? []
            : Code.Choose == Choose.Many ? By.SelectMany(b => Code.Values.Select(v => new UnitCoding(Strategy, b.Key, $"{Code.Id}={v.Id}", b.Value.Values.Contains(v.Id) ? "yes" : "no")))
            : By.Select(b => new UnitCoding(Strategy, b.Key, Code.Id, b.Value.Values is [var only, ..] ? only : "none"));

        /// <summary>The documents that somebody quoted, with what each quoted there.</summary>
        internal IEnumerable<MarkedText> Marked(IReadOnlyDictionary<string, int> lengths) => By.Count < 2 ? [] :
            By.Values.SelectMany(a => a.Evidence).Select(e => e.Path).Where(lengths.ContainsKey).Distinct().Order(StringComparer.Ordinal).Select(path => new MarkedText(Strategy, lengths[path],
                By.ToDictionary(b => b.Key, b => (IReadOnlyList<Span>)[.. b.Value.Evidence.Where(e => e.Path == path).Select(e => new Span(e.Start, e.End))], StringComparer.Ordinal)));
    }
}
