namespace Engage.Domain.Assemblies.Sessions;

/// <summary>Somebody who speaks to assemblies of a programme. The public sees them once their interests are declared.</summary>
public sealed class Speaker
{
    /// <summary>The most characters of a name, an organisation and who proposed them.</summary>
    public const int MaxLineLength = 200;

    /// <summary>The most characters of each longer text, in Markdown.</summary>
    public const int MaxTextLength = 10_000;

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The programme.</summary>
    public required string ProgrammeId { get; init; }

    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whom they speak for; empty when for themselves.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>Who they are, in Markdown.</summary>
    public string Biography { get; private set; } = "";

    /// <summary>Who proposed them, such as the advisory panel.</summary>
    public string ProposedBy { get; private set; } = "";

    /// <summary>Links to what they base it on, in Markdown; papers stand beside.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>Their declaration of interests, in their words; "None" is one. Empty until they have made it.</summary>
    public string Interests { get; private set; } = "";

    /// <summary>The day of the declaration.</summary>
    public DateOnly? DeclaredOn { get; private set; }

    /// <summary>When they were published; null while only staff see them.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The kind of the photo, image/png or image/jpeg; null when there is none.</summary>
    public string? PhotoType { get; private set; }

    /// <summary>Whether the public sees them.</summary>
    public bool IsPublished => PublishedAt is not null;

    /// <summary>Whether they may be published: their interests are declared.</summary>
    public bool IsDeclared => Interests.Length > 0 && DeclaredOn is not null;

    /// <summary>Says who they are; the caller has checked lengths.</summary>
    public void Describe(string name, string organisation, string biography, string proposedBy, string evidence) =>
        (Name, Organisation, Biography, ProposedBy, Evidence) = (name, organisation, biography, proposedBy, evidence);

    /// <summary>Takes down their declaration of interests; without one they are hidden again.</summary>
    public void Declare(string interests, DateOnly? on)
    {
        (Interests, DeclaredOn) = (interests, interests.Length > 0 ? on : null);
        if (!IsDeclared) { PublishedAt = null; }
    }

    /// <summary>Shows them to the public.</summary>
    /// <exception cref="InvalidOperationException">Their interests are not declared.</exception>
    public void Publish(DateTimeOffset now)
    {
        if (!IsDeclared) { throw new InvalidOperationException($"Speaker {Id} has not declared their interests."); }
        PublishedAt ??= now;
    }

    /// <summary>Hides them again.</summary>
    public void Hide() => PublishedAt = null;

    /// <summary>Notes that there is a photo of a kind, or none.</summary>
    public void Picture(string? type) => PhotoType = type;
}

/// <summary>A paper: a PDF that members, or everybody, may read.</summary>
public sealed class Paper
{
    /// <summary>The most characters of a title.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>The internal id, a <see cref="PublicId"/>; the stored file is named by it.</summary>
    public required string Id { get; init; }

    /// <summary>The assembly.</summary>
    public required string AssemblyId { get; init; }

    /// <summary>The session it is for.</summary>
    public required string SessionId { get; init; }

    /// <summary>The speaker whose evidence it is; null when it is the office's.</summary>
    public string? SpeakerId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The name it is saved under: made from what was uploaded, with safe characters only.</summary>
    public required string FileName { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>The SHA-256 of its bytes, 64 hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether anybody may read it; otherwise members of the assembly.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }
}
