using System.Collections.Frozen;
using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>
/// What tagging keeps of a strategy once its text is read: for each code the passages that are likeliest to carry it by what the codebook's examples taught.
/// Answers are made from these alone, with or without what decisions teach, so that a decision costs no second reading.
/// </summary>
/// <param name="Name">The strategy's name.</param>
/// <param name="Read">False where none of its documents could be read.</param>
/// <param name="Passages">How many passages and pairs were scored.</param>
/// <param name="Texts">The passages and pairs that are a candidate for any code, in reading order.</param>
/// <param name="Codes">For each code its candidates, in reading order.</param>
/// <param name="Issues">What a person should know of the reading.</param>
internal sealed record Candidates(
    string Name, bool Read, int Passages, IReadOnlyList<CandidateText> Texts, IReadOnlyList<IReadOnlyList<Candidate>> Codes, IReadOnlyList<Issue> Issues)
{
    private const int OfCode = 8, Digits = 4;

    /// <summary>How readily codes are found in it by what the codebook's examples taught; see <see cref="PassageModel.Claimed"/>.</summary>
    internal double Claimed => PassageModel.Claimed(Codes.Where(c => c.Count > 0).Select(c => c.Max(k => k.LogOdds)));

    /// <summary>Reads and scores documents that together are a strategy.</summary>
    internal static Candidates Of(Codebook codebook, PassageModel model, string name, IReadOnlyList<ReadDocument> documents, IReadOnlyList<Issue> issues)
    {
        var scored = documents.SelectMany(d =>
        {
            PassageReading[] readings = [.. d.Readings];
            return model.Score(readings).Select(s => (Document: d, Readings: readings, Scored: s));
        }).ToList();
        var strongest = codebook.Codes.Select((_, c) => Enumerable.Range(0, scored.Count).OrderByDescending(i => scored[i].Scored.LogOdds[c]).Take(OfCode).Order().ToList()).ToList();
        var kept = strongest.SelectMany(s => s).Distinct().Order().ToList();
        var placeOf = kept.Select((i, at) => (i, at)).ToFrozenDictionary(k => k.i, k => k.at);
        return new Candidates(name, documents.Count > 0, scored.Count,
            [.. kept.Select(i => Text(scored[i].Document, scored[i].Scored, model.Features(scored[i].Readings, scored[i].Scored)))],
            [.. strongest.Select((of, c) => (IReadOnlyList<Candidate>)[.. of.Select(i => new Candidate(placeOf[i], Math.Round(scored[i].Scored.LogOdds[c], Digits),
                scored[i].Scored.Hits.Where(h => h.Code == codebook.Codes[c]).OrderByDescending(h => h.Signal.Weight).Select(h => h.Signal.Id).FirstOrDefault() ?? "learnt",
                [.. scored[i].Scored.Values[c].Select(v => Math.Round(v, Digits))]))])],
            issues);
    }

    /// <summary>All of it as bytes: plain ones, since features hardly become smaller and every decision reads them again.</summary>
    internal byte[] Packed()
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        void Each<T>(IReadOnlyList<T> all, Action<T> write)
        {
            to.Write7BitEncodedInt(all.Count);
            foreach (var one in all)
            {
                write(one);
            }
        }

        to.Write(Name);
        to.Write(Read);
        to.Write(Passages);
        Each(Texts, t =>
        {
            to.Write(t.Path);
            to.Write(t.Quote);
            to.Write(t.Start);
            to.Write(t.End);
            to.Write(t.Page ?? 0);
            to.Write(t.Pair);
            to.Write7BitEncodedInt(t.Features.Length);
            to.Write(t.Features);
        });
        Each(Codes, code => Each(code, c =>
        {
            to.Write7BitEncodedInt(c.Text);
            to.Write(c.LogOdds);
            to.Write(c.Rule);
            Each(c.Values, to.Write);
        }));
        Each(Issues, i =>
        {
            to.Write(i.Code);
            to.Write((byte)i.Severity);
            to.Write(i.Message);
            to.Write(i.Where ?? "");
        });
        return bytes.ToArray();
    }

    /// <summary>What <see cref="Packed"/> packed.</summary>
    internal static Candidates Unpacked(byte[] packed)
    {
        using var from = new BinaryReader(new MemoryStream(packed));
        T[] Each<T>(Func<T> read)
        {
            var all = new T[from.Read7BitEncodedInt()];
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = read();
            }

            return all;
        }

        return new Candidates(from.ReadString(), from.ReadBoolean(), from.ReadInt32(),
            Each(() => new CandidateText(from.ReadString(), from.ReadString(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32() is > 0 and var page ? page : null, from.ReadBoolean(),
                from.ReadBytes(from.Read7BitEncodedInt()))),
            Each(() => Each(() => new Candidate(from.Read7BitEncodedInt(), from.ReadDouble(), from.ReadString(), Each(from.ReadDouble)))),
            Each(() => new Issue(from.ReadString(), (Severity)from.ReadByte(), from.ReadString(), from.ReadString() is { Length: > 0 } where ? where : null)));
    }

    private static CandidateText Text(ReadDocument document, ScoredPassage scored, FeatureRow features)
    {
        var (first, last) = (document.Readings[scored.From].Passage, document.Readings[scored.To].Passage);
        return new CandidateText(document.Document.Path, document.Slice(first.Start, last.End), first.Start, last.End, first.Page, scored.From != scored.To, features.Packed);
    }
}

/// <summary>A passage, or a pair that stands together.</summary>
/// <param name="Path">The document's path.</param>
/// <param name="Quote">Verbatim: the document's text from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Start">First code point in the document's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Page">1-based page, or null.</param>
/// <param name="Pair">Whether it is two passages.</param>
/// <param name="Features">See <see cref="FeatureRow"/>.</param>
internal sealed record CandidateText(string Path, string Quote, int Start, int End, int? Page, bool Pair, byte[] Features)
{
    /// <summary>Whether it has words in common with another.</summary>
    internal bool Overlaps(CandidateText other) => Path == other.Path && Start < other.End && other.Start < End;
}

/// <summary>A passage that may carry a code.</summary>
/// <param name="Text">Its place among the texts.</param>
/// <param name="LogOdds">The log-odds that it does, by the codebook's examples.</param>
/// <param name="Rule">The strongest signal of the code that hit, or <c>learnt</c>.</param>
/// <param name="Values">The chance of each value of the code, if it carries the code.</param>
internal sealed record Candidate(int Text, double LogOdds, string Rule, double[] Values);
