using System.Globalization;
using Engage.Tests.Support;
using Engage.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Engage.Tests.Data;

/// <summary>The rules under which SQLite keeps what it confirms.</summary>
public sealed class SqliteRulesTests() : DatabaseTests(TestDatabase.SqliteAsync)
{
    [Fact]
    public async Task The_writer_waits_for_the_disk_and_is_the_only_one_to_checkpoint()
    {
        using var turn = await Database.Gate.EnterAsync();
        Assert.Equal(["wal", "2", "1", "1000"], new[] { "journal_mode", "synchronous", "foreign_keys", "wal_autocheckpoint" }.Select(name => Value(turn.Writer, "PRAGMA " + name)));
    }

    [Theory]
    [InlineData("UPDATE surveys SET title = 'x'")]
    [InlineData("DELETE FROM surveys")]
    [InlineData("CREATE TABLE x (y)")]
    public async Task A_write_that_dodges_the_gate_fails_at_once(string sql)
    {
        await SavedSurveyAsync();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql)));
        Assert.Equal(8, refused.SqliteErrorCode); // SQLITE_READONLY
    }

    [Fact]
    public async Task Saving_in_the_middle_of_reading_is_refused_with_advice()
    {
        await SavedSurveyAsync();
        await ReadAsync(async db =>
        {
            await foreach (var survey in db.Surveys.AsAsyncEnumerable())
            {
                survey.Schedule(Sample.Now.DateTime, Sample.Now.DateTime.AddDays(1));
                Assert.Contains("ToListAsync", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync())).Message, StringComparison.Ordinal);
            }
            await db.SaveChangesAsync();

            // A transaction of a reader's own is one unchanging view, beside which others go on writing.
            await using var view = await db.Database.BeginTransactionAsync();
            Assert.Equal(1, await db.Surveys.CountAsync());
            await SavedSurveyAsync("meanwhile");
            Assert.Equal(1, await db.Surveys.CountAsync());
            db.Surveys.Add(Sample.Survey("mine"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            return true;
        });
    }

    [Fact]
    public async Task A_second_program_that_writes_is_refused_in_one_sentence_and_one_that_reads_is_not()
    {
        var survey = await SavedSurveyAsync();
        await using (var second = Database.Another())
        {
            var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => DatabaseStartup.PrepareAsync(second.Services));
            Assert.Matches(@"^Another Engage program is writing to .*engage\.db; stop it first, or name another folder with --data-dir .*\.$", refused.Message);

            await DatabaseStartup.PrepareAsync(second.Services, DatabaseUse.Read);
            Assert.Equal(survey.Id, await second.WithAsync(db => db.Surveys.Select(s => s.Id).SingleAsync()));
            await Assert.ThrowsAsync<DatabaseRefusedException>(() => second.SaveAsync(db => db.Surveys.Add(Sample.Survey("second"))));
            await Assert.ThrowsAsync<DatabaseRefusedException>(() => second.Responses.SaveDraftAsync(Sample.Draft(survey)));
        }

        await Database.Services.DisposeAsync();
        await using var third = Database.Another();
        await DatabaseStartup.PrepareAsync(third.Services);
        await third.SaveAsync(db => db.Surveys.Add(Sample.Survey("third")));
    }

    [Fact]
    public async Task A_database_closed_cleanly_can_be_read_without_the_lock()
    {
        await SavedSurveyAsync();
        await Database.Services.DisposeAsync();
        Assert.False(File.Exists(Path.Combine(Database.Folder, "engage.db-wal")));

        await using var reader = Database.Another();
        await DatabaseStartup.PrepareAsync(reader.Services, DatabaseUse.Read);
        Assert.Equal(1, await reader.WithAsync(db => db.Surveys.CountAsync()));
        await using var writer = Database.Another();
        await DatabaseStartup.PrepareAsync(writer.Services);
    }

    [Fact]
    public async Task Who_waits_too_long_for_the_writer_is_told_to_come_again()
    {
        var survey = await SavedSurveyAsync();
        Database.Gate.Patience = TimeSpan.FromMilliseconds(50);
        using (await Database.Gate.EnterAsync())
        {
            await Assert.ThrowsAsync<StoreBusyException>(() => Database.SaveAsync(db => db.Surveys.Add(Sample.Survey("late"))));
            await Assert.ThrowsAsync<StoreBusyException>(() => Database.Responses.SaveDraftAsync(Sample.Draft(survey)));
            Assert.Equal(1, await ReadAsync(db => db.Surveys.CountAsync()));
        }
        await Database.SaveAsync(db => db.Surveys.Add(Sample.Survey("later")));
    }

    [Fact]
    public async Task A_database_held_by_another_program_is_busy_and_then_free_again()
    {
        var survey = await SavedSurveyAsync();
        using (var turn = await Database.Gate.EnterAsync()) { turn.Writer.DefaultTimeout = 1; }
        await using (var intruder = new SqliteConnection($"Data Source={Path.Combine(Database.Folder, "engage.db")};Pooling=False"))
        {
            await intruder.OpenAsync();
            Value(intruder, "BEGIN IMMEDIATE");
            await Assert.ThrowsAsync<StoreBusyException>(() => Database.Responses.SaveDraftAsync(Sample.Draft(survey)));
            await Assert.ThrowsAsync<StoreBusyException>(() => Database.SaveAsync(db => db.Surveys.Add(Sample.Survey("late"))));
            Assert.Equal(1, await ReadAsync(db => db.Surveys.CountAsync()));
            Value(intruder, "ROLLBACK");
        }
        await Database.Responses.SaveDraftAsync(Sample.Draft(survey));
        await Database.SaveAsync(db => db.Surveys.Add(Sample.Survey("later")));
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_loses_none_it_took()
    {
        var survey = await SavedSurveyAsync();
        var taken = new List<Task>();
        using (await Database.Gate.EnterAsync())
        {
            Exception? refused = null;
            while (refused is null)
            {
                refused = Record.Exception(() => taken.Add(Database.Responses.SaveDraftAsync(Sample.Draft(survey))));
            }
            Assert.IsType<StoreBusyException>(refused);
        }
        await Task.WhenAll(taken);
        Assert.Equal(taken.Count, await ReadAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task A_full_disk_is_said_and_passes_by_itself()
    {
        var survey = await SavedSurveyAsync();
        using (var turn = await Database.Gate.EnterAsync()) { Value(turn.Writer, "PRAGMA max_page_count = 1"); }
        var draft = Sample.Draft(survey, answers: new string('x', 200_000));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Database.Responses.SubmitAsync(Sample.Response(survey, draft.ResponseId, answers: draft.Answers), draft));
        Assert.Equal(200_000, draft.Answers.Length);
        Assert.Equal(1, await ReadAsync(db => db.Surveys.CountAsync()));
        Assert.Equal(0, await ReadAsync(db => db.Responses.CountAsync()));

        Assert.True((await Database.Responses.SubmitAsync(Sample.Response(survey, draft.ResponseId, answers: draft.Answers), draft)).WasNew);
    }

    [Fact]
    public async Task Health_is_degraded_after_a_disk_error_until_a_write_goes_through()
    {
        using (var turn = await Database.Gate.EnterAsync()) { turn.IsBroken = true; }
        Assert.True(await Database.Gate.CanWriteAsync());

        await SavedSurveyAsync();
        using (var turn = await Database.Gate.EnterAsync())
        {
            turn.IsBroken = true;
            Database.Gate.Patience = TimeSpan.Zero;
        }
        using var holder = await Database.Gate.EnterAsync();
        await using var scope = Database.Services.CreateAsyncScope();
        var health = await ActivatorUtilities.CreateInstance<DatabaseHealth>(scope.ServiceProvider).CheckHealthAsync(new());
        Assert.Equal(HealthStatus.Degraded, health.Status);
    }

    [Fact]
    public async Task A_copy_taken_at_any_moment_holds_all_that_was_confirmed()
    {
        // The files as a power cut or kill would leave them: the copy is made while writing goes on, and opened as after a crash.
        var survey = await SavedSurveyAsync();
        var confirmed = 0;
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await Database.Responses.SubmitAsync(Sample.Response(survey), Sample.Draft(survey));
                Interlocked.Increment(ref confirmed);
            }
        })).ToList();
        for (var round = 1; round <= 5; round++)
        {
            var before = Volatile.Read(ref confirmed);
            while (Volatile.Read(ref confirmed) < before + 40) { await Task.Yield(); }
            var folder = TestDatabase.NewFolder();
            int atLeast;
            // A checkpoint rewrites the database while the log is being copied; holding the writer keeps the pair of one moment.
            using (await Database.Gate.EnterAsync())
            {
                atLeast = Volatile.Read(ref confirmed);
                foreach (var ending in (string[])["", "-wal"]) { File.Copy(Path.Combine(Database.Folder, "engage.db" + ending), Path.Combine(folder, "engage.db" + ending)); }
            }
            await using (var restarted = TestDatabase.SqliteIn(folder))
            {
                await DatabaseStartup.PrepareAsync(restarted.Services);
                Assert.InRange((await restarted.Responses.CountsAsync())[survey.Id], atLeast, int.MaxValue);
                Assert.Equal("ok", await restarted.WithAsync(async db => (await db.Database.SqlQuery<string>($"PRAGMA integrity_check").ToListAsync()).Single()));
            }
            Directory.Delete(folder, recursive: true);
        }
        await enough.CancelAsync();
        await Task.WhenAll(writing);
    }

    [Fact]
    public async Task A_missing_database_is_made_even_by_a_program_that_only_reads()
    {
        var folder = Path.Combine(Database.Folder, "not", "there");
        await using var fresh = TestDatabase.SqliteIn(folder);
        await DatabaseStartup.PrepareAsync(fresh.Services, DatabaseUse.Read);
        Assert.Equal(0, await fresh.WithAsync(db => db.Surveys.CountAsync()));
        Assert.False(Directory.Exists(Path.Combine(folder, "backups")));
    }

    [Fact]
    public async Task An_older_database_is_copied_before_it_is_brought_up_to_date_though_the_last_attempt_died()
    {
        var folder = TestDatabase.NewFolder();
        await using (var old = new SqliteConnection($"Data Source={Path.Combine(folder, "engage.db")};Pooling=False"))
        {
            await old.OpenAsync();
            Value(old, "CREATE TABLE old (x); INSERT INTO old VALUES (42); CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026')");
        }
        await using (var site = TestDatabase.SqliteIn(folder)) { await DatabaseStartup.PrepareAsync(site.Services); }

        var copy = Assert.Single(Directory.GetFiles(Path.Combine(folder, "backups")));
        await using (var backup = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False"))
        {
            await backup.OpenAsync();
            Assert.Equal("42", Value(backup, "SELECT x FROM old"));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_damaged_file_is_refused_in_one_sentence()
    {
        var folder = TestDatabase.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "engage.db"), new string('?', 8192));
        await using (var site = TestDatabase.SqliteIn(folder))
        {
            Assert.StartsWith("The database cannot be opened", (await Assert.ThrowsAsync<DatabaseRefusedException>(() => DatabaseStartup.PrepareAsync(site.Services))).Message, StringComparison.Ordinal);
            Assert.StartsWith("The database cannot be opened", (await Assert.ThrowsAsync<DatabaseRefusedException>(() => DatabaseStartup.PrepareAsync(site.Services, DatabaseUse.Read))).Message, StringComparison.Ordinal);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static string? Value(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
