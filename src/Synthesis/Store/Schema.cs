using Microsoft.EntityFrameworkCore;

namespace Synthesis.Store;

/// <summary>The versions of the store's tables: each step leads from one version to the next and is never changed once published.</summary>
internal static class Schema
{
    private static readonly string[] Steps =
    [
        """
        create table sources (Id integer primary key autoincrement, Path text not null unique, Key text not null, Present integer not null);
        create table documents (Key text primary key, Content blob not null) without rowid;
        create table results (Key text primary key, Content blob not null) without rowid;
        create table events (Id integer primary key autoincrement, At text not null, By text not null, Subject text not null, Included integer not null, Code text not null, Reason text not null);
        create table decisions (Id integer primary key autoincrement, At text not null, Hash text not null unique, Content blob not null);
        create trigger events_keep before update on events begin select raise(abort, 'events are never changed'); end;
        create trigger events_stay before delete on events begin select raise(abort, 'events are never deleted'); end;
        create trigger decisions_keep before update on decisions begin select raise(abort, 'decisions are never changed'); end;
        create trigger decisions_stay before delete on decisions begin select raise(abort, 'decisions are never deleted'); end;
        """,
        """
        create table ratings (Id integer primary key autoincrement, At text not null, Hash text not null unique, Content blob not null);
        create trigger ratings_keep before update on ratings begin select raise(abort, 'ratings are never changed'); end;
        create trigger ratings_stay before delete on ratings begin select raise(abort, 'ratings are never deleted'); end;
        """,
        """
        create table gatherings (Id integer primary key autoincrement, At text not null, Ended text, Authorities text not null);
        create table exchanges (Id integer primary key autoincrement, Gathering integer not null, Question text not null, Content blob not null, Body text, unique (Gathering, Question));
        create index exchanges_question on exchanges (Question, Id);
        create table bodies (Hash text primary key, Record text, Content blob) without rowid;
        create table findings (Id integer primary key autoincrement, Gathering integer not null, Authority text not null, Content blob not null, unique (Gathering, Authority));
        create index findings_authority on findings (Authority, Id);
        create table origins (Path text primary key, Content blob not null) without rowid;
        create table contacts (Id integer primary key autoincrement, At text not null, By text not null, Authority text not null, What text not null, Note text not null);
        create trigger contacts_keep before update on contacts begin select raise(abort, 'contacts are never changed'); end;
        create trigger contacts_stay before delete on contacts begin select raise(abort, 'contacts are never deleted'); end;
        """,
        """
        create table model_requests (Id text primary key, Content blob not null) without rowid;
        create table model_answers (Hash text primary key, Request text not null, Content blob not null) without rowid;
        create table model_sendings (Id integer primary key autoincrement, At text not null, Content blob not null);
        create trigger model_sendings_keep before update on model_sendings begin select raise(abort, 'what was sent is never changed'); end;
        create trigger model_sendings_stay before delete on model_sendings begin select raise(abort, 'what was sent is never deleted'); end;
        """,
        """
        create table signins (Id integer primary key autoincrement, At text not null, Coder text not null, Leads integer not null, Hash text not null unique, Revoked text);
        create table rounds (Id integer primary key autoincrement, At text not null, By text not null, Content blob not null);
        create table withdrawals (Id integer primary key autoincrement, At text not null, By text not null, Decision integer not null unique);
        create table actions (Id integer primary key autoincrement, At text not null, By text not null, What text not null, Subject text not null, Request text unique);
        create trigger signins_keep before update on signins when old.Revoked is not null or old.Hash <> new.Hash or old.Coder <> new.Coder begin select raise(abort, 'sign-ins are only revoked'); end;
        create trigger signins_stay before delete on signins begin select raise(abort, 'sign-ins are never deleted'); end;
        create trigger rounds_keep before update on rounds begin select raise(abort, 'rounds are never changed'); end;
        create trigger rounds_stay before delete on rounds begin select raise(abort, 'rounds are never deleted'); end;
        create trigger withdrawals_keep before update on withdrawals begin select raise(abort, 'withdrawals are never changed'); end;
        create trigger withdrawals_stay before delete on withdrawals begin select raise(abort, 'withdrawals are never deleted'); end;
        create trigger actions_keep before update on actions begin select raise(abort, 'the log is never changed'); end;
        create trigger actions_stay before delete on actions begin select raise(abort, 'the log is never deleted'); end;
        """,
        """
        create table attributions (Id integer primary key autoincrement, At text not null, By text not null, Subject text not null, Authorities text not null, Reason text not null);
        create trigger attributions_keep before update on attributions begin select raise(abort, 'attributions are never changed'); end;
        create trigger attributions_stay before delete on attributions begin select raise(abort, 'attributions are never deleted'); end;
        """,
    ];

    /// <summary>Brings a store to this program's version.</summary>
    /// <param name="store">The open store.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <exception cref="StoreException">The store was made by a newer program.</exception>
    internal static void Advance(StoreContext store, string path)
    {
        store.Database.ExecuteSqlRaw("pragma journal_mode = wal; pragma synchronous = full;");
        var version = store.Database.SqlQueryRaw<int>("select user_version as Value from pragma_user_version").Single();
        if (version > Steps.Length)
        {
            throw new StoreException($"'{path}' is of version {version} and this program knows versions up to {Steps.Length}: get a newer Synthesis; nothing was changed.");
        }

        for (var next = version; next < Steps.Length; next++)
        {
            using var transaction = store.Database.BeginTransaction();
#pragma warning disable EF1002, EF1003 // The steps are constants of this file.
            store.Database.ExecuteSqlRaw(Steps[next]);
            store.Database.ExecuteSqlRaw($"pragma user_version = {next + 1}");
#pragma warning restore EF1002, EF1003
            transaction.Commit();
        }
    }
}

/// <summary>A store that cannot be used; the message says what to do.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes the exception with one clear sentence.</summary>
    public StoreException(string message)
        : base(message)
    {
    }
}
