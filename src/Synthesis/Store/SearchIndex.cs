using Microsoft.Data.Sqlite;
using Synthesis.Extract;

namespace Synthesis.Store;

/// <summary>A passage that a search found.</summary>
/// <param name="Publication">The publication's name.</param>
/// <param name="Path">The document.</param>
/// <param name="Start">First code point of the passage.</param>
/// <param name="End">One past the last.</param>
/// <param name="Page">Its page, or null.</param>
/// <param name="Text">The passage, with what was found between <see cref="SearchIndex.Open"/> and <see cref="SearchIndex.Close"/>.</param>
public sealed record SearchHit(string Publication, string Path, int Start, int End, int? Page, string Text);

/// <summary>Full-text search over a review's publications (SQLite's FTS5), passage by passage. It is kept in memory, made from the texts, and holds nothing else.</summary>
public sealed class SearchIndex : IDisposable
{
    /// <summary>Stands before what was found.</summary>
    public const char Open = '\u0002';

    /// <summary>Stands after it.</summary>
    public const char Close = '\u0003';

    /// <summary>SQLite's code for a question that it cannot read; any other tells of a fault of the index or the machine.</summary>
    private const int NoQuestion = 1;

    private readonly SqliteConnection connection;
    private readonly Lock gate = new();

    private SearchIndex(SqliteConnection connection) => this.connection = connection;

    /// <summary>Makes the index.</summary>
    /// <param name="publications">Each publication's name with its documents, read one by one.</param>
    public static SearchIndex Of(IEnumerable<(string Publication, IReadOnlyList<Document> Documents)> publications)
    {
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = "create virtual table passages using fts5(text, publication unindexed, path unindexed, first unindexed, last unindexed, page unindexed, tokenize = 'unicode61 remove_diacritics 2')";
            create.ExecuteNonQuery();
        }

        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "insert into passages values ($text, $publication, $path, $first, $last, $page)";
        var names = (string[])["$text", "$publication", "$path", "$first", "$last", "$page"];
        var parameters = names.Select(n => insert.Parameters.AddWithValue(n, "")).ToList();
        foreach (var (publication, documents) in publications)
        {
            foreach (var (document, block) in documents.SelectMany(d => d.Blocks.Where(b => b.Start is not null && b.Text.Length > 0).Select(b => (d, b))))
            {
                object?[] values = [block.Text, publication, document.Path, block.Start, block.End, (object?)block.Page ?? DBNull.Value];
                for (var i = 0; i < values.Length; i++)
                {
                    parameters[i].Value = values[i];
                }

                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
        return new SearchIndex(connection);
    }

    /// <summary>Finds passages, the best first.</summary>
    /// <param name="words">Words, all of which a passage must have; <c>"a phrase"</c>; <c>one NEAR/5 other</c>; <c>OR</c>, <c>NOT</c> and a trailing <c>*</c> as FTS5 has them.</param>
    /// <param name="publications">Names of the publications that are searched; null for all.</param>
    /// <param name="most">At most how many.</param>
    /// <returns>The passages, and how many there are in all; null where the words are no question that FTS5 understands.</returns>
    public (IReadOnlyList<SearchHit> Hits, int All)? Find(string words, IReadOnlySet<string>? publications, int most)
    {
        lock (gate)
        {
            using var find = connection.CreateCommand();
            find.CommandText = "select publication, path, first, last, page, highlight(passages, 0, $open, $close) from passages where passages match $words order by rank, rowid";
            find.Parameters.AddWithValue("$words", Question(words));
            find.Parameters.AddWithValue("$open", Open.ToString());
            find.Parameters.AddWithValue("$close", Close.ToString());
            try
            {
                var (hits, all) = (new List<SearchHit>(), 0);
                using var rows = find.ExecuteReader();
                while (rows.Read())
                {
                    if (publications?.Contains(rows.GetString(0)) == false)
                    {
                        continue;
                    }

                    all++;
                    if (hits.Count < most)
                    {
                        hits.Add(new SearchHit(rows.GetString(0), rows.GetString(1), rows.GetInt32(2), rows.GetInt32(3), rows.IsDBNull(4) ? null : rows.GetInt32(4), rows.GetString(5)));
                    }
                }

                return (hits, all);
            }
            catch (SqliteException e) when (e.SqliteErrorCode == NoQuestion)
            {
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <summary>What people type as FTS5 has it: words with marks in them are quoted, <c>a NEAR/5 b</c> is <c>NEAR(a b, 5)</c>.</summary>
    internal static string Question(string words)
    {
        var parts = new List<string>();
        for (var i = 0; i < words.Length;)
        {
            if (char.IsWhiteSpace(words[i]))
            {
                i++;
                continue;
            }

            var end = words[i] == '"' ? words.IndexOf('"', i + 1) is > 0 and var close ? close + 1 : words.Length : words.IndexOfAny([' ', '\t', '"'], i) is > 0 and var stop ? stop : words.Length;
            parts.Add(words[i..end]);
            i = end;
        }

        for (var i = 1; i + 1 < parts.Count; i++)
        {
            if (parts[i] == "NEAR" || (parts[i].StartsWith("NEAR/", StringComparison.Ordinal) && parts[i][5..].All(char.IsAsciiDigit)))
            {
                var most = parts[i].Length > 5 ? parts[i][5..] : "10";
                parts[i - 1] = $"NEAR({Term(parts[i - 1])} {Term(parts[i + 1])}, {most})";
                parts.RemoveRange(i, 2);
                i--;
            }
        }

        return string.Join(' ', parts.Select(p => p is "OR" or "NOT" or "AND" || p.StartsWith("NEAR(", StringComparison.Ordinal) ? p : Term(p)));
    }

    private static string Term(string part)
    {
        var bare = part.Trim('"').Replace("\"", "", StringComparison.Ordinal);
        return part.EndsWith('*') && bare.Length > 1 ? $"\"{bare.TrimEnd('*')}\"*" : $"\"{bare}\"";
    }
}
