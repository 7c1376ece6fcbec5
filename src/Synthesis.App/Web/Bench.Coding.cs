using System.Globalization;
using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <summary>An answer that a coder sends.</summary>
/// <param name="Request">A name of its own, by which it is taken once however often it is sent.</param>
/// <param name="Strategy">The strategy's short name.</param>
/// <param name="Code">The code's id.</param>
/// <param name="Status"><c>present</c>, <c>absent</c> or <c>unclear</c>.</param>
/// <param name="Values">Its values.</param>
/// <param name="Path">The document of the quote, or null.</param>
/// <param name="Start">First code point of the quote.</param>
/// <param name="End">One past the last.</param>
/// <param name="Quote">The quote by its words, where no place is told; or null.</param>
/// <param name="Note">A note, or null.</param>
/// <param name="Round">The round in which it was given: that of the page.</param>
/// <param name="Seen">Of a consensus, what stood on the cell when it was settled, as <see cref="DecisionBook.StateOf"/> tells it.</param>
internal sealed record GivenAnswer(
    string Request, string Strategy, string Code, string Status, IReadOnlyList<string>? Values, string? Path, int? Start, int? End, string? Quote, string? Note, string? Round, string? Seen = null);

/// <content>What coders do.</content>
internal sealed partial class Bench
{
    private const int LongestText = 4000;
    private const string Undo = "undo";

    internal Sight SightOf(Person person) => new(person, Now, Design.Codes.Count);

    /// <summary>Checks an answer as an import would, and adds it to the coder's decisions of this round, or to the consensus.</summary>
    /// <returns>Why it is refused, or null once it is on disk.</returns>
    internal async Task<string?> DecideAsync(Person person, GivenAnswer given, bool consensus)
    {
        if (Now.Find(given.Strategy) is not { } strategy || !strategy.Selected.Fate.Included)
        {
            return "The review counts no such strategy.";
        }

        // An answer that closed what it was given to, and is sent again because the reply was lost, is no second answer; a request's name stands for all that was said under it.
        var act = new Act(person.Name, consensus ? "settle" : "decide", $"{given.Strategy} {given.Code} {given.Status}", given.Request);
        bool Done() => IsName(given.Request) && DoneBefore(person, given.Request) is { } done && (done.What, done.Subject) == (act.What, act.Subject);
        if (Barred(person, strategy.Name, given.Code, consensus) is { } barred)
        {
            return Done() ? null : barred;
        }

        if (given.Note?.Length > LongestText || given.Quote?.Length > LongestText || !IsName(given.Request) || given.Values?.Count > 100)
        {
            return $"A note or quote is longer than {LongestText} characters, or the request has no name: shorten it and try again.";
        }

        if (given.Values?.Count > 0 && given.Status != "present")
        {
            return "Only what is present has values: leave them out, or answer Present.";
        }

        var line = new ImportLine("your answer", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["strategy"] = given.Strategy, ["code"] = given.Code ?? "", ["coder"] = person.Name, ["round"] = consensus ? Decision.Consensus : given.Round ?? "", ["status"] = given.Status ?? "",
            ["values"] = string.Join('|', given.Values ?? []), ["note"] = given.Note?.Trim() ?? "", ["quote"] = given.Quote?.Trim() ?? "", ["path"] = given.Path ?? "",
            ["start"] = (given.Start ?? -1).ToString(CultureInfo.InvariantCulture), ["end"] = (given.End ?? -1).ToString(CultureInfo.InvariantCulture),
        });
        if (DecisionFile.Decide(line, Design.Codes, name => Now.Find(name) is { } s ? Texts(s) : null, acceptClose: false, out var decision, out _) is { } refused)
        {
            return refused.Message;
        }

        if (consensus && decision!.Note is null)
        {
            return "A consensus needs its reason: write why in a few words.";
        }

