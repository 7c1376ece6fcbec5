using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Synthesis.Extract.Pdf;

/// <summary>
/// Reads MuPDF's <c>stext.json</c> as it arrives, page by page, without holding the whole of it. What is cut off in the middle
/// gives the pages before the cut.
/// </summary>
internal sealed class StructuredText
{
    private const int PagesDepth = 3, BlockDepth = 5, LineDepth = 7, PartDepth = 8;

    private readonly List<List<Span>> pages = [];
    private string property = "", part = "", font = "", text = "";
    private byte[] fontBytes = [];
    private bool bold;
    private double x, y, w, h, size;
    private int block;

    /// <summary>The spans of each page read so far.</summary>
    internal IReadOnlyList<IReadOnlyList<Span>> Pages => pages;

    /// <summary>Whether the output came to its proper end.</summary>
    internal bool Whole { get; private set; }

    /// <summary>Reads the output to its end, or to where it stops making sense.</summary>
    internal async Task ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        var held = 0;
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = 16 });
        try
        {
            while (true)
            {
                if (held == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, held).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                var n = await stream.ReadAsync(buffer.AsMemory(held), cancellation).ConfigureAwait(false);
                held += n;
                var used = Consume(buffer.AsSpan(0, held), n == 0, ref state);
                buffer.AsSpan(used, held - used).CopyTo(buffer);
                held -= used;
                if (n == 0)
                {
                    Whole = true;
                    return;
                }
            }
        }
        catch (JsonException)
        {
            await DrainAsync(stream, buffer, cancellation).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task DrainAsync(Stream stream, byte[] buffer, CancellationToken cancellation)
    {
        while (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) > 0)
        {
        }
    }

    private int Consume(ReadOnlySpan<byte> bytes, bool final, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(bytes, final, state);
        while (reader.Read())
        {
            Take(ref reader);
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                property = Name(ref reader);
                break;
            case JsonTokenType.StartObject when reader.CurrentDepth == PagesDepth - 1:
                pages.Add([]);
                break;
            case JsonTokenType.StartObject when reader.CurrentDepth == BlockDepth - 1:
                block++;
                break;
            case JsonTokenType.StartObject when reader.CurrentDepth == PartDepth - 1:
                part = property;
                break;
            case JsonTokenType.Number when reader.CurrentDepth == PartDepth:
                Measure(reader.GetDouble());
                break;
            case JsonTokenType.String when reader.CurrentDepth == PartDepth && part == "font":
                Font(ref reader);
                break;
            case JsonTokenType.String when reader.CurrentDepth == LineDepth && property == "text":
                text = Lenient(ref reader);
                break;
            case JsonTokenType.EndObject when reader.CurrentDepth == LineDepth - 1:
                if (text.Length > 0)
                {
                    pages[^1].Add(new Span(text, x, y, x + w, y + h, size, bold, block));
                }

                text = "";
                break;
        }
    }

    private void Measure(double value)
    {
        switch (part, property)
        {
            case ("bbox", "x"):
                x = value;
                break;
            case ("bbox", "y"):
                y = value;
                break;
            case ("bbox", "w"):
                w = value;
                break;
            case ("bbox", "h"):
                h = value;
                break;
            case ("font", "size"):
                size = value;
                break;
        }
    }

    private void Font(ref Utf8JsonReader reader)
    {
        if (property == "name" && (reader.HasValueSequence || !reader.ValueSpan.SequenceEqual(fontBytes)))
        {
            fontBytes = reader.HasValueSequence ? [] : reader.ValueSpan.ToArray();
            font = Lenient(ref reader);
        }
        else if (property == "weight")
        {
            bold = reader.ValueTextEquals("bold"u8) || font.Contains("Bold", StringComparison.OrdinalIgnoreCase)
                || font.Contains("Black", StringComparison.OrdinalIgnoreCase) || font.Contains("Heavy", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>A property's name, where it is one that is used: told from its bytes, as there are some dozen for each line of text.</summary>
    private static string Name(ref Utf8JsonReader reader)
    {
        var bytes = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return bytes.Length switch
        {
            1 => bytes[0] switch { (byte)'x' => "x", (byte)'y' => "y", (byte)'w' => "w", (byte)'h' => "h", _ => "" },
            4 when bytes.SequenceEqual("bbox"u8) => "bbox",
            4 when bytes.SequenceEqual("font"u8) => "font",
            4 when bytes.SequenceEqual("name"u8) => "name",
            4 when bytes.SequenceEqual("size"u8) => "size",
            4 when bytes.SequenceEqual("text"u8) => "text",
            6 when bytes.SequenceEqual("weight"u8) => "weight",
            _ => "",
        };
    }

    /// <summary>A string of JSON, also where its bytes are no proper UTF-8 or its escapes no proper pair.</summary>
    private static string Lenient(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray());
        }
    }
}
