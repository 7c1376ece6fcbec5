using System.Text.RegularExpressions;
using Synthesis.Extract;

namespace Synthesis.Tag;

/// <summary>Tells the lines of a contents list, which name sections and say nothing, from the text.</summary>
internal static partial class ContentsList
{
    /// <summary>The indices of blocks that are such lines: with dots that lead to a page number, or under the title "Contents" on its page and ending in a number.</summary>
    internal static HashSet<int> In(Document document)
    {
        var lines = new HashSet<int>();
        int? page = null;
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var block = document.Blocks[i];
            if (block.Page is not null && Title().IsMatch(block.Text))
            {
                page = block.Page;
            }

            if (Leader().IsMatch(block.Text) || (page is not null && block.Page == page && EndsInNumbers(block)))
            {
                lines.Add(i);
            }
        }

        return lines;
    }

    private static bool EndsInNumbers(Block block) =>
        block.Rows is { } rows ? rows.All(r => PageNumber().IsMatch(r[^1])) : PageNumber().IsMatch(block.Text);

    [GeneratedRegex(@"(\.\s?){4,}\s*[0-9ivx]{0,4}\s*$|…{2,}\s*[0-9]{0,4}\s*$")]
    private static partial Regex Leader();

    [GeneratedRegex(@"^\s*(table of )?contents\s*(page)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"(^|\s)[0-9]{1,3}$")]
    private static partial Regex PageNumber();
}
