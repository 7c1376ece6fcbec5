using System.CommandLine;
using Synthesis.Report;
using Synthesis.Review.Agreement;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis agree</c>: how far coders agree.</summary>
internal static class AgreeCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Codings, one a line: a CSV with the columns unit, coder, code, value. Or a review's folder, for the agreement of its coders on presence, values and evidence." };
        var json = new Option<bool>("--json") { Description = "Print JSON Lines on standard output, one object for each code, and nothing else there." };
        var pairs = new Option<bool>("--pairs") { Description = "Each pair of coders too, where there are more than two." };
        var uncoded = new Option<string?>("--uncoded") { Description = "Take what a coder left uncoded, of units that others coded, for this value. Left out: such gaps do not count.", HelpName = "VALUE" };
        var scale = new Option<string?>("--scale") { Description = "Values in order, lowest first, separated by '|', for ordinal alpha and AC2. Values not named, such as 'no evidence', stand outside the order.", HelpName = "VALUES" };
        var unmarked = new Option<bool>("--with-unquoted") { Description = "Of a review: count text that nobody quoted as agreed on. Left out, agreement on evidence is on what somebody quoted." };
        var seed = new Option<int>("--seed") { Description = "Seed of the draws that intervals are made from.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var command = new Command("agree", "Work out how far coders agree: percent, Cohen, Fleiss, Krippendorff, Gwet, each with a 95% interval, and what to be careful about.") { file, json, pairs, uncoded, scale, unmarked, seed };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (OpenReview.Is(parsed.GetValue(file)!))
            {
                return OfReview(parsed.GetValue(file)!, parsed.GetValue(json), parsed.GetValue(unmarked));
            }

            var read = CodingFile.Read(parsed.GetValue(file)!);
            var whole = !Output.NameErrors(parsed.GetValue(file)!, read.Issues);
            foreach (var issue in read.Issues.Where(i => i.Severity == Severity.Warning))
            {
                await Console.Error.WriteLineAsync($"synthesis: {issue.Message} [{issue.Code}]");
            }

            var order = parsed.GetValue(scale)?.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (order is { Length: < 2 } || order?.Distinct().Count() < order?.Length)
            {
                throw new UsageException("A scale has two values or more, each once: --scale \"low|middle|high\".");
            }

            var rows = AgreementTable.Of(read.Codings, parsed.GetValue(pairs), parsed.GetValue(uncoded), new AgreementOptions(parsed.GetValue(seed), Scale: order));
            var several = rows.GroupBy(r => r.Code).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
            await using var output = Output.Standard();
            if (!parsed.GetValue(json))
            {
                await output.WriteAsync(System.Text.Encoding.UTF8.GetBytes(AgreementText.Of(rows)), cancellation);
            }
            else
            {
                foreach (var row in rows)
                {
                    await output.WriteAsync(AgreementJson.Of(row, several.Contains(row.Code) && row.Coders.Count == 2), cancellation);
                }
            }

            return whole ? Program.Done : Program.NotAll;
        });
        return command;
    }

    private static int OfReview(string folder, bool json, bool withUnmarked)
    {
        using var review = OpenReview.At(folder);
        var agreement = Pipeline.AgreementOf(review.Design, review.Store, withUnmarked);
        if (agreement.Rows.Count == 0)
        {
            Console.Error.WriteLine("synthesis: nobody's decisions can be compared yet: 'synthesis import' adds them.");
        }

        if (!json)
        {
            Console.Write(AgreementText.Of(agreement));
            return Program.Done;
        }

        using var output = Output.Standard();
        foreach (var row in agreement.Rows)
        {
            output.Write(AgreementJson.Of(row));
        }

        return Program.Done;
    }
}
