namespace Synthesis.Codebooks;

/// <summary>Reads <c>statements.yml</c>.</summary>
internal static class StatementReader
{
    internal const string FileName = "statements.yml";
    private const int WholeSentence = 1000;

    internal static StatementRules Read(string folder, TermLists terms)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return StatementRules.None;
        }

        var map = YamlMap.Read(path, "triggers", "pseudo", "stops", "own", "about", "hints", "figures", "no-figures");
        var triggers = map.Maps("triggers", "axis", "value", "terms", "reach", "words").Select(t =>
        {
            var axis = t.Choice("axis", null, [.. StatementRules.Axes.Keys]);
            return new Trigger(axis, t.Choice("value", null, StatementRules.Axes[axis]), terms.Numbers(path, t.Texts("terms")),
                Enum.Parse<Reach>(t.Choice("reach", "forward", "forward", "backward", "sentence", "heading"), ignoreCase: true), (int)t.Number("words", WholeSentence, 1, WholeSentence));
        }).ToList();
        return new StatementRules(triggers, terms.Numbers(path, map.Texts("pseudo")), terms.Numbers(path, map.Texts("stops")), terms.Numbers(path, map.Texts("own")),
            map.Lists("about").ToDictionary(a => a.Name, a => terms.Numbers(path, a.Texts)))
        {
            Hints = map.Lists("hints").ToDictionary(h => h.Name, h => terms.Numbers(path, h.Texts)),
            Figures = terms.Numbers(path, map.Texts("figures")),
            NoFigures = terms.Numbers(path, map.Texts("no-figures")),
        };
    }
}
