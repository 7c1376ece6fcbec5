using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Screen;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

/// <summary>The sample strategies, each with the trap or two that its period has: read as corpus/sample/gold says, with the words that say so.</summary>
public sealed partial class SampleCurrencyTests
{
    /// <summary>The words of each that give its period. The scan, whose reading takes a program for recognition and ten seconds, is left to the demo.</summary>
    private static readonly (string Strategy, string? Quote)[] Quotes =
    [
        ("ashcombe-cared-for-sufficiency-2020-2023", "January 2020 to December 2023"), ("brackenshire-sufficiency-strategy", "1 September 2022 to 31 August 2025"),
        ("calderwick-homes-and-placements-2023-2026", "1 April 2023 to 31 March 2026"), ("calderwick-sufficiency-statement-2018-2021", "2018-2021"),
        ("harrowmere-placement-sufficiency-2022-25", "2022-2025"), ("marchford-placement-sufficiency-strategy", null), ("northholt-eastmere-joint-sufficiency-2022-2027", "2022-2027"),
        ("oxcleave-homes-for-children", "April 2021 and lasts until the end of March 2024"), ("stannerby-commissioning-strategy-2023-2028", "2023 to 2028"),
        ("tidemarsh-lac-sufficiency-2017-2020", "2017-2020"), ("woldmarsh-care-homes-plan", "2024 to 2027"),
    ];

    [NeedsFact("mutool")]
    public async Task Each_samples_period_status_and_quote_are_right()
    {
        var rules = CodebookReader.Read(Project.At("codebooks", "sufficiency-2022")).Screening!;
        var screener = new Screener(rules, Population.Read(Project.At("corpus", "sample", "authorities.csv")), new DateOnly(2024, 6, 1));
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        var folder = Project.At("corpus", "sample", "strategies");
        var wrong = new List<string>();
        foreach (var (strategy, quote) in Quotes)
        {
            var documents = new List<Document>();
            foreach (var source in SourceFolder.List([.. Directory.GetFileSystemEntries(folder, strategy + "*")]))
            {
                documents.Add(await extractor.ReadAsync(source, CancellationToken.None));
            }

            var screened = Screened.Of(Publication.Of(documents) is [var one] ? one : throw new InvalidOperationException(strategy), screener.Screen(Publication.Of(documents)[0].Joined()));
            var (period, gold) = (screened.Screening.Period, File.ReadAllText(Project.At("corpus", "sample", "gold", strategy + ".yml")));
            var read = $"{period.Start:yyyy-MM-dd} {period.End:yyyy-MM-dd} {period.Basis} {screened.Screening.Status} '{period.Quote}' {period.Place is not null}".ToLowerInvariant();
            var known = Known().Match(gold);
            var right = $"{known.Groups["start"].Value} {known.Groups["end"].Value} {known.Groups["basis"].Value} {known.Groups["status"].Value} '{quote}' {quote is not null}".Replace("null", "", StringComparison.Ordinal).ToLowerInvariant();
            if (read != right)
            {
                wrong.Add($"{strategy}: read {read}, right is {right}");
            }
        }

        Nothing.Wrong(wrong);
    }

    [GeneratedRegex(@"period: \{start: (?<start>[^,]+), end: (?<end>[^,]+), basis: (?<basis>\w+)\}\s+status_as_at_2024-06-01: (?<status>\w+)")]
    private static partial Regex Known();
}
