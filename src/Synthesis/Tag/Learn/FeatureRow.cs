namespace Synthesis.Tag.Learn;

/// <summary>The features of one text as a model's columns and their values, small enough to keep: ascending columns as differences of seven bits a byte, values in a byte.</summary>
/// <param name="Packed">The bytes; equal rows have equal bytes.</param>
internal sealed record FeatureRow(byte[] Packed)
{
    private const int Low = 0x7f, More = 0x80, Bits = 7;
    private const float Steps = 255;

    /// <summary>Packs a row.</summary>
    /// <param name="columns">The columns, ascending.</param>
    /// <param name="values">Their values, above 0 to 1.</param>
    internal static FeatureRow Of(ReadOnlySpan<int> columns, ReadOnlySpan<float> values)
    {
        var packed = new List<byte>(columns.Length * 3);
        var before = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            var step = columns[i] - before;
            before = columns[i];
            while (step > Low)
            {
                packed.Add((byte)((step & Low) | More));
                step >>= Bits;
            }

            packed.Add((byte)step);
            packed.Add((byte)Math.Clamp(MathF.Round(values[i] * Steps), 1, Steps));
        }

        return new FeatureRow([.. packed]);
    }

    /// <summary>The columns and their values, in order.</summary>
    internal IEnumerable<(int Column, float Value)> Columns()
    {
        var column = 0;
        for (var at = 0; at < Packed.Length; at++)
        {
            var step = 0;
            for (var shift = 0; ; shift += Bits)
            {
                var part = Packed[at++];
                step |= (part & Low) << shift;
                if ((part & More) == 0)
                {
                    break;
                }
            }

            column += step;
            yield return (column, Packed[at] / Steps);
        }
    }
}
