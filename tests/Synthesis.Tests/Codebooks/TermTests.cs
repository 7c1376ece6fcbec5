using Synthesis.Codebooks;

namespace Synthesis.Tests.Codebooks;

/// <summary>The table of term syntax in docs/codebook-format.md.</summary>
public sealed class TermTests
{
    [Theory]

    // plain words
    [InlineData("pond", "The pond froze", "pond")]
    [InlineData("POND", "a Pond", "Pond")]
    [InlineData("pond", "ponds", null)]
    [InlineData("deep pond", "a deep pond here", "deep pond")]
    [InlineData("deep pond", "a deep, pond", "deep, pond")]
    [InlineData("deep pond", "deep cold pond", null)]

    // any ending
    [InlineData("increas*", "prices increased", "increased")]
    [InlineData("increas*", "an increasingly", "increasingly")]
    [InlineData("increas*", "increas", "increas")]
    [InlineData("increas*", "decrease", null)]
    [InlineData("re*", "we reuse", "reuse")]
    [InlineData("re*", "core", null)]

    // either word
    [InlineData("home|homes", "two homes", "homes")]
    [InlineData("home|homes", "at home", "home")]
    [InlineData("home|homes", "homely", null)]
    [InlineData("rise|fall* sharply", "falling sharply", "falling sharply")]

    // any one word
    [InlineData("outside _ county", "outside our county", "outside our county")]
    [InlineData("outside _ county", "outside the old county", null)]
    [InlineData("outside _ county", "outside county", null)]
    [InlineData("outside _", "outside it", "outside it")]
    [InlineData("outside _", "outside", null)]

    // up to four words
    [InlineData("prices ... risen", "prices risen", "prices risen")]
    [InlineData("prices ... risen", "prices have not in fact risen", "prices have not in fact risen")]
    [InlineData("prices ... risen", "prices have not yet in fact risen", null)]
    [InlineData("prices … risen", "prices have risen", "prices have risen")]
    [InlineData("prices ... risen ... year", "prices have risen in a year", "prices have risen in a year")]

    // figures
    [InlineData("#", "there are 12 homes", "12")]
    [InlineData("#", "1,250.5", "1,250.5")]
    [InlineData("#", "£12", null)]
    [InlineData("#", "twelve", null)]
    [InlineData("# homes", "12 homes", "12 homes")]
    [InlineData("#%", "up by 42%.", "42%")]
    [InlineData("#%", "up by 4.5%", "4.5%")]
    [InlineData("#%", "42", null)]
    [InlineData("£#", "about £3,500 each", "£3,500")]
    [InlineData("£#", "£1.2m", "£1.2m")]
    [InlineData("£#", "3,500", null)]
    [InlineData("£# per week", "£3,500 per week", "£3,500 per week")]

    // quotes, hyphens, case
    [InlineData("children's home*", "Children’s homes", "Children’s homes")]
    [InlineData("children’s home*", "CHILDREN'S HOME", "CHILDREN'S HOME")]
    [InlineData("children's", "childrens", "childrens")]
    [InlineData("providers'", "the providers’ views", "providers")]
    [InlineData("in-house", "in house", "in house")]
    [InlineData("in house", "in-house", "in-house")]
    [InlineData("in house", "in‑house", "in‑house")]
    [InlineData("p/w", "£90 p/w", "p/w")]
    [InlineData("don't", "we don’t", "don’t")]
    public void A_term_matches_as_the_table_of_the_format_says(string term, string text, string? matched)
    {
        var words = Word.Split(text);
        var parsed = Term.Parse(term);

        var match = Enumerable.Range(0, words.Count).Select(at => (At: at, End: parsed.Match(words, at))).FirstOrDefault(m => m.End > 0);

        Assert.Equal(matched, match.End > 0 ? text[words[match.At].Start..words[match.End - 1].End] : null);
    }

    [Theory]
    [InlineData("", "a term is empty: write a word")]
    [InlineData(" - ", "a term is empty: write a word")]
    [InlineData("_ pond", "begin and end it with a word")]
    [InlineData("... pond", "begin and end it with a word")]
    [InlineData("pond …", "begin and end it with a word")]
    [InlineData("*", "may end in *")]
    [InlineData("po*nd", "may end in *")]
    [InlineData("pond|", "| parts alternatives")]
    [InlineData("ponds & lakes", "'&' in the term 'ponds & lakes' cannot be read")]
    [InlineData("£", "cannot be read")]
    [InlineData("e.g.", "cannot be read")]
    public void A_term_that_breaks_the_syntax_is_refused_with_what_to_write(string term, string message)
    {
        var refusal = Assert.Throws<FormatException>(() => Term.Parse(term));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }
}
