using System.Xml;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Review.Exchange;

/// <summary>What came of a REFI-QDA file.</summary>
/// <param name="Decisions">Decisions of its users, in the file's order.</param>
/// <param name="Losses">What was not carried over, or carried over in another way.</param>
/// <param name="Draft">Its codes as a draft of a codebook, where some are not the review's; else null.</param>
/// <param name="Codes">How many codes it has.</param>
public sealed record RefiImportResult(IReadOnlyList<Decision> Decisions, IReadOnlyList<Loss> Losses, string? Draft, int Codes);

/// <summary>Reads REFI-QDA codebooks (<c>.qdc</c>) and projects (<c>.qdpx</c>), our own and those of other tools.</summary>
public static class RefiImport
{
    /// <summary>How a note begins that carries values which are no codes.</summary>
    internal const string ValuesMark = "Values: ";

    /// <summary>Id of the codebook that a draft makes, and so the name of its folder.</summary>
    public const string DraftId = "imported";

    /// <summary>Whether a file is one that is read here, by its name.</summary>
    public static bool Is(string path) => Path.GetExtension(path).ToLowerInvariant() is ".qdc" or ".qdpx";

    /// <summary>
    /// Reads a file. Users become coders, codings decisions that a code is present with the words selected, codes a draft of a codebook. A code is
    /// the review's if it has its GUID, or its id or title. A source is the review's if it has a document's text, else its GUID or name; then each
    /// quote is looked for in the archived text.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="codebook">What the review asks.</param>
    /// <param name="strategies">The archived documents of each strategy.</param>
    /// <param name="round">The round that codings of other tools count to.</param>
    /// <param name="limits">How much is read.</param>
    /// <exception cref="ExchangeException">The file cannot be used; nothing of it is taken.</exception>
    public static RefiImportResult Read(string path, Codebook codebook, IReadOnlyDictionary<string, IReadOnlyList<Document>> strategies, string round, ExchangeLimits limits)
    {
        if (!File.Exists(path))
        {
            throw new ExchangeException($"There is no file '{path}'.");
        }

        try
        {
            if (Path.GetExtension(path).Equals(".qdc", StringComparison.OrdinalIgnoreCase))
            {
                using var file = File.OpenRead(path);
                return new Importing(Parsed(file, limits), codebook, strategies, round).Result();
            }

            using var archive = new RefiArchive(path, limits);
            RefiContent content;
            using (var project = archive.OpenProject())
            {
                content = Parsed(project, limits);
            }

            foreach (var source in content.Sources.Where(s => s.Text is null && s.Path is not null))
            {
                source.Text = archive.ReadText(source.Path!);
            }

            return new Importing(content, codebook, strategies, round).Result();
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw new ExchangeException($"'{path}' cannot be read as REFI-QDA ({e.Message.TrimEnd('.')}): nothing was imported; export it again from the tool it comes from.");
        }
    }

    private static RefiContent Parsed(Stream stream, ExchangeLimits limits)
    {
        using var xml = XmlReader.Create(stream, RefiXml.ReaderSettings(limits.UnpackedBytes));
        return new RefiReader(xml, limits.Codings).Read();
    }

    /// <summary>One file on its way into a review.</summary>
    private sealed class Importing(RefiContent content, Codebook codebook, IReadOnlyDictionary<string, IReadOnlyList<Document>> strategies, string round)
    {
        private readonly Dictionary<Guid, Meaning> meanings = MeaningsOf(content, codebook);
        private readonly SortedDictionary<(string What, string How), int> losses = [];
        private readonly bool own = content.Origin == RefiXml.Origin;

