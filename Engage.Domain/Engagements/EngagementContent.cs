using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engage.Domain.Engagements;

/// <summary>How people were met.</summary>
public enum EngagementKind
{
    /// <summary>Walking round with residents.</summary>
    Walkabout,

    /// <summary>Answering questions at a fixed place.</summary>
    Surgery,

    /// <summary>At a place of worship or a feast.</summary>
    FaithEvent,

    /// <summary>At a school or a college.</summary>
    School,

    /// <summary>A meeting on the internet.</summary>
    Online,

    /// <summary>A meeting in a room.</summary>
    Meeting,

    /// <summary>A stall at a market or a fair.</summary>
    Stall,

    /// <summary>Letters put through doors.</summary>
    LetterDrop,

    /// <summary>A visit to a club, a home or a business.</summary>
    Visit,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Something people said, under a theme of the office's list.</summary>
/// <param name="Theme">The code of the theme.</param>
/// <param name="People">How many raised it.</param>
/// <param name="Sentence">What was said, in the recorder's words; may be empty.</param>
public sealed record HeardEntry(string Theme, int People, string Sentence);

/// <summary>What is to follow from it.</summary>
/// <param name="What">What is to be done.</param>
/// <param name="Who">Who does it; for staff only, since it may name a person.</param>
/// <param name="DueOn">By when.</param>
/// <param name="DoneOn">When it was done; null until then.</param>
public sealed record FollowUp(string What, string Who, DateOnly DueOn, DateOnly? DoneOn)
{
    /// <summary>Whether it should have been done by a day and is not.</summary>
    public bool IsOverdueOn(DateOnly day) => DoneOn is null && DueOn < day;
}

/// <summary>What a record of an engagement says. Never a name of somebody met.</summary>
/// <param name="Title">What it was.</param>
/// <param name="Kind">How people were met.</param>
/// <param name="Place">Where.</param>
/// <param name="AreaCode">The area; the smallest that fits.</param>
/// <param name="On">The day.</param>
/// <param name="Audience">Codes of <see cref="AudienceGroup"/>, at least one.</param>
/// <param name="Reached">About how many were reached; null when not counted.</param>
/// <param name="SpokeWith">How many were spoken with; null when not counted.</param>
/// <param name="Heard">What people said.</param>
/// <param name="FollowUps">What is to follow.</param>
/// <param name="IsPublic">Whether everybody may see it.</param>
public sealed record EngagementContent(
    string Title, EngagementKind Kind, string Place, string AreaCode, DateOnly On, IReadOnlyList<string> Audience, int? Reached, int? SpokeWith,
    IReadOnlyList<HeardEntry> Heard, IReadOnlyList<FollowUp> FollowUps, bool IsPublic)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>Reads what was kept.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static EngagementContent Parse(string json) => JsonSerializer.Deserialize<EngagementContent>(json, _json) ?? throw new JsonException("An engagement is a JSON object, not null.");
}
