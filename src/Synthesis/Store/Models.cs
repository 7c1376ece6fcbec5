using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Synthesis.Review.Model;

namespace Synthesis.Store;

/// <summary>What was asked of language models and what they answered, kept apart from what people did. Requests and answers have no order and no date: the same ones make the same store, however they came.</summary>
public sealed partial class ReviewStore
{
    /// <summary>What was asked, each note once, by the hash of all that is noted.</summary>
    public IReadOnlyList<RequestNote> ModelRequests() =>
        [.. context.ModelRequests.AsNoTracking().AsEnumerable().Select(r => Unpacked<RequestNote>(r.Content)).DistinctBy(n => n.Hash).OrderBy(n => n.Hash, StringComparer.Ordinal)];

    /// <summary>Every answer, by the hash of all that it is.</summary>
    public IReadOnlyList<ModelAnswer> ModelAnswers() => [.. context.ModelAnswers.AsNoTracking().OrderBy(a => a.Hash).AsEnumerable().Select(a => Unpacked<ModelAnswer>(a.Content))];

    /// <summary>Whether any model has answered.</summary>
    public bool HasModelAnswers() => context.ModelAnswers.Any();

    /// <summary>Tells whether what was asked and answered is the same as before, without reading it.</summary>
    public string ModelState() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[]
    {
        context.ModelRequests.AsNoTracking().OrderBy(r => r.Id).Select(r => r.Id).ToList(), context.ModelAnswers.AsNoTracking().OrderBy(a => a.Hash).Select(a => a.Hash).ToList(),
    })));

    /// <summary>Notes what is asked, before it is sent or written to a file.</summary>
    public void AddModelRequests(IEnumerable<RequestNote> notes) => Write(() =>
    {
        var known = context.ModelRequests.AsNoTracking().Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        context.ModelRequests.AddRange(notes.Select(n => (Note: n, n.Hash)).Where(n => known.Add(n.Hash)).Select(n => new ModelRequestRow { Id = n.Hash, Content = Packed(n.Note) }));
    });

    /// <summary>Keeps answers, all or none; one that is there already is not added again.</summary>
    /// <returns>How many were new.</returns>
    public int AddModelAnswers(IEnumerable<ModelAnswer> answers)
    {
        var known = context.ModelAnswers.AsNoTracking().Select(a => a.Hash).ToHashSet(StringComparer.Ordinal);
        var added = answers.Select(a => (Answer: a, a.Hash)).Where(a => known.Add(a.Hash)).Select(a => new ModelAnswerRow { Hash = a.Hash, Request = a.Answer.Request, Content = Packed(a.Answer) }).ToList();
        Write(() => context.ModelAnswers.AddRange(added));
        return added.Count;
    }

    /// <summary>What was sent where, oldest first.</summary>
    public IReadOnlyList<(string At, Sending Sending)> Sendings() => [.. context.Sendings.AsNoTracking().OrderBy(s => s.Id).AsEnumerable().Select(s => (s.At, Unpacked<Sending>(s.Content)))];

    /// <summary>Notes what was sent where; it is never changed.</summary>
    public void AddSending(Sending sending) => Write(() => context.Sendings.Add(new SendingRow { At = Now(), Content = Packed(sending) }));
}
