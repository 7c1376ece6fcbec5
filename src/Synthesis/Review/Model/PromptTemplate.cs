using System.Text.RegularExpressions;
using Synthesis.Codebooks;

namespace Synthesis.Review.Model;

/// <summary>The words in which a language model is asked, as people wrote them: parts with names to be filled in. The program has no instruction of its own. See docs/codebook-format.md.</summary>
public sealed partial class PromptTemplate
{
    /// <summary>The file's name, in a codebook's folder or in the folder above it.</summary>
    public const string FileName = "model.txt";

    private const string Planted = "planted";

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["system"] = ["title", "scope", "unit", "codes"],
        ["code"] = ["id", "title", "definition", "include", "exclude", "accept", "values", "implies", "examples", "counter-examples"],
        ["include"] = ["text"], ["exclude"] = ["text"], ["accept"] = ["polarity", "time", "whose"],
        ["values-one"] = ["list"], ["values-many"] = ["list"], ["values-text"] = [], ["value"] = ["id", "title", "definition"], ["value-definition"] = ["text"],
        ["implies"] = ["codes"], ["example"] = ["text", "values"], ["example-values"] = ["list"], ["counter-example"] = ["text", "why"],
        ["user"] = ["section", "sections", "mark", "headings", "blocks", "codes"], ["headings"] = ["path"], ["block"] = ["number", "text"], ["again"] = [], [Planted] = [],
    };

    private readonly Dictionary<string, string> parts;

    private PromptTemplate(Dictionary<string, string> parts) => this.parts = parts;

    /// <summary>Words that speak to a machine, one entry each, as folded words: a block that holds one is material and never evidence.</summary>
    public IReadOnlyList<IReadOnlyList<string>> PlantedWords =>
        [.. parts[Planted].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (IReadOnlyList<string>)[.. Word.Split(l).Select(w => w.Folded)]).Where(w => w.Count > 0)];

    /// <summary>The template that asks by a codebook: the one in its folder, else the one in the folder above.</summary>
    /// <exception cref="CodebookException">There is none, or something in it is wrong.</exception>
    public static PromptTemplate For(Codebook codebook)
    {
        var own = Path.Combine(codebook.Folder, FileName);
        return Read(File.Exists(own) ? own : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(codebook.Folder)) ?? "", FileName));
    }

    /// <summary>Reads a template, strictly.</summary>
    /// <exception cref="CodebookException">It is missing, lacks a part, or has a part or a name that is not known.</exception>
    public static PromptTemplate Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new CodebookException(path, 0, "there are no words to ask a model with: put a model.txt beside the codebook or in the folder above, after that of the project's codebooks");
        }

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        var (name, lines) = ((string?)null, new List<string>());
        var all = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < all.Length; i++)
        {
            if (Heading().Match(all[i]) is { Success: true } heading)
            {
                Close();
                name = heading.Groups[1].Value;
                if (!Known(name) || parts.ContainsKey(name))
                {
                    throw new CodebookException(path, i + 1, parts.ContainsKey(name) ? $"the part '{name}' stands twice" : $"there is no part '{name}': write one of {string.Join(", ", Names.Keys)}, or polarity.…, time.…, whose.…");
                }
            }
            else if (name is null && all[i].Trim().Length > 0 && !all[i].StartsWith('#'))
            {
                throw new CodebookException(path, i + 1, "this stands before the first part: begin it with '== system =='");
            }
            else if (name is not null)
            {
                lines.Add(all[i]);
                if (Place().Matches(all[i]).FirstOrDefault(m => !Allowed(name).Contains(m.Groups[1].Value)) is { } unknown)
                {
                    throw new CodebookException(path, i + 1, $"the part '{name}' cannot be filled with {unknown.Value}: it has {(Allowed(name).Length == 0 ? "no names" : string.Join(", ", Allowed(name).Select(n => $"{{{n}}}")))}");
                }
            }
        }

        Close();
        return Names.Keys.Concat(Readings()).FirstOrDefault(n => !parts.ContainsKey(n)) is { } missing
            ? throw new CodebookException(path, 0, $"the part '{missing}' is missing: write '== {missing} ==' and what it says")
            : new PromptTemplate(parts);

        void Close()
        {
            if (name is not null)
            {
                parts[name] = string.Join('\n', lines).Trim('\n');
            }

            lines.Clear();
        }
    }

    /// <summary>A part with its names filled in; what is filled in is not looked through for names.</summary>
    internal string Fill(string part, params ReadOnlySpan<(string Name, string Text)> with)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in with)
        {
            texts[name] = text;
        }

        return Place().Replace(parts[part], m => texts[m.Groups[1].Value]);
    }

    private static IEnumerable<string> Readings() => StatementRules.Axes.Where(a => a.Key != StatementRules.Direction).SelectMany(a => a.Value.Select(v => $"{a.Key}.{v}"));

    private static bool Known(string part) => Names.ContainsKey(part) || Readings().Contains(part);

    private static string[] Allowed(string part) => Names.GetValueOrDefault(part) ?? [];

    [GeneratedRegex(@"^== ([a-z.\-]+) ==\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\{([a-z\-]+)\}")]
    private static partial Regex Place();
}
