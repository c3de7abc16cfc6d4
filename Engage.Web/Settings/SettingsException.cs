namespace Engage.Web.Settings;

/// <summary>A setting that cannot be used. The message is one line that names the key and never its value.</summary>
public sealed class SettingsException(string key, string sentence) : Exception($"{key}: {sentence}")
{
    /// <summary>The key, such as Body:BrandColour.</summary>
    public string Key { get; } = key;
}

/// <summary>A key and what is wrong with it, as a sentence.</summary>
public sealed record SettingProblem(string Key, string Sentence);

/// <summary>Settings that can say what is wrong with them beyond their types. Keys are given without the section.</summary>
public interface ICheckedSettings
{
    /// <summary>Every fault found.</summary>
    IEnumerable<SettingProblem> Faults();
}
