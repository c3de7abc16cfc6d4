namespace Engage.Domain.Coding;

/// <summary>
/// The codebook of one free-text question of one survey. A version may change until it is frozen; a change after that begins
/// the next one. Answers are coded by the newest frozen version, and each coding keeps its number.
/// </summary>
public sealed class Codebook
{
    /// <summary>The most themes of a codebook: more cannot be kept in mind.</summary>
    public const int MaxThemes = 40;

    private readonly List<CodebookVersion> _versions = [];

    /// <summary>Begins a codebook with an empty first version.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="surveyId">The survey.</param>
    /// <param name="questionCode">The free-text question.</param>
    /// <param name="seed">Decides which answers are coded by a second person.</param>
    public Codebook(string id, string surveyId, string questionCode, long seed, DateTimeOffset now, string by)
    {
        (Id, SurveyId, QuestionCode, Seed) = (id, surveyId, questionCode, seed);
        _versions.Add(new CodebookVersion(id, 1, [], now, by));
    }

    private Codebook(string id, string surveyId, string questionCode, long seed) => (Id, SurveyId, QuestionCode, Seed) = (id, surveyId, questionCode, seed);

    /// <summary>A <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>The survey.</summary>
    public string SurveyId { get; private set; }

    /// <summary>The free-text question.</summary>
    public string QuestionCode { get; private set; }

    /// <summary>Decides which answers are coded by a second person.</summary>
    public long Seed { get; private set; }

    /// <summary>All versions, in order of number from 1.</summary>
    public IReadOnlyList<CodebookVersion> Versions => _versions;

    /// <summary>The version being written, or else the one in use.</summary>
    public CodebookVersion Newest => _versions.MaxBy(v => v.Number) ?? throw new InvalidOperationException("The codebook was loaded without its versions.");

    /// <summary>The version answers are coded by; null while none is frozen.</summary>
    public CodebookVersion? InUse => _versions.Where(v => v.IsFrozen).MaxBy(v => v.Number);

    /// <summary>Every code ever given to a theme; none is given again.</summary>
    public IReadOnlyCollection<string> CodesEverUsed => _versions.SelectMany(v => v.Themes).Select(t => t.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>Adds a theme, or changes the one with its code.</summary>
    /// <exception cref="InvalidOperationException">There are too many themes already.</exception>
    public void Put(Theme theme, DateTimeOffset now, string by)
    {
        var themes = Newest.Themes.ToList();
        var at = themes.FindIndex(t => string.Equals(t.Code, theme.Code, StringComparison.Ordinal));
        if (at < 0 && themes.Count >= MaxThemes) { throw new InvalidOperationException($"A codebook has at most {MaxThemes} themes."); }
        if (at >= 0 && themes[at].Equals(theme)) { return; }
        if (at < 0) { themes.Add(theme); }
        else { themes[at] = theme; }
        Draft(now, by).Change(themes);
    }

    /// <summary>Takes a theme out; its codings stay, and its code is not given again.</summary>
    public void Remove(string code, DateTimeOffset now, string by)
    {
        var themes = Newest.Themes.Where(t => !string.Equals(t.Code, code, StringComparison.Ordinal)).ToList();
        if (themes.Count < Newest.Themes.Count) { Draft(now, by).Change(themes); }
    }

    /// <summary>Freezes the newest version: from now on answers are coded by it.</summary>
    /// <exception cref="InvalidOperationException">It is frozen already, or has no theme.</exception>
    public CodebookVersion Freeze(DateTimeOffset now, string by)
    {
        Newest.Freeze(now, by);
        return Newest;
    }

    /// <summary>
    /// Whether a coding says all that the version in use asks: false when it was made before a theme was added, or names
    /// one that was taken out.
    /// </summary>
    public bool IsCurrent(CodedAnswer coding)
    {
        if (InUse is not { } inUse || coding.Version == inUse.Number) { return true; }
        var now = inUse.Codes;
        var then = _versions.Find(v => v.Number == coding.Version)?.Codes ?? new HashSet<string>(StringComparer.Ordinal);
        return now.IsSubsetOf(then) && coding.Themes.All(now.Contains);
    }

    private CodebookVersion Draft(DateTimeOffset now, string by)
    {
        if (!Newest.IsFrozen) { return Newest; }
        var next = new CodebookVersion(Id, Newest.Number + 1, Newest.Themes, now, by);
        _versions.Add(next);
        return next;
    }
}

/// <summary>One version of a codebook; never changes once frozen.</summary>
public sealed class CodebookVersion
{
    private IReadOnlyList<Theme>? _themes;

    internal CodebookVersion(string codebookId, int number, IReadOnlyList<Theme> themes, DateTimeOffset now, string by)
    {
        (CodebookId, Number, CreatedAt, CreatedBy) = (codebookId, number, now, by);
        Content = Theme.Write(themes);
    }

    private CodebookVersion(string codebookId, int number, string content, DateTimeOffset createdAt, string createdBy) =>
        (CodebookId, Number, Content, CreatedAt, CreatedBy) = (codebookId, number, content, createdAt, createdBy);

    /// <summary>The codebook.</summary>
    public string CodebookId { get; private set; }

    /// <summary>From 1 upwards.</summary>
    public int Number { get; private set; }

    /// <summary>The themes as stored.</summary>
    public string Content { get; private set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who began it.</summary>
    public string CreatedBy { get; private set; }

    /// <summary>When it was frozen; null while it may change.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    /// <summary>Who froze it.</summary>
    public string? FrozenBy { get; private set; }

    /// <summary>Whether it never changes again.</summary>
    public bool IsFrozen => FrozenAt is not null;

    /// <summary>The themes in order.</summary>
    public IReadOnlyList<Theme> Themes => _themes ??= Theme.Read(Content);

    /// <summary>The codes of its themes.</summary>
    public IReadOnlySet<string> Codes => Themes.Select(t => t.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>The theme with a code; null when it has none.</summary>
    public Theme? Find(string code) => Themes.FirstOrDefault(t => string.Equals(t.Code, code, StringComparison.Ordinal));

    internal void Change(IReadOnlyList<Theme> themes)
    {
        if (IsFrozen) { throw new InvalidOperationException($"Version {Number} of the codebook is frozen."); }
        (Content, _themes) = (Theme.Write(themes), null);
    }

    internal void Freeze(DateTimeOffset now, string by)
    {
        if (IsFrozen) { throw new InvalidOperationException($"Version {Number} of the codebook is frozen already."); }
        if (Themes.Count == 0) { throw new InvalidOperationException("A codebook without themes cannot be frozen."); }
        (FrozenAt, FrozenBy) = (now, by);
    }
}
