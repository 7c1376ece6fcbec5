using Synthesis.Audit;
using Synthesis.Extract;
using Synthesis.Report;
using Synthesis.Report.Drafts;
using Synthesis.Report.Office;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>Writes an audit into a folder: summary, page, action plan, JSON, SARIF and, of a Word draft, a copy with comments on its words.</summary>
    /// <param name="audit">What was found.</param>
    /// <param name="extras">What stands beside it.</param>
    /// <param name="document">The draft's text, into which findings point.</param>
    /// <param name="bytes">The draft's bytes.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The names of the files, the summary first, and what could not be written.</returns>
    public static (IReadOnlyList<string> Files, IReadOnlyList<Issue> Issues) WriteAudit(AuditOfDraft audit, AuditExtras extras, Document document, byte[] bytes, string folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(document);
        var issues = new List<Issue>();
        List<(string Name, string Holds, Action<Stream> Write)> files =
        [
            ("audit.html", "everything that was found, with the words it rests on", s => AuditPage.Write(audit, extras, s)),
            ("action-plan.xlsx", "what to do, with room for who does it and by when", s => AuditWorkbook.Write(audit, extras, s)),
            ("audit.json", "the same for programs, and for the audit of the next draft (--previous)", s => s.Write(AuditJson.Of(audit, extras))),
            ("audit.sarif", "the findings in the form that tools for checking read", s => AuditSarif.Write(audit, s)),
        ];
        if (document.MediaType == MediaTypes.Word)
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(audit.Path) + "-annotated.docx";
            var annotated = AnnotatedCopy.Of(bytes, document.Text, AuditNotes.Of(audit), AuditNotes.Summary(audit, extras), new DateTimeOffset(audit.AsAt, TimeOnly.MinValue, TimeSpan.Zero), new ReadingLimits(), cancellation);
            if (annotated.Copy is { } copy)
            {
                files.Insert(1, (name, "the draft itself with a comment on the words of each finding", s => s.Write(copy)));
            }

            issues.AddRange(annotated.Refusal is { } refusal ? [refusal] : []);
        }

        foreach (var (file, _, write) in files)
        {
            WholeFile.Write(System.IO.Path.Combine(folder, file), write);
        }

        WholeFile.Write(System.IO.Path.Combine(folder, "summary.html"), s => AuditPage.WriteSummary(audit, extras, [.. files.Select(f => (f.Name, f.Holds))], s));
        return (["summary.html", .. files.Select(f => f.Name)], issues);
    }
}
