namespace Synthesis.Tag.Learn;

/// <summary>
/// What a feature is worth before any label is looked at: its inverse document frequency over the training rows. Turns the features of a text into a row
/// of numbers in which each family (words, pairs, runs, named) that is there has length 1.
/// </summary>
internal sealed class FeatureWeights
{
    private readonly int[] columns;
    private readonly float[] rarity;

    private FeatureWeights(int[] columns, float[] rarity, int[] families) => (this.columns, this.rarity, FamilyOf) = (columns, rarity, families);

    /// <summary>The family of each column, that is, of each feature seen in enough rows to be kept.</summary>
    internal int[] FamilyOf { get; }

    /// <summary>Counts the rows each feature is in: ln((1 + rows) / (1 + rows with it)) + 1.</summary>
    /// <param name="rows">The training rows.</param>
    /// <param name="fewest">Features in fewer rows are left out.</param>
    internal static FeatureWeights Of(IReadOnlyList<TextFeatures> rows, int fewest)
    {
        var seen = new int[TextFeatures.Slots];
        foreach (var row in rows)
        {
            foreach (var place in row.Places)
            {
                seen[place]++;
            }
        }

        var (rarity, families) = (new List<float>(), new List<int>());
        for (var place = 0; place < seen.Length; place++)
        {
            var count = seen[place];
            seen[place] = -1;
            if (count >= fewest)
            {
                seen[place] = rarity.Count;
                rarity.Add(MathF.Log((1f + rows.Count) / (1f + count)) + 1);
                families.Add(TextFeatures.Family(place));
            }
        }

        return new FeatureWeights(seen, [.. rarity], [.. families]);
    }

    /// <summary>Fills a row; each list is as long as <see cref="TextFeatures.Places"/> at least.</summary>
    /// <param name="features">The text.</param>
    /// <param name="row">Takes the columns.</param>
    /// <param name="values">Takes their values.</param>
    /// <param name="frequencies">Takes their damped frequencies, unweighted.</param>
    /// <returns>How many were filled.</returns>
    internal int Fill(TextFeatures features, Span<int> row, Span<float> values, Span<float> frequencies)
    {
        var (filled, start) = (0, 0);
        foreach (var end in features.Ends)
        {
            var (first, squares) = (filled, 0f);
            for (var i = start; i < end; i++)
            {
                if (columns[features.Places[i]] is >= 0 and var column)
                {
                    var frequency = features.Frequencies[i];
                    var value = frequency * rarity[column];
                    row[filled] = column;
                    frequencies[filled] = frequency;
                    values[filled++] = value;
                    squares += value * value;
                }
            }

            var scale = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
            foreach (ref var value in values[first..filled])
            {
                value *= scale;
            }

            start = end;
        }

        return filled;
    }

    /// <summary>All rows at once: their values, and the same table with frequencies in place of values.</summary>
    internal (SparseRows Values, SparseRows Frequencies) Rows(IReadOnlyList<TextFeatures> rows)
    {
        var starts = new int[rows.Count + 1];
        var most = rows.Sum(r => r.Places.Length);
        var (columns, values, frequencies) = (new int[most], new float[most], new float[most]);
        for (var r = 0; r < rows.Count; r++)
        {
            starts[r + 1] = starts[r] + Fill(rows[r], columns.AsSpan(starts[r]), values.AsSpan(starts[r]), frequencies.AsSpan(starts[r]));
        }

        return (new SparseRows(starts, columns, values, FamilyOf.Length), new SparseRows(starts, columns, frequencies, FamilyOf.Length));
    }

    /// <summary>One row by itself.</summary>
    internal FeatureRow Row(TextFeatures text)
    {
        var (row, values, frequencies) = (new int[text.Places.Length], new float[text.Places.Length], new float[text.Places.Length]);
        var filled = Fill(text, row, values, frequencies);
        return FeatureRow.Of(row.AsSpan(0, filled), values.AsSpan(0, filled));
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    internal void Write(BinaryWriter to)
    {
        to.Write(rarity.Length);
        for (var place = 0; place < columns.Length; place++)
        {
            if (columns[place] >= 0)
            {
                to.Write(place);
                to.Write(rarity[columns[place]]);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static FeatureWeights Read(BinaryReader from)
    {
        var count = from.ReadInt32();
        var (columns, rarity, families) = (new int[TextFeatures.Slots], new float[count], new int[count]);
        Array.Fill(columns, -1);
        for (var column = 0; column < count; column++)
        {
            var place = from.ReadInt32();
            (columns[place], rarity[column], families[column]) = (column, from.ReadSingle(), TextFeatures.Family(place));
        }

        return new FeatureWeights(columns, rarity, families);
    }
}
