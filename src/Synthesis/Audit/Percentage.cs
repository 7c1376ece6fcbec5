using System.Globalization;

namespace Synthesis.Audit;

/// <summary>How a printed percentage comes from an exact one.</summary>
internal enum Rounding
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>To the nearest, halves either way.</summary>
    Nearest,

    /// <summary>Cut off.</summary>
    Down,

    /// <summary>Raised to the next.</summary>
    Up,
}

/// <summary>A percentage as printed.</summary>
/// <param name="Value">The number before the sign.</param>
/// <param name="Step">The unit of its last digit: 1, 0.1, ….</param>
/// <param name="Bound">'&lt;' or '&gt;' where it is only a bound, else null.</param>
internal sealed record Percentage(decimal Value, decimal Step, char? Bound = null)
{
    /// <summary>How the share of a count in a whole gives this percentage.</summary>
    internal Rounding From(decimal count, decimal of)
    {
        if (of <= 0)
        {
            return Rounding.None;
        }

        var exact = 100 * count / of;
        return Bound switch
        {
            '<' => exact <= Value ? Rounding.Nearest : Rounding.None,
            '>' => exact >= Value ? Rounding.Nearest : Rounding.None,
            _ when Math.Abs(exact - Value) <= Step / 2 => Rounding.Nearest,
            _ when exact > Value && exact < Value + Step => Rounding.Down,
            _ when exact < Value && exact > Value - Step => Rounding.Up,
            _ => Rounding.None,
        };
    }

    /// <summary>Whether the count is this percentage of some whole number.</summary>
    internal bool HasWhole(decimal count)
    {
        if (Bound is not null || count == 0 || Value <= Step)
        {
            return true;
        }

        var most = 100 * count / (Value - Step);
        var least = Math.Ceiling(Math.Max(count, 100 * count / (Value + Step)));
        for (var of = least; of <= most && of < least + 3; of++)
        {
            if (From(count, of) != Rounding.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How likely it is, from 0 to 1, that a count that has nothing to do with this percentage is it of some whole number all the same.</summary>
    internal double Chance(decimal count) => Value <= Step ? 1 : Math.Min(1, (double)(200 * Step * count / Value / Value));

    /// <summary>How likely it is, from 0 to 1, that a percentage much like this one is printed so: small ones and those near 100 often are.</summary>
    internal double Accident() => Math.Min(1, (double)(2 * Step / Math.Max(Step, Math.Min(Math.Abs(Value), Math.Abs(100 - Value)))));

    /// <summary>Whether some whole count of this whole gives the percentage, however rounded.</summary>
    internal bool HasCount(decimal of)
    {
        var near = Math.Floor(of * Value / 100);
        return Bound is not null || Enumerable.Range(-1, 4).Any(i => near + i >= 0 && From(near + i, of) != Rounding.None);
    }

    /// <summary>The percentage that a count and its whole give, halves away from zero, with as many digits.</summary>
    internal Percentage Right(decimal count, decimal of) => this with { Value = Math.Round(100 * count / of / Step, MidpointRounding.AwayFromZero) * Step, Bound = null };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bound}{Value.ToString(Step >= 1 ? "0" : "0." + new string('0', Decimals), CultureInfo.InvariantCulture)}%");

    private int Decimals => (int)Math.Round(-Math.Log10((double)Step));
}
