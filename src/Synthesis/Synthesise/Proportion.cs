using Synthesis.Review.Agreement;

namespace Synthesis.Synthesise;

/// <summary>Intervals of shares, all of which are to hold the true share in 95 of 100 samples.</summary>
public static class Proportion
{
    /// <summary>The 97.5th percentile of the standard normal distribution.</summary>
    public const double Normal = 1.959963984540054;

    /// <summary>
    /// The score interval of a share (Wilson 1927, Probable inference, the law of succession, and statistical inference, Journal of the American
    /// Statistical Association 22, 209–212). It never leaves 0 to 1 and is no point where nothing or everything is found.
    /// </summary>
    /// <param name="share">The share found, from 0 to 1.</param>
    /// <param name="units">On how many units it rests, or is worth resting; need not be whole. Infinite where nothing is left to chance.</param>
    /// <param name="deviate">The percentile that the interval is made with.</param>
    public static Estimate Wilson(double share, double units, double deviate = Normal)
    {
        if (double.IsPositiveInfinity(units))
        {
            return new Estimate(share, share, share);
        }

        var square = deviate * deviate;
        var middle = (share + (square / (2 * units))) / (1 + (square / units));
        var half = deviate / (1 + (square / units)) * Math.Sqrt((share * (1 - share) / units) + (square / (4 * units * units)));
        return new Estimate(share, Math.Max(0, Math.Min(share, middle - half)), Math.Min(1, Math.Max(share, middle + half)));
    }

    /// <summary>
    /// What a sample without putting back is worth in units drawn with putting back: its size over the share of the population that is not in it
    /// (the finite-population correction; Cochran 1977, Sampling Techniques, section 2.6). Infinite where all are in it.
    /// </summary>
    /// <param name="sample">How many are in the sample.</param>
    /// <param name="population">How many there are; null for as many as one likes.</param>
    public static double Worth(int sample, int? population) => population is { } all ? 1 / ((1.0 / sample) - (1.0 / Math.Max(sample, all))) : sample;

    /// <summary>
    /// The 97.5th percentile of Student's distribution, by its expansion about the normal one (Abramowitz and Stegun 1964, 26.7.5), good to three
    /// decimals from five degrees of freedom.
    /// </summary>
    /// <param name="freedom">Degrees of freedom.</param>
    public static double Student(int freedom)
    {
        double z = Normal, v = freedom;
        return z + ((Math.Pow(z, 3) + z) / (4 * v)) + (((5 * Math.Pow(z, 5)) + (16 * Math.Pow(z, 3)) + (3 * z)) / (96 * v * v))
            + (((3 * Math.Pow(z, 7)) + (19 * Math.Pow(z, 5)) + (17 * Math.Pow(z, 3)) - (15 * z)) / (384 * v * v * v));
    }
}
