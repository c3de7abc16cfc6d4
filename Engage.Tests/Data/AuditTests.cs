using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data;

public sealed class AuditOnSqlite() : AuditTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class AuditOnPostgres() : AuditTests(TestDatabase.PostgresAsync);

/// <summary>Whatever is done to the rows of the audit trail behind its back shows.</summary>
public abstract class AuditTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    private AuditTrail Trail => Database.Services.GetRequiredService<AuditTrail>();

    [DatabaseFact]
    public async Task An_entry_is_kept_with_what_was_done_or_not_at_all()
    {
        await Database.SaveAsync(db =>
        {
            db.Surveys.Add(Sample.Survey("kept"));
            Trail.Record(db, "editor@office.example", "survey-created", "survey:kept", "Asked for by the panel");
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => Database.SaveAsync(db =>
        {
            db.Surveys.Add(Sample.Survey("kept"));
            Trail.Record(db, "editor@office.example", "survey-created", "survey:kept");
        }));

        var entry = Assert.Single(await ReadAsync(db => db.AuditEntries.ToListAsync()));
        Assert.Equal((1, "editor@office.example", "survey-created", "survey:kept", "Asked for by the panel"), (entry.Number, entry.Actor, entry.Action, entry.Subject, entry.Reason));
        Assert.Equal(Database.Time.GetUtcNow(), entry.At);
        Assert.Equal(new AuditVerdict(new AuditAnchor(1, entry.Seal), null, null), await VerifyAsync());
    }

    [DatabaseFact]
    public async Task A_save_that_failed_and_is_repeated_finds_its_new_place_in_the_chain()
    {
        await SavedSurveyAsync("taken");
        await ReadAsync(async db =>
        {
            db.Surveys.Add(Sample.Survey("taken"));
            Trail.Record(db, "a", "survey-created", "survey:free");
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            await FillAsync(2);

            db.ChangeTracker.Clear();
            db.Surveys.Add(Sample.Survey("free"));
            await db.SaveChangesAsync();
            return true;
        });
        Assert.Equal((3, true), await CountAsync());
    }

    [DatabaseFact]
    public async Task Steps_taken_without_the_change_tracker_are_recorded_too()
    {
        await SavedSurveyAsync();
        await ReadAsync(async db =>
        {
            await db.WriteAsync(async _ =>
            {
                await db.Surveys.ExecuteUpdateAsync(s => s.SetProperty(x => x.Title, "Changed"));
                Trail.Record(db, "a", "titles-changed", "surveys");
                Trail.Record(db, "a", "titles-checked", "surveys");
            });
            return true;
        });
        Assert.Equal((2, true), await CountAsync());
    }

    [DatabaseFact]
    public async Task Entries_made_at_the_same_moment_never_fork_the_chain()
    {
        await using var another = Database.Services.GetService<Engage.Web.Data.Sqlite.SqliteGate>() is null ? Database.Another() : null;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            var program = i % 2 == 0 ? Database : another ?? Database;
            for (var n = 0; n < 20; n++) { await program.SaveAsync(db => Trail.Record(db, $"worker-{i}", "counted", "number")); }
        })));
        Assert.Equal((160, true), await CountAsync());
    }

    [DatabaseFact]
    public async Task A_changed_entry_is_named()
    {
        await FillAsync(5);
        await RunAsync("UPDATE audit_entries SET reason = 'another' WHERE number = 3");
        var verdict = await VerifyAsync();
        Assert.Equal((3L, 2L, "Entry 3 is not what was written."), (verdict.FirstBad!.Value, verdict.End.Count, verdict.Problem!));
    }

    [DatabaseFact]
    public async Task Letters_moved_from_one_column_to_the_next_show()
    {
        await Database.SaveAsync(db => Trail.Record(db, "ab", "c", "d"));
        await RunAsync("UPDATE audit_entries SET actor = 'a', action = 'bc'");
        Assert.Equal(1, (await VerifyAsync()).FirstBad);
    }

    [DatabaseFact]
    public async Task A_deleted_entry_is_named()
    {
        await FillAsync(5);
        await RunAsync("DELETE FROM audit_entries WHERE number = 2");
        Assert.Equal((2L, "Entry 2 is missing."), ((await VerifyAsync()).FirstBad!.Value, (await VerifyAsync()).Problem!));
        await RunAsync("UPDATE audit_entries SET number = number - 1 WHERE number = 3");
        Assert.Equal(2, (await VerifyAsync()).FirstBad);
    }

    [DatabaseFact]
    public async Task Entries_in_another_order_are_named()
    {
        await FillAsync(5);
        await RunAsync("UPDATE audit_entries SET number = 99 WHERE number = 3");
        await RunAsync("UPDATE audit_entries SET number = 3 WHERE number = 4");
        await RunAsync("UPDATE audit_entries SET number = 4 WHERE number = 99");
        Assert.Equal(3, (await VerifyAsync()).FirstBad);
    }

    [DatabaseFact]
    public async Task A_cut_off_end_shows_against_an_end_noted_elsewhere()
    {
        await FillAsync(5);
        var noted = await ReadAsync(db => Trail.EndAsync(db));
        Assert.Equal(5, noted.Count);
        await FillAsync(1);
        Assert.True((await VerifyAsync(noted)).IsIntact);

        await RunAsync("DELETE FROM audit_entries WHERE number > 3");
        Assert.True((await VerifyAsync()).IsIntact);
        Assert.Equal((4L, "The chain ends at entry 3, and 5 were noted: its end was cut off."), ((await VerifyAsync(noted)).FirstBad!.Value, (await VerifyAsync(noted)).Problem!));

        // Even when it has grown again since.
        await FillAsync(4);
        Assert.Equal(5, (await VerifyAsync(noted)).FirstBad);
    }

    [DatabaseFact]
    public async Task Without_the_key_a_chain_that_has_entries_is_not_continued()
    {
        await FillAsync(1);
        var key = Path.Combine(Database.Folder, "keys", "audit.key");
        Assert.Equal(32, (await File.ReadAllBytesAsync(key)).Length);
        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key)); }

        File.Delete(key);
        await Database.Services.DisposeAsync();
        await using var restarted = Database.Another();
        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => restarted.SaveAsync(db => restarted.Services.GetRequiredService<AuditTrail>().Record(db, "a", "b", "c")));
        Assert.Contains("keys/audit.key", refused.Message.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.False(File.Exists(key));
    }

    [DatabaseFact]
    public async Task Empty_and_overlong_texts_are_a_callers_mistake()
    {
        await ReadAsync(db =>
        {
            Assert.Throws<ArgumentException>(() => Trail.Record(db, "", "b", "c"));
            Assert.Throws<ArgumentException>(() => Trail.Record(db, "a", new string('b', 257), "c"));
            Assert.Throws<ArgumentException>(() => Trail.Record(db, "a", "b", "c", new string('r', 1001)));
            return Task.FromResult(true);
        });
    }

    private async Task FillAsync(int count)
    {
        for (var i = 0; i < count; i++) { await Database.SaveAsync(db => Trail.Record(db, "editor@office.example", "looked", $"page:{i}", i == 0 ? null : "Ünïcode")); }
    }

    private Task<AuditVerdict> VerifyAsync(AuditAnchor? noted = null) => ReadAsync(db => Trail.VerifyAsync(db, noted));

    private async Task<(long Count, bool IsIntact)> CountAsync() => await VerifyAsync() is var v ? (v.End.Count, v.IsIntact) : default;

    private Task<bool> RunAsync(string sql) => ReadAsync(async db =>
    {
        await db.WriteAsync(w => w.Database.ExecuteSqlRawAsync(sql));
        return true;
    });
}
