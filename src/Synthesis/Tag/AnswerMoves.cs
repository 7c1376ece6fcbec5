namespace Synthesis.Tag;

/// <summary>The answers that a codebook's suggestions gave, to be held against later ones.</summary>
/// <param name="CodebookHash">SHA-256 of the codebook's files.</param>
/// <param name="Answers">By strategy, then by code.</param>
public sealed record StandingAnswers(string CodebookHash, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Answer>> Answers)
{
    /// <summary>By strategy, names all that its answers rest on.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>What moved in the suggestions for one code.</summary>
/// <param name="Code">The code's id.</param>
/// <param name="From">The answer before; null where the code is new.</param>
/// <param name="To">The answer now; null where the code is no longer asked.</param>
/// <param name="Strategies">The strategies of which that is so.</param>
public sealed record AnswerMove(string Code, Answer? From, Answer? To, IReadOnlyList<string> Strategies);

/// <summary>What moved between two runs over the strategies that were in both.</summary>
/// <param name="Codebook">The codebook's id.</param>
/// <param name="Changed">Whether its files changed; if not, costs, decisions or the program did.</param>
/// <param name="Strategies">How many strategies were in both runs.</param>
/// <param name="Unmoved">How many codes were asked in both and did not move.</param>
/// <param name="Moves">The moves, in the order of the codes; codes no longer asked last.</param>
public sealed record AnswerMoves(string Codebook, bool Changed, int Strategies, int Unmoved, IReadOnlyList<AnswerMove> Moves)
{
    /// <summary>Compares what a codebook's suggestions were with what they are.</summary>
    /// <param name="codebook">The codebook's id.</param>
    /// <param name="codes">Its codes now, in order.</param>
    /// <param name="before">The answers before.</param>
    /// <param name="now">The answers now.</param>
    public static AnswerMoves Between(string codebook, IReadOnlyList<string> codes, StandingAnswers before, StandingAnswers now)
    {
        var both = now.Answers.Keys.Where(before.Answers.ContainsKey).Order(StringComparer.Ordinal).ToList();
        var former = both.SelectMany(s => before.Answers[s].Keys).Distinct(StringComparer.Ordinal).Where(c => !codes.Contains(c)).Order(StringComparer.Ordinal);
        Answer? Of(StandingAnswers answers, string strategy, string code) => answers.Answers[strategy].TryGetValue(code, out var answer) ? answer : null;
        var moves = codes.Concat(former).SelectMany(code => both.GroupBy(s => (From: Of(before, s, code), To: Of(now, s, code))).Where(g => g.Key.From != g.Key.To)
            .OrderBy(g => g.Key.From).ThenBy(g => g.Key.To).Select(g => new AnswerMove(code, g.Key.From, g.Key.To, [.. g]))).ToList();
        return new AnswerMoves(codebook, before.CodebookHash != now.CodebookHash, both.Count, codes.Count(c => moves.All(m => m.Code != c)), moves);
    }
}
