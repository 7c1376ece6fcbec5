using Microsoft.Data.Sqlite;
using Synthesis.Rate;
using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Store;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Store;

public sealed class ReviewStoreTests
{
    private static readonly Fate Included = new(true, "included", "in date");

    [Fact]
    public void What_was_kept_is_there_when_the_store_is_opened_again()
    {
        using var folder = new TestFolder();
        var document = Documents.Paragraph("Homes for children.") with { Path = "sources/a.txt", Sha256 = "0123" };
        using (var store = ReviewStore.Open(folder.Path, TimeProvider.System))
        {
            store.AddDocument("key", document, "Homes for children."u8);
            store.SetSource("sources/a.txt", "key");
            store.AddResult("tag/1", new Tagging("a", [], []));
            store.AddEvents([new SelectionEvent("a", ReviewStore.Machine, Included)]);
        }

        using var again = ReviewStore.Open(folder.Path, TimeProvider.System);
        Assert.Equal(document.Text, Assert.Single(again.Documents()).Text);
        Assert.Equal("a", again.Result<Tagging>("tag/1")!.Path);
        Assert.Equal(Included, Assert.Single(again.Events()).Fate);
        Assert.Single(Directory.EnumerateFiles(folder.At("archive"), "*.warc.gz", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_event_that_says_nothing_new_is_not_repeated_and_one_that_does_is_added()
    {
        using var folder = new TestFolder();
        using var store = ReviewStore.Open(folder.Path, TimeProvider.System);

        store.AddEvents([new SelectionEvent("a", ReviewStore.Machine, Included)]);
        store.AddEvents([new SelectionEvent("a", ReviewStore.Machine, Included)]);
        store.AddEvents([new SelectionEvent("a", "anna", new Fate(false, "outside", "not ours"))]);

        Assert.Equal([true, false], store.Events().Select(e => e.Fate.Included));
    }

    [Fact]
    public void Of_changes_made_together_none_is_kept_where_one_fails()
    {
        using var folder = new TestFolder();
        using var store = ReviewStore.Open(folder.Path, TimeProvider.System);
        var rating = new PersonRating("entry", "anna", "1", "mixed", "Some do.", DateTimeOffset.UnixEpoch);

        Assert.Throws<InvalidOperationException>((Action)(() => store.AllOrNone(() =>
        {
            store.AddRatings([rating]);
            throw new InvalidOperationException("The line that says who did it could not be written.");
        })));
        Assert.Empty(store.Ratings());

        store.AllOrNone(() =>
        {
            store.AddRatings([rating]);
            store.Write([new Writing(new Act("anna", "rate", "entry"), [])]);
        });
        Assert.Single(store.Ratings());
        Assert.Equal("rate", Assert.Single(store.Acts(10)).What);
    }

    [Fact]
    public void A_decision_given_twice_is_kept_once_and_a_changed_mind_is_kept_beside_the_first()
    {
        using var folder = new TestFolder();
        using var store = ReviewStore.Open(folder.Path, TimeProvider.System);
        var first = new Decision("a", "demand.change", "anna", "1", Answer.Absent, [], null, null);

        Assert.Equal(1, store.AddDecisions([first, first]));
        Assert.Equal(0, store.AddDecisions([first]));
        Assert.Equal(1, store.AddDecisions([first with { Status = Answer.Unclear }]));

        Assert.Equal([Answer.Absent, Answer.Unclear], store.Decisions().Select(d => d.Status));
    }

    [Theory]
    [InlineData("update decisions set Hash = 'x'")]
    [InlineData("delete from decisions")]
    [InlineData("update events set Reason = 'x'")]
    [InlineData("delete from events")]
    [InlineData("update ratings set Hash = 'x'")]
    [InlineData("delete from ratings")]
    public void Decisions_and_events_cannot_be_changed_even_from_outside(string sql)
    {
        using var folder = new TestFolder();
        using (var store = ReviewStore.Open(folder.Path, TimeProvider.System))
        {
            store.AddDecisions([new Decision("a", "demand.change", "anna", "1", Answer.Absent, [], null, null)]);
            store.AddEvents([new SelectionEvent("a", ReviewStore.Machine, Included)]);
            store.AddRatings([new Synthesis.Rate.PersonRating("c", "anna", "1", "not-met", "why", default)]);
        }

        using var database = new SqliteConnection($"Data Source={folder.At("review.db")};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;

        Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());
    }

    [Fact]
    public void A_store_of_a_newer_program_is_refused_in_words_and_left_alone()
    {
        using var folder = new TestFolder();
        ReviewStore.Open(folder.Path, TimeProvider.System).Dispose();
        using (var database = new SqliteConnection($"Data Source={folder.At("review.db")};Pooling=False"))
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "pragma user_version = 99";
            command.ExecuteNonQuery();
        }

        var refusal = Assert.Throws<StoreException>(() => ReviewStore.Open(folder.Path, TimeProvider.System));

        Assert.Contains("newer Synthesis", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_of_an_older_program_is_brought_forward_with_what_it_holds()
    {
        using var folder = new TestFolder();
        using (var store = ReviewStore.Open(folder.Path, TimeProvider.System))
        {
            store.AddEvents([new SelectionEvent("a", ReviewStore.Machine, Included)]);
        }

        using (var database = new SqliteConnection($"Data Source={folder.At("review.db")};Pooling=False"))
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "drop table ratings; drop table gatherings; drop table exchanges; drop table bodies; drop table findings; drop table origins; drop table contacts; drop table signins; drop table rounds; drop table withdrawals; drop table actions; drop table attributions; drop table model_requests; drop table model_answers; drop table model_sendings; pragma user_version = 1";
            command.ExecuteNonQuery();
        }

        using var again = ReviewStore.Open(folder.Path, TimeProvider.System);
        Assert.Single(again.Events());
        Assert.Empty(again.Ratings());
    }

    [Fact]
    public void A_damaged_store_is_refused_with_what_to_do()
    {
        using var folder = new TestFolder();
        folder.Write("review.db", new string('x', 5000));

        var refusal = Assert.Throws<StoreException>(() => ReviewStore.Open(folder.Path, TimeProvider.System));

        Assert.Contains("restore it from a copy", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused_with_what_to_check()
    {
        using var folder = new TestFolder();
        folder.Write("file", "no folder");

        var refusal = Assert.Throws<StoreException>(() => ReviewStore.Open(folder.At("file"), TimeProvider.System));

        Assert.Contains("permissions", refusal.Message, StringComparison.Ordinal);
    }

    [NeedsFact("prlimit", "bash")]
    public async Task A_disk_that_fills_while_writing_is_said_and_the_next_run_ends_as_if_it_had_not()
    {
        using var folder = new TestFolder();
        await SampleReview.MakeAsync(folder, "review");

        // A limit on the size of files, its signal ignored, stands for the disk's end.
        var full = await SynthesisProgram.RunUnderAsync(["bash", "-c", "trap '' XFSZ; exec prlimit --fsize=30000 \"$@\"", "bash"],
            new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" }, "run", folder.At("review"));

        Assert.Equal(2, full.Exit);
        Assert.StartsWith("synthesis:", full.Errors, StringComparison.Ordinal);
        var room = await SynthesisProgram.RunAsync("run", folder.At("review"));
        Assert.True(room.Exit == 0, room.Errors);
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.part", SearchOption.AllDirectories));
    }
}
