namespace Engage.Tests.Support;

/// <summary>
/// What some tests need besides .NET. Without it they are skipped and say so; with ENGAGE_REQUIRE_ALL=1 they run, and fail.
/// </summary>
internal static class Needs
{
    /// <summary>Whether nothing may be skipped.</summary>
    public static bool AllIsRequired => Environment.GetEnvironmentVariable("ENGAGE_REQUIRE_ALL") is "1";

    /// <summary>Null when the program can be run, otherwise why a test is skipped.</summary>
    public static string? Program(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var isThere = folders.Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + ".exe")));
        return isThere || AllIsRequired ? null : $"{name} is not installed.";
    }
}

/// <summary>A fact that needs somebody else's SMTP server: Python's aiosmtpd, and icalendar to read what it took.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsSmtpServerFactAttribute : FactAttribute
{
    private static readonly string[] Folders = ["/usr/lib/python3/dist-packages/aiosmtpd", "/usr/lib/python3/dist-packages/icalendar"];

    /// <summary>Skips the test when they are not installed.</summary>
    public NeedsSmtpServerFactAttribute() => Skip = Needs.AllIsRequired || Folders.All(Directory.Exists) ? null : "skipped: needs an SMTP server (python3-aiosmtpd and python3-icalendar)";
}

/// <summary>A fact that needs the program qpdf.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsQpdfFactAttribute : FactAttribute
{
    /// <summary>Skips the test when qpdf is not installed.</summary>
    public NeedsQpdfFactAttribute() => Skip = Needs.Program("qpdf");
}
