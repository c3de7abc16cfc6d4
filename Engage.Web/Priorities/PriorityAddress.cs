using System.Globalization;
using Engage.Domain.Priorities;

namespace Engage.Web.Priorities;

/// <summary>The addresses of local priorities, and how the audit trail and messages name them.</summary>
public static class PriorityAddress
{
    /// <summary>All priorities for everybody.</summary>
    public const string List = "/priorities";

    /// <summary>All priorities for staff.</summary>
    public const string StaffList = "/staff/priorities";

    /// <summary>A priority's public page.</summary>
    public static string Public(LocalPriority priority) => $"{List}/{Text(priority.Number)}";

    /// <summary>A piece of evidence on that page.</summary>
    public static string Public(LocalPriority priority, Evidence evidence) => $"{Public(priority)}#evidence-{Text(evidence.Number)}";

    /// <summary>A priority's page for staff; what belongs to it lies below.</summary>
    public static string Staff(LocalPriority priority) => $"{StaffList}/{Text(priority.Number)}";

    /// <summary>How the audit trail and followers name it.</summary>
    public static string Subject(LocalPriority priority) => $"priority:{Text(priority.Number)}";

    /// <summary>The public page of an area.</summary>
    public static string Area(string areaCode) => $"/areas/{areaCode}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
