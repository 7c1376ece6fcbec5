using System.Globalization;
using System.Text;

namespace Synthesis.Gather.Web;

/// <summary>How long to wait before a site in trouble is asked again.</summary>
internal static class RetryAfter
{
    /// <summary>The time a site asks for with 429 or 503 (RFC 9110, section 10.2.3), in seconds or as a date; null where it asks for none.</summary>
    internal static TimeSpan? Of(HttpAnswer? answer, DateTimeOffset now)
    {
        if (answer is not { Status: 429 or 503 } || answer.Headers.GetValueOrDefault("retry-after") is not { } value)
        {
            return null;
        }

        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(365).TotalSeconds));
        }

        return DateTimeOffset.TryParseExact(value, ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var date)
            ? date > now ? date - now : TimeSpan.Zero : null;
    }

    /// <summary>
    /// Exponential back-off with full jitter: evenly spread between nothing and the longest wait of this try (M. Brooker, "Exponential Backoff And Jitter", 2015), so that
    /// those who failed together do not come back together. Drawn from seed, address and try, so that it does not depend on what else goes on.
    /// </summary>
    /// <param name="tries">How many tries have failed; 1 or more.</param>
    /// <param name="address">The address.</param>
    /// <param name="settings">The longest waits, and the seed.</param>
    internal static TimeSpan BackOff(int tries, Uri address, FetchSettings settings)
    {
        var longest = Math.Min(settings.LongestBackOff.TotalSeconds, settings.BackOff.TotalSeconds * Math.Pow(2, tries - 1));
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{settings.Seed}\n{address.AbsoluteUri}\n{tries}")));
        return TimeSpan.FromSeconds(longest * (System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue));
    }
}
