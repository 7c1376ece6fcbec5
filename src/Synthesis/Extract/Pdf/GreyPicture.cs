namespace Synthesis.Extract.Pdf;

/// <summary>A page's picture in grey, as mutool writes it (PGM, 8 bits a pixel).</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Start">Where its pixels begin.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record GreyPicture(byte[] Bytes, int Start, int Width, int Height)
{
    private const int Dark = 160;
    private const double LeastInk = 0.0001;

    /// <summary>The picture, or null where the bytes are none.</summary>
    internal static GreyPicture? Read(byte[] bytes)
    {
        var numbers = new List<int>();
        var at = 2;
        while (bytes.AsSpan().StartsWith("P5"u8) && numbers.Count < 3 && at < bytes.Length)
        {
            if (bytes[at] == '#')
            {
                at = Array.IndexOf(bytes, (byte)'\n', at) is >= 0 and var end ? end : bytes.Length;
            }
            else if (bytes[at] is >= (byte)'0' and <= (byte)'9')
            {
                var n = 0;
                for (; at < bytes.Length && bytes[at] is >= (byte)'0' and <= (byte)'9' && n < 1_000_000; at++)
                {
                    n = (n * 10) + bytes[at] - '0';
                }

                numbers.Add(n);
            }
            else
            {
                at++;
            }
        }

        return numbers is [var width, var height, 255] && (long)width * height == bytes.Length - at - 1 ? new GreyPicture(bytes, at + 1, width, height) : null;
    }

    /// <summary>Whether there is next to nothing dark on it.</summary>
    internal bool IsBlank
    {
        get
        {
            var ink = 0;
            foreach (var pixel in Bytes.AsSpan(Start))
            {
                ink += pixel < Dark ? 1 : 0;
            }

            return ink < LeastInk * Width * Height;
        }
    }

    /// <summary>The picture turned upside down.</summary>
    internal GreyPicture Turned()
    {
        var turned = Bytes.ToArray();
        turned.AsSpan(Start).Reverse();
        return this with { Bytes = turned };
    }
}
