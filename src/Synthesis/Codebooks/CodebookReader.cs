using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Synthesis.Codebooks;

/// <summary>Reads a codebook's folder, strictly: the first thing that is wrong is refused with file, line and what to write instead.</summary>
public static class CodebookReader
{
    private static readonly string[] BlockKinds = ["heading", "paragraph", "list-item", "table", "caption", "footnote"];

    /// <summary>Reads a codebook.</summary>
    /// <param name="path">Its folder, or a file in it.</param>
    /// <exception cref="CodebookException">Something in it is wrong.</exception>
    public static Codebook Read(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var folder = File.Exists(full) ? Path.GetDirectoryName(full) ?? full : Path.TrimEndingDirectorySeparator(path);
        var file = Path.Combine(folder, "codebook.yml");
        if (!File.Exists(file))
        {
            throw new CodebookException(file, 0, "there is no codebook here: name a folder that holds codebook.yml, such as codebooks/sufficiency-2022");
        }

        var map = YamlMap.Read(file, "id", "title", "version", "source", "scope", "unit", "shares", "themes", "matters", "changes", "codes", "tables");
        var index = new TermIndex();
        var shared = Shared(map, folder);
        var lexicons = shared is null ? TermLists.ReadLexicons(folder) : TermLists.ReadLexicons(shared, folder);
        var terms = new TermLists(lexicons, index);
        var id = map.Text("id");
        if (id != Path.GetFileName(Path.GetFullPath(folder)))
        {
            throw map.Refuse("id", $"the id '{id}' is not the folder's name: write 'id: {Path.GetFileName(Path.GetFullPath(folder))}', or rename the folder");
        }

        foreach (var (name, line) in map.Texts("matters").Where(m => !lexicons.ContainsKey(m.Text)))
        {
            throw map.Refuse(line, $"'{name}' names no list of lexicons.yml: write one of {string.Join(", ", lexicons.Keys.Order(StringComparer.Ordinal))}");
        }

        var themes = Unique(map.Maps("themes", "id", "title", "origin"), "the theme '{0}' stands twice")
            .Select(t => new Theme(t.Text("id"), t.Text("title"), t.Choice("origin", null, "a priori", "emergent") == "emergent")).ToList();
        var changes = map.Maps("changes", "when", "what", "why").Select(c => new Change(c.Text("when"), c.Text("what"), c.Text("why"))).ToList();
        var written = map.Maps("codes", "id", "theme", "title", "source", "why", "today", "definition", "include", "exclude", "values", "scale", "scope", "implies", "of", "accept",
            "signals", "examples", "counter-examples");
        var statements = StatementReader.Read(shared is null || File.Exists(Path.Combine(folder, StatementReader.FileName)) ? folder : shared, terms);
        var codes = written.Select(c => ReadCode(file, c, terms, [.. statements.About.Keys])).ToList();
        CodebookReferences.Check(themes, codes, written);
        var tables = Unique(map.Maps("tables", "id", "title", "sections"), "the table '{0}' stands twice").Select(t => new TableLayout(t.Text("id"), t.Text("title"),
            [.. t.Maps("sections", "title", "codes").Select(s => new TableSection(s.Text("title"), CodebookReferences.Known(codes, s, "codes")))])).ToList();
        return new Codebook(folder, id, map.Text("title"), map.Text("version"), HashOf(folder, shared), map.Text("source"), map.Text("scope"), map.Text("unit"),
            themes, changes, codes, tables, statements, ScreenReader.Read(folder, lexicons), index,
            lexicons.ToDictionary(l => l.Key, l => (IReadOnlyList<int>)[.. l.Value.Select(index.Add).Distinct()]), ExampleReader.Read(folder, codes)) { Matters = [.. Plain(map, "matters").Distinct()] };
    }

    private static Code ReadCode(string file, YamlMap map, TermLists terms, IReadOnlyCollection<string> subjects)
    {
        var id = map.Text("id");
        var accept = Accept(map.Map("accept", "polarity", "time", "whose"), Acceptance.Default);
        var values = map.Map("values", "choose", "list");
        var choose = values is null ? Choose.None : values.Choice("choose", null, "one", "many", "text") switch { "one" => Choose.One, "many" => Choose.Many, _ => Choose.Text };
        var list = Unique(values?.Maps("list", "id", "title", "definition", "terms", "not") ?? [], $"the code {id} has the value '{{0}}' twice")
            .Select(v => new Value(v.Text("id"), v.Text("title"), v.OptionalText("definition"), terms.Numbers(file, v.Texts("terms")), terms.Numbers(file, v.Texts("not")))).ToList();
        if (values is not null && choose != Choose.Text && list.Count == 0)
        {
            throw values.Refuse("list", $"the code {id} chooses {values.Text("choose")} of no values: write 'list:' with at least one value, or take 'values' out");
        }

        string KnownValue(YamlMap at, string key, string value, int line) => list.Any(v => v.Id == value) ? value
            : list.Count == 0 ? throw at.Refuse(line, $"the code {id} has no values: take '{key}' out, or add 'values' to the code")
            : throw at.Refuse(line, $"'{value}' is no value of {id}: write one of {string.Join(", ", list.Select(v => v.Id))}");

        var examples = map.Maps("examples", "text", "values")
            .Select(e => new Example(e.Text("text"), [.. e.Texts("values").Select(v => choose == Choose.Text ? v.Text : KnownValue(e, "values", v.Text, v.Line))])).ToList();
        var counters = map.Maps("counter-examples", "text", "why").Select(e => new CounterExample(e.Text("text"), e.Text("why"))).ToList();
        var signals = new List<Signal>();
        foreach (var signal in map.Maps("signals", "id", "weight", "within", "all", "near", "not", "not-near", "under", "not-under", "in", "accept", "value", "capture"))
        {
            var read = ReadSignal(file, signal, accept, terms);
            if (read.Value is { } value)
            {
                KnownValue(signal, "value", value, signal.LineOf("value"));
            }

            if (read.Capture != Capture.None && choose != Choose.Text)
            {
                throw signal.Refuse("capture", $"'capture' is only for a code with 'choose: text': take it out, or write 'choose: text' in the values of {id}");
            }

            if (signals.Any(s => s.Id == read.Id))
            {
                throw signal.Refuse("id", $"the code {id} has the signal '{read.Id}' twice: rename one");
            }

            signals.Add(read);
        }

        return new Code(id, map.Text("theme"), map.Text("title"), map.Text("definition"), Plain(map, "include"), Plain(map, "exclude"), choose, list,
            [.. map.Texts("scale").Select(v => KnownValue(map, "scale", v.Text, v.Line))], Subject(map, subjects),
            Plain(map, "implies"), map.Has("of") ? Plain(map, "of") : ["all"], accept, signals, examples, counters)
        {
            Source = map.OptionalText("source"),
            Why = map.OptionalText("why"),
            Today = map.OptionalText("today"),
        };
    }

