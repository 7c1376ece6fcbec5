using Synthesis.Codebooks;
using Synthesis.Review;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review;

public sealed class AgreedAnswersTests : IDisposable
{
    private readonly CodebookFolder folder = new();
    private readonly Codebook codebook;

    public AgreedAnswersTests() => codebook = folder.Read();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_consensus_stands_before_what_coders_say()
    {
        var agreed = Coding.Agreed(codebook, [By("anna", "1", Answer.Absent), By("ben", "1", Answer.Absent), By("ben", Decision.Consensus, Answer.Present)]);

        Assert.Equal(Answer.Present, Assert.Single(agreed).Status);
    }

    [Fact]
    public void Without_a_consensus_an_answer_counts_if_every_coder_who_answered_gives_it()
    {
        Assert.Equal(Answer.Present, Assert.Single(Coding.Agreed(codebook, [By("anna", "1", Answer.Absent), By("anna", "1", Answer.Present), By("ben", "1", Answer.Present)])).Status);
        Assert.Empty(Coding.Agreed(codebook, [By("anna", "1", Answer.Absent), By("ben", "1", Answer.Present)]));
    }

    private static Decision By(string coder, string round, Answer status) => new("pond", "water.any", coder, round, status, [], null, null);
}