        string? outdated = null;
        var kept = await Writer.WriteAsync(given.Request, alone: consensus, () =>
        {
            outdated = Outdated(given, consensus) ?? Barred(person, given.Strategy, given.Code, consensus);
            return outdated is null ? new Writing(act, [decision!]) : null;
        });
        return outdated ?? (kept is not null || Done() ? null
            : "Another request went by that name. Nothing was changed: load the page again.");
    }

    /// <summary>Why a person may not answer a cell, or settle it; null where they may. It is asked again when the answer's turn to be written comes.</summary>
    private string? Barred(Person person, string strategyName, string? code, bool consensus) =>
        Now.Find(strategyName) is not { Selected.Fate.Included: true } strategy ? "The review counts no such strategy."
        : consensus ? SightOf(person).SeesOthers(strategy) ? null : "Only who leads the review, and is not coding this strategy, settles differences."
        : !SightOf(person).MayCode(strategy) ? "This strategy is not yours to code in this round."
        : IsClosed(person, strategy, code) ? "This answer stands: it is settled, or you may have seen what others say, and blind answers to it are closed."
        : null;

    /// <summary>Why an answer no longer fits what stands when its turn to be written comes; null where it does.</summary>
    private string? Outdated(GivenAnswer given, bool consensus) =>
        given.Round != Now.Round.Name ? $"Round {Now.Round.Name} has begun since this page was loaded, and the answer was given before. Nothing was changed: load the page again."
        : consensus && given.Seen != Now.Book.StateOf(new CellName(given.Strategy, given.Code)) ? "Somebody has answered or settled this since you opened it. Nothing was changed: it is shown as it stands now."
        : null;

    /// <summary>What a person did before under a request's name; null where it was nothing, or somebody else.</summary>
    private Act? DoneBefore(Person person, string request) => Reading(store => store.ActOf(request)) is { } act && act.By == person.Name ? act : null;

    private static bool IsName(string? request) => request is { Length: > 7 and < 80 };

    /// <summary>Takes back a decision of the coder in this round; it stays in the store beside its withdrawal. A quote that was given twice goes with both.</summary>
    /// <param name="person">The coder.</param>
    /// <param name="request">The request's name.</param>
    /// <param name="decision">The decision's name, as <see cref="QuoteView.NameOf"/> makes it; null for the last.</param>
    /// <returns>The cell that it was on, or null where there was none.</returns>
    internal async Task<CellName?> UndoAsync(Person person, string request, string? decision)
    {
        if (!IsName(request))
        {
            return null;
        }

        CellName? cell = null;
        await Writer.WriteAsync(request, alone: true, () =>
        {
            var own = Now.Book.By(person.Name, Now.Round.Name).Where(k => string.IsNullOrEmpty(decision) || QuoteView.NameOf(k.Decision) == decision).ToList();
            if (own is not [.., var last] || Now.Find(last.Decision.Strategy) is not { } strategy || IsClosed(person, strategy, null))
            {
                return null;
            }

            cell = new CellName(last.Decision.Strategy, last.Decision.Code);
            return new Writing(new Act(person.Name, Undo, $"{cell.Strategy} {cell.Code}", request), [], string.IsNullOrEmpty(decision) ? [last.Id] : [.. own.Select(k => k.Id)]);
        });

        // Sent again because the answer was lost, it is not done again, and answered as before.
        return cell ?? (DoneBefore(person, request) is { What: Undo, Subject: var subject } && subject.LastIndexOf(' ') is > 0 and var at ? new CellName(subject[..at], subject[(at + 1)..]) : null);
    }

    /// <summary>
    /// Whether a coder's answers are closed: they have answered the whole strategy and so see what was settled, or, where they lead, what others answered. While they are blind nothing is, and so
    /// nothing tells them what others did.
    /// </summary>
    /// <param name="person">The coder.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="code">The code, or null for taking an answer back, which is closed once anything of the strategy is settled.</param>
    private bool IsClosed(Person person, BenchStrategy strategy, string? code) => SightOf(person) is var sight && !sight.IsBlindTo(strategy) && (sight.HasLooked(strategy)
        || Now.Book.All().Any(k => k.Decision.Strategy == strategy.Name && (code is null || k.Decision.Code == code) && k.Decision.Round == Decision.Consensus && k.Decision.Coder != person.Name));

    /// <summary>A cell as its coder works on it; null where there is none or it is not the person's to code.</summary>
    internal CellView? Cell(Person person, string? strategyName, string? codeId)
    {
        var sight = SightOf(person);
        if (sight.Known.Find(strategyName) is not { } strategy || CodeOf(codeId) is not { } code || !sight.MayCode(strategy))
        {
            return null;
        }

        var own = sight.Known.Book.By(person.Name, sight.Known.Round.Name);
        var here = own.Where(k => k.Decision.Strategy == strategy.Name).ToList();
        return new CellView(strategy.Name, strategy.Title, string.Join(", ", strategy.Authorities), code.Id, sight.Known.Round.Name,
            sight.SeesMachine(strategy) && strategy.Suggestions.TryGetValue(code.Id, out var suggestion) ? AnswerView.Of(suggestion) : null,
            here.Where(k => k.Decision.Code == code.Id).ToList() is { Count: > 0 } given ? AnswerView.Of(given) : null,
            here.GroupBy(k => k.Decision.Code).ToDictionary(g => g.Key, g => AnswerView.Name(g.Last().Decision.Status), StringComparer.Ordinal), ProgressOf(person, sight, own));
    }

    /// <summary>How far a person is with what the round asks of them.</summary>
    internal ProgressView ProgressOf(Person person) => ProgressOf(person, SightOf(person), Now.Book.By(person.Name, Now.Round.Name));

    private ProgressView ProgressOf(Person person, Sight sight, IReadOnlyList<KeptDecision> own)
    {
        var mine = sight.Known.Included.Where(s => sight.MayCode(s)).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var (done, total) = (sight.Known.Book.Answered(person.Name, sight.Known.Round.Name).Count(c => mine.Contains(c.Strategy)), mine.Count * Design.Codes.Count);
        return new ProgressView(done, total, Pace.Left(own, total - done));
    }
}
