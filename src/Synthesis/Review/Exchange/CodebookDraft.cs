using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Synthesis.Review.Exchange;

/// <summary>Writes codes of another tool as a <c>codebook.yml</c> to work on: it can be read, and finds nothing until it has signals.</summary>
public static class CodebookDraft
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first level becomes themes, the second codes, all below them values; a code on the first level with none below it goes into a theme of its own.</summary>
    /// <param name="id">The codebook's id, which must be the name of its folder.</param>
    /// <param name="origin">Where the codes come from.</param>
    /// <param name="codes">The codes, parents before their children.</param>
    internal static string Of(string id, string origin, IReadOnlyList<RefiCode> codes)
    {
        var children = codes.Where(c => c.Parent is not null).ToLookup(c => c.Parent!.Value);
        var roots = codes.Where(c => c.Parent is null && !RefiXml.Answers.Contains(c.Name)).ToList();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var text = new StringBuilder($"# A draft from {origin.ReplaceLineEndings(" ")}: look through definitions, merge what belongs together, and add signals and examples.\n");
        text.Append(CultureInfo.InvariantCulture, $"id: {id}\ntitle: {Quoted("Imported codes")}\nversion: \"0.1\"\nsource: {Quoted(origin)}\nscope: {Quoted("to be written")}\nunit: document\nthemes:\n");
        var themes = new List<(string Id, RefiCode? Root, IReadOnlyList<RefiCode> Codes)>();
        foreach (var root in roots.Where(r => children[r.Id].Any()))
        {
            themes.Add((Named(root.Name, "", taken), root, [.. root.Codable ? (RefiCode[])[root] : [], .. children[root.Id]]));
        }

        if (roots.Where(r => !children[r.Id].Any()).ToList() is { Count: > 0 } alone)
        {
            themes.Add((Named("imported", "", taken), null, alone));
        }

        foreach (var (theme, root, _) in themes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{id: {theme}, title: {Quoted(root?.Name ?? "Imported")}, origin: emergent}}\n");
        }

        text.Append("changes:\n  - {when: draft, what: Imported, why: \"To begin from codes that are in use\"}\ncodes:\n");
        foreach (var (theme, root, own) in themes)
        {
            foreach (var code in own)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - id: {Named(code.Name, theme + ".", taken)}\n    theme: {theme}\n    title: {Quoted(code.Name)}\n    definition: {Quoted(string.IsNullOrWhiteSpace(code.Description) ? code.Name : code.Description)}\n");
                var values = code == root ? [] : Below(code, children).Where(v => !RefiXml.Answers.Contains(v.Name)).ToList();
                if (values.Count > 0)
                {
                    var within = new HashSet<string>(StringComparer.Ordinal);
                    text.Append("    values:\n      choose: many\n      list:\n").AppendJoin("", values.Select(v => $"        - {{id: {Named(v.Name, "", within)}, title: {Quoted(v.Name)}}}\n"));
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<RefiCode> Below(RefiCode code, ILookup<Guid, RefiCode> children) => children[code.Id].SelectMany(c => Below(c, children).Prepend(c));

    /// <summary>An id that is not taken: the name's letters and digits in lower case, words joined by hyphens.</summary>
    private static string Named(string name, string before, HashSet<string> taken)
    {
        var plain = string.Concat(name.Normalize(NormalizationForm.FormD).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? '\0' : '-').Where(c => c != '\0'));
        var slug = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries));
        slug = before + (slug.Length == 0 ? "code" : char.IsAsciiDigit(slug[0]) ? "c" + slug : slug);
        for (var (id, n) = (slug, 2); ; id = FormattableString.Invariant($"{slug}-{n++}"))
        {
            if (taken.Add(id))
            {
                return id;
            }
        }
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Quoting);
}