        internal RefiImportResult Result()
        {
            var decisions = new List<Decision>();
            var read = content.Sources.Where(s => s.Text is not null).ToList();
            var habit = own ? PositionHabit.Standard : PositionHabit.Of(read.SelectMany(s => s.Selections.Take(500).Select(x => (s.Text!, x))));
            Lose("sources without text", "left out with their codings", content.Sources.Count - read.Count);
            Lose("positions counted in UTF-16 units", "converted to code points", habit.Utf16 ? 1 : 0);
            Lose("line ends counted as two characters", "converted to one", habit.LineEndIsTwo ? 1 : 0);
            Lose("ends that are the last character itself", "converted to one past it", habit.EndIsLast ? 1 : 0);
            foreach (var source in read)
            {
                if (Home(source) is var (strategy, document, same))
                {
                    Decide(source, strategy, document, same, habit, decisions);
                }
                else
                {
                    Lose("sources that are no document of the review", "left out", 1);
                    Lose("codings on sources that are no document of the review", "left out", source.Codings.Count);
                }
            }

            foreach (var (what, n) in content.Left)
            {
                Lose(what, "left out", n);
            }

            var unknown = content.Codes.Count(c => c.Codable && !meanings.ContainsKey(c.Id));
            Lose("codes that the review's codebook does not have", "written to a draft", unknown);
            return new RefiImportResult(decisions, [.. losses.Select(l => new Loss(l.Key.What, l.Value, l.Key.How))],
                unknown > 0 ? CodebookDraft.Of(DraftId, content.Origin.Length > 0 ? content.Origin : "another tool", content.Codes) : null, content.Codes.Count);
        }

        private void Decide(RefiSource source, string strategy, Document document, bool same, PositionHabit habit, List<Decision> decisions)
        {
            var text = source.Text!;
            var places = habit.Places(text);
            var (plain, lines, points) = Unified(text);
            var starts = document.Blocks.Where(b => b.Start is not null).ToArray();
            foreach (var group in source.Codings.GroupBy(c => (c.Selection, User: c.User == default ? source.Selections[c.Selection].User : c.User)))
            {
                var selection = source.Selections[group.Key.Selection];
                var known = group.Where(c => meanings.ContainsKey(c.Code)).ToList();
                Lose("codings with codes that the review's codebook does not have", "left out", group.Count() - known.Count);
                Evidence? evidence = null;
                if (known.Count > 0 && selection.Start != -1)
                {
                    if (habit.Span(places, selection) is not var (from, to))
                    {
                        Lose("selections outside their source's text", "left out", 1);
                        continue;
                    }

                    evidence = same ? Placed(document, starts, plain[lines[from]..lines[to]], points[from], points[to]) : Found(strategy, plain[lines[from]..lines[to]]);
                    if (evidence is null)
                    {
                        Lose("quotes that are not in the archived text", "left out", 1);
                        continue;
                    }
                }

                var (coder, ownRound) = User(group.Key.User);
                foreach (var code in known.GroupBy(c => meanings[c.Code].Code))
                {
                    var status = code.Select(c => meanings[c.Code].Answer).FirstOrDefault(a => a is not null) switch { "absent" => Answer.Absent, "unclear" => Answer.Unclear, _ => Answer.Present };
                    var (free, note) = Noted(code.Select(c => c.Note).Append(selection.Note).FirstOrDefault(n => n != default));
                    string[] values = [.. code.Key.Values.Select(v => v.Id).Where(v => code.Any(c => meanings[c.Code].Value == v)), .. free];
                    if (status == Answer.Present && evidence is null && !own)
                    {
                        Lose("codes given to a whole source", "left out: a present answer needs its words", 1);
                        continue;
                    }

                    decisions.Add(new Decision(strategy, code.Key.Id, coder, ownRound, status, values, evidence is null ? null : evidence with { Rule = $"{code.Key.Id}/{coder}", Values = values }, note));
                }
            }
        }

        /// <summary>The document that a source is, and whether their texts are the same.</summary>
        private (string Strategy, Document Document, bool Same)? Home(RefiSource source)
        {
            var text = Unified(source.Text!).Plain;
            var all = strategies.SelectMany(s => s.Value.Where(d => !d.Failed).Select(d => (s.Key, Document: d))).ToList();
            foreach (var (strategy, document) in all.Where(d => d.Document.Text == text)
                .OrderByDescending(d => NameGuid.Of("source", d.Document.Path) == source.Id).ThenByDescending(d => d.Document.Path == source.Name))
            {
                return (strategy, document, true);
            }

            foreach (var (strategy, document) in all.Where(d => NameGuid.Of("source", d.Document.Path) == source.Id || d.Document.Path == source.Name
                || string.Equals(Coding.ShortName(d.Document.Path), Coding.ShortName(source.Name), StringComparison.OrdinalIgnoreCase)))
            {
                Lose("sources whose text is not the archived one", "their quotes were looked for by their words", 1);
                return (strategy, document, false);
            }

            return null;
        }

