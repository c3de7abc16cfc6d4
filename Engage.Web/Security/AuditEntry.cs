namespace Engage.Web.Security;

/// <summary>One row of the audit chain: who did what, when, to what, and why. Never changed, never deleted.</summary>
public sealed class AuditEntry
{
    /// <summary>The most characters of actor, action and subject.</summary>
    public const int MaxLength = 256;

    /// <summary>The most characters of a reason.</summary>
    public const int MaxReasonLength = 1000;

    /// <summary>From 1 upwards without a gap.</summary>
    public required long Number { get; init; }

    /// <summary>When it happened, to the microsecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account that did it, or <c>system</c>, or <c>command line</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, such as survey-closed.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, by kind and id or slug, such as survey:precept-2027-28. No personal text.</summary>
    public required string Subject { get; init; }

    /// <summary>Why, where a reason was asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>HMAC-SHA256 (hex) over the seal of the row before and all the above.</summary>
    public required string Seal { get; init; }
}
