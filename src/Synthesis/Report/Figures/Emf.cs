using System.Globalization;
using System.Text;

namespace Synthesis.Report.Figures;

/// <summary>
/// Writes a drawing as an enhanced metafile (Microsoft, [MS-EMF]), in light colours: vectors that every Word and LibreOffice draws, beside the SVG
/// that only newer ones do. There is no rasteriser, so that no two machines draw it differently.
/// </summary>
public static class Emf
{
    private const int Fine = 20;
    private const uint NoPen = 0x80000008, NoBrush = 0x80000005;

    /// <summary>Writes the file.</summary>
    public static byte[] Of(Drawing drawing)
    {
        var records = new List<byte[]> { Record(17, 8), Record(9, L(drawing.Width), L(drawing.Height)), Record(11, (int)Math.Ceiling(drawing.Width), (int)Math.Ceiling(drawing.Height)), Record(18, 1) };
        foreach (var shape in drawing.Shapes)
        {
            Add(records, shape);
        }

        records.Add(Record(14, 0, 16, 20));
        return [.. Header(drawing, records), .. records.SelectMany(r => r)];
    }

    private static byte[] Header(Drawing drawing, List<byte[]> records)
    {
        var (width, height) = ((int)Math.Ceiling(drawing.Width), (int)Math.Ceiling(drawing.Height));
        var inHundredths = 2540.0 / 96;
        return Record(1, 0, 0, width - 1, height - 1, 0, 0, (int)(drawing.Width * inHundredths), (int)(drawing.Height * inHundredths), 0x464D4520, 0x10000,
            88 + records.Sum(r => r.Length), records.Count + 1, 3, 0, 0, 0, 1920, 1080, 508, 286);
    }

    private static void Add(List<byte[]> records, Shape shape)
    {
        switch (shape)
        {
            case Box box:
                Painted(records, box.Fill, box.Edge, 1, false, Record(43, L(box.X), L(box.Y), L(box.X + box.Width), L(box.Y + box.Height)));
                break;
            case Stroke line:
                Painted(records, Paint.None, line.Paint, line.Thickness, line.Dashed, Record(27, L(line.X1), L(line.Y1)), Record(54, L(line.X2), L(line.Y2)));
                if (line.Arrow)
                {
                    var head = Svg.Head(line);
                    Painted(records, line.Paint, Paint.None, 1, false, Record(3, [0, 0, -1, -1, head.Count, .. head.SelectMany(p => (int[])[L(p.X), L(p.Y)])]));
                }

                break;
            case Words { Text.Length: > 0 } words:
                Write(records, words);
                break;
        }
    }

    private static void Painted(List<byte[]> records, Paint fill, Paint edge, double thickness, bool dashed, params byte[][] drawn)
    {
        records.Add(fill == Paint.None ? Record(37, unchecked((int)NoBrush)) : Record(39, 1, 0, Colour(fill), 0));
        records.Add(Record(37, fill == Paint.None ? unchecked((int)NoPen) : 1));
        if (edge != Paint.None)
        {
            records.Add(Record(38, 2, dashed ? 1 : 0, L(thickness), 0, Colour(edge)));
            records.Add(Record(37, 2));
        }
        else
        {
            records.Add(Record(37, unchecked((int)NoPen)));
        }

        records.AddRange(drawn);
        records.Add(Record(37, unchecked((int)NoPen)));
        records.Add(Record(37, unchecked((int)NoBrush)));
        if (fill != Paint.None)
        {
            records.Add(Record(40, 1));
        }

        if (edge != Paint.None)
        {
            records.Add(Record(40, 2));
        }
    }

    private static void Write(List<byte[]> records, Words words)
    {
        var font = new byte[320];
        var turned = words.Upwards ? 900 : 0;
        foreach (var (at, value) in new[] { (0, -L(words.Size)), (8, turned), (12, turned), (16, words.Bold ? 700 : 400), (20, 1 << 24) })
        {
            BitConverter.TryWriteBytes(font.AsSpan(at), value);
        }

        Encoding.Unicode.GetBytes("Arial").CopyTo(font, 28);
        records.Add(Record(82, Ints([1], font)));
        records.Add(Record(37, 1));
        records.Add(Record(24, Colour(words.Paint)));
        records.Add(Record(22, 24 + words.Anchor switch { Anchor.Middle => 6, Anchor.End => 2, _ => 0 }));
        var letters = Encoding.Unicode.GetBytes(words.Text);
        var padded = (letters.Length + 3) / 4 * 4;
        var text = new byte[padded];
        letters.CopyTo(text, 0);
        var advances = new int[words.Text.Length];
        for (var i = 0; i < advances.Length; i++)
        {
            advances[i] = char.IsLowSurrogate(words.Text[i]) ? 0 : (int)Math.Round(Lettering.Width(char.IsSurrogate(words.Text[i]) ? "M" : words.Text[i].ToString(CultureInfo.InvariantCulture), words.Size, words.Bold) * Fine);
        }

        var scale = BitConverter.SingleToInt32Bits(1);
        records.Add(Record(84, Ints([0, 0, -1, -1, 1, scale, scale, L(words.X), L(words.Y), words.Text.Length, 76, 0, 0, 0, -1, -1, 76 + padded], text, advances)));
        records.Add(Record(37, unchecked((int)0x8000000D)));
        records.Add(Record(40, 1));
    }

    private static int[] Ints(int[] first, byte[] bytes, int[]? last = null)
    {
        var middle = new int[bytes.Length / 4];
        Buffer.BlockCopy(bytes, 0, middle, 0, bytes.Length);
        return [.. first, .. middle, .. last ?? []];
    }

    private static byte[] Record(int type, params int[] fields)
    {
        var record = new byte[8 + (4 * fields.Length)];
        BitConverter.TryWriteBytes(record, type);
        BitConverter.TryWriteBytes(record.AsSpan(4), record.Length);
        Buffer.BlockCopy(fields, 0, record, 8, 4 * fields.Length);
        return record;
    }

    private static int L(double length) => (int)Math.Round(length * Fine);

    private static int Colour(Paint paint)
    {
        var rgb = int.Parse(Palette.Light(paint).AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return ((rgb & 0xFF) << 16) | (rgb & 0xFF00) | (rgb >> 16);
    }
}
