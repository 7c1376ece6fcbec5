using Synthesis.Audit;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Screen;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>Audits a draft by the rules of the first codebook and the codes of all.</summary>
    /// <param name="document">The draft's text.</param>
    /// <param name="bytes">The draft's bytes, of which what stands beside the text is read; empty where there are none.</param>
    /// <param name="codebooks">What is asked.</param>
    /// <param name="population">The authorities that may be named.</param>
    /// <param name="asAt">The date that "in date" and "old" are measured against.</param>
    /// <param name="jobs">How many threads learn; the result is the same for any number.</param>
    /// <param name="with">What is put in place of a tagging, such as with a model's answers; or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="CodebookException">The first codebook has no rules to screen or audit by.</exception>
    public static AuditOfDraft AuditDraft(
        Document document, byte[] bytes, IReadOnlyList<Codebook> codebooks, Population population, DateOnly asAt, int jobs, Func<Codebook, Tag.Tagging, Tag.Tagging>? with, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        var book = codebooks[0];
        var screen = book.Screening ?? throw new CodebookException(book.Folder, 0, "the codebook has no screen.yml, by which a strategy is told from other documents: name one first that has");
        var rules = AuditReader.Read(book) ?? throw new CodebookException(book.Folder, 0, "the codebook has no audit.yml, which says what is looked for beside codes: name one first that has");
        var markup = document.MediaType switch
        {
            _ when bytes.Length == 0 => DraftMarkup.Unknown,
            MediaTypes.Word => WordMarkup.Read(bytes),
            MediaTypes.OpenDocument => OpenMarkup.Read(bytes),
            MediaTypes.Markdown => MarkdownMarkup.Read(bytes),
            "text/html" => WebMarkup.Read(bytes),
            _ => DraftMarkup.Unknown,
        };
        // The checks of tables and of numbers take as long as all the rest, and ask for nothing of it nor of each other.
        var tables = Task.Run(() => TableCheck.Of(document, []), cancellation);
        var numbers = Task.Run(() => DraftNumbers.Of(document, markup, rules), cancellation);
        var costs = Tag.AnswerCosts.Between(rules.Limit("absent-below"), rules.Limit("present-from"));
        var tagged = ((Codebook, Tag.Tagging)[])[.. codebooks.Select(c => (c, LearntTagger(c, jobs, null, cancellation).With(costs).Tag(document) is var own && with is not null ? with(c, own) : own))];
        return DraftAudit.Of(document, markup, screen, new Screener(screen, population, asAt).Screen(document), rules,
            tagged,
            tables.GetAwaiter().GetResult(), numbers.GetAwaiter().GetResult(), asAt);
    }

    /// <summary>Codes of the authorities for which a draft speaks.</summary>
    public static IReadOnlyList<string> AuthoritiesOf(Document document, Codebook codebook, Population population, DateOnly asAt) =>
        codebook.Screening is { } screen ? new Screener(screen, population, asAt).Screen(document).Authorities : [];
}
