using System.Text.Json;

namespace Engage.Domain.Assemblies.Sessions;

/// <summary>Who sits at which table in each session of an assembly; made anew, the newest counts.</summary>
public sealed class SeatPlan
{
    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The assembly.</summary>
    public required string AssemblyId { get; init; }

    /// <summary>How many tables there are.</summary>
    public required int Tables { get; init; }

    /// <summary>What was asked for, as <see cref="SeatWishes"/> JSON.</summary>
    public required string WishesJson { get; init; }

    /// <summary>For each session's id a map of registration id to table, from 1.</summary>
    public required string SeatsJson { get; set; }

    /// <summary>How many pairs of people share a table at least once, and how many pairs could.</summary>
    public required int DistinctPairs { get; init; }

    /// <summary>No plan could bring more pairs together.</summary>
    public required int PossiblePairs { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>What was asked for.</summary>
    public SeatWishes Wishes => JsonSerializer.Deserialize<SeatWishes>(WishesJson, JsonSerializerOptions.Web) ?? SeatWishes.None;

    /// <summary>The seats of a session: registration id to table, from 1; empty when the plan does not know the session.</summary>
    public IReadOnlyDictionary<string, int> SeatsOf(string sessionId) => Read().GetValueOrDefault(sessionId) ?? new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Takes a person out of every table.</summary>
    public void Forget(string registrationId)
    {
        var seats = Read();
        foreach (var session in seats.Values) { session.Remove(registrationId); }
        SeatsJson = Write(seats);
    }

    /// <summary>The seats as they are kept.</summary>
    public static string Write<T>(IReadOnlyDictionary<string, T> seats)
        where T : IReadOnlyDictionary<string, int> => JsonSerializer.Serialize(seats, JsonSerializerOptions.Web);

    private Dictionary<string, Dictionary<string, int>> Read() => JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, int>>>(SeatsJson, JsonSerializerOptions.Web) ?? [];
}

/// <summary>What a table plan has to keep, as staff write it: a line each, people named by their codes.</summary>
/// <param name="Features">The codes of the features to mix.</param>
/// <param name="Apart">Pairs who never share a table: "AB12, CD34".</param>
/// <param name="Together">People who always do: "AB12, CD34, EF56".</param>
/// <param name="Fixed">Seats that are settled: "AB12, 3".</param>
public sealed record SeatWishes(IReadOnlyList<string> Features, string Apart, string Together, string Fixed)
{
    /// <summary>Nothing.</summary>
    public static SeatWishes None { get; } = new([], "", "", "");

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <summary>What was written down at a table of a session.</summary>
public sealed class TableNote
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 20_000;

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>The table, from 1.</summary>
    public required int Table { get; init; }

    /// <summary>The notes.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Which version it is: who saves names the one they saw, so that nobody's words are overwritten unseen.</summary>
    public int Version { get; private set; }

    /// <summary>When they were saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Who saved them.</summary>
    public string SavedBy { get; private set; } = "";

    /// <summary>Saves the notes.</summary>
    public void Save(string text, string by, DateTimeOffset now) => (Text, SavedBy, SavedAt, Version) = (text, by, now, Version + 1);
}
