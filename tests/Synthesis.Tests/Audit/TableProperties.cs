using FsCheck;
using FsCheck.Fluent;
using Synthesis.Audit;

namespace Synthesis.Tests.Audit;

/// <summary>What holds of tables made from counts.</summary>
public sealed class TableProperties
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261122UL, 81UL);

    private sealed record Made(IReadOnlyList<int> Counts, int Decimals, int Form, int Row)
    {
        internal int Total => Counts.Sum();

        internal decimal Share(int i) => Math.Round(100m * Counts[i] / Total, Decimals, MidpointRounding.AwayFromZero);

        internal string Written(Func<int, decimal>? share = null, Func<int, int>? count = null, int? total = null)
        {
            var rows = Counts.Select((_, i) => Line($"Kind {(char)('A' + i)}", count?.Invoke(i) ?? Counts[i], share?.Invoke(i) ?? Share(i))).Append(Line("Total", total ?? Total, 100));
            return (Form == 0 ? "Kind\tn\t%\n" : "Kind\tn (%)\n") + string.Join('\n', rows);
        }

        private string Line(string label, int n, decimal share)
        {
            var p = share.ToString("F" + Decimals, System.Globalization.CultureInfo.InvariantCulture);
            return Form == 0 ? $"{label}\t{n:N0}\t{p}" : $"{label}\t{n:N0} ({p}%)";
        }
    }

    [Fact]
    public void A_table_made_from_counts_is_never_reported() => Holds(made => Found(made.Written()).Count == 0);

    [Fact]
    public void A_percentage_more_than_one_off_is_found_in_its_row() => Holds(made =>
        made.Share(made.Row) > 97 || Found(made.Written(share: i => i == made.Row ? made.Share(i) + 2 : made.Share(i))) is [{ Kind: FindingKind.Percentage } found] && found.Place.Row == made.Row + 2);

    [Fact]
    public void A_total_that_is_off_is_found() => Holds(made => Found(made.Written(total: made.Total + 1 + (made.Total / 10))).Any(f => f.Place.Label == "Total"));

    [Fact]
    public void A_digit_moved_in_a_count_is_found_where_it_can_be_told() => Holds(made =>
    {
        var digits = made.Counts[made.Row].ToString(System.Globalization.CultureInfo.InvariantCulture);
        var moved = int.Parse(string.Concat(digits[1..], digits[..1]), System.Globalization.CultureInfo.InvariantCulture);
        return moved == made.Counts[made.Row] || Found(made.Written(count: i => i == made.Row ? moved : made.Counts[i])).Count > 0;
    });

    [Fact]
    public void Any_text_gives_findings_and_no_failure() => Prop.ForAll(Support.Texts.Any.ToArbitrary(), text =>
    {
        _ = TableCheck.OfCsv(text.Replace(' ', ','), []);
        _ = TableCheck.OfLines(text.Replace(" ", "\t", StringComparison.Ordinal).Replace(".", "\n", StringComparison.Ordinal), [new KnownNumber(null, 81)]);
        return TableCheck.OfLines(text, []).All(f => f.What.Length > 0);
    }).Check(Support.Texts.Fixed);

    [Fact]
    public void No_grid_of_random_cells_makes_a_check_fail() => Prop.ForAll(Cells().ToArbitrary(), rows =>
    {
        _ = TableCheck.OfCsv(string.Join('\n', rows.Select(r => string.Join(';', r))), [new KnownNumber("Total", 81)]);
        return TableCheck.OfLines(string.Join('\n', rows.Select(r => string.Join('\t', r))) + "\n\nThe mill had one in three of all 12 (40%), which left 9.\n", []).All(f => f.What.Length > 0);
    }).Check(Repeatable);

    private static Gen<string[][]> Cells() =>
        from width in Gen.Choose(1, 7)
        from height in Gen.Choose(1, 9)
        from rows in Gen.ListOf(Gen.ListOf(Gen.Elements(
            "", "", "Mill", "Total", "All", "Base: all", "of which new", "n", "%", "n (%)", "2021", "2022", "Change (%)", "Rate per 1,000", "% of known", "100", "100%", "100.0", "12", "48", "1,204", "0", "-3",
            "(1,204)", "(45)", "12 (40%)", "3/12 (25%)", "25%", "<5", "–", "[x]", "£340", "0.5", "9.9%"), width), height)
        select rows.Select(r => r.ToArray()).ToArray();

    private static IReadOnlyList<TableFinding> Found(string table) => TableCheck.OfLines(table, []);

    private static void Holds(Func<Made, bool> property) => Prop.ForAll(Tables().ToArbitrary(), property).Check(Repeatable);

    private static Gen<Made> Tables() =>
        from rows in Gen.Choose(3, 9)
        from counts in Gen.ListOf(Gen.Choose(1, 400), rows)
        from decimals in Gen.Choose(0, 2)
        from form in Gen.Choose(0, 1)
        from row in Gen.Choose(0, rows - 1)
        select new Made([.. counts], decimals, form, row);
}
