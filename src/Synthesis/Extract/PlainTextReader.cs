using System.Text;
using System.Text.RegularExpressions;

namespace Synthesis.Extract;

/// <summary>Reads plain text (paragraphs parted by blank lines) and the headings, lists and pipe tables of Markdown.</summary>
public sealed partial class PlainTextReader : IDocumentReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [Extract.MediaTypes.PlainText, Extract.MediaTypes.Markdown];

    /// <inheritdoc/>
    public string Engine => "synthesis text 1";

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(SourceBytes file, CancellationToken cancellation)
    {
        var issues = new List<Issue>();
        var text = Decode(file.Bytes.Span, issues);
        var markdown = file.MediaType == Extract.MediaTypes.Markdown;
        var blocks = new List<FoundBlock>();
        var held = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            cancellation.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(line))
            {
                Flush(held, blocks, markdown);
            }
            else if (markdown && Heading().Match(line) is { Success: true } heading)
            {
                Flush(held, blocks, markdown);
                blocks.Add(new FoundBlock(BlockKind.Heading, Plain(heading.Groups[2].Value.TrimEnd().TrimEnd('#')), heading.Groups[1].Length));
            }
            else if (Bullet().Match(line) is { Success: true } bullet)
            {
                Flush(held, blocks, markdown);
                held.Add(line);
            }
            else
            {
                held.Add(line);
            }
        }

        Flush(held, blocks, markdown);
        var title = blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text;
        return Task.FromResult(new Reading(blocks, title, null, null, DocumentMetadata.Unknown, issues));
    }

    /// <summary>UTF-8, UTF-16 by its byte-order mark, else Windows-1252 with an issue.</summary>
    internal static string Decode(ReadOnlySpan<byte> bytes, List<Issue> issues)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            issues.Add(new Issue("not-utf8", Severity.Info, "The text is not UTF-8 and was read as Windows-1252: save it as UTF-8 if characters look wrong."));
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    private static void Flush(List<string> held, List<FoundBlock> blocks, bool markdown)
    {
        if (held.Count == 0)
        {
            return;
        }

        if (markdown && held.Count > 1 && held.All(l => l.Contains('|', StringComparison.Ordinal)) && Divider().IsMatch(held[1]))
        {
            var rows = held.Where((_, i) => i != 1).Select(l => (IReadOnlyList<string>)[.. l.Trim().Trim('|').Split('|').Select(c => Plain(c.Trim()))]).ToList();
            blocks.Add(new FoundBlock(BlockKind.Table, "", Rows: rows));
        }
        else
        {
            var bullet = Bullet().Match(held[0]);
            var text = string.Join(' ', held.Select(l => l.Trim()));
            var level = bullet.Success ? 1 + (bullet.Groups[1].Length / 2) : (int?)null;
            blocks.Add(new FoundBlock(bullet.Success ? BlockKind.ListItem : BlockKind.Paragraph,
                markdown ? Plain(bullet.Success ? text[bullet.Groups[2].Length..] : text) : text, level));
        }

        held.Clear();
    }

    private static string Plain(string markdown) => Emphasis().Replace(Link().Replace(markdown, "$1"), "$2").Trim();

    [GeneratedRegex(@"^(#{1,6})\s+(.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(\s*)([-*+•]|[0-9]{1,3}[.)])\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[\s:|-]+$")]
    private static partial Regex Divider();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(\*\*|__|`)(.+?)\1")]
    private static partial Regex Emphasis();
}
