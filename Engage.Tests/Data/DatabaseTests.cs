using Engage.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Data;

namespace Engage.Tests.Data;

/// <summary>What every class of storage tests has: a database of its own for each test.</summary>
public abstract class DatabaseTests(Func<Task<TestDatabase>> create) : IAsyncLifetime
{
    protected TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await create();

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected async Task<Survey> SavedSurveyAsync(string slug = "precept-2027-28")
    {
        var survey = Sample.Survey(slug);
        await Database.SaveAsync(db => db.Surveys.Add(survey));
        return survey;
    }

    protected Task<T> ReadAsync<T>(Func<EngageDb, Task<T>> work) => Database.WithAsync(work);

    protected static async Task<IReadOnlyList<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items) { list.Add(item); }
        return list;
    }
}
