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

    /// <summary>A row times a vector.</summary>
    internal double Dot(int row, double[] vector)
    {
        var columns = ColumnsAt(row);
        var values = ValuesAt(row);
        var sum = 0.0;
        for (var i = 0; i < columns.Length; i++)
        {
            sum += vector[columns[i]] * values[i];
        }

        return sum;
    }

    /// <summary>Adds a row, scaled as a whole and, where asked, by column, to a vector.</summary>
    internal void Add(int row, double scale, double[] vector, double[]? byColumn = null)
    {
        var columns = ColumnsAt(row);
        var values = ValuesAt(row);
        if (byColumn is null)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                vector[columns[i]] += scale * values[i];
            }
        }
        else
        {
            for (var i = 0; i < columns.Length; i++)
            {
                vector[columns[i]] += scale * values[i] * byColumn[columns[i]];
            }
        }
    }

    /// <summary>A row times itself, where asked scaled by column.</summary>
    internal double Square(int row, double[]? byColumn = null)
    {
        var columns = ColumnsAt(row);
        var values = ValuesAt(row);
        var sum = 0.0;
        for (var i = 0; i < columns.Length; i++)
        {
            sum += (double)values[i] * values[i] * (byColumn?[columns[i]] ?? 1);
        }

        return sum;
    }

    private ReadOnlySpan<int> ColumnsAt(int row) => ColumnOf.AsSpan(Starts[row], Starts[row + 1] - Starts[row]);

    private ReadOnlySpan<float> ValuesAt(int row) => Values.AsSpan(Starts[row], Starts[row + 1] - Starts[row]);
}
