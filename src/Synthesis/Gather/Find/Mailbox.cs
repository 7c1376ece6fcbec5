using System.Text.RegularExpressions;
using Synthesis.Codebooks;

namespace Synthesis.Gather.Find;

/// <summary>An e-mail address that stands on a site.</summary>
/// <param name="Address">The address.</param>
/// <param name="Around">Words around it.</param>
/// <param name="Page">The page it was read on.</param>
public sealed partial record Mailbox(string Address, string Around, Uri Page)
{
    private const int Longest = 254, MostOfAPage = 50;

    /// <summary>Points by the terms of the rules: more for those that stand first, none or less for those that are not to be written to.</summary>
    public double Points(GatherRules rules)
    {
        var words = Word.Split(Address.Split('@')[0].Replace('.', ' ').Replace('_', ' ').Replace('-', ' '));
        var found = rules.Terms.Find(words);
        var mail = rules.MailWords.Select((t, i) => found.ContainsKey(t) ? rules.MailWords.Count - i : 0).DefaultIfEmpty(0).Max();
        var near = rules.Says(Around, rules.MailWords) ? 2 : 0;
        return rules.NotMailWords.Any(found.ContainsKey) ? -1 : mail + near;
    }

    /// <summary>The addresses in a text.</summary>
    internal static IEnumerable<Mailbox> In(string text, string around, Uri page) => Pattern().Matches(text).Select(m => m.Value.TrimEnd('.').ToLowerInvariant())
        .Where(a => a.Length <= Longest).Distinct().Take(MostOfAPage).Select(a => new Mailbox(a, around, page));

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}", RegexOptions.None, 2000)]
    private static partial Regex Pattern();
}
