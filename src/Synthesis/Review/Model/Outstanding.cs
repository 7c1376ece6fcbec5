using Synthesis.Codebooks;

namespace Synthesis.Review.Model;

/// <summary>A request to put to a model, and which time it is put.</summary>
/// <param name="Request">The request.</param>
/// <param name="Key">What its answer is kept by.</param>
public sealed record OpenRequest(ModelRequest Request, AnswerKey Key);

/// <summary>What is still to be asked: requests without an answer, and once more those whose answer could not be read.</summary>
public static class Outstanding
{
    /// <summary>The open requests, in the order of the requests, all of a repeat before the next.</summary>
    /// <param name="prompting">How the codebook is put.</param>
    /// <param name="requests">All that is to be asked.</param>
    /// <param name="settings">Of whom, and how.</param>
    /// <param name="repeats">How many times each is to be answered.</param>
    /// <param name="answers">What was answered, by request.</param>
    public static IReadOnlyList<OpenRequest> Of(Prompting prompting, IEnumerable<ModelRequest> requests, ModelSettings settings, int repeats, ILookup<string, ModelAnswer> answers)
    {
        var all = requests.DistinctBy(r => r.Id).ToList();
        return [.. Enumerable.Range(1, repeats).SelectMany(repeat => all.Select(r => Open(prompting, r, settings, repeat, answers))).OfType<OpenRequest>()];
    }

    private static OpenRequest? Open(Prompting prompting, ModelRequest request, ModelSettings settings, int repeat, ILookup<string, ModelAnswer> answers)
    {
        List<ModelAnswer> Given(string id) => [.. answers[id].Where(a => a.Model == settings.Model && a.Parameters == settings.Parameters && a.Repeat == repeat)];
        OpenRequest Ask(ModelRequest r) => new(r, new AnswerKey(r.Id, settings.Model, settings.Parameters, repeat));
        var first = Given(request.Id);
        if (first.Count == 0)
        {
            return Ask(request);
        }

        IReadOnlyList<Code> codes = [.. request.Note.Codes.Select(c => prompting.Codebook[c])];
        return AnswerReader.Read(ModelCodings.Standing(first, codes), codes).WellFormed || Given(request.Note.Again!).Count > 0 ? null : Ask(request.AskedAgain(prompting));
    }
}
