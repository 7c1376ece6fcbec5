namespace Synthesis.Tag.Learn;

/// <summary>A table of numbers that are mostly nought: of each row, the columns that are not and their values.</summary>
/// <param name="Starts">Where each row begins in the two lists, and at last where the last ends.</param>
/// <param name="ColumnOf">Columns, row by row.</param>
/// <param name="Values">Values, likewise.</param>
/// <param name="Columns">How many columns there are.</param>
internal sealed record SparseRows(int[] Starts, int[] ColumnOf, float[] Values, int Columns)
{
    /// <summary>How many rows there are.</summary>
    internal int Count => Starts.Length - 1;

    /// <summary>The columns of a row.</summary>
    internal ReadOnlySpan<int> At(int row) => ColumnOf.AsSpan(Starts[row], Starts[row + 1] - Starts[row]);

    /// <summary>The values of a row.</summary>
    internal ReadOnlySpan<float> ValuesAt(int row) => Values.AsSpan(Starts[row], Starts[row + 1] - Starts[row]);

    /// <summary>A row times a vector.</summary>
    internal double Dot(int row, ReadOnlySpan<double> vector)
    {
        var columns = At(row);
        var values = ValuesAt(row);
        var sum = 0.0;
        for (var i = 0; i < columns.Length; i++)
        {
            sum += vector[columns[i]] * values[i];
        }

        return sum;
    }

    /// <summary>Adds a row, scaled, to a vector.</summary>
    internal void Add(int row, double scale, Span<double> vector)
    {
        var columns = At(row);
        var values = ValuesAt(row);
        for (var i = 0; i < columns.Length; i++)
        {
            vector[columns[i]] += scale * values[i];
        }
    }

    /// <summary>A row times itself.</summary>
    internal double Square(int row)
    {
        var sum = 0.0;
        foreach (var value in ValuesAt(row))
        {
            sum += value * value;
        }

        return sum;
    }
}
