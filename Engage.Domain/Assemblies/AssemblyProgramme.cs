using Engage.Domain.Surveys;

namespace Engage.Domain.Assemblies;

/// <summary>A programme of citizens' assemblies: one question asked in several areas, with one assembly for each.</summary>
public sealed class AssemblyProgramme
{
    /// <summary>The most characters of a title or a question.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>The most characters of each longer text, in Markdown.</summary>
    public const int MaxTextLength = 20_000;

    /// <summary>Starts a programme that nobody outside sees yet.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="slug">Its address: lower-case letters, digits and single hyphens.</param>
    /// <param name="timeZone">An IANA zone, such as Europe/London.</param>
    /// <exception cref="ArgumentException">The slug is not of its form.</exception>
    public AssemblyProgramme(string id, string slug, string timeZone, DateTimeOffset now)
    {
        if (!Survey.IsSlug(slug)) { throw new ArgumentException("A slug has 1 to 60 lower-case letters, digits and single hyphens.", nameof(slug)); }
        (Id, Slug, TimeZone, CreatedAt) = (id, slug, timeZone, now);
    }

    private AssemblyProgramme(string id, string slug, string timeZone) => (Id, Slug, TimeZone) = (id, slug, timeZone);

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>Its address: /assemblies/{slug}.</summary>
    public string Slug { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The question put to every assembly.</summary>
    public string Question { get; private set; } = "";

    /// <summary>What the assemblies may and may not decide on, in Markdown.</summary>
    public string Remit { get; private set; } = "";

    /// <summary>What the office-holder promises to do with the recommendations, in Markdown.</summary>
    public string Commitment { get; private set; } = "";

    /// <summary>Who watches over fairness, in Markdown: the advisory panel and how it is made up.</summary>
    public string AdvisoryPanel { get; private set; } = "";

    /// <summary>The zone of every date and time of its assemblies.</summary>
    public string TimeZone { get; private set; }

    /// <summary>Whether it is made-up demonstration content, said on every page and report.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was published; null while only staff see it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The zone of its times.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Says what the programme is about; the caller has checked lengths.</summary>
    public void Describe(string title, string question, string remit, string commitment, string advisoryPanel) =>
        (Title, Question, Remit, Commitment, AdvisoryPanel) = (title, question, remit, commitment, advisoryPanel);

    /// <summary>Shows the programme to the public.</summary>
    /// <exception cref="InvalidOperationException">It is published already.</exception>
    public void Publish(DateTimeOffset now) =>
        PublishedAt = PublishedAt is null ? now : throw new InvalidOperationException($"Programme {Slug} is published already.");
}
