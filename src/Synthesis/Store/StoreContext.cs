using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Synthesis.Store;

/// <summary>The tables of <c>review.db</c>.</summary>
internal sealed class StoreContext(string path) : DbContext
{
    internal DbSet<SourceRow> Sources => Set<SourceRow>();

    internal DbSet<DocumentRow> Documents => Set<DocumentRow>();

    internal DbSet<ResultRow> Results => Set<ResultRow>();

    internal DbSet<EventRow> Events => Set<EventRow>();

    internal DbSet<DecisionRow> Decisions => Set<DecisionRow>();

    internal DbSet<RatingRow> Ratings => Set<RatingRow>();

    internal DbSet<GatheringRow> Gatherings => Set<GatheringRow>();

    internal DbSet<ExchangeRow> Exchanges => Set<ExchangeRow>();

    internal DbSet<BodyRow> Bodies => Set<BodyRow>();

    internal DbSet<FindingRow> Findings => Set<FindingRow>();

    internal DbSet<OriginRow> Origins => Set<OriginRow>();

    internal DbSet<ContactRow> Contacts => Set<ContactRow>();

    internal DbSet<ModelRequestRow> ModelRequests => Set<ModelRequestRow>();

    internal DbSet<ModelAnswerRow> ModelAnswers => Set<ModelAnswerRow>();

    internal DbSet<SendingRow> Sendings => Set<SendingRow>();

    internal DbSet<SignInRow> SignIns => Set<SignInRow>();

    internal DbSet<RoundRow> Rounds => Set<RoundRow>();

    internal DbSet<WithdrawalRow> Withdrawals => Set<WithdrawalRow>();

    internal DbSet<ActionRow> Actions => Set<ActionRow>();

    internal DbSet<AttributionRow> Attributions => Set<AttributionRow>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SourceRow>().ToTable("sources").HasKey(r => r.Id);
        modelBuilder.Entity<DocumentRow>().ToTable("documents").HasKey(r => r.Key);
        modelBuilder.Entity<ResultRow>().ToTable("results").HasKey(r => r.Key);
        modelBuilder.Entity<EventRow>().ToTable("events").HasKey(r => r.Id);
        modelBuilder.Entity<DecisionRow>().ToTable("decisions").HasKey(r => r.Id);
        modelBuilder.Entity<RatingRow>().ToTable("ratings").HasKey(r => r.Id);
        modelBuilder.Entity<GatheringRow>().ToTable("gatherings").HasKey(r => r.Id);
        modelBuilder.Entity<ExchangeRow>().ToTable("exchanges").HasKey(r => r.Id);
        modelBuilder.Entity<BodyRow>().ToTable("bodies").HasKey(r => r.Hash);
        modelBuilder.Entity<FindingRow>().ToTable("findings").HasKey(r => r.Id);
        modelBuilder.Entity<OriginRow>().ToTable("origins").HasKey(r => r.Path);
        modelBuilder.Entity<ContactRow>().ToTable("contacts").HasKey(r => r.Id);
        modelBuilder.Entity<ModelRequestRow>().ToTable("model_requests").HasKey(r => r.Id);
        modelBuilder.Entity<ModelAnswerRow>().ToTable("model_answers").HasKey(r => r.Hash);
        modelBuilder.Entity<SendingRow>().ToTable("model_sendings").HasKey(r => r.Id);
        modelBuilder.Entity<SignInRow>().ToTable("signins").HasKey(r => r.Id);
        modelBuilder.Entity<RoundRow>().ToTable("rounds").HasKey(r => r.Id);
        modelBuilder.Entity<WithdrawalRow>().ToTable("withdrawals").HasKey(r => r.Id);
        modelBuilder.Entity<ActionRow>().ToTable("actions").HasKey(r => r.Id);
        modelBuilder.Entity<AttributionRow>().ToTable("attributions").HasKey(r => r.Id);
    }
}
