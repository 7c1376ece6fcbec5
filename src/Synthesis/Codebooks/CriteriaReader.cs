namespace Synthesis.Codebooks;

/// <summary>Reads <c>criteria.yml</c>, strictly: the first thing that is wrong is refused with file, line and what to write instead.</summary>
public static class CriteriaReader
{
    /// <summary>Reads the criteria that stand beside a codebook, and every codebook that they name.</summary>
    /// <param name="path">The codebook's folder, or a file in it. Other codebooks are looked for in the folders beside it.</param>
    /// <returns>The criteria, or null where the codebook has no criteria.yml.</returns>
    /// <exception cref="CodebookException">Something in them, or in a codebook that they name, is wrong.</exception>
    public static Criteria? Read(string path)
    {
        var own = CodebookReader.Read(path);
        var file = Path.Combine(own.Folder, "criteria.yml");
        if (!File.Exists(file))
        {
            return null;
        }

        var map = YamlMap.Read(file, "title", "source", "scale", "rule", "criteria");
        var codebooks = new List<Codebook> { own };
        var written = map.Maps("criteria", "id", "title", "asks", "source", "indicators");
        var criteria = written.Select(c => ReadCriterion(c, codebooks)).ToList();
        if (criteria.Count == 0)
        {
            throw map.Refuse("criteria", "there is no criterion: write 'criteria:' with at least one");
        }

        for (var i = 0; i < criteria.Count; i++)
        {
            if (criteria.Take(i).Any(c => c.Id == criteria[i].Id))
            {
                throw written[i].Refuse("id", $"the criterion '{criteria[i].Id}' stands twice: rename or remove one");
            }
        }

        return new Criteria(map.Text("title"), map.Text("source"), codebooks, ReadScale(map), ReadRule(map), criteria);
    }

    private static RatingScale ReadScale(YamlMap map)
    {
        var scale = map.Map("scale", "order", "outside") ?? throw map.Refuse("scale", "'scale' is missing: write 'scale:' with 'order' and 'outside'");
        var order = scale.Maps("order", "id", "title").Select(Step).ToList();
        if (order.Count != 4)
        {
            throw scale.Refuse("order", $"'order' has {order.Count} ratings: write four, lowest first, as the rule tells four apart");
        }

        var outside = Step(scale.Map("outside", "id", "title") ?? throw scale.Refuse("outside", "'outside' is missing: write 'outside: {id: no-evidence, title: No evidence}'"));
        return order.Append(outside).GroupBy(s => s.Id).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw scale.Refuse("order", $"the rating '{twice.Key}' stands twice: rename one")
            : new RatingScale(order[0], order[1], order[2], order[3], outside);
    }

    private static RatingStep Step(YamlMap map) => new(map.Text("id"), map.Text("title"));

    private static RatingRule ReadRule(YamlMap map)
    {
        var rule = map.Map("rule", "floor", "band", "clear") ?? throw map.Refuse("rule", "'rule' is missing: write 'rule:' with 'floor', 'band' and 'clear'");
        double Share(string key, double most) => rule.Has(key) ? rule.Number(key, 0, 0, most) : throw rule.Refuse(key, $"'{key}' is missing: write '{key}:' with a number from 0 to {most}");
        return new RatingRule(Share("floor", 1), Share("band", 0.5), Share("clear", 1));
    }

    private static Criterion ReadCriterion(YamlMap map, List<Codebook> codebooks)
    {
        var id = map.Text("id");
        var indicators = new List<Indicator>();
        foreach (var written in map.Maps("indicators", "kind", "title", "codebook", "code", "value", "direction", "source", "reason"))
        {
            Indicator indicator = written.Choice("kind", "code", "code", "law") == "law" ? ReadLaw(written) : ReadCode(written, codebooks);
            if (indicators.Contains(indicator) || indicators.OfType<CodeIndicator>().Any(i => indicator is CodeIndicator c && (i.Codebook, i.Code, i.Value) == (c.Codebook, c.Code, c.Value)))
            {
                throw written.Refuse(written.Line, $"the criterion {id} has the indicator '{indicator.Title}' twice: remove one");
            }

            indicators.Add(indicator);
        }

        foreach (var direction in Enum.GetValues<Direction>())
        {
            if (!indicators.OfType<CodeIndicator>().Any(i => i.Direction == direction))
            {
                var word = direction == Direction.For ? "for" : "against";
                throw map.Refuse("indicators", $"no code can speak {word} the criterion {id}: write at least one indicator with a code and 'direction: {word}'");
            }
        }

        return new Criterion(id, map.Text("title"), map.Text("asks"), map.Text("source"), indicators);
    }

    private static LawIndicator ReadLaw(YamlMap map)
    {
        Forbid(map, "a law", "codebook", "code", "value");
        return new LawIndicator(map.Text("title"), DirectionOf(map), map.Text("reason"), map.Text("source"));
    }

    private static CodeIndicator ReadCode(YamlMap map, List<Codebook> codebooks)
    {
        Forbid(map, "a code", "title", "source");
        var codebook = Named(map, codebooks);
        var code = codebook.Codes.FirstOrDefault(c => c.Id == map.Text("code"))
            ?? throw map.Refuse("code", $"'{map.Text("code")}' is no code of {codebook.Id}: write the id of one, or name its codebook with 'codebook:'");
        if (map.OptionalText("value") is not { } id)
        {
            return new CodeIndicator(code.Title, DirectionOf(map), map.Text("reason"), codebook.Id, code.Id, null);
        }

        var value = code.Values.FirstOrDefault(v => v.Id == id)
            ?? throw map.Refuse("value", code.Values.Count == 0 ? $"{code.Id} has no values: take 'value' out" : $"'{id}' is no value of {code.Id}: write one of {string.Join(", ", code.Values.Select(v => v.Id))}");
        return new CodeIndicator($"{code.Title}: {value.Title}", DirectionOf(map), map.Text("reason"), codebook.Id, code.Id, value.Id);
    }

    private static Codebook Named(YamlMap map, List<Codebook> codebooks)
    {
        var name = map.OptionalText("codebook") ?? codebooks[0].Id;
        if (codebooks.FirstOrDefault(c => c.Id == name) is { } known)
        {
            return known;
        }

        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(codebooks[0].Folder))!, name);
        if (name != Path.GetFileName(name) || !File.Exists(Path.Combine(beside, "codebook.yml")))
        {
            throw map.Refuse("codebook", $"'{name}' is no codebook beside {codebooks[0].Id}: write the name of a folder that stands next to it and holds codebook.yml");
        }

        codebooks.Add(CodebookReader.Read(beside));
        return codebooks[^1];
    }

    private static Direction DirectionOf(YamlMap map) => map.Choice("direction", null, "for", "against") == "for" ? Direction.For : Direction.Against;

    private static void Forbid(YamlMap map, string kind, params IReadOnlyList<string> keys)
    {
        if (keys.FirstOrDefault(map.Has) is { } key)
        {
            throw map.Refuse(key, $"an indicator that is {kind} has no '{key}': take it out{(kind == "a code" ? ", or write 'kind: law'" : "")}");
        }
    }
}
