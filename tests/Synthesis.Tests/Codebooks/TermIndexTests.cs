using FsCheck;
using FsCheck.Fluent;
using Synthesis.Codebooks;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Codebooks;

public sealed class TermIndexTests
{
    private static readonly string[] Vocabulary = ["pond", "ponds", "pondweed", "po", "a", "deep", "deeper", "in", "house", "42%", "£3", "7", "it’s"];

    private static readonly string[] Terms =
    [
        "pond", "pond*", "po*", "p*", "a", "deep pond", "deep|a pond*", "a|a*", "deep* ... pond", "in-house", "in _ house", "# pond", "#", "#%", "£#", "its", "a _", "pond ... pond ... a", "£3", "42%", "house|in _ a|deep*",
    ];

    [Fact]
    public void Finding_agrees_with_trying_every_term_at_every_word() =>
        Prop.ForAll(Gen.Elements(Vocabulary).ListOf().Select(w => string.Join(' ', w)).ToArbitrary(), text =>
        {
            var words = Word.Split(text);
            var index = new TermIndex();
            var numbered = Terms.Select(t => (Term: Term.Parse(t), Number: index.Add(Term.Parse(t)))).ToList();

            var naive = numbered.SelectMany(t => Enumerable.Range(0, words.Count).Select(at => (t.Number, At: at, End: t.Term.Match(words, at)))).Where(m => m.End > 0);
            var found = index.Find(words).SelectMany(f => f.Value.Select(m => (Number: f.Key, At: m.Start, m.End)));

            return naive.Order().SequenceEqual(found.Order());
        }).Check(Texts.Fixed);

    [Fact]
    public void A_term_added_twice_keeps_its_number()
    {
        var index = new TermIndex();

        var (first, other, again) = (index.Add(Term.Parse("pond")), index.Add(Term.Parse("lake")), index.Add(Term.Parse("pond")));

        Assert.Equal((first, 2), (again, index.Count));
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Terms_without_a_match_are_left_out()
    {
        var index = new TermIndex();
        index.Add(Term.Parse("lake"));

        Assert.Empty(index.Find(Word.Split("a pond")));
        Assert.Empty(index.Find([]));
    }
}
