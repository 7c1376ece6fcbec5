using Synthesis.Review.Agreement;

namespace Synthesis.Synthesise;

/// <summary>
/// The share of strategies in which a code is present, from how many the machine calls present and how often it is right where people have settled: Rogan and Gladen
/// (1978, Estimating prevalence from the results of a screening test, American Journal of Epidemiology 107, 71–76), with the interval of Lang and Reiczigel (2014, Confidence limits for
/// prevalence of disease adjusted for estimated sensitivity and specificity, Preventive Veterinary Medicine 113, 13–22). It is the check on <see cref="Prevalence"/>: it rests on the machine more and is wider.
/// </summary>
internal static class RoganGladen
{
    /// <summary>Below this the machine tells too little for the estimate to be made.</summary>
    private const double Least = 0.10;

    /// <summary>The estimate, or null where the sample has no present or no absent strategy, or the machine hardly tells them apart.</summary>
    internal static Estimate? Of(IReadOnlyList<SeenBoth> seen)
    {
        var (present, absent) = (seen.Where(s => s.Person == true).ToList(), seen.Where(s => s.Person == false).ToList());
        if (present.Count == 0 || absent.Count == 0)
        {
            return null;
        }

        var (caught, spared) = (present.Count(s => s.Called), absent.Count(s => !s.Called));
        var (all, called) = (seen.Count, seen.Count(s => s.Called));
        var tells = ((double)caught / present.Count) + ((double)spared / absent.Count) - 1;
        if (tells < Least)
        {
            return null;
        }

        var z = Proportion.Normal;
        var (sensed, ofSensed) = ((caught + 1.0) / (present.Count + 2), present.Count + 2.0);
        var (specific, ofSpecific) = ((spared + 1.0) / (absent.Count + 2), absent.Count + 2.0);
        var (apparent, ofApparent) = ((called + (z * z / 2)) / (all + (z * z)), all + (z * z));
        var youden = sensed + specific - 1;
        if (youden < Least / 2)
        {
            return null;
        }

        var shifted = (apparent + specific - 1) / youden;
        var (ofSense, ofSpecificity) = (sensed * (1 - sensed) / ofSensed, specific * (1 - specific) / ofSpecific);
        var middle = shifted + (2 * z * z * ((shifted * ofSense) - ((1 - shifted) * ofSpecificity)));
        var half = z * Math.Sqrt((apparent * (1 - apparent) / ofApparent) + (shifted * shifted * ofSense) + ((1 - shifted) * (1 - shifted) * ofSpecificity)) / youden;
        var value = Math.Clamp((((double)called / all) + ((double)spared / absent.Count) - 1) / tells, 0, 1);
        return new Estimate(value, Math.Min(value, Math.Clamp(middle - half, 0, 1)), Math.Max(value, Math.Clamp(middle + half, 0, 1)));
    }
}
