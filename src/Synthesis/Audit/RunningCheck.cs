namespace Synthesis.Audit;

/// <summary>Holds columns that run up, such as cumulative percentages, against the columns they run over.</summary>
internal static class RunningCheck
{
    /// <summary>Every number of a running column that is not the one above it and its own row together.</summary>
    internal static IEnumerable<ShareFault> Of(Grid grid)
    {
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(i => grid.Rows[i].Role == RowRole.Body).ToList();
        foreach (var running in grid.Measures.Where(m => MeasureReader.Running().IsMatch(m.Heading) || MeasureReader.ToDate().IsMatch(m.Heading)))
        {
            var over = grid.Measures.LastOrDefault(m => m.Place < running.Place && m.IsShare == running.IsShare && !MeasureReader.Running().IsMatch(m.Heading));
            if (over is null || rows.Count < 3 || rows.Any(i => Value(over, i) is null || Value(running, i) is null))
            {
                continue;
            }

            var sum = 0m;
            var wrong = new List<(int Row, decimal Sum)>();
            for (var i = 0; i < rows.Count; i++)
            {
                sum += Value(over, rows[i])!.Value;
                var slack = running.Shares[rows[i]] is { } share ? share.Step * (2 + i) / 2 : 0;
                if (Math.Abs(Value(running, rows[i])!.Value - sum) > slack)
                {
                    wrong.Add((rows[i], sum));
                }
            }

            foreach (var (row, right) in wrong.Where(_ => wrong.Count * 3 <= rows.Count))
            {
                yield return new ShareFault(row, running, null, Sure.Error, $"'{over.Heading}' runs up to {Denominator.Number(right)} here, not {Denominator.Number(Value(running, row)!.Value)}.", Denominator.Number(right), []);
            }
        }
    }

    private static decimal? Value(Measure m, int row) => m.IsShare ? m.Shares[row]?.Value : m.Counts[row];
}
