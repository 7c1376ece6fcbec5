using Synthesis.Audit;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

/// <summary>A small draft of a place that does not exist, with and without faults.</summary>
internal static class MadeDraft
{
    internal static readonly DateOnly AsAt = new(2026, 11, 22);

    internal static readonly FoundBlock[] Sound =
    [
        new(BlockKind.Heading, "Placement Sufficiency Strategy 2026-2029", 1),
        new(BlockKind.Paragraph, "Quillbourne Council. Owner of this strategy: Head of Commissioning. Next review: October 2027."),
        new(BlockKind.Heading, "1. Our children", 2),
        new(BlockKind.Paragraph, "This strategy covers the period from 1 April 2026 to 31 March 2029. On 31 March 2026 there were 212 children in care."),
        new(BlockKind.Paragraph, "We forecast that between 30 and 36 children will need a residential placement by March 2029. It applies the average rate of entry of the past five years to the population projections."),
        new(BlockKind.Heading, "2. Governance", 2),
        new(BlockKind.Paragraph, "The Corporate Parenting Board receives a report on progress every June."),
        new(BlockKind.Table, "Action\tLead\tWhen\nOpen a two-bed home\tHead of Homes\tMay 2027", Rows: [["Action", "Lead", "When"], ["Open a two-bed home", "Head of Homes", "May 2027"]]),
    ];

    internal static AuditOfDraft Audit(IEnumerable<FoundBlock> blocks, DraftMarkup? markup = null, DateOnly? asAt = null) => Audit(Documents.Of([.. blocks]), markup, asAt);

    internal static AuditOfDraft Audit(Document document, DraftMarkup? markup = null, DateOnly? asAt = null)
    {
        var screening = new Screening("made.docx", Codes.Screening.Target, 0.9, document.Title, [], PeriodFinder.Find(Codes.Screening, document).Period, Currency.Current, []);
        return DraftAudit.Of(document with { Path = "made.docx" }, markup ?? DraftMarkup.Unknown, Codes.Screening, screening, Rules, [(Codes.Sufficiency, Tagger.OfSignals(Codes.Sufficiency).Tag(document))], TableCheck.Of(document, []), DraftNumbers.Of(document, markup ?? DraftMarkup.Unknown, Rules), asAt ?? AsAt);
    }

    /// <summary>The sound draft with words put in place of others.</summary>
    internal static AuditOfDraft With(string words, string instead) => Audit(Sound.Select(b => b with
    {
        Text = b.Text.Replace(words, instead, StringComparison.Ordinal),
        Rows = b.Rows?.Select(r => (IReadOnlyList<string>)string.Join('\t', r).Replace(words, instead, StringComparison.Ordinal).Split('\t')).ToList(),
    }));

    internal static AuditRules Rules { get; } = AuditReader.Read(Codes.Sufficiency)!;
}
