using System.Globalization;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Office;

/// <summary>The sheet of one table. A share takes three columns (count, denominator, per cent) and an interval three (estimate, from, to).</summary>
internal sealed class TableSheet(TablePart table, CodingsSheet? codings, OpenedSheet opened)
{
    private const int Top = 3, LongestNumber = 12;

    /// <summary>Its name: the table's number and as much of its id as fits.</summary>
    private string Name
    {
        get
        {
            var name = $"{table.Number.ToString(CultureInfo.InvariantCulture)} {table.Id}";
            return name.Length > 31 ? name[..31].TrimEnd() : name;
        }
    }

    internal Sheet Sheet() => new(Name, [.. table.Columns.SelectMany(Widths)], Top, 1, cells =>
    {
        cells.Row();
        cells.Text($"{table.Name}. {table.Caption}", Look.Title);
        cells.Row();
        cells.Row();
        foreach (var column in table.Columns)
        {
            foreach (var head in Heads(column))
            {
                cells.Text(head, Look.Head);
            }
        }

        foreach (var row in table.Rows)
        {
            cells.Row();
            if (row.IsHeading)
            {
                cells.Text(CellText.Of(row.Cells[0]), Look.Group);
                continue;
            }

            for (var i = 0; i < row.Cells.Count; i++)
            {
                Write(cells, table.Columns[i], row.Cells[i], i == 0 && row.Level > 0 ? Look.Part : Look.Words);
            }
        }

        cells.Row();
        foreach (var note in table.Notes)
        {
            cells.Row();
            cells.Text(note);
        }
    });

    /// <summary>The headings of a column, three for a share and for an interval.</summary>
    internal static IReadOnlyList<string> Heads(Column column) => column.Holds switch
    {
        Holds.Share => [column.Title, "Of", "Per cent"],
        Holds.Interval => [column.Title, "From", "To"],
        _ => [column.Title],
    };

    private IEnumerable<double> Widths(Column column, int place) => column.Holds switch
    {
        Holds.Share or Holds.Interval => [12, 8, 9],
        Holds.Text => [place == 0 ? 58 : 34],
        _ => [table.Rows.Any(r => !r.IsHeading && r.Cells.Count > place && r.Cells[place] is TextCell cell && CellText.Of(cell).Length > LongestNumber) ? 26 : 12],
    };

    private void Write(SheetWriter cells, Column column, Cell cell, Look words)
    {
        var (used, wanted) = (1, Heads(column).Count);
        if (cell.Opens is { } opens)
        {
            cells.Link(opened.Place(opens));
        }

        switch (cell)
        {
            case ShareCell share:
                used = Write(cells, share);
                break;
            case IntervalCell interval:
                used = 3;
                Number(cells, interval.Estimate);
                Number(cells, interval.Low);
                Number(cells, interval.High);
                break;
            case CountCell count when count.Counted is { } conditions && codings?.Count(conditions) is { } formula:
                cells.Formula(formula, count.Count, cell.Opens is null ? Look.Whole : Look.WholeLink);
                break;
            case CountCell count:
                cells.Value(count.Count, cell.Opens is null ? Look.Whole : Look.WholeLink);
                break;
            case NumberCell number:
                cells.Value((double)Math.Round((decimal)number.Value, Math.Max(2, number.Decimals), MidpointRounding.AwayFromZero), Look.Decimal);
                break;
            default:
                cells.Text(CellText.Of(cell), cell.Opens is null ? words : Look.Link);
                break;
        }

        for (; used < wanted; used++)
        {
            cells.Text("");
        }
    }

    private int Write(SheetWriter cells, ShareCell share)
    {
        var (n, of) = (share.Counted is { } counted ? codings?.Count(counted) : null, share.Of is { } whole ? codings?.Count(whole) : null);
        var (countAt, look) = (cells.Here, share.Opens is null ? Look.Whole : Look.WholeLink);
        if (n is not null)
        {
            cells.Formula(n, share.Share.Count, look);
        }
        else
        {
            cells.Value(share.Share.Count, look);
        }

        var ofAt = cells.Here;
        if (of is not null)
        {
            cells.Formula(of, share.Share.Of, Look.Whole);
        }
        else
        {
            cells.Value(share.Share.Of, Look.Whole);
        }

        cells.Formula($"IF({ofAt}=0,\"\",ROUND({countAt}/{ofAt},2))", share.Share.Percent is { } percent ? percent / 100.0 : null, Look.Percent);
        return 3;
    }

    private static void Number(SheetWriter cells, double? value)
    {
        if (value is { } known)
        {
            cells.Value((double)Math.Round((decimal)known, 4, MidpointRounding.AwayFromZero), Look.Decimal);
        }
        else
        {
            cells.Text("");
        }
    }
}
