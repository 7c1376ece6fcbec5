using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Synthesis.Review;

namespace Synthesis.Store;

/// <summary>A decision with its number in the store.</summary>
/// <param name="Id">Its number; later ones are higher.</param>
/// <param name="At">When it was added, as <c>2024-06-01T10:00:00Z</c>.</param>
/// <param name="Decision">The decision.</param>
public sealed record KeptDecision(int Id, string At, Decision Decision);

/// <summary>A way in for a coder.</summary>
/// <param name="Coder">Who.</param>
/// <param name="Leads">Whether this person leads: sees all coders, settles differences, sets rounds.</param>
/// <param name="Hash">SHA-256 of the token, in lower-case hexadecimal; the token itself is kept nowhere.</param>
/// <param name="At">When it was made.</param>
/// <param name="Revoked">When it was revoked, or null.</param>
public sealed record SignIn(string Coder, bool Leads, string Hash, string At, string? Revoked);

/// <summary>Something that a person did.</summary>
/// <param name="By">Who.</param>
/// <param name="What">What, such as <c>decide</c>.</param>
/// <param name="Subject">To what.</param>
/// <param name="Request">The name of the request that asked for it, by which it is done once however often it is sent; or null.</param>
public sealed record Act(string By, string What, string Subject, string? Request = null)
{
    /// <summary>When; null before it is written.</summary>
    public string? At { get; init; }
}

/// <summary>Something to write: an act with the decisions it adds and those it withdraws.</summary>
/// <param name="Act">Who did what.</param>
/// <param name="Decisions">The decisions it adds.</param>
/// <param name="Withdraws">The numbers of the decisions it takes back; null for none.</param>
public sealed record Writing(Act Act, IReadOnlyList<Decision> Decisions, IReadOnlyList<int>? Withdraws = null);

/// <content>What the workbench writes and reads.</content>
public sealed partial class ReviewStore
{
    /// <summary>Every decision that was not withdrawn, oldest first, with its number.</summary>
    public IReadOnlyList<KeptDecision> KeptDecisions() =>
        [.. context.Decisions.AsNoTracking().Where(d => !context.Withdrawals.Any(w => w.Decision == d.Id)).OrderBy(d => d.Id).AsEnumerable()
            .Select(d => new KeptDecision(d.Id, d.At, Unpacked<Decision>(d.Content)))];

    /// <summary>Keeps the store's file open between uses, so that <see cref="ChangedElsewhere"/> can tell of other writers.</summary>
    public void StayOpen() => context.Database.OpenConnection();

    /// <summary>A number that changes when another connection writes to the store; only of use after <see cref="StayOpen"/>.</summary>
    public int ChangedElsewhere() => context.Database.SqlQueryRaw<int>("select data_version as Value from pragma_data_version").Single();

    /// <summary>Writes acts with what they add or withdraw, all or none. A decision of the workbench is added even where the coder gave the same answer before: what stands is the last.</summary>
    /// <returns>For each, the decisions it added, with their numbers.</returns>
    /// <exception cref="StoreException">The store could not be written; nothing of it was.</exception>
    public IReadOnlyList<IReadOnlyList<KeptDecision>> Write(IReadOnlyList<Writing> writings)
    {
        var now = Now();
        IReadOnlyList<IReadOnlyList<(Decision Decision, DecisionRow Row)>> rows = [];
        Write(() =>
        {
            // Every writing adds an act, so that their count tells a decision from an equal one given before or after it.
            var acts = context.Actions.Max(a => (int?)a.Id) ?? 0;
            rows = [.. writings.Select((w, n) => w.Decisions.Select((d, i) => (d, new DecisionRow { At = now, Hash = HashOf(d, $"{acts} {n} {i}"), Content = Packed(d) })).ToList())];
            context.Decisions.AddRange(rows.SelectMany(r => r).Select(r => r.Row));
            context.Withdrawals.AddRange(writings.SelectMany(w => (w.Withdraws ?? []).Select(id => new WithdrawalRow { At = now, By = w.Act.By, Decision = id })));
            context.Actions.AddRange(writings.Select(w => new ActionRow { At = now, By = w.Act.By, What = w.Act.What, Subject = w.Act.Subject, Request = w.Act.Request }));
        });
        return [.. rows.Select(r => (IReadOnlyList<KeptDecision>)[.. r.Select(d => new KeptDecision(d.Row.Id, now, d.Decision))])];
    }

    /// <summary>Makes several changes of which either all are on disk afterwards or none is: something done and the line that says who did it.</summary>
    /// <param name="change">Makes the changes; where it throws, none is kept.</param>
    /// <exception cref="StoreException">The store could not be written; nothing of it was.</exception>
    public void AllOrNone(Action change)
    {
        try
        {
            using var transaction = context.Database.BeginTransaction();
            change();
            transaction.Commit();
        }
        catch (SqliteException e)
        {
            throw Explained(e, Path.Combine(folder, "review.db"));
        }
    }

    /// <summary>The names of all requests that were done.</summary>
    public IReadOnlySet<string> Requests() => context.Actions.AsNoTracking().Where(a => a.Request != null).Select(a => a.Request!).ToHashSet(StringComparer.Ordinal);

    /// <summary>What was done under a request's name, or null.</summary>
    public Act? ActOf(string request) => context.Actions.AsNoTracking().FirstOrDefault(a => a.Request == request) is { } row ? new Act(row.By, row.What, row.Subject, row.Request) { At = row.At } : null;

    /// <summary>What people did, newest first.</summary>
    /// <param name="most">At most how many.</param>
    public IReadOnlyList<Act> Acts(int most) =>
        [.. context.Actions.AsNoTracking().OrderByDescending(a => a.Id).Take(most).AsEnumerable().Select(a => new Act(a.By, a.What, a.Subject, a.Request) { At = a.At })];

    /// <summary>Every way in that was made, revoked ones too, oldest first.</summary>
    public IReadOnlyList<SignIn> SignIns() => [.. context.SignIns.AsNoTracking().OrderBy(s => s.Id).AsEnumerable().Select(s => new SignIn(s.Coder, s.Leads, s.Hash, s.At, s.Revoked))];

    /// <summary>Adds a way in.</summary>
    public void AddSignIn(string coder, bool leads, string hash) => Write(() => context.SignIns.Add(new SignInRow { At = Now(), Coder = coder, Leads = leads, Hash = hash }));

    /// <summary>Revokes every way in that a coder has.</summary>
    /// <returns>How many there were.</returns>
    public int Revoke(string coder)
    {
        var revoked = 0;
        Write(() =>
        {
            foreach (var row in context.SignIns.Where(s => s.Coder == coder && s.Revoked == null).ToList())
            {
                row.Revoked = Now();
                revoked++;
            }
        });
        return revoked;
    }

    /// <summary>The coding rounds that were set, oldest first; the last stands.</summary>
    public IReadOnlyList<CodingRound> Rounds() => [.. context.Rounds.AsNoTracking().OrderBy(r => r.Id).AsEnumerable().Select(r => Unpacked<CodingRound>(r.Content))];

    /// <summary>Sets the coding round.</summary>
    public void AddRound(CodingRound round, string by) => Write(() => context.Rounds.Add(new RoundRow { At = Now(), By = by, Content = Packed(round) }));

    private static string HashOf(Decision decision, string salt) =>
        Convert.ToHexStringLower(SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(decision), .. Encoding.UTF8.GetBytes(salt)]));
}
