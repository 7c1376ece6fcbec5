using System.Globalization;
using System.Text;

namespace Synthesis.Gather;

/// <summary>What a site's robots.txt asks of crawlers, read as the Robots Exclusion Protocol says (RFC 9309). A file that is no robots.txt forbids nothing.</summary>
public sealed class Robots
{
    /// <summary>How much of a file is read, in bytes: the 500 KiB that section 2.5 asks for at least. What comes after is passed over.</summary>
    public const int MostBytes = 500 * 1024;

    private readonly List<Group> groups = [];

    private Robots(IReadOnlyList<string> sitemaps, bool all) => (Sitemaps, ForbidsAll) = (sitemaps, all);

    /// <summary>What a site that cannot be asked for its rules must be taken to want: nothing but robots.txt itself may be fetched (section 2.3.1.4).</summary>
    public static Robots Unreachable { get; } = new([], all: true);

    /// <summary>What a site without the file wants: everything may be fetched (section 2.3.1.3).</summary>
    public static Robots None { get; } = new([], all: false);

    /// <summary>The addresses of the site's sitemaps, in the order of the file, whoever's group they stand in; they are the file's own words and not checked.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    /// <summary>Whether this stands for rules that could not be had.</summary>
    public bool ForbidsAll { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its bytes, in UTF-8 with or without a byte order mark; lines end with CR, LF or both.</param>
    public static Robots Parse(ReadOnlySpan<byte> file)
    {
        // A line that the limit cuts through could say more than it meant to.
        file = file.Length <= MostBytes ? file : file[..(file[..MostBytes].LastIndexOfAny((byte)'\r', (byte)'\n') + 1)];
        file = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        var sitemaps = new List<string>();
        var robots = new Robots(sitemaps, all: false);
        Group? group = null;
        var inRules = false;
        foreach (var line in Encoding.Latin1.GetString(file).Split('\r', '\n'))
        {
            var record = line.Split('#')[0];
            var colon = record.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var value = record[(colon + 1)..].Trim(' ', '\t');
            switch (record[..colon].Trim(' ', '\t').ToLowerInvariant())
            {
                case "user-agent":
                    if (group is null || inRules)
                    {
                        robots.groups.Add(group = new Group());
                        inRules = false;
                    }

                    group.Agents.Add(value.StartsWith('*') ? "*" : Token(value));
                    break;
                case "allow" or "disallow" when group is not null:
                    inRules = true;
                    if (value.Length > 0)
                    {
                        group.Rules.Add((RobotsPattern.OfRule(value), record[..colon].Trim().Equals("allow", StringComparison.OrdinalIgnoreCase)));
                    }

                    break;
                case "crawl-delay" when group is not null && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds):
                    group.Delay = TimeSpan.FromSeconds(Math.Min(Math.Max(seconds, group.Delay?.TotalSeconds ?? 0), TimeSpan.FromDays(1).TotalSeconds));
                    break;
                case "sitemap" when value.Length > 0:
                    sitemaps.Add(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value)));
                    break;
            }
        }

        return robots;
    }

    /// <summary>Whether a crawler may fetch an address of the site.</summary>
    /// <param name="agent">Its product token, such as <c>Synthesis</c>; case does not matter and what follows the token is passed over.</param>
    /// <param name="address">The address, absolute or as a path; whose it is is not looked at.</param>
    public bool Allows(string agent, string address)
    {
        var path = RobotsPattern.OfAddress(address);
        if (path == "/robots.txt")
        {
            return true;
        }

        // The rule with the most octets decides; of rules as long as each other, the one that allows (section 2.2.2).
        var matching = For(agent).SelectMany(g => g.Rules).Where(r => RobotsPattern.Matches(r.Pattern, path)).ToList();
        return !ForbidsAll && (matching.Count == 0 || matching.MaxBy(r => (r.Pattern.Length, r.Allow)).Allow);
    }

    /// <summary>How long a crawler is asked to wait between two requests, where the site says; no part of RFC 9309, and obeyed all the same. At most a day.</summary>
    public TimeSpan? CrawlDelay(string agent) => For(agent).Max(g => g.Delay);

    /// <summary>Every group that names the token, read as one (section 2.2.1); where none does, those for everybody.</summary>
    private List<Group> For(string agent)
    {
        var token = Token(agent);
        var own = groups.Where(g => token.Length > 0 && g.Agents.Contains(token, StringComparer.OrdinalIgnoreCase)).ToList();
        return own.Count > 0 ? own : groups.Where(g => g.Agents.Contains("*")).ToList();
    }

    private static string Token(string agent) => string.Concat(agent.TakeWhile(c => char.IsAsciiLetter(c) || c is '-' or '_'));

    private sealed class Group
    {
        internal List<string> Agents { get; } = [];

        internal List<(string Pattern, bool Allow)> Rules { get; } = [];

        internal TimeSpan? Delay { get; set; }
    }
}
