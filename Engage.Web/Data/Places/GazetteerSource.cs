using Engage.Domain.Places;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Places;

/// <summary>Holds the gazetteer for the whole site. A new one takes the place of the old in one step; readers keep what they have.</summary>
public sealed class GazetteerSource(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private Gazetteer _current = Gazetteer.Empty;
    private long? _stamp;

    /// <summary>The places as last loaded; empty before the first load.</summary>
    public Gazetteer Current => Volatile.Read(ref _current);

    /// <summary>Loads the places when they have changed since, by whichever process; an import in this one calls it at once.</summary>
    /// <returns>Whether they had changed.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken = default)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
            // Read before the places: a change that comes between is loaded once more, never missed.
            var stamp = await PlaceStamp.ReadAsync(db, cancellationToken);
            if (stamp == _stamp) { return false; }

            Volatile.Write(ref _current, await LoadAsync(db, cancellationToken));
            _stamp = stamp;
            return true;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();

    private static async Task<Gazetteer> LoadAsync(EngageDb db, CancellationToken cancellationToken)
    {
        var builder = new GazetteerBuilder(await db.Areas.AsNoTracking().ToListAsync(cancellationToken), await db.Postcodes.CountAsync(cancellationToken));
        await PostcodeStore.ReadAsync(db, builder.Add, cancellationToken);
        return builder.Build();
    }
}
