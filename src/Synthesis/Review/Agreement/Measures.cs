namespace Synthesis.Review.Agreement;

/// <summary>How much two categories are alike, 1 for the same and 0 for the furthest: what a measure counts as agreement in part.</summary>
public static class Likeness
{
    /// <summary>Categories are the same or they are not.</summary>
    public static double[,] Nominal(int categories) => Each(categories, (a, b) => a == b ? 1 : 0);

    /// <summary>Categories in order: 1 less the number of pairs of ranks between two, against the most there are (Gwet 2014, Handbook of Inter-Rater Reliability, ordinal weights).</summary>
    public static double[,] Ordinal(int categories) => Each(categories, (a, b) => a == b ? 1 : 1 - (Pairs(Math.Abs(a - b) + 1) / Pairs(categories)));

    private static double Pairs(int n) => n * (n - 1) / 2.0;

    private static double[,] Each(int n, Func<int, int, double> like)
    {
        var likeness = new double[n, n];
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
            {
                likeness[a, b] = like(a, b);
            }
        }

        return likeness;
    }
}

/// <summary>
/// The measures of agreement. Each is a function of patterns and of how many units weigh on each, which need not be whole, so that an
/// interval can ask for it again with other units; NaN where it is not defined.
/// </summary>
internal static class Measures
{
    /// <summary>Works out a measure from patterns with these numbers of units.</summary>
    internal delegate double Measure(IReadOnlyList<Pattern> patterns, double[] units);

    /// <summary>The share of pairs of codings of a unit that agree, as a mean over units with two or more.</summary>
    internal static Measure Percent(double[,] likeness)
    {
        var agrees = new AgreementOf(likeness);
        return (patterns, units) =>
        {
            double sum = 0, n = 0;
            for (var i = 0; i < patterns.Count; i++)
            {
                if (patterns[i].Codings > 1)
                {
                    sum += units[i] * agrees[patterns[i]];
                    n += units[i];
                }
            }

            return n > 0 ? sum / n : double.NaN;
        };
    }

    /// <summary>
    /// Cohen's kappa of two coders (Cohen 1960, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20),
    /// over the units that both coded; with other than nominal likeness, the weighted kappa of Cohen 1968.
    /// </summary>
    internal static Measure Cohen(double[,] likeness) => (patterns, units) =>
    {
        var q = likeness.GetLength(0);
        double[] left = new double[q], right = new double[q];
        double agreed = 0, n = 0;
        for (var i = 0; i < patterns.Count; i++)
        {
            if (patterns[i].Cells is [not CodingGrid.Gap and var a, not CodingGrid.Gap and var b])
            {
                left[a] += units[i];
                right[b] += units[i];
                agreed += units[i] * likeness[a, b];
                n += units[i];
            }
        }

        return n > 0 ? BeyondChance(agreed / n, Expected(left, right, likeness) / (n * n)) : double.NaN;
    };

    /// <summary>
    /// Fleiss' kappa (Fleiss 1971, Measuring nominal scale agreement among many raters, Psychological Bulletin 76); units with unequal numbers of
    /// codings as in Gwet 2014: chance from the mean share of each category over all units.
    /// </summary>
    internal static Measure Fleiss(double[,] likeness)
    {
        var percent = Percent(likeness);
        return (patterns, units) =>
        {
            var share = Shares(patterns, units, likeness.GetLength(0));
            return BeyondChance(percent(patterns, units), Expected(share, share, likeness));
        };
    }

    /// <summary>
    /// Gwet's AC1 (Gwet 2008, Computing inter-rater reliability and its variance in the presence of high agreement, British Journal of Mathematical
    /// and Statistical Psychology 61); with other than nominal likeness, his AC2 (Gwet 2014).
    /// </summary>
    internal static Measure Gwet(double[,] likeness)
    {
        var percent = Percent(likeness);
        var q = likeness.GetLength(0);
        var alike = likeness.Cast<double>().Sum();
        return (patterns, units) => q < 2 ? double.NaN
            : BeyondChance(percent(patterns, units), Shares(patterns, units, q).Sum(s => s * (1 - s)) * alike / (q * (q - 1.0)));
    }

