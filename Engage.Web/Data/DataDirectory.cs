namespace Engage.Web.Data;

/// <summary>The one folder under which everything the program writes lies: database, lock, keys, backups.</summary>
/// <param name="path">Absolute, or relative to the working directory.</param>
public sealed class DataDirectory(string path)
{
    /// <summary>The setting that names the folder.</summary>
    public const string Setting = "Data:Directory";

    /// <summary>The folder's absolute path. It need not exist before something is written.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>The folder named by the configuration; <c>data</c> under the working directory when none is.</summary>
    public static DataDirectory From(IConfiguration configuration) =>
        new(configuration[Setting] is { Length: > 0 } path ? path : "data");

    /// <summary>The path of a file within the folder, whose parent is made when it is not there.</summary>
    /// <param name="relative">A path the program chose, such as keys/audit.key; never one from outside.</param>
    public string PathOf(string relative)
    {
        var full = Path.Combine(FullPath, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
