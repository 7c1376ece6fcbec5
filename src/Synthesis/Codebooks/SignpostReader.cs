namespace Synthesis.Codebooks;

/// <summary>Reads <c>signposts.yml</c>, in a folder of its own beside the codebooks; docs/codebook-format.md describes it.</summary>
public static class SignpostReader
{
    /// <summary>Reads the signposts in a folder, in the order in which they are written.</summary>
    /// <param name="folder">The folder that holds <c>signposts.yml</c>.</param>
    /// <param name="codebooks">The codebooks whose codes are checked to exist; what is said of others is taken as written.</param>
    /// <exception cref="CodebookException">Something in the file is wrong, or it names a code that its codebook does not have.</exception>
    public static IReadOnlyList<Signpost> Read(string folder, params IReadOnlyList<Codebook> codebooks)
    {
        var map = YamlMap.Read(Path.Combine(folder, "signposts.yml"), "title", "source", "signposts");
        var source = map.Text("source");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return [.. map.Maps("signposts", "id", "title", "kind", "publisher", "year", "helps", "link", "note", "source", "answers").Select(s =>
        {
            var id = s.Text("id");
            if (!ids.Add(id))
            {
                throw s.Refuse("id", $"the signpost '{id}' stands twice: rename or remove one");
            }

            var answers = s.Lists("answers").SelectMany(a => a.Texts.Select(t => Known(s, a.Name, t.Text, t.Line, codebooks))).ToList();
            return answers.Count == 0 ? throw s.Refuse("answers", $"the signpost '{id}' answers no code: write 'answers:' with codes under the id of their codebook")
                : new Signpost(id, s.Text("title"), s.Choice("kind", null, "guide", "tool", "data", "contract", "research", "case"), s.Text("publisher"), s.OptionalText("year"),
                    s.Text("helps"), s.OptionalText("link"), s.OptionalText("note"), s.OptionalText("source") ?? source, answers);
        })];
    }

    private static AnsweredCode Known(YamlMap at, string codebook, string code, int line, IReadOnlyList<Codebook> codebooks) =>
        codebooks.FirstOrDefault(b => b.Id == codebook) is { } book && book.Codes.All(c => c.Id != code)
            ? throw at.Refuse(line, $"'{code}' is no code of {codebook}: write the id of one of its codes")
            : new AnsweredCode(codebook, code);
}