    /// <summary>
    /// Krippendorff's alpha, nominal or ordinal (Krippendorff 2011, Computing Krippendorff's alpha-reliability), from the codings of units with two
    /// or more.
    /// </summary>
    internal static Measure Alpha(bool ordinal) => (patterns, units) =>
    {
        var totals = new double[patterns.Count > 0 ? patterns[0].Counts.Length : 0];
        for (var i = 0; i < patterns.Count; i++)
        {
            for (var k = 0; k < totals.Length && patterns[i].Codings > 1; k++)
            {
                totals[k] += units[i] * patterns[i].Counts[k];
            }
        }

        var n = totals.Sum();
        var apart = Apart(totals, ordinal);
        double observed = 0, expected = 0;
        for (var a = 0; a < totals.Length; a++)
        {
            for (var b = 0; b < totals.Length; b++)
            {
                expected += a == b ? 0 : totals[a] * totals[b] * apart[a, b];
            }
        }

        for (var i = 0; i < patterns.Count; i++)
        {
            if (patterns[i].Codings > 1 && units[i] > 0)
            {
                observed += units[i] * Disagreement(patterns[i].Counts, apart) / (patterns[i].Codings - 1);
            }
        }

        return expected > 0 ? 1 - ((n - 1) * observed / expected) : double.NaN;
    };

    private static double Disagreement(int[] counts, double[,] apart)
    {
        double sum = 0;
        for (var a = 0; a < counts.Length; a++)
        {
            for (var b = 0; b < counts.Length && counts[a] > 0; b++)
            {
                sum += a == b ? 0 : counts[a] * counts[b] * apart[a, b];
            }
        }

        return sum;
    }

    /// <summary>How far apart categories are; ordinal ones by the codings that lie between them.</summary>
    private static double[,] Apart(double[] totals, bool ordinal)
    {
        var apart = new double[totals.Length, totals.Length];
        for (var a = 0; a < totals.Length; a++)
        {
            double between = 0;
            for (var b = a + 1; b < totals.Length; b++)
            {
                between += totals[b];
                var distance = totals[a] + between - ((totals[a] + totals[b]) / 2);
                apart[a, b] = apart[b, a] = ordinal ? distance * distance : 1;
            }
        }

        return apart;
    }

    private static double BeyondChance(double observed, double chance) => 1 - chance > 1e-12 ? (observed - chance) / (1 - chance) : double.NaN;

    private static double Expected(double[] left, double[] right, double[,] likeness)
    {
        double sum = 0;
        for (var a = 0; a < left.Length; a++)
        {
            for (var b = 0; b < right.Length; b++)
            {
                sum += left[a] * right[b] * likeness[a, b];
            }
        }

        return sum;
    }

    private static double[] Shares(IReadOnlyList<Pattern> patterns, double[] units, int categories)
    {
        var shares = new double[categories];
        double n = 0;
        for (var i = 0; i < patterns.Count; i++)
        {
            n += units[i];
            for (var k = 0; k < categories; k++)
            {
                shares[k] += units[i] * patterns[i].Counts[k] / patterns[i].Codings;
            }
        }

        return [.. shares.Select(s => s / n)];
    }

    /// <summary>The agreement within a pattern.</summary>
    private sealed class AgreementOf(double[,] likeness)
    {
        internal double this[Pattern pattern]
        {
            get
            {
                double sum = 0;
                var counts = pattern.Counts;
                for (var a = 0; a < counts.Length; a++)
                {
                    for (var b = 0; b < counts.Length && counts[a] > 0; b++)
                    {
                        sum += likeness[a, b] * counts[a] * (counts[b] - (a == b ? 1 : 0));
                    }
                }

                return sum / (pattern.Codings * (pattern.Codings - 1.0));
            }
        }
    }
}