        private Evidence? Found(string strategy, string quote) => QuoteSearch.Find(strategies[strategy], quote) is { Exact: true } found
            ? new Evidence(found.Quote, found.Start, found.End, found.Page, "", 1, [], found.Path) : null;

        private static Evidence Placed(Document document, Block[] blocks, string quote, int start, int end)
        {
            var (low, high) = (0, blocks.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = blocks[middle].Start <= start ? (middle + 1, high) : (low, middle);
            }

            return new Evidence(quote, start, end, low > 0 ? blocks[low - 1].Page : null, "", 1, [], document.Path);
        }

        private (string Coder, string Round) User(Guid guid)
        {
            var (name, id) = content.Users.GetValueOrDefault(guid, ("unknown", null));
            if (own && id is not null && id.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space)
            {
                return (id[(space + 1)..], Uri.UnescapeDataString(id[..space]));
            }

            return (name.Length > 0 ? name : "unknown", round);
        }

        private (IReadOnlyList<string> Values, string? Note) Noted(Guid guid)
        {
            var text = guid == default ? null : content.Notes.GetValueOrDefault(guid);
            if (text is null || !own || !text.StartsWith(ValuesMark, StringComparison.Ordinal))
            {
                return ([], text is { Length: > 0 } ? text : null);
            }

            var end = text.IndexOf('\n', StringComparison.Ordinal);
            return (text[ValuesMark.Length..end].Split('|'), end + 1 < text.Length ? text[(end + 1)..] : null);
        }

        private void Lose(string what, string how, int n)
        {
            if (n > 0)
            {
                losses[(what, how)] = losses.GetValueOrDefault((what, how)) + n;
            }
        }

        /// <summary>A text with LF line ends, and for each place of the text as it was the place in that, in UTF-16 units and in code points.</summary>
        private static (string Plain, int[] Lines, int[] Points) Unified(string text)
        {
            var plain = new System.Text.StringBuilder(text.Length);
            var (lines, points) = (new int[text.Length + 1], new int[text.Length + 1]);
            var n = 0;
            for (var i = 0; i < text.Length; i++)
            {
                (lines[i], points[i]) = (plain.Length, n);
                if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                {
                    continue;
                }

                plain.Append(text[i] == '\r' ? '\n' : text[i]);
                n += char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 0 : 1;
            }

            (lines[text.Length], points[text.Length]) = (plain.Length, n);
            return (plain.ToString(), lines, points);
        }
    }

    /// <summary>What a code of the file stands for in the review.</summary>
    private sealed record Meaning(Code Code, string? Value, string? Answer);

    private static Dictionary<Guid, Meaning> MeaningsOf(RefiContent content, Codebook codebook)
    {
        var known = new Dictionary<Guid, Meaning>();
        foreach (var code in codebook.Codes)
        {
            known[RefiCodes.Of(codebook, code.Id)] = new Meaning(code, null, null);
            code.Values.ToList().ForEach(v => known[RefiCodes.Of(codebook, code.Id, v.Id)] = new Meaning(code, v.Id, null));
            RefiXml.Answers.ToList().ForEach(a => known[RefiCodes.Of(codebook, code.Id, a)] = new Meaning(code, null, a));
        }

        static bool Same(string a, string b) => string.Equals(a.Trim(), b, StringComparison.OrdinalIgnoreCase);
        var found = new Dictionary<Guid, Meaning>();
        foreach (var code in content.Codes)
        {
            if (known.TryGetValue(code.Id, out var meaning))
            {
                found.TryAdd(code.Id, meaning);
            }
            else if (code.Parent is { } parent && found.TryGetValue(parent, out var above) && above is { Value: null, Answer: null }
                && (above.Code.Values.FirstOrDefault(v => Same(code.Name, v.Id) || Same(code.Name, v.Title))?.Id, RefiXml.Answers.FirstOrDefault(a => Same(code.Name, a))) is var (value, answer) && (value ?? answer) is not null)
            {
                found.TryAdd(code.Id, new Meaning(above.Code, value, value is null ? answer : null));
            }
            else if (code.Codable && codebook.Codes.FirstOrDefault(c => Same(code.Name, c.Id) || Same(code.Name, c.Title)) is { } named)
            {
                found.TryAdd(code.Id, new Meaning(named, null, null));
            }
        }

        return found;
    }
}
