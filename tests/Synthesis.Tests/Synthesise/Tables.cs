using Synthesis.Synthesise;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Synthesise;

/// <summary>Coverage tables of made strategies, for tests of what is worked out from them.</summary>
internal static class Tables
{
    internal static Evidence Quote(string strategy, string text, int start = 0, params string[] values) => new(text, start, start + text.Length, 1, "made/quote", 0.9, values, strategy + ".pdf");

    internal static Suggestion Present(string code, IReadOnlyList<string> values, params Evidence[] evidence) => new(code, Answer.Present, values, 0.9, evidence);

    /// <summary>A table of the project's own codebook; what is not answered is absent.</summary>
    internal static CoverageTable Of(params (string Strategy, Suggestion[] Answers)[] strategies) => CoverageTable.Of(Codes.Sufficiency, Codes.Sufficiency.Tables[0],
        [.. strategies.Select(s => new CodedStrategy(s.Strategy, null, [], [.. Codes.Sufficiency.Codes.Select(c => s.Answers.FirstOrDefault(a => a.Code == c.Id) ?? new Suggestion(c.Id, Answer.Absent, [], 0.1, []))]))], Basis.Suggestions);

    internal static CoverageRow Row(this CoverageTable table, string code) => table.Sections.SelectMany(s => s.Rows).Single(r => r.Code == code);
}
