using Synthesis.Codebooks;
using Synthesis.Report;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>What matters and no code claims, and how it is sorted.</summary>
public sealed class PassageClustersTests
{
    private static readonly string[] Ponds =
    [
        "The pond wardens empty their nets each morning.", "Wardens hang nets over the pond at dusk.", "New nets were bought for the wardens.", "Torn nets are mended by wardens in winter.",
    ];

    private static readonly string[] Boats =
    [
        "Every boat needs a licence from the harbour.", "A boat without licence leaves the harbour.", "Harbour dues rise with the size of the boat.", "The licence of a boat is shown at the harbour gate.",
    ];

    private static readonly UnclaimedPassage[] Both = [.. Ponds.Concat(Boats).Select((t, i) => Passage(i % 2 == 0 ? "one" : "two", t)), Passage("two", "Nothing like this stands elsewhere.")];

    [Fact]
    public void Passages_that_share_words_come_together_and_are_named_by_them()
    {
        var (clusters, others) = PassageClusters.Of(Both, 2, 1);

        Assert.Equal(2, clusters.Count);
        Assert.Equal(["boat", "harbour", "licence"], clusters.Single(c => c.Passages[0].Quote.Contains("arbour", StringComparison.Ordinal)).Terms.Take(3).Order());
        Assert.Contains("nets", clusters.Single(c => c.Passages[0].Quote.Contains("nets", StringComparison.Ordinal)).Terms.Take(2));
        Assert.All(clusters, c => Assert.Equal(4, c.Passages.Count));
        Assert.Equal("Nothing like this stands elsewhere.", Assert.Single(others).Quote);
    }

    [Fact]
    public void Typical_quotes_are_three_and_from_different_strategies_first()
    {
        var (clusters, _) = PassageClusters.Of(Both, 2, 1);
        Assert.All(clusters, c => Assert.Equal(3, c.Typical.Distinct().Count()));
        Assert.All(clusters, c => Assert.NotEqual(c.Typical[0].Strategy, c.Typical[1].Strategy));
    }

    [Fact]
    public void The_same_passages_and_seed_give_the_same_clusters()
    {
        string Shown(int seed) => ResidualFiles.Text(PassageClusters.Of(Both, null, seed).Clusters, []);
        Assert.Equal(Shown(5), Shown(5));
    }

    [Fact]
    public void Words_of_one_strategy_only_name_nothing_where_there_are_several()
    {
        UnclaimedPassage[] own = [Passage("one", "Otterford wardens mend nets."), Passage("one", "Otterford wardens buy nets."), Passage("two", "The wardens of nets."), Passage("two", "Fish swim by night.")];
        Assert.DoesNotContain("otterford", PassageClusters.Of(own, 2, 1).Clusters.SelectMany(c => c.Terms));
    }

    [Fact]
    public void Nothing_to_sort_gives_no_clusters_and_a_plain_sentence()
    {
        var (clusters, others) = PassageClusters.Of([], null, 1);
        Assert.Empty(clusters);
        Assert.Equal("0 passages of 0 strategies are about the codebook's subjects and no code claims them; 0 are in 0 clusters.\n", ResidualFiles.Text(clusters, others));
    }

    [Fact]
    public void Only_prose_about_two_subjects_that_no_code_claims_is_left()
    {
        using var folder = new CodebookFolder();
        folder.Changed("codebook.yml", "changes:\n", "matters: [ponds, boats, oars]\nchanges:\n")
            .With("lexicons.yml", "ponds: [pond, mere, tarn]\nwaters: [$ponds, lake]\nboats: [boat|boats]\noars: [oar|oars]\n");
        var codebook = folder.Read();
        IEnumerable<string> Left(string text) => Unclaimed.Of("s", [Documents.Paragraph(text)], [(codebook, Tagger.OfSignals(codebook))]).Select(p => p.Quote);

        Assert.Equal(["Boats on the pond are green today."], Left("Boats on the pond are green today. Boats are seen by many people here."));
        Assert.Empty(Left("Boats on the pond frighten all the frogs."));
        Assert.Empty(Left("Boats on the pond."));
    }

    [Fact]
    public void A_lexicon_that_is_not_there_cannot_matter()
    {
        using var folder = new CodebookFolder();
        folder.Changed("codebook.yml", "changes:\n", "matters: [ponds, seas]\nchanges:\n");
        var refused = Assert.Throws<CodebookException>(folder.Read);
        Assert.Contains("'seas' names no list of lexicons.yml: write one of ponds, waters", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_moved_is_told_code_by_code()
    {
        static StandingAnswers Answers(string hash, params (string Strategy, string Code, Answer Answer)[] answers) =>
            new(hash, answers.GroupBy(a => a.Strategy).ToDictionary(g => g.Key, g => (IReadOnlyDictionary<string, Answer>)g.ToDictionary(a => a.Code, a => a.Answer)));
        var before = Answers("1", ("a", "x", Answer.Present), ("b", "x", Answer.Present), ("c", "x", Answer.Unclear), ("a", "y", Answer.Absent), ("a", "old", Answer.Absent), ("gone", "x", Answer.Present));
        var now = Answers("2", ("a", "x", Answer.Absent), ("b", "x", Answer.Absent), ("c", "x", Answer.Present), ("a", "y", Answer.Absent), ("a", "new", Answer.Present), ("b", "new", Answer.Absent), ("came", "x", Answer.Present));

        Assert.Equal("""
            The codebook book changed; all of its codes were asked again of the 3 strategies of the last run that are still counted. 1 codes did not move; these did:
              x    unclear → present 1, present → absent 2
              new  new: absent 1, new: present 1
              old  no longer asked

            """.ReplaceLineEndings("\n"), MovesText.Of(AnswerMoves.Between("book", ["x", "y", "new"], before, now)));
        Assert.Equal("", MovesText.Of(AnswerMoves.Between("book", ["x", "y", "old"], before, before)));
        Assert.Contains("No answer moved.", MovesText.Of(AnswerMoves.Between("book", ["x", "y", "old"], before, before with { CodebookHash = "2" })), StringComparison.Ordinal);
    }

    private static UnclaimedPassage Passage(string strategy, string text) => new(strategy, strategy + ".pdf", text, 0, text.Length, 1, 0.1);
}
