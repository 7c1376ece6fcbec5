using System.IO.Compression;
using System.Text;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.App;

/// <summary>A review of the samples that leaves in every format and comes back, and what one coder's part of it tells of the other.</summary>
public sealed class ExchangeCommandTests
{
    private const string Header = "strategy,code,coder,round,status,values,quote,note\n";

    [Fact]
    public async Task A_review_leaves_in_every_format_comes_back_and_one_coders_part_holds_nothing_of_the_others()
    {
        using var folder = new TestFolder();
        await SampleReview.RanAsync(folder, "review");
        var quotes = Quotes(folder, 3);
        folder.Write("anna.csv", Header + $"{quotes[0].Strategy},demand.acute,anna,1,present,,\"{quotes[0].Quote}\",Zinnober 17\n{quotes[1].Strategy},demand.acute,anna,1,absent,,,Zinnober 18\n");
        folder.Write("ben.csv", Header + $"{quotes[0].Strategy},demand.acute,ben,1,unclear,,\"{quotes[2].Quote}\",Karmesin 23\n{quotes[0].Strategy},demand.acute,ben,consensus,unclear,,,Karmesin 24\n");
        await Done("import", folder.At("review"), folder.At("anna.csv"), folder.At("ben.csv"));

        string[] formats = ["csv", "qdpx", "qdc"];
        foreach (var format in formats)
        {
            await Done("export", folder.At("review"), folder.At($"all.{format}"));
            await Done("export", folder.At("review"), folder.At("blind", $"anna.{format}"), "--coder", "anna");
        }

        await Done("export", folder.At("review"), folder.At("package"), "--datapackage");
        await Done("export", folder.At("review"), folder.At("blind", "package"), "--datapackage", "--coder", "anna");
        await Done("assign", folder.At("review"));
        Directory.Move(folder.At("review", "assignments"), folder.At("assignments"));
        File.Copy(folder.At("assignments", "anna.csv"), folder.At("blind", "sheet.csv"));

        var blind = Directory.EnumerateFiles(folder.At("blind"), "*", SearchOption.AllDirectories).Select(f => (f, Text: Everything(f))).ToList();
        Assert.True(blind.Count >= 8, string.Join(", ", blind.Select(b => b.f)));
        Nothing.Wrong(blind.SelectMany(b => ((string[])["Karmesin", "ben,", "\"ben\"", "ben (round", " ben\"", "|ben", "ben|", "consensus,", "(consensus"]).Where(w => b.Text.Contains(w, StringComparison.Ordinal)).Select(w => $"{b.f} holds '{w}'")));
        Assert.Contains("Zinnober 17", blind.First(b => b.f.EndsWith(".qdpx", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Contains("Karmesin", Everything(folder.At("all.qdpx")), StringComparison.Ordinal);

        Nothing.Wrong(PackageCheck.Faults(folder.At("package")));
        Nothing.Wrong(PackageCheck.Faults(folder.At("blind", "package")));
        Assert.Contains("included,,Strategies included,", File.ReadAllText(folder.At("package", "prisma.csv")), StringComparison.Ordinal);

        var again = await SynthesisProgram.HereAsync("import", folder.At("review"), folder.At("all.qdpx"), folder.At("all.csv"), folder.At("blind", "anna.qdpx"));
        Assert.True(again.Exit == 0, again.Errors);
        Assert.Contains("0 decisions added, 10 were there already, 0 refused.", again.Output, StringComparison.Ordinal);
    }

    /// <summary>Sentences that a suggestion quotes, from different strategies where there are such.</summary>
    private static List<(string Strategy, string Quote)> Quotes(TestFolder folder, int n)
    {
        using var csv = CsvHelper.CsvReader.FromFile(folder.At("review", "reports", "suggestions", "quotes.csv"), new CsvHelper.CsvReaderOptions { Separator = ',' });
        var (strategy, quote) = (Array.IndexOf([.. csv.Headers], "strategy"), Array.IndexOf([.. csv.Headers], "quote"));
        var found = new List<(string, string)>();
        while (csv.Read())
        {
            found.Add((csv.GetString(strategy), csv.GetString(quote)));
        }

        var plain = found.Where(q => !q.Item2.Contains('"', StringComparison.Ordinal) && !q.Item2.Contains('\t', StringComparison.Ordinal)).ToList();
        var (first, other) = (plain[0], plain.First(q => q.Item1 != plain[0].Item1));
        return [first, other, .. plain.Where(q => q.Item1 == first.Item1 && q.Item2 != first.Item2).Take(n - 2)];
    }

    private static async Task Done(params string[] arguments)
    {
        var run = await SynthesisProgram.HereAsync(arguments);
        Assert.True(run.Exit == 0, string.Join(' ', arguments) + ": " + run.Errors);
    }

    /// <summary>The bytes of a file as text, and of what is packed in it.</summary>
    private static string Everything(string path)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(File.ReadAllBytes(path)));
        if (Path.GetExtension(path) == ".qdpx")
        {
            using var zip = ZipFile.OpenRead(path);
            foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith(".pdf", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(entry.Open());
                text.Append(entry.FullName).Append(reader.ReadToEnd());
            }
        }

        return text.ToString();
    }
}
