using System.CommandLine;
using System.Globalization;
using Synthesis.Audit;
using Synthesis.Report;
using Synthesis.Report.Open;
using Synthesis.Report.Sections;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis currency</c>: which authority has a strategy in date on a day.</summary>
internal static class CurrencyCommand
{
    private static readonly RegisterStatus[] Failing = [RegisterStatus.Expired, RegisterStatus.Undated, RegisterStatus.None, RegisterStatus.Expiring];

    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder. Left out: the folder where you are.", DefaultValueFactory = _ => "." };
        var asAt = CommonOptions.AsAt();
        var within = new Option<string>("--within") { Description = "How soon is soon: what ends within this time of the day is called expiring. A number with d, w, m or y for days, weeks, months or years.", DefaultValueFactory = _ => "6m", HelpName = "TIME" };
        var failOn = new Option<string[]>("--fail-on") { Description = "Exit with 3 if any authority is so: expired, undated, none, expiring. May be given several times.", HelpName = "STATUS" };
        failOn.AcceptOnlyFromAmong([.. Failing.Select(Name)]);
        var into = new Option<string?>("--out") { Description = "The folder for the register. Left out: 'currency' in the review's reports.", HelpName = "FOLDER" };
        var json = new Option<bool>("--json") { Description = "Print JSON Lines on standard output, one object for each authority, and nothing else there; no file is written unless --out is given." };
        var command = new Command("currency", "Say which authority has a strategy in date on a day, with its period, the words that say so, and where it is: as a page with map and filters, Word, Excel, CSV, JSON, and a calendar of when each ends.") { folder, asAt, within, failOn, into, json };
        command.SetAction(parsed =>
        {
            var day = CommonOptions.Date(parsed.GetValue(asAt), TimeProvider.System);
            var until = After(day, parsed.GetValue(within)!);
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var (register, report) = Pipeline.CurrencyOf(review.Design, review.Store, day, until);
            if (parsed.GetValue(json))
            {
                using var output = Output.Standard();
                foreach (var entry in register.Entries)
                {
                    output.Write(CurrencyJson.Of(register, entry));
                }
            }
            else
            {
                Console.Write(CurrencyText.Of(register));
            }

            if (!parsed.GetValue(json) || parsed.GetValue(into) is not null)
            {
                var target = parsed.GetValue(into) ?? Path.Combine(review.Folder, "reports", "currency");
                var calendar = Path.Combine(target, "expiries.ics");
                var events = 0;
                WholeFile.Write(calendar, s => events = ExpiryCalendar.Write(register, s));
                if (events == 0)
                {
                    File.Delete(calendar);
                }

                var files = ReportFiles.Write(report, target, ReportForms.All);
                if (!parsed.GetValue(json))
                {
                    Console.WriteLine();
                    ReportCommand.Say(target, events == 0 ? files : [calendar, .. files]);
                }
            }

            var failed = register.Entries.Where(e => (parsed.GetValue(failOn) ?? []).Contains(Name(e.Status))).GroupBy(e => e.Status).OrderBy(g => g.Key).Select(g => $"{CurrencySection.Name(g.Key)} {g.Count()}").ToList();
            if (failed.Count > 0)
            {
                Console.Error.WriteLine($"synthesis: not every authority has what --fail-on asks for: {string.Join(", ", failed)}.");
            }

            return failed.Count > 0 ? Program.CheckFailed : Program.Done;
        });
        return command;
    }

    private static string Name(RegisterStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The last day of a time that begins on a day.</summary>
    private static DateOnly After(DateOnly day, string time)
    {
        if (time.Length < 2 || !int.TryParse(time[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n > 9999 || time[^1] is not ('d' or 'w' or 'm' or 'y'))
        {
            throw new UsageException($"'{time}' is no time: write --within as 6m, 90d, 8w or 1y.");
        }

        try
        {
            return time[^1] switch { 'd' => day.AddDays(n), 'w' => day.AddDays(7 * n), 'm' => day.AddMonths(n), _ => day.AddYears(n) };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new UsageException($"'{time}' reaches beyond the calendar: write a shorter --within.");
        }
    }
}
