using System.Globalization;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <summary>How long what is left will take, by the coder's own pace; says so where that cannot be told.</summary>
internal static class Pace
{
    private const int Fewest = 10, Latest = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>What is left, in words: how many answers, and between how long and how long, from the quarter and three-quarter points of the coder's last times between decisions. Times of more than five minutes are pauses and not counted.</summary>
    internal static string Left(IReadOnlyList<KeptDecision> own, int left)
    {
        if (left == 0)
        {
            return "Nothing is left to answer in this round.";
        }

        var cells = left == 1 ? "1 answer is left" : string.Create(CultureInfo.InvariantCulture, $"{left:N0} answers are left");
        var times = own.TakeLast(Latest + 1).Select(k => DateTimeOffset.Parse(k.At, CultureInfo.InvariantCulture)).ToList();
        var steps = times.Skip(1).Zip(times, (later, earlier) => later - earlier).Where(s => s < Pause).Order().ToList();
        if (steps.Count < Fewest)
        {
            return $"{cells}. How long that takes can be told after {Fewest} decisions.";
        }

        var (quick, slow) = (InWords(steps[steps.Count / 4] * left), InWords(steps[steps.Count * 3 / 4] * left));
        return quick == slow ? $"{cells}: about {slow} at your pace." : $"{cells}: between {quick} and {slow} at your pace.";
    }

    private static string InWords(TimeSpan time) => time.TotalMinutes < 1.5 ? "a minute"
        : time.TotalMinutes < 55 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes / 5) * 5:0} minutes")
        : time.TotalHours < 1.25 ? "an hour" : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalHours * 2) / 2:0.#} hours");
}
