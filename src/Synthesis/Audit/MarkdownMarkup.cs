using System.Text.RegularExpressions;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>Reads what a Markdown file says beside its text: pictures with their words, and links. Its tables always have a header row, and it has no place for a language.</summary>
public static partial class MarkdownMarkup
{
    /// <summary>What the file says.</summary>
    public static DraftMarkup Read(byte[] bytes)
    {
        var text = PlainTextReader.Decode(bytes, []);
        var marks = Mark().Matches(text);
        var pictures = marks.Where(m => m.Groups["picture"].Success).Select(m => new DraftPicture(Target(m), m.Groups["text"].Value.Trim().Length > 0));
        var links = marks.Where(m => !m.Groups["picture"].Success).Select(m => new DraftLink(m.Groups["text"].Value.Trim(), Target(m), null));
        return new DraftMarkup([.. pictures], null, [.. links], null, null, true);
    }

    /// <summary>The address, without the title that may stand behind it and the angle brackets that may stand about it.</summary>
    private static string Target(Match m) => Title().Replace(m.Groups["to"].Value.Trim(), "").Trim('<', '>');

    [GeneratedRegex(@"(?<picture>!)?\[(?<text>[^\]]*)\]\((?<to>[^)]*)\)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+(?:""[^""]*""|'[^']*')$")]
    private static partial Regex Title();
}
