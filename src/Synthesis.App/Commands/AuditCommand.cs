using System.CommandLine;
using System.Text;
using Synthesis.Audit;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report.Drafts;
using Synthesis.Review.Model;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis audit</c>: what a draft lacks, contradicts or hides before it is published.</summary>
internal static class AuditCommand
{
    internal static Command Create()
    {
        var draft = new Argument<string>("DRAFT") { Description = "The draft: Word, PDF, HTML, ODT or text, or a folder of web pages that form one." };
        var codebooks = new Option<string[]>("--codebook") { Description = $"A codebook to hold it against; may be given several times. The first tells strategies apart and has the rules of the audit. Left out: {CommonOptions.DefaultCodebook}.", HelpName = "FOLDER" };
        var peers = new Option<string?>("--peers") { Description = "A review, whose strategies are shown beside: how many answer each question, and two passages.", HelpName = "REVIEW" };
        var failOn = new Option<string[]>("--fail-on") { Description = "Exit with 3 where there is such a finding: error, warning, info or any, or a rule such as currency/no-period or currency/*; what is no strategy fails any of them. May be given several times.", HelpName = "RULE" };
        var into = new Option<string?>("--out") { Description = "A folder for summary, page, action plan, JSON, SARIF and, of a Word draft, a copy with comments: not the draft's own, nor one that holds an audit. Left out: the summary is printed and nothing is kept.", HelpName = "FOLDER" };
        var previous = new Option<string?>("--previous") { Description = "The audit.json of the draft before: shows what was resolved, what is new and what remains.", HelpName = "FILE" };
        var (json, asAt, authorities, jobs) = (new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else there." }, CommonOptions.AsAt(), CommonOptions.Authorities(), CommonOptions.Jobs());
        var (model, endpoint, keyFile, section) = (
            new Option<string?>("--model") { Description = "Let a language model answer the codes too; with --endpoint. Left out, nothing of the draft leaves this machine.", HelpName = "NAME" },
            new Option<string?>("--endpoint") { Description = "Where the model is asked. The draft's text is sent there, and the report says so.", HelpName = "URL" },
            new Option<string?>("--key-file") { Description = $"A file that holds the endpoint's key. Left out: the environment variable {ModelAskCommand.KeyVariable}.", HelpName = "FILE" }, ModelOptions.SectionOption());
        var command = new Command("audit", "Hold a draft against what a strategy should say before it is published: questions answered, period and review, contradictions, forecast, arithmetic, language and access. Nothing is kept without --out, and nothing is sent anywhere without --model.")
        { draft, codebooks, peers, failOn, into, previous, json, asAt, authorities, jobs, model, endpoint, keyFile, section };
        command.SetAction(async (parsed, cancellation) =>
        {
            List<Codebook> books = [.. (parsed.GetValue(codebooks) is { Length: > 0 } given ? given : [CommonOptions.DefaultCodebook]).Select(c => CodebookReader.Read(ProjectFiles.Find(c)))];
            var asked = Asked(parsed.GetValue(model), parsed.GetValue(endpoint), parsed.GetValue(keyFile));
            var fails = (parsed.GetValue(failOn) ?? []).Select(r => FailsOn(r, books[0])).ToList();
            var before = parsed.GetValue(previous) is { } file ? Earlier(file) : null;
            if (parsed.GetValue(into) is { } target && File.Exists(Path.Combine(target, "audit.json")))
            {
                throw new UsageException($"'{target}' holds an audit already, whose action plan and comments people may have worked on: name another folder with --out, and --previous {Path.Combine(target, "audit.json")} to see what has changed since.");
            }

            if (parsed.GetValue(into) is { } besideDraft && IsOfDraft(besideDraft, parsed.GetValue(draft)!))
            {
                throw new UsageException("The draft lies in that folder, and what is written there might take its place: name another folder with --out.");
            }

            var population = CommonOptions.Population(parsed.GetValue(authorities));
            var day = CommonOptions.Date(parsed.GetValue(asAt), TimeProvider.System);
            var (document, bytes) = await ReadAsync(parsed.GetValue(draft)!, parsed.GetValue(jobs), cancellation);
            var whole = !Output.NameErrors(document.Path, document.Issues);
            if (document.Failed)
            {
                return Program.NotAll;
            }

            var (with, sent) = asked is { } a ? await ModelAsync(books, document, a.Endpoint, a.Model, ModelOptions.SectionOf(parsed, section), cancellation) : (null, AuditExtras.NothingSent);
            var audit = Pipeline.AuditDraft(document, bytes, books, population, day, parsed.GetValue(jobs), with, cancellation);
            var extras = AuditExtras.None with
            {
                Sent = sent,
                Signposts = Pipeline.SignpostsFor(ProjectFiles.Find("codebooks/signposts"), books),
                Progress = before is null ? null : AuditProgress.Of(before, audit),
            };
            if (parsed.GetValue(peers) is { } review)
            {
                using var open = OpenReview.At(review);
                var (beside, of) = Pipeline.PeersOf(open.Design, open.Store, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(review))), Pipeline.AuthoritiesOf(document, books[0], population, day), open.Facts);
                extras = extras with { Peers = beside, PeersOf = of };
            }

            await using var output = Output.Standard();
            await output.WriteAsync(parsed.GetValue(json) ? AuditJson.Of(audit, extras) : Encoding.UTF8.GetBytes(AuditText.Of(audit, extras)), cancellation);
            if (parsed.GetValue(into) is { } folder)
            {
                var (files, issues) = Pipeline.WriteAudit(audit, extras, document, bytes, folder, cancellation);
                whole &= !Output.NameErrors(document.Path, issues.Select(i => i with { Severity = Severity.Error }));
                await Console.Error.WriteLineAsync($"synthesis: in {folder}: {string.Join(", ", files)}.");
            }

            return fails.Count > 0 && (audit.NotAStrategy is not null || fails.Any(f => audit.Findings.Any(f))) ? Program.CheckFailed : whole ? Program.Done : Program.NotAll;
        });
        return command;
    }

    /// <summary>Whether a folder is the one that the draft lies in, or the draft itself, or in it, where this is a folder of pages.</summary>
    private static bool IsOfDraft(string folder, string draft)
    {
        static string Whole(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(draft) ? (Whole(folder) + Path.DirectorySeparatorChar).StartsWith(Whole(draft) + Path.DirectorySeparatorChar, StringComparison.Ordinal) : Whole(folder) == Path.GetDirectoryName(Whole(draft));
    }

    private static Func<AuditFinding, bool> FailsOn(string rule, Codebook codebook) => rule switch
    {
        "any" or "info" => _ => true,
        "warning" => f => f.Severity >= Severity.Warning,
        "error" => f => f.Severity == Severity.Error,
        _ when rule.StartsWith("reading/", StringComparison.Ordinal) => f => rule == "reading/*" ? f.Kind == "reading" : f.Rule == rule,
        _ when RuleNames(codebook) is var names && names.Any(n => rule == n || rule == n[..(n.IndexOf('/', StringComparison.Ordinal) + 1)] + "*") => f => f.Rule == rule || rule == f.Kind + "/*",
        _ => throw new UsageException($"'{rule}' is nothing to fail on: write error, warning, info or any, a part such as currency/*, or one of {string.Join(", ", RuleNames(codebook))}."),
    };

    private static IReadOnlyList<string> RuleNames(Codebook codebook) => AuditReader.Read(codebook) is { } rules ? AuditRuleNames.Of(rules) : [];

    private static EarlierAudit Earlier(string file)
    {
        try
        {
            return AuditJson.Read(File.ReadAllBytes(file));
        }
        catch (FormatException e)
        {
            throw new UsageException($"'{file}' is no audit.json that an audit wrote ({e.Message}): give the file audit.json from the folder of the earlier audit.");
        }
    }

    /// <summary>The draft's text and bytes; of a folder of web pages, those of the one publication they form.</summary>
    private static async Task<(Document Document, byte[] Bytes)> ReadAsync(string path, int jobs, CancellationToken cancellation)
    {
        var sources = SourceFolder.List([path]);
        using var extractor = await Extractor.CreateAsync(CommonOptions.Limits(wholeScans: true), cancellation);
        var documents = new List<Document>();
        await foreach (var document in Pipeline.ExtractAsync(sources, extractor, jobs, null, cancellation))
        {
            documents.Add(document);
        }

        return Screen.Publication.Of(documents) is [var one]
            ? (one.Joined() with { Path = one.Name }, one.Pages.Count == 1 ? await File.ReadAllBytesAsync(one.Pages[0].Path, cancellation) : [])
            : throw new UsageException($"'{path}' holds {(documents.Count == 0 ? "no document" : "more than one document")}: name one draft, or a folder with the pages of one.");
    }

    private static (EndpointSettings Endpoint, ModelSettings Model)? Asked(string? model, string? endpoint, string? keyFile) => (model, endpoint) switch
    {
        (null, null) => null,
        ({ } name, { } address) => (ModelAskCommand.Settings(address, ModelAskCommand.Key(keyFile)), new ModelSettings(name, ModelSettings.UsualParameters)),
        _ => throw new UsageException("A model is asked only where both are given in the same command: --model NAME --endpoint URL."),
    };

    /// <summary>Asks a model about the draft, and says what was sent where. Nothing of it is kept.</summary>
    private static async Task<(Func<Codebook, Tag.Tagging, Tag.Tagging> With, string Sent)> ModelAsync(
        IReadOnlyList<Codebook> books, Document document, EndpointSettings endpoint, ModelSettings model, int section, CancellationToken cancellation)
    {
        var (answers, requests) = (new List<ModelAnswer>(), 0);
        var ways = books.ToDictionary(b => b.Id, b => new Prompting(b, PromptTemplate.For(b), Grouping.All, section), StringComparer.Ordinal);
        foreach (var way in ways.Values)
        {
            var open = Outstanding.Of(way, ModelCommand.ModelRequests(way, [document]), model, 1, Array.Empty<ModelAnswer>().ToLookup(a => a.Request, StringComparer.Ordinal));
            await Console.Error.WriteLineAsync($"synthesis: {open.Count} requests with the draft's text go to {endpoint}.");
            var result = await Asking.RunAsync(way, open, endpoint, model, new AskingBudget(null, null, 0, 0), answers.Add, TimeProvider.System, null, cancellation);
            cancellation.ThrowIfCancellationRequested();
            requests += result.Sending.Sent;
            foreach (var fault in result.Faults)
            {
                await Console.Error.WriteLineAsync($"synthesis: {fault}.");
            }
        }

        var byRequest = answers.ToLookup(a => a.Request, StringComparer.Ordinal);
        return ((book, own) => Pipeline.WithModels([ways[book.Id]], document, own, byRequest, withOwn: true),
            $"The draft's text was sent to {endpoint} in {requests} {(requests == 1 ? "request" : "requests")}, for the model '{model.Model}' to answer the codes; nothing else left this machine.");
    }
}
