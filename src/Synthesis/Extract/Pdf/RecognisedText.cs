using System.Globalization;
using System.Xml;

namespace Synthesis.Extract.Pdf;

/// <summary>A word that was recognised in a picture, in pixels from its top left.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="X0">Left.</param>
/// <param name="Y0">Top.</param>
/// <param name="X1">Right.</param>
/// <param name="Y1">Bottom.</param>
/// <param name="Confidence">0 to 100.</param>
internal readonly record struct RecognisedWord(string Text, double X0, double Y0, double X1, double Y1, double Confidence);

/// <summary>A line of words.</summary>
/// <param name="Words">Its words in reading order.</param>
/// <param name="Block">Which of the page's areas it belongs to.</param>
/// <param name="Angle">0, 90, 180 or 270: how far the line is turned against the clock.</param>
/// <param name="Slope">How far its base line falls for each pixel to the right.</param>
/// <param name="Size">From the top of its tall letters to the bottom of its hanging ones, in pixels.</param>
internal sealed record RecognisedLine(IReadOnlyList<RecognisedWord> Words, int Block, int Angle, double Slope, double Size)
{
    /// <summary>Whether its words lie above one another.</summary>
    internal bool RunsUpright => Words.Count > 0 && Words.Max(w => w.Y1) - Words.Min(w => w.Y0) > Words.Max(w => w.X1) - Words.Min(w => w.X0);
}

/// <summary>Reads hOCR, the format in which tesseract says where it found which words (T. Breuel: The hOCR Microformat for OCR Workflow and Results, ICDAR 2007).</summary>
internal static class RecognisedText
{
    /// <summary>The lines of one page; what is cut off gives those before the cut.</summary>
    internal static List<RecognisedLine> Read(Stream stream)
    {
        var lines = new List<RecognisedLine>();
        var words = new List<RecognisedWord>();
        var block = 0;
        Dictionary<string, double[]> line = [], word = [];
        var inWord = false;
        var text = "";
        try
        {
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    switch (xml.GetAttribute("class"))
                    {
                        case "ocr_carea":
                            block++;
                            break;
                        case "ocr_line" or "ocr_header" or "ocr_caption" or "ocr_textfloat":
                            Finish();
                            line = Properties(xml.GetAttribute("title"));
                            break;
                        case "ocrx_word":
                            word = Properties(xml.GetAttribute("title"));
                            (inWord, text) = (true, "");
                            break;
                    }
                }
                else if (inWord && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
                {
                    text += xml.Value;
                }
                else if (inWord && xml is { NodeType: XmlNodeType.EndElement, Name: "span" })
                {
                    inWord = false;
                    if (text.Trim().Length > 0 && word.GetValueOrDefault("bbox") is [var x0, var y0, var x1, var y1])
                    {
                        words.Add(new RecognisedWord(text.Trim(), x0, y0, x1, y1, word.GetValueOrDefault("x_wconf") is [var sure] ? sure : 0));
                    }
                }
            }
        }
        catch (XmlException)
        {
            // Tesseract was stopped in the middle.
        }

        Finish();
        return lines;

        void Finish()
        {
            if (words.Count > 0)
            {
                lines.Add(new RecognisedLine([.. words], block, line.GetValueOrDefault("textangle") is [var angle] ? (int)angle : 0,
                    line.GetValueOrDefault("baseline") is [var slope, ..] ? slope : 0, line.GetValueOrDefault("x_size") is [var size] ? size : words.Max(w => w.Y1 - w.Y0)));
                words.Clear();
            }
        }
    }

    /// <summary>The properties of a title attribute, such as <c>bbox 1 2 3 4; x_wconf 96</c>.</summary>
    private static Dictionary<string, double[]> Properties(string? title)
    {
        var found = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var property in (title ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            var parts = property.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 1)
            {
                found[parts[0]] = [.. parts.Skip(1).Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : 0)];
            }
        }

        return found;
    }
}
