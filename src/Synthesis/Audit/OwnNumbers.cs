namespace Synthesis.Audit;

/// <summary>What the numbers of one sentence say of each other: that one is the sum, the difference, the share or the whole of others.</summary>
internal static class OwnNumbers
{
    /// <summary>Whether others of its sentence give a number.</summary>
    internal static bool Give(SaidNumber number, IEnumerable<SaidNumber> all)
    {
        var counts = all.Where(n => n != number && !n.IsShare).Select(n => n.Value).ToList();
        var shares = all.Where(n => n != number && n.IsShare).ToList();
        bool Is(decimal value) => Math.Abs(Math.Abs(value) - number.Value) <= number.Step * 0.55m;
        if (number.IsShare)
        {
            return counts.Exists(a => counts.Exists(b => b > 0 && (Is(100 * a / b) || Is(100 * (a - b) / b) || (a != b && (Is(100 * a / (a + b)) || counts.Exists(c => c >= a + b && c != a && c != b && Is(100 * (a + b) / c)))))))
                || shares.Exists(a => Is(100 - a.Value) || shares.Exists(b => Is(a.Value - b.Value) || (a != b && Is(a.Value + b.Value))));
        }

        return counts.Exists(a => counts.Exists(b => a + b == number.Value || a - b == number.Value || (b > 0 && number.Step < 1 && Is(a / b)) || counts.Exists(c => a != b && b != c && a != c && (a + b + c == number.Value || a - b - c == number.Value))))
            || shares.Exists(s => counts.Exists(n => new Percentage(s.Value, s.Step) is var printed && (printed.From(n, number.Value) == Rounding.Nearest || printed.From(number.Value, n) == Rounding.Nearest || (n > number.Value && printed.From(n - number.Value, n) == Rounding.Nearest))));
    }
}
