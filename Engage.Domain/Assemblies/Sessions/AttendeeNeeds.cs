using System.Text.Json;

namespace Engage.Domain.Assemblies.Sessions;

/// <summary>What somebody needs in order to take part, in their own words; empty where nothing.</summary>
/// <param name="Access">Getting in, seeing, hearing, reading.</param>
/// <param name="Dietary">Food and drink.</param>
/// <param name="Care">Care of children or others meanwhile.</param>
/// <param name="Travel">Getting there and home.</param>
public sealed record AttendeeNeeds(string Access, string Dietary, string Care, string Travel)
{
    /// <summary>The most characters of each.</summary>
    public const int MaxLength = 500;

    /// <summary>Nothing.</summary>
    public static AttendeeNeeds None { get; } = new("", "", "", "");

    /// <summary>Each with its name, in order.</summary>
    public IReadOnlyList<(string Name, string Text)> All => [("Access", Access), ("Food and drink", Dietary), ("Care", Care), ("Travel", Travel)];

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => All.All(n => n.Text.Length == 0);

    /// <summary>As it is kept, before it is encrypted.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not of that form.</exception>
    public static AttendeeNeeds FromJson(string json) => JsonSerializer.Deserialize<AttendeeNeeds>(json, JsonSerializerOptions.Web) ?? None;
}
