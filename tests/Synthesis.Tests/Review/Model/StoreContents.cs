using Microsoft.Data.Sqlite;

namespace Synthesis.Tests.Review.Model;

/// <summary>All that a store holds, in an order of its own, so that two stores can be compared whatever the order in which they were filled.</summary>
internal static class StoreContents
{
    internal static IReadOnlyList<string> Of(string review)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(review, "review.db"), Pooling = false }.ToString());
        connection.Open();
        var rows = new List<string>();
        foreach (var table in Read(connection, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").Select(r => r[0]))
        {
            rows.AddRange(Read(connection, $"select * from {table}").Select(r => $"{table}: {string.Join(" | ", r)}").Order(StringComparer.Ordinal));
        }

        return rows;
    }

    private static List<string[]> Read(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables come from the store itself.
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(i)}")]);
        }

        return rows;
    }
}
