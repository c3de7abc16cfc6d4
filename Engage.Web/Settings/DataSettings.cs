namespace Engage.Web.Settings;

/// <summary>Where the program writes: section "Data". Everything it keeps lies under one folder.</summary>
public sealed class DataSettings : ICheckedSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Data";

    /// <summary>The folder; under the working directory unless absolute.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>The folder's absolute path.</summary>
    public string FullPath => Path.GetFullPath(Directory);

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Faults()
    {
        if (string.IsNullOrWhiteSpace(Directory) || Directory.Contains('\0', StringComparison.Ordinal)) { yield return new(nameof(Directory), "the setting is missing."); }
    }
}