    /// <summary>Reads one signal, with the statements that its surroundings accept.</summary>
    internal static Signal ReadSignal(string file, YamlMap map, Acceptance accept, TermLists terms)
    {
        var groups = map.Groups("all").Select(g => terms.Numbers(file, g)).ToList();
        if (groups.Count < 2 && map.OptionalText("capture") == "between")
        {
            throw map.Refuse("capture", $"the signal '{map.Text("id")}' captures between its first two groups and has only one: add a group to 'all', or write 'capture: after'");
        }

        if (groups.Count == 0 || groups.Any(g => g.Count == 0))
        {
            throw map.Refuse("all", $"the signal '{map.Text("id")}' has no terms to find: write 'all:' with at least one group, '- [term, term]'");
        }

        foreach (var (text, line) in map.Texts("in"))
        {
            if (!BlockKinds.Contains(text))
            {
                throw map.Refuse(line, $"'{text}' is no kind of block: write one of {string.Join(", ", BlockKinds)}");
            }
        }

        var notNear = map.Map("not-near", "terms", "words");
        return new Signal(map.Text("id"), map.Number("weight", 0.7, 0.05, 0.99), map.Choice("within", "sentence", "sentence", "block") == "block", groups,
            map.Has("near") ? (int)map.Number("near", 0, 1, 200) : null, terms.Numbers(file, map.Texts("not")),
            notNear is null ? [] : terms.Numbers(file, notNear.Texts("terms")), (int)(notNear?.Number("words", 5, 1, 50) ?? 0),
            terms.Numbers(file, map.Texts("under")), terms.Numbers(file, map.Texts("not-under")), Plain(map, "in"),
            Accept(map.Map("accept", "polarity", "time", "whose"), accept), map.OptionalText("value"), Enum.Parse<Capture>(map.Choice("capture", "none", "none", "after", "between"), ignoreCase: true));
    }

    private static string? Subject(YamlMap map, IReadOnlyCollection<string> subjects)
    {
        var scope = map.Choice("scope", "any", ["any", .. subjects]);
        return scope == "any" ? null : scope;
    }

    internal static Acceptance Accept(YamlMap? map, Acceptance otherwise)
    {
        if (map is null)
        {
            return otherwise;
        }

        IReadOnlyList<string> Axis(string axis, IReadOnlyList<string> own)
        {
            if (!map.Has(axis))
            {
                return own;
            }

            foreach (var (text, line) in map.Texts(axis))
            {
                if (!StatementRules.Axes[axis].Contains(text))
                {
                    throw map.Refuse(line, $"'{text}' cannot be read on {axis}: write one or more of {string.Join(", ", StatementRules.Axes[axis])}");
                }
            }

            return Plain(map, axis);
        }

        return new Acceptance(Axis("polarity", otherwise.Polarity), Axis("time", otherwise.Time), Axis("whose", otherwise.Whose));
    }

    /// <summary>The mappings, whose ids must differ.</summary>
    private static IReadOnlyList<YamlMap> Unique(IReadOnlyList<YamlMap> maps, string message)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return maps.FirstOrDefault(m => !seen.Add(m.Text("id"))) is { } twice
            ? throw twice.Refuse("id", string.Format(CultureInfo.InvariantCulture, message, twice.Text("id")) + ": rename or remove one")
            : maps;
    }

    private static IReadOnlyList<string> Plain(YamlMap map, string key) => [.. map.Texts(key).Select(t => t.Text)];

    /// <summary>The folder of the codebook whose lexicons and statements this one reads too, or null.</summary>
    private static string? Shared(YamlMap map, string folder)
    {
        if (map.OptionalText("shares") is not { } name)
        {
            return null;
        }

        var shared = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(folder))!, name);
        return Path.GetFileName(name) == name && File.Exists(Path.Combine(shared, "codebook.yml")) ? shared
            : throw map.Refuse("shares", $"there is no codebook '{name}' beside this one: write the name of a folder next to it, or take 'shares' out");
    }

    private static string HashOf(string folder, string? shared)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in ((string[])["lexicons.yml", StatementReader.FileName]).Where(_ => shared is not null).Select(f => Path.Combine(shared!, f)).Where(File.Exists))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.yml").Where(f => Path.GetFileName(f) is not (GatherRules.FileName or ViewReader.FileName or AuditReader.FileName)).Order(StringComparer.Ordinal).Concat(ExampleReader.Files(folder)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\n"));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
