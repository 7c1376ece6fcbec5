namespace Synthesis.Codebooks;

/// <summary>Checks that what the parts of a codebook say of one another holds.</summary>
internal static class CodebookReferences
{
    /// <summary>Refuses duplicate ids, references to nothing and circles.</summary>
    /// <param name="themes">The themes.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="written">The codes as written, in the same order, for line numbers.</param>
    internal static void Check(IReadOnlyList<Theme> themes, IReadOnlyList<Code> codes, IReadOnlyList<YamlMap> written)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            var (code, at) = (codes[i], written[i]);
            if (codes.Take(i).Any(c => c.Id == code.Id))
            {
                throw at.Refuse("id", $"the code '{code.Id}' stands twice: rename or remove one");
            }

            if (themes.All(t => t.Id != code.Theme))
            {
                throw at.Refuse("theme", $"'{code.Theme}' is no theme: write one of {string.Join(", ", themes.Select(t => t.Id))}, or add it to 'themes'");
            }

            Known(codes, at, "implies");
            if (code.Of.Count == 0)
            {
                throw at.Refuse("of", $"the share of {code.Id} is counted against nothing: write 'of: [all]', or take 'of' out");
            }

            foreach (var (of, line) in at.Texts("of").Where(o => o.Text != "all" && codes.All(c => c.Id != o.Text)))
            {
                throw at.Refuse(line, $"'{of}' is no code to count against: write 'all' or the id of a code");
            }
        }

        Circle(codes, written, "implies", c => c.Implies);
        Circle(codes, written, "of", c => [.. c.Of.Where(o => o != "all")]);
    }

    /// <summary>The code ids under a key, each checked to exist.</summary>
    internal static IReadOnlyList<string> Known(IReadOnlyList<Code> codes, YamlMap at, string key)
    {
        foreach (var (text, line) in at.Texts(key))
        {
            if (codes.All(c => c.Id != text))
            {
                throw at.Refuse(line, $"'{text}' is no code of this codebook: write the id of a code");
            }
        }

        return [.. at.Texts(key).Select(t => t.Text)];
    }

    private static void Circle(IReadOnlyList<Code> codes, IReadOnlyList<YamlMap> written, string key, Func<Code, IReadOnlyList<string>> next)
    {
        var byId = codes.ToDictionary(c => c.Id);
        for (var i = 0; i < codes.Count; i++)
        {
            var seen = new HashSet<string>();
            var open = new Stack<string>(next(codes[i]));
            while (open.TryPop(out var id))
            {
                if (id == codes[i].Id)
                {
                    throw written[i].Refuse(key, $"'{key}' of {id} leads back to itself: take one of the references out");
                }

                if (seen.Add(id))
                {
                    foreach (var more in next(byId[id]))
                    {
                        open.Push(more);
                    }
                }
            }
        }
    }
}
