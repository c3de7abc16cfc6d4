namespace Engage.Tests.Support;

/// <summary>Real data kept beside the repository and never in it: <c>../shared/data</c>, seen from the folder of Engage.sln or of its worktree.</summary>
public static class SharedData
{
    /// <summary>The variable that turns a test skipped for want of something into a failure.</summary>
    public const string RequireAll = "ENGAGE_REQUIRE_ALL";

    private static readonly string? Folder = Find();

    /// <summary>Whether the data are there.</summary>
    public static bool IsThere => Folder is not null;

    /// <summary>The path of a file, such as <c>cheshire/precept.csv</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">The data are not there.</exception>
    public static string Path(string relative) => System.IO.Path.Combine(Folder ?? throw new DirectoryNotFoundException("The folder ../shared/data is not there."), relative);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ENGAGE_SHARED_DATA") is { Length: > 0 } named) { return Directory.Exists(named) ? named : null; }
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = System.IO.Path.Combine(at.FullName, "shared", "data");
            if (Directory.Exists(folder)) { return folder; }
        }
        return null;
    }
}

/// <summary>A test that needs the shared data: skipped by name where they are absent, failing there when everything is required.</summary>
public sealed class NeedsSharedDataFactAttribute : FactAttribute
{
    /// <summary>Decides whether to skip.</summary>
    public NeedsSharedDataFactAttribute()
    {
        if (!SharedData.IsThere && Environment.GetEnvironmentVariable(SharedData.RequireAll) != "1") { Skip = "needs ../shared/data"; }
    }
}
