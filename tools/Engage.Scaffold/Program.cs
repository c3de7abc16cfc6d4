// Makes and checks the two sets of migrations:
//   dotnet run --project tools/Engage.Scaffold -- add NAME     writes a migration for each database, deletes nothing
//   dotnet run --project tools/Engage.Scaffold -- check        exit code 1 when a model differs from its last migration
using System.Runtime.CompilerServices;
using Engage.Web.Data;
using Engage.Web.Data.Sqlite;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

#pragma warning disable RS0030 // A tool for developers: it has no other place to write to.

if (args is not (["add", { Length: > 0 }] or ["check"]))
{
    Console.Error.WriteLine("usage: Engage.Scaffold add NAME | check");
    return 2;
}

var changed = 0;
foreach (var provider in (string[])["Sqlite", "Postgres"])
{
    // The program's own registrations: IdentityDbContext reads Identity's options from the services, and without them the
    // passkey table would silently be missing.
    var configuration = new ConfigurationManager { [DataRegistration.ProviderSetting] = provider };
    if (provider is "Postgres") { configuration[DataRegistration.ConnectionSetting] = "Host=localhost"; }
    await using var services = new ServiceCollection().AddEngageData(configuration).AddEngageIdentity().BuildServiceProvider();
    await using var scope = services.CreateAsyncScope();
    var db = scope.ServiceProvider.GetRequiredService<EngageDb>();

    if (args[0] is "check")
    {
        if (db.Database.HasPendingModelChanges())
        {
            changed++;
            Console.Error.WriteLine($"{provider}: the model differs from its last migration; run 'add NAME'.");
        }
        continue;
    }
    Console.WriteLine($"{provider}: {Add(db, args[1])}");
}
return changed == 0 ? 0 : 1;

static string Add(EngageDb db, string name)
{
    var folder = db is SqliteDb ? "Sqlite" : "Postgres";
    var web = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../Engage.Web"));
    var services = new DesignTimeServicesBuilder(typeof(EngageDb).Assembly, typeof(EngageDb).Assembly, new OperationReporter(null), []).Build(db);
    using var scope = services.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "Engage.Web", $"Data.Migrations.{folder}", "C#", dryRun: false);
    scaffolder.Save(web, migration, Path.Combine(web, "Data", "Migrations", folder), dryRun: false);
    return migration.MigrationId;
}

static string ThisFile([CallerFilePath] string path = "") => path;
