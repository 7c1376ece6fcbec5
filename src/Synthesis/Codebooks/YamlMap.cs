using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Synthesis.Codebooks;

/// <summary>A mapping of a YAML file, read strictly: every refusal names file and line, and a key nobody asked for is refused.</summary>
internal sealed class YamlMap
{
    private readonly string file;
    private readonly Dictionary<string, (YamlNode Value, int Line)> values = new(StringComparer.Ordinal);

    private YamlMap(string file, YamlMappingNode node, IReadOnlyList<string> allowed)
    {
        this.file = file;
        Line = (int)node.Start.Line;
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            var line = (int)key.Start.Line;
            if (!allowed.Contains(name))
            {
                throw new CodebookException(file, line, $"unknown key '{name}': {Nearest(name, allowed)}");
            }

            values.Add(name, (value, line));
        }
    }

    /// <summary>1-based line on which it begins.</summary>
    internal int Line { get; }

    /// <summary>Reads a file that holds one mapping with no other keys than <paramref name="allowed"/>.</summary>
    internal static YamlMap Read(string path, params IReadOnlyList<string> allowed)
    {
        if (Document(path) is not YamlMappingNode map)
        {
            throw new CodebookException(path, 1, $"the file is empty or no mapping: write keys such as '{allowed[0]}:' at the left margin");
        }

        return new YamlMap(path, map, allowed);
    }

    /// <summary>Reads a file whose keys are names the author chooses, each with a list of words.</summary>
    internal static IEnumerable<(string Name, IReadOnlyList<(string Text, int Line)> Texts)> ReadLists(string path)
    {
        var root = Document(path);
        if (root is null)
        {
            yield break;
        }

        if (root is not YamlMappingNode map)
        {
            throw new CodebookException(path, (int)root.Start.Line, "the file is no mapping of names to lists: write 'name: [term, term]' at the left margin");
        }

        foreach (var (key, value) in map.Children)
        {
            yield return (((YamlScalarNode)key).Value ?? "", List(path, value));
        }
    }

    internal bool Has(string key) => values.ContainsKey(key);

    internal int LineOf(string key) => values.TryGetValue(key, out var v) ? v.Line : Line;

    /// <summary>A text that must be there and not be empty.</summary>
    internal string Text(string key) => OptionalText(key) ?? throw Refuse(key, $"'{key}' is missing or empty: write '{key}: …'");

    internal string? OptionalText(string key) => values.TryGetValue(key, out var v)
        ? v.Value is YamlScalarNode s ? Clean(s.Value) : throw Refuse(key, $"'{key}' must be a text")
        : null;

    /// <summary>A text that must be one of <paramref name="choices"/>.</summary>
    internal string Choice(string key, string? otherwise, params IReadOnlyList<string> choices)
    {
        var text = OptionalText(key) ?? otherwise ?? throw Refuse(key, $"'{key}' is missing: write one of {string.Join(", ", choices)}");
        return choices.Contains(text) ? text : throw Refuse(key, $"'{text}' is no value of '{key}': write one of {string.Join(", ", choices)}");
    }

    internal double Number(string key, double otherwise, double least, double most)
    {
        if (OptionalText(key) is not { } text)
        {
            return otherwise;
        }

        return double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var n) && n >= least && n <= most
            ? n : throw Refuse(key, $"'{text}' is no value of '{key}': write a number from {least} to {most}");
    }

    internal bool Flag(string key, bool otherwise) => Choice(key, otherwise ? "true" : "false", "true", "false") == "true";

    internal IReadOnlyList<(string Text, int Line)> Texts(string key) => values.TryGetValue(key, out var v) ? List(file, v.Value) : [];

    /// <summary>A list of lists of texts.</summary>
    internal IReadOnlyList<IReadOnlyList<(string Text, int Line)>> Groups(string key) => values.TryGetValue(key, out var v)
        ? v.Value is YamlSequenceNode list ? [.. list.Select(n => List(file, n))] : throw Refuse(key, $"'{key}' must be a list of groups: write one '- [term, term]' a line")
        : [];

    /// <summary>Lists of texts under names that the author chooses.</summary>
    internal IReadOnlyList<(string Name, IReadOnlyList<(string Text, int Line)> Texts)> Lists(string key) => values.TryGetValue(key, out var v)
        ? v.Value is YamlMappingNode map ? [.. map.Children.Select(c => (((YamlScalarNode)c.Key).Value ?? "", List(file, c.Value)))]
            : throw Refuse(key, $"'{key}' must hold named lists: write 'name: [term, term]' below it")
        : [];

    /// <summary>Numbers under names that the author chooses.</summary>
    internal IReadOnlyDictionary<string, double> Numbers(string key) => values.TryGetValue(key, out var v)
        ? v.Value is YamlMappingNode map ? map.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value ?? "",
                c => double.TryParse((c.Value as YamlScalarNode)?.Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var n)
                    ? n : throw new CodebookException(file, (int)c.Value.Start.Line, $"'{c.Key}' is no number: write '{c.Key}: 3'"), StringComparer.Ordinal)
            : throw Refuse(key, $"'{key}' must hold named numbers: write 'name: 3' below it")
        : new Dictionary<string, double>();

    internal YamlMap? Map(string key, params IReadOnlyList<string> allowed) => values.TryGetValue(key, out var v)
        ? v.Value is YamlMappingNode map ? new YamlMap(file, map, allowed) : throw Refuse(key, $"'{key}' must hold keys: {string.Join(", ", allowed)}")
        : null;

    internal IReadOnlyList<YamlMap> Maps(string key, params IReadOnlyList<string> allowed) => values.TryGetValue(key, out var v)
        ? v.Value is YamlSequenceNode list
            ? [.. list.Select(n => n is YamlMappingNode map ? new YamlMap(file, map, allowed)
                : throw new CodebookException(file, (int)n.Start.Line, $"an entry of '{key}' must hold keys: {string.Join(", ", allowed)}"))]
            : throw Refuse(key, $"'{key}' must be a list: begin each entry with '- '")
        : [];

    internal CodebookException Refuse(string key, string message) => new(file, LineOf(key), message);

    internal CodebookException Refuse(int line, string message) => new(file, line, message);

    private static YamlNode? Document(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(text);
            return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
        }
        catch (AnchorNotFoundException)
        {
            throw new CodebookException(path, FirstAlias(path), "a text that begins with * cannot be read: quote it, or take the * away (in a term it stands at the end)");
        }
        catch (YamlException e)
        {
            throw new CodebookException(path, (int)e.Start.Line, $"the YAML cannot be read ({e.Message.TrimEnd('.')}): mind the indent, and quote a text that holds ': ' or ' #' or begins with a sign");
        }
        catch (InvalidOperationException)
        {
            throw new CodebookException(path, FirstNote(path), "the YAML cannot be read: a ' #' in a list begins a note, so quote the text that holds it, as in \"average of #\"");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CodebookException(path, 0, $"the file cannot be opened ({e.Message})");
        }
    }

    /// <summary>The line of the first alias, which the YAML library does not tell.</summary>
    private static int FirstAlias(string path)
    {
        using var text = new StreamReader(path);
        var parser = new Parser(text);
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias alias)
            {
                return (int)alias.Start.Line;
            }
        }

        return 0;
    }

    /// <summary>The first line on which a note stands behind the beginning of a list, which the YAML library does not tell; 0 where none does.</summary>
    private static int FirstNote(string path) =>
        1 + Array.FindIndex(File.ReadAllLines(path), l => l.IndexOf('[', StringComparison.Ordinal) is >= 0 and var list && l.IndexOf(" #", list, StringComparison.Ordinal) is > 0 and var note && l[..note].Count(c => c == '"') % 2 == 0);

    private static IReadOnlyList<(string Text, int Line)> List(string file, YamlNode node) => node switch
    {
        YamlSequenceNode list => [.. list.Select(n => n is YamlScalarNode s && Clean(s.Value) is { } text ? (text, (int)s.Start.Line)
            : throw new CodebookException(file, (int)n.Start.Line, "an entry of a list of texts is empty or no text: write a text, in quotes where it holds a sign"))],
        YamlScalarNode { Value: "" or null } => [],
        _ => throw new CodebookException(file, (int)node.Start.Line, "a list is wanted: write [one, another]"),
    };

    private static string? Clean(string? text)
    {
        var clean = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length == 0 ? null : clean;
    }

    private static string Nearest(string name, IReadOnlyList<string> allowed)
    {
        var nearest = allowed.MinBy(a => Distance(name, a))!;
        return Distance(name, nearest) <= 3 ? $"write '{nearest}', or take it out" : $"write one of {string.Join(", ", allowed)}";
    }

    /// <summary>The number of letters to change, add or drop (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
