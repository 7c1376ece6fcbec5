using System.CommandLine;
using Synthesis.Gather;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis contact</c>: the second stage, by e-mail.</summary>
internal static class ContactCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder, gathered before." };
        var log = new Option<string[]>("--log") { Description = $"Add a line to the contact log instead: an authority's code, and what happened ({string.Join(", ", ContactEvent.Kinds.Select(k => k.Code))}).", HelpName = "CODE WHAT", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true };
        var note = new Option<string>("--note") { Description = "A remark for the line of the log.", DefaultValueFactory = _ => "", HelpName = "TEXT" };
        var by = new Option<string?>("--by") { Description = "Who says so. Left out: the first coder of the review.", HelpName = "NAME" };
        var command = new Command("contact", "List the authorities for which no in-date strategy was found, and write a letter to each as an .eml file, from the review's letter.txt and with an address found on its site. "
            + "Who shares a strategy, a trust or a mailbox gets one letter. Nothing is sent; the log says what was done.") { folder, log, note, by };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            return parsed.GetValue(log) is [var code, var what] ? Log(review, code, what, parsed.GetValue(note)!, parsed.GetValue(by)) : List(review);
        });
        return command;
    }

    private static int Log(OpenReview review, string code, string what, string note, string? by)
    {
        if (review.Design.Population.Authorities.All(a => a.Code != code))
        {
            throw new UsageException($"'{code}' is the code of no authority: write one of the table's gss_code.");
        }

        if (ContactEvent.Kinds.All(k => k.Code != what))
        {
            throw new UsageException($"'{what}' is nothing that the log knows: write one of {string.Join(", ", ContactEvent.Kinds.Select(k => k.Code))}.");
        }

        var coders = review.Design.Settings.Coders;
        review.Store.AddContacts([new ContactEvent(code, what, by ?? (coders.Count > 0 ? coders[0] : null) ?? throw new UsageException("Say who says so: --by NAME."), note)]);
        Console.WriteLine($"{code}: {ContactEvent.Kinds.First(k => k.Code == what).Title} is in the log.");
        return Program.Done;
    }

    private static int List(OpenReview review)
    {
        if (review.Store.Findings().Count == 0)
        {
            throw new UsageException($"Nothing was gathered yet: run 'synthesis gather {review.Folder}' first.");
        }

        var files = Pipeline.WriteLetters(review.Folder, review.Design, review.Store, TimeProvider.System);
        var all = Pipeline.Correspondents(review.Design, review.Store);
        foreach (var c in all)
        {
            Console.WriteLine($"{string.Join('|', c.Authorities.Select(a => a.Code))}\t{string.Join(" and ", c.Authorities.Select(a => a.Name))}\t{FindingCsv.Name(c.Outcome)}\t{c.Mailbox?.Address ?? "-"}\t"
                + (c.Last is { } last ? $"{ContactEvent.Kinds.FirstOrDefault(k => k.Code == last.What).Title ?? last.What}{(last.Note.Length > 0 ? $" ({last.Note})" : "")}, {last.By}, {last.At}" : "-"));
        }

        Console.WriteLine($"\n{all.Count} to write to; {files.Count} {(files.Count == 1 ? "letter is" : "letters are")} in {Path.Combine(review.Folder, "letters")}.");
        return Program.Done;
    }
}
