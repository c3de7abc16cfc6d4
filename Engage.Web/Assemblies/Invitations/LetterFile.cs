namespace Engage.Web.Assemblies.Invitations;

/// <summary>A file of letters for whoever prints them, encrypted; deleted when the letters are posted.</summary>
public sealed class LetterFile
{
    /// <summary>A PublicId.</summary>
    public required string Id { get; init; }

    /// <summary>The draw whose letters they are.</summary>
    public required string RoundId { get; init; }

    /// <summary>The name to save it under.</summary>
    public required string Name { get; init; }

    /// <summary>How many letters are in it.</summary>
    public required int Letters { get; init; }

    /// <summary>The file, encrypted.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}
