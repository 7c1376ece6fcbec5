using System.Collections.Concurrent;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Review.Agreement;

namespace Synthesis.App.Web;

/// <content>Tables and agreement as they stand; worked out once for each state of the decisions.</content>
internal sealed partial class Bench
{
    internal const string Machine = "machine";

    private readonly ConcurrentDictionary<string, (Known Known, int Edition, object Result)> worked = new(StringComparer.Ordinal);

    /// <summary>Whose answers a person may see in tables: the machine's, their own, the consensus, each coder's.</summary>
    internal IReadOnlyList<string> Views(Person person)
    {
        var sight = SightOf(person);
        var all = sight.SeesAllOthers ? sight.Known.Book.All().Where(k => k.Decision.Round != Decision.Consensus).Select(k => k.Decision.Coder).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return [.. sight.SeesMachineAtAll ? (string[])[Machine] : [], .. sight.SeesAllOthers ? (string[])[Decision.Consensus] : [], .. all.Prepend(person.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The tables by one view; what a blind person may not see of their own earlier rounds is left out.</summary>
    internal RunResult TablesBy(Person person, string view)
    {
        var sight = SightOf(person);
        var own = view == person.Name && !sight.SeesAllOthers;
        return Worked($"tables {view} {own}", () => Pipeline.LiveOf(Design, sight.Known.Strategies,
            [.. sight.Known.Book.All().Select(k => k.Decision).Where(d => !own || d.Round == sight.Known.Round.Name)], sight.Known.Ratings, view == Machine ? null : view));
    }

    /// <summary>How far coders agree, and machines with them where the person may see what these say; only for who may see all coders.</summary>
    internal ReviewAgreement Agreement(Person person)
    {
        var sight = SightOf(person);
        var models = sight.SeesMachineAtAll ? sight.Known.Models.Answers : null;
        return Worked($"agreement {models is null}", () => Pipeline.LiveAgreement(Design, sight.Known.Strategies, [.. sight.Known.Book.All().Select(k => k.Decision)], models, new Dictionary<string, int>()));
    }

    private T Worked<T>(string name, Func<T> work)
        where T : class
    {
        var (state, at) = (Now, Now.Book.Edition);
        if (worked.TryGetValue(name, out var kept) && kept.Known == state && kept.Edition == at)
        {
            return (T)kept.Result;
        }

        var result = work();
        worked[name] = (state, at, result);
        return result;
    }
}
