using System.Globalization;
using System.Text;

namespace Synthesis.Report;

/// <summary>A letter made from a template.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Body">Its text, lines parted by LF.</param>
public sealed record Letter(string Subject, string Body)
{
    private const int LongestLine = 75;

    /// <summary>
    /// Fills in a template: its first line is <c>Subject: …</c>, <c>{name}</c> stands for a value, and a line that begins with a case in brackets, as
    /// <c>[none]</c>, stands in letters of that case only.
    /// </summary>
    public static Letter Of(string template, string situation, IReadOnlyDictionary<string, string> values)
    {
        var lines = template.ReplaceLineEndings("\n").Split('\n').Select(l => l.StartsWith('[') && l.IndexOf(']', StringComparison.Ordinal) is > 0 and var end
            ? l[1..end] == situation ? l[(end + 1)..].TrimStart() : null : l).OfType<string>().ToList();
        var text = values.Aggregate(string.Join('\n', lines), (t, v) => t.Replace("{" + v.Key + "}", v.Value, StringComparison.Ordinal));
        var first = text.Split('\n', 2);
        return first[0].StartsWith("Subject:", StringComparison.OrdinalIgnoreCase) ? new Letter(first[0][8..].Trim(), first.Length > 1 ? first[1].TrimStart('\n') : "") : new Letter("", text);
    }

    /// <summary>The letter as a message that a mail program opens as a draft (RFC 5322, and RFC 2045 and 2047 for what is not ASCII).</summary>
    /// <param name="from">Who writes.</param>
    /// <param name="to">The mailbox.</param>
    /// <param name="at">Its date.</param>
    /// <param name="id">What tells it from others.</param>
    public byte[] ToMail(string from, string to, DateTimeOffset at, string id) => Encoding.ASCII.GetBytes(string.Join("\r\n",
    [
        $"From: {Field(from)}", $"To: {Field(to)}", $"Subject: {Encoded(Subject)}",
        string.Create(CultureInfo.InvariantCulture, $"Date: {at.UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000"), $"Message-ID: <{id[..32]}@synthesis.invalid>",
        "X-Unsent: 1", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "", Printable(Body), "",
    ]));

    /// <summary>A header's value on one line, so that nothing in it becomes another header.</summary>
    private static string Field(string text) => string.Concat(text.Where(c => c is > '\u001f' and < '\u007f'));

    private static string Encoded(string text) => text.All(c => c is > '\u001f' and < '\u007f') ? text
        : string.Join("\r\n ", Pieces(text).Select(p => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(p))}?="));

    private static IEnumerable<string> Pieces(string text) => text.ReplaceLineEndings(" ").EnumerateRunes().Chunk(12).Select(r => string.Concat(r.Select(c => c.ToString())));

    private static string Printable(string text) => string.Join("\r\n", text.Split('\n').Select(line =>
    {
        var (coded, length) = (new StringBuilder(), 0);
        var bytes = Encoding.UTF8.GetBytes(line);
        for (var i = 0; i < bytes.Length; i++)
        {
            var plain = bytes[i] is >= 33 and <= 126 and not (byte)'=' || bytes[i] is 32 or 9 && i < bytes.Length - 1;
            var piece = plain ? ((char)bytes[i]).ToString() : "=" + bytes[i].ToString("X2", CultureInfo.InvariantCulture);
            if (length + piece.Length > LongestLine)
            {
                coded.Append("=\r\n");
                length = 0;
            }

            coded.Append(piece);
            length += piece.Length;
        }

        return coded.ToString();
    }));
}
