using System.Globalization;
using System.IO.Compression;
using System.Text;
using Synthesis.Extract.Pdf;

namespace Synthesis.Tests.Extract;

/// <summary>Makes a PDF whose pages are pictures, as a scanner does.</summary>
internal static class PicturePdf
{
    /// <summary>A PDF of pictures, each on a page of its size.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="resolution">Their dots an inch.</param>
    /// <param name="degrees">How far each is turned on its page.</param>
    /// <param name="layer">Text that every page has besides, as a stamp or as another program's reading of the picture.</param>
    internal static byte[] Of(IEnumerable<GreyPicture> pictures, double resolution, double degrees, string layer = "")
    {
        var objects = new List<byte[]> { Plain("<</Type/Catalog/Pages 2 0 R>>"), Plain("") };
        var pages = new List<int>();
        foreach (var picture in pictures)
        {
            objects.Add(Streamed($"/Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", Packed(picture.Bytes.AsSpan(picture.Start))));
            var (w, h) = (picture.Width * 72 / resolution, picture.Height * 72 / resolution);
            var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
            double[] matrix = [cos * w, sin * w, -sin * h, cos * h, (w - (cos * w) + (sin * h)) / 2, (h - (sin * w) - (cos * h)) / 2];
            objects.Add(Streamed("", Encoding.ASCII.GetBytes($"q {string.Join(' ', matrix.Select(v => v.ToString("0.####", CultureInfo.InvariantCulture)))} cm /I Do Q BT /F 9 Tf 40 12 Td ({layer}) Tj ET")));
            objects.Add(Plain(FormattableString.Invariant($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w:0.##} {h:0.##}]/Resources<</XObject<</I {objects.Count - 1} 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents {objects.Count} 0 R>>")));
            pages.Add(objects.Count);
        }

        objects[1] = Plain($"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(p => $"{p} 0 R"))}]>>");
        return Written(objects);
    }

    private static byte[] Written(List<byte[]> objects)
    {
        using var pdf = new MemoryStream();
        pdf.Write("%PDF-1.4\n"u8);
        var places = new List<long>();
        foreach (var (content, i) in objects.Select((o, i) => (o, i)))
        {
            places.Add(pdf.Position);
            pdf.Write([.. Plain($"{i + 1} 0 obj\n"), .. content, .. "\nendobj\n"u8]);
        }

        var table = pdf.Position;
        pdf.Write(Plain($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => FormattableString.Invariant($"{p:0000000000} 00000 n \n")))}trailer<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF"));
        return pdf.ToArray();
    }

    private static byte[] Plain(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Streamed(string properties, byte[] content) => [.. Plain($"<<{properties}/Length {content.Length}>>stream\n"), .. content, .. "\nendstream"u8];

    private static byte[] Packed(ReadOnlySpan<byte> pixels)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(pixels);
        }

        return packed.ToArray();
    }
}
