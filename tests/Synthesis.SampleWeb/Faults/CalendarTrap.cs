using System.Globalization;
using Synthesis.SampleWeb.Formats;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Every page links a calendar in which each month links its days, the month before and the month after, without end.</summary>
public sealed class CalendarTrap : IFault
{
    /// <inheritdoc/>
    public string Name => "calendar";

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name) ? [("/whats-on/calendar?month=2024-06", "Events calendar")] : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene)
    {
        if (scene.At(this) is not { } site || scene.Asked.Path != "/whats-on/calendar")
        {
            return null;
        }

        var month = DateOnly.TryParseExact(scene.Asked.Parameter("month"), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) && given.Year is > 100 and < 9000 ? given : new DateOnly(2024, 6, 1);
        string At(DateOnly day, string more = "") => $"/whats-on/calendar?month={day.ToString("yyyy-MM", CultureInfo.InvariantCulture)}{more}";
        var days = Enumerable.Range(1, 28).Select(d => (At(month, FormattableString.Invariant($"&day={d}")), FormattableString.Invariant($"{d}")));
        return Ways.Page(site, $"What's on, {month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}", Html.Links([(At(month.AddMonths(-1)), "Previous month"), (At(month.AddMonths(1)), "Next month"), .. days]));
    }
}
