using Synthesis.Screen;
using Synthesis.Store;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>What was screened, with the authorities that people say publications are of in place of those that were found; codes that the list does not have on the review's date are passed over.</summary>
    private static List<Screened> Attributed(List<Screened> screened, Func<string, string> shortName, ReviewDesign design, ReviewStore store)
    {
        var said = store.Attributions().GroupBy(a => a.Subject, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        if (said.Count == 0)
        {
            return screened;
        }

        var known = design.Population.AsAt(design.Settings.AsAt).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        return [.. screened.Select(s => said.GetValueOrDefault(shortName(s.Publication.Name)) is { } by && by.Authorities.Where(known.Contains).ToList() is { Count: > 0 } whose
            ? s with { Screening = s.Screening.AttributedTo(whose, by.By, by.Reason) } : s)];
    }
}
