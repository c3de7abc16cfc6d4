namespace Engage.Domain.Engagements;

/// <summary>A group of people an engagement reached, by the protected characteristics of the Equality Act 2010 and the communities an office looks for.</summary>
/// <param name="Code">As it is kept and written in files.</param>
/// <param name="Words">As it is read.</param>
public sealed record AudienceGroup(string Code, string Words)
{
    /// <summary>The code of people in general.</summary>
    public const string Everyone = "everyone";

    /// <summary>The groups in the order of forms and tables. Codes never change their meaning.</summary>
    public static IReadOnlyList<AudienceGroup> All { get; } =
    [
        new(Everyone, "People in general"),
        new("under-18", "Children and young people under 18"),
        new("18-24", "Young adults, 18 to 24"),
        new("65-plus", "Older people, 65 and over"),
        new("disabled", "Disabled people"),
        new("mental-health", "People with mental ill health"),
        new("carers", "Carers"),
        new("women", "Women and girls"),
        new("men", "Men and boys"),
        new("trans", "Trans people"),
        new("lgb", "Lesbian, gay and bisexual people"),
        new("parents", "Pregnant people and new parents"),
        new("ethnic-minorities", "People from ethnic minorities"),
        new("travellers", "Gypsy, Roma and Traveller communities"),
        new("faith", "Faith communities"),
        new("migrants", "Refugees and people new to the country"),
        new("victims", "Victims and witnesses of crime"),
        new("rural", "Rural communities"),
        new("businesses", "Businesses"),
        new("homeless", "People without a settled home"),
    ];

    /// <summary>The words of a code; the code itself when it is not known any more.</summary>
    public static string WordsOf(string code) => All.FirstOrDefault(g => g.Code == code)?.Words ?? code;

    /// <summary>Whether a code is one of the list.</summary>
    public static bool IsKnown(string? code) => All.Any(g => g.Code == code);
}

/// <summary>How kinds and numbers of engagements are read.</summary>
public static class EngagementWords
{
    /// <summary>Numbers of people below this are not printed in public: few people are easily recognised.</summary>
    public const int LeastShown = 10;

    /// <summary>A kind in words.</summary>
    public static string Of(EngagementKind kind) => kind switch
    {
        EngagementKind.Walkabout => "Walkabout",
        EngagementKind.Surgery => "Surgery",
        EngagementKind.FaithEvent => "Faith event",
        EngagementKind.School => "School or college",
        EngagementKind.Online => "Online meeting",
        EngagementKind.Meeting => "Meeting",
        EngagementKind.Stall => "Stall",
        EngagementKind.LetterDrop => "Letter drop",
        EngagementKind.Visit => "Visit",
        _ => "Other",
    };

    /// <summary>A kind as addresses and files write it: faith-event.</summary>
    public static string Code(EngagementKind kind) => Places.Local.LocalChoices.Code(kind);

    /// <summary>The kind of a code; null when there is none.</summary>
    public static EngagementKind? Find(string? code) => Enum.GetValues<EngagementKind>().Where(k => Code(k) == code).Select(k => (EngagementKind?)k).FirstOrDefault();

    /// <summary>A number of people as the public reads it.</summary>
    public static string Number(int? people) => people switch
    {
        null => "Not counted",
        0 => "0",
        < LeastShown => $"Fewer than {LeastShown}",
        { } many => Wording.Count(many),
    };
}
