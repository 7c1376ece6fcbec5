using Synthesis.Review;
using Synthesis.Tag;

namespace Synthesis.App.Web;

/// <content>Where a coder goes next.</content>
internal sealed partial class Bench
{
    /// <summary>The ways of going on.</summary>
    internal static readonly string[] Ways = ["strategy", "code", "queue"];

    /// <summary>The next cell that a person has not answered.</summary>
    /// <param name="person">Who.</param>
    /// <param name="by"><c>strategy</c>: the next code of the same strategy, then the next strategy; <c>code</c>: the same code of the next strategy, then the next code; <c>queue</c>: where an answer is worth most.</param>
    /// <param name="strategy">Where they are, or null.</param>
    /// <param name="code">Where they are, or null.</param>
    /// <returns>Null where everything is answered.</returns>
    internal CellName? Next(Person person, string by, string? strategy, string? code)
    {
        var sight = SightOf(person);
        var names = sight.Known.Included.Where(sight.MayCode).ToList();
        var codes = Design.Codes;
        var answered = sight.Known.Book.Answered(person.Name, sight.Known.Round.Name);
        if (by == "queue")
        {
            // In a round that hides suggestions their order would tell of them.
            var cells = names.SelectMany(s => codes.Select(c => new SuggestedCell(s.Name, sight.SeesMachine(s) && s.Suggestions.TryGetValue(c.Id, out var known) ? known : new Suggestion(c.Id, Answer.Unclear, [], null, [])))).ToList();
            var own = sight.Known.Book.By(person.Name, sight.Known.Round.Name).Select(k => k.Decision).ToList();
            var votes = sight.Known.Models.Votes.Where(v => sight.Known.Find(v.Key.Strategy) is { } s && sight.SeesMachine(s)).ToDictionary();
            return OpenCells.Of(cells, own, Design.Settings.Costs, votes).Open.Select(o => o.Cell.Name).FirstOrDefault(c => !answered.Contains(c));
        }

        var (s, c) = (Math.Max(0, names.FindIndex(n => n.Name == strategy)), Math.Max(0, codes.ToList().FindIndex(x => x.Id == code)));
        var (outer, inner) = by == "code" ? (codes.Count, names.Count) : (names.Count, codes.Count);
        var (o, i) = by == "code" ? (c, s) : (s, c);
        for (var step = 0; step < outer * inner; step++)
        {
            var (at, within) = ((o + ((i + step) / inner)) % outer, (i + step) % inner);
            var cell = by == "code" ? new CellName(names[within].Name, codes[at].Id) : new CellName(names[at].Name, codes[within].Id);
            if (!answered.Contains(cell))
            {
                return cell;
            }
        }

        return null;
    }
}
