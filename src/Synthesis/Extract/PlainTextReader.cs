using System.Text;
using System.Text.RegularExpressions;

namespace Synthesis.Extract;

/// <summary>Reads plain text (paragraphs parted by blank lines, lines underlined as headings) and the headings, lists, pipe tables and title of Markdown.</summary>
public sealed partial class PlainTextReader : IDocumentReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [Extract.MediaTypes.PlainText, Extract.MediaTypes.Markdown];

    /// <inheritdoc/>
    public string Engine => "synthesis text 2";

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(SourceBytes file, CancellationToken cancellation)
    {
        var issues = new List<Issue>();
        var text = Decode(file.Bytes.Span, issues);
        var markdown = file.MediaType == Extract.MediaTypes.Markdown;
        var blocks = new List<FoundBlock>();
        var held = new List<string>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = markdown ? AfterMatter(lines, blocks) : 0; i < lines.Length; i++)
        {
            var line = lines[i];
            cancellation.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(line))
            {
                Flush(held, blocks, markdown);
            }
            else if (held is [var above] && Underline().IsMatch(line) && !Columns().IsMatch(above) && (i + 1 == lines.Length || string.IsNullOrWhiteSpace(lines[i + 1])))
            {
                held.Clear();
                blocks.Add(new FoundBlock(BlockKind.Heading, markdown ? Plain(above.Trim()) : above.Trim(), line[0] == '=' ? 1 : 2));
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

    /// <summary>Adds the title and what else stands between two rules at the head of a file, and says at which line the text goes on.</summary>
    private static int AfterMatter(string[] lines, List<FoundBlock> blocks)
    {
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, l => l.TrimEnd() is "---" or "...") : -1;
        if (end < 0 || !lines[1..end].All(l => string.IsNullOrWhiteSpace(l) || Matter().IsMatch(l)))
        {
            return 0;
        }

        foreach (var entry in lines[1..end].Select(l => Matter().Match(l)).Where(m => m.Groups["v"].Length > 0))
        {
            var title = entry.Groups["k"].Value.Equals("title", StringComparison.OrdinalIgnoreCase);
            blocks.Add(new FoundBlock(title ? BlockKind.Heading : BlockKind.Paragraph, Plain(entry.Groups["v"].Value), title ? 1 : null));
        }

        return end + 1;
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

    [GeneratedRegex(@"^(?:={3,}|-{3,})\s*$")]
    private static partial Regex Underline();

    [GeneratedRegex(@"\S(?:\s{2,}|\t)\S|\|")]
    private static partial Regex Columns();

    [GeneratedRegex(@"^(?<k>[A-Za-z][\w-]*):\s*[""']?(?<v>.*?)[""']?\s*$")]
    private static partial Regex Matter();

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
