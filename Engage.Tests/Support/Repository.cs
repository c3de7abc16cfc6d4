namespace Engage.Tests.Support;

/// <summary>Where the sources are, for tests that look at files.</summary>
public static class Repository
{
    /// <summary>The folder of Engage.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Engage.sln"))) { return folder.FullName; }
        }

        throw new InvalidOperationException("The tests do not run below the folder of Engage.sln.");
    }
}
