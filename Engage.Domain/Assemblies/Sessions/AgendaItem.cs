namespace Engage.Domain.Assemblies.Sessions;

/// <summary>One item of a session's agenda. It is placed by its distance from the beginning, so that it moves with the session.</summary>
public sealed class AgendaItem
{
    private readonly List<AgendaSpeaker> _speakers = [];

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>How many minutes after the beginning it starts.</summary>
    public required int AfterMinutes { get; set; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What happens, in Markdown.</summary>
    public string Text { get; set; } = "";

    /// <summary>The ids of those who speak.</summary>
    public IEnumerable<string> SpeakerIds => _speakers.Select(s => s.SpeakerId);

    /// <summary>Says who speaks.</summary>
    public void Hear(IEnumerable<string> speakerIds)
    {
        var wanted = speakerIds.Distinct(StringComparer.Ordinal).ToList();
        _speakers.RemoveAll(s => !wanted.Contains(s.SpeakerId));
        _speakers.AddRange(wanted.Except(SpeakerIds, StringComparer.Ordinal).Select(id => new AgendaSpeaker(Id, id)).ToList());
    }
}

/// <summary>Somebody who speaks to an item.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="SpeakerId">The speaker.</param>
public sealed record AgendaSpeaker(string ItemId, string SpeakerId);

/// <summary>Somebody who facilitates at a session.</summary>
public sealed class Facilitator
{
    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>The name on the table plan.</summary>
    public required string Name { get; init; }

    /// <summary>The e-mail address of their account, when they have one.</summary>
    public string? Account { get; init; }

    /// <summary>Their table, from 1; null when they lead the room.</summary>
    public int? Table { get; init; }
}
