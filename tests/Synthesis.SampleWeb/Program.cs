using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Synthesis.Gather;

namespace Synthesis.SampleWeb;

internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var seed = new Option<ulong>("--seed") { Description = "The seed of the web.", DefaultValueFactory = _ => 1 };
        var edition = new Option<int>("--edition") { Description = "2 for the same web months later.", DefaultValueFactory = _ => 1 };
        var authorities = new Option<FileInfo>("--authorities") { Description = "A table of authorities.", Required = true };
        var only = new Option<string[]>("--only") { Description = "Codes of the authorities to play; all without it.", AllowMultipleArgumentsPerToken = true };
        var port = new Option<int>("--port") { Description = "The port of HTTP; HTTPS has the next. Without it, free ones." };
        var asAt = new Option<DateOnly>("--as-at") { Description = "The day by which strategies are current or expired.", DefaultValueFactory = _ => new DateOnly(2024, 6, 1) };
        var delay = new Option<double>("--delay") { Description = "Seconds between requests to a host that the visitor announced, to check it by.", DefaultValueFactory = _ => 1 };
        var caOut = new Option<FileInfo?>("--ca-out") { Description = "Where to write the certificate to trust." };
        var truth = new Option<FileInfo?>("--truth") { Description = "Where to write what is where, as JSON." };
        var report = new Option<FileInfo?>("--report") { Description = "Where to write, when stopped, what visitors did." };
        var strategies = new Option<DirectoryInfo?>("--strategies") { Description = "A folder of strategies to publish in place of made ones." };
        var calm = new Option<bool>("--no-faults") { Description = "Leaves out the planted faults." };
        var root = new RootCommand("A web of councils' sites to practise on, on this machine alone.") { seed, edition, authorities, only, port, asAt, delay, caOut, truth, report, strategies, calm };
        root.SetAction(async (given, cancellation) =>
        {
            var day = given.GetValue(asAt);
            var table = given.GetValue(authorities)!.FullName;
            await using var web = await SampleWeb.StartAsync(
                new WebOptions
                {
                    Seed = given.GetValue(seed), Edition = given.GetValue(edition), Authorities = Population.Read(table).AsAt(day), Only = given.GetValue(only) is { Length: > 0 } codes ? codes.ToHashSet() : null, Trusts = Trusts(table), AsAt = day,
                    Port = given.GetValue(port), AnnouncedDelay = TimeSpan.FromSeconds(given.GetValue(delay)), Strategies = given.GetValue(strategies)?.FullName, Faulty = !given.GetValue(calm),
                },
                cancellation);
            if (given.GetValue(caOut) is { } pem)
            {
                await File.WriteAllTextAsync(pem.FullName, web.AuthorityPem, cancellation);
            }

            if (given.GetValue(truth) is { } known)
            {
                await File.WriteAllTextAsync(known.FullName, JsonSerializer.Serialize(web.Truth, Truths.Json) + "\n", cancellation);
            }

            web.Resolve.ToList().ForEach(Console.WriteLine);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            catch (OperationCanceledException)
            {
                if (given.GetValue(report) is { } seen)
                {
                    await File.WriteAllTextAsync(seen.FullName, JsonSerializer.Serialize(web.Report, Truths.Json) + "\n", CancellationToken.None);
                }
            }

            return 0;
        });
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            parsed.Errors.ToList().ForEach(e => Console.Error.WriteLine(e.Message));
            return 2;
        }

        return await parsed.InvokeAsync();
    }

    private static Dictionary<string, string> Trusts(string table)
    {
        using var csv = CsvReader.FromFile(table, new CsvReaderOptions { Separator = ',' });
        var columns = csv.Headers.ToArray();
        var (code, trust) = (Array.IndexOf(columns, "gss_code"), Array.IndexOf(columns, "trust_website"));
        var trusts = new Dictionary<string, string>();
        while (trust >= 0 && csv.Read())
        {
            if (csv.FieldCount > trust && csv.GetString(trust).Trim() is { Length: > 0 } site)
            {
                trusts[csv.GetString(code)] = site;
            }
        }

        return trusts;
    }
}
