namespace Synthesis.Tag.Learn;

/// <summary>Naive Bayes over weighted counts: for each feature the logarithm of how much likelier it is under yes than under no.</summary>
internal static class NaiveBayes
{
    /// <summary>The log-count ratios (Wang and Manning 2012), each family of features a distribution of its own.</summary>
    /// <param name="rows">The table of counts.</param>
    /// <param name="families">The family of each column.</param>
    /// <param name="use">Which rows to count.</param>
    /// <param name="targets">The probability of yes for each row of the table.</param>
    /// <param name="weights">How much each row counts.</param>
    /// <param name="smoothing">Added to the count of each feature under yes and under no.</param>
    internal static double[] Ratios(SparseRows rows, int[] families, ReadOnlySpan<int> use, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, double smoothing)
    {
        var (yes, no) = (new double[rows.Columns], new double[rows.Columns]);
        foreach (var row in use)
        {
            var (y, n) = ((double)weights[row] * targets[row], (double)weights[row] * (1 - targets[row]));
            if (y != 0)
            {
                rows.Add(row, y, yes);
            }

            if (n != 0)
            {
                rows.Add(row, n, no);
            }
        }

        var (allYes, allNo) = (new double[TextFeatures.Families], new double[TextFeatures.Families]);
        for (var column = 0; column < yes.Length; column++)
        {
            allYes[families[column]] += yes[column] += smoothing;
            allNo[families[column]] += no[column] += smoothing;
        }

        for (var column = 0; column < yes.Length; column++)
        {
            var family = families[column];
            yes[column] = Math.Log(yes[column] / allYes[family]) - Math.Log(no[column] / allNo[family]);
        }

        return yes;
    }

    /// <summary>Weights that are the ratios in some families and nought in the others.</summary>
    internal static double[] Only(double[] ratios, int[] families, params ReadOnlySpan<int> kept)
    {
        var weights = new double[ratios.Length];
        for (var column = 0; column < ratios.Length; column++)
        {
            weights[column] = kept.Contains(families[column]) ? ratios[column] : 0;
        }

        return weights;
    }
}
