using System.Globalization;
using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Screen;

/// <summary>Ways in which councils tell a strategy's period, with the project's own screen.yml: a reviewed table beside this file.</summary>
public sealed class PeriodTableTests
{
    [Fact]
    public void Every_way_of_telling_a_period_is_read_as_the_table_says()
    {
        var place = "";
        var rows = 0;
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Project.At("tests", "Synthesis.Tests", "Screen", "periods.txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[')
            {
                place = line.Trim('[', ']');
                continue;
            }

            rows++;
            var told = line.Split('|', StringSplitOptions.TrimEntries);
            var period = PeriodFinder.Find(Codes.Screening, Written(place, told[0])).Period;
            var read = $"{Day(period.Start)} | {Day(period.End)} | {period.Basis.ToString().ToLowerInvariant()}";
            if (read != string.Join(" | ", told[1..]))
            {
                wrong.Add($"[{place}] {line} : read {read} from '{period.Quote}'");
            }
        }

        Assert.True(rows >= 120, $"only {rows} rows");
        Nothing.Wrong(wrong);
    }

    private static Document Written(string place, string expression)
    {
        var parts = expression.Split(" // ");
        return place switch
        {
            "title" => Documents.Of(Documents.Heading(expression), Documents.Prose("We want good homes for our children.")),
            "pair" => Documents.Of(Documents.Heading(parts[0]), Documents.Prose("Welcome."), Documents.Prose(parts[1])),
            _ => Documents.Of(Documents.Heading("Placement Sufficiency Strategy"), Documents.Prose(expression), Documents.Prose("We want good homes for our children.")),
        };
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
