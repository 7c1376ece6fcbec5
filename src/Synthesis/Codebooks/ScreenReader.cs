namespace Synthesis.Codebooks;

/// <summary>Reads <c>screen.yml</c>.</summary>
internal static class ScreenReader
{
    internal static ScreenRules? Read(string folder, IReadOnlyDictionary<string, IReadOnlyList<Term>> lexicons)
    {
        var path = Path.Combine(folder, "screen.yml");
        if (!File.Exists(path))
        {
            return null;
        }

        var index = new TermIndex();
        var terms = new TermLists(lexicons, index);
        var map = YamlMap.Read(path, "target", "otherwise", "threshold", "kinds", "period", "drafts", "bodies");
        var written = map.Maps("kinds", "id", "title", "clues");
        var kinds = written.Select(k => Kind(path, k, terms)).ToList();
        string Named(string key)
        {
            var id = map.Text(key);
            return kinds.Any(k => k.Id == id) ? id : throw map.Refuse(key, $"'{id}' is no kind: write one of {string.Join(", ", kinds.Select(k => k.Id))}");
        }

        if (written.Where((k, i) => kinds.Take(i).Any(other => other.Id == kinds[i].Id)).FirstOrDefault() is { } twice)
        {
            throw twice.Refuse("id", $"the kind '{twice.Text("id")}' stands twice: rename or remove one");
        }

        var period = map.Map("period", "year-starts", "expires", "lead", "not", "harmless", "longest-years")
            ?? throw map.Refuse("period", "'period' is missing: write 'period:' with its rules");
        var start = period.Text("year-starts").Split('-');
        if (start.Length != 2 || !int.TryParse(start[0], out var month) || !int.TryParse(start[1], out var day) || month is < 1 or > 12 || day is < 1 or > 28)
        {
            throw period.Refuse("year-starts", $"'{period.Text("year-starts")}' is no day of a year: write month and day, as 04-01");
        }

        return new ScreenRules(Named("target"), Named("otherwise"), map.Number("threshold", 3, 0, 100), kinds,
            new PeriodRules(month, day, period.Flag("expires", true), terms.Numbers(path, period.Texts("lead")), terms.Numbers(path, period.Texts("not")),
                (int)period.Number("longest-years", 12, 1, 50)) { Harmless = terms.Numbers(path, period.Texts("harmless")) },
            terms.Numbers(path, map.Texts("drafts")),
            [.. map.Texts("bodies").Select(b => b.Text.Contains("{name}", StringComparison.Ordinal) ? b.Text
                : throw map.Refuse(b.Line, $"'{b.Text}' says not where the name stands: write it with {{name}}, as '{{name}} Council'"))], index);
    }
    /// <summary>Reads one kind of document with its clues.</summary>
    internal static DocumentKind Kind(string path, YamlMap map, TermLists terms) => new(map.Text("id"), map.Text("title"),
        [.. map.Maps("clues", "in", "points", "terms", "at-least", "fewest-words", "most-words").Select(c => new Clue(
            Enum.Parse<CluePlace>(c.Choice("in", "body", "title", "lead", "headings", "body"), ignoreCase: true), c.Number("points", 1, -20, 20),
            terms.Numbers(path, c.Texts("terms")), (int)c.Number("at-least", 1, 1, 100), (int)c.Number("fewest-words", 0, 0, 1e7), (int)c.Number("most-words", 1e9, 0, 1e9)))]);
}
