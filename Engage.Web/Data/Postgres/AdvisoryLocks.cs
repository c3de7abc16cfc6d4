namespace Engage.Web.Data.Postgres;

/// <summary>The numbers of the locks the program takes on PostgreSQL, in one place so that none is used twice.</summary>
internal static class AdvisoryLocks
{
    /// <summary>Held while the audit chain grows.</summary>
    public const long Audit = 0x45_4e_47_01;

    /// <summary>Shared by writers of responses; taken alone for an instant by a reader that must miss none.</summary>
    public const long Responses = 0x45_4e_47_02;
}
