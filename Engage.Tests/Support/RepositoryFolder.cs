namespace Engage.Tests.Support;

/// <summary>Files of the repository that tests read: examples in the documentation, corpora of faulty input.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder of Engage.sln.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>The whole path of a file or folder, given from the root.</summary>
    internal static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Engage.sln"))) { return folder.FullName; }
        }
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Engage.sln.");
    }
}
