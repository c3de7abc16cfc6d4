using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Engage.Web.Settings;

/// <summary>
/// Reads a section into its class when the site starts, and stops the start at the first key that is unknown, unreadable
/// or missing. The framework's binder puts values, which may be secrets, into its messages; this one never does.
/// </summary>
public static class SettingsReader
{
    /// <summary>Reads and checks a section, and offers the result as a singleton.</summary>
    /// <exception cref="SettingsException">A key is unknown, or its value cannot be used.</exception>
    public static T AddSettings<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class, new()
    {
        var settings = Read<T>(configuration, section);
        services.AddSingleton(settings);
        return settings;
    }

    /// <summary>Reads and checks a section.</summary>
    /// <exception cref="SettingsException">A key is unknown, or its value cannot be used.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var settings = (T)Fill(new T(), configuration.GetSection(section));
        if (settings is ICheckedSettings known && known.Faults().FirstOrDefault() is { } fault)
        {
            throw new SettingsException($"{section}:{fault.Key}", fault.Sentence);
        }

        return settings;
    }

    private static object Fill(object target, IConfigurationSection section)
    {
        var properties = target.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!properties.TryGetValue(child.Key, out var property)) { throw new SettingsException(child.Path, "there is no such setting."); }
            property.SetValue(target, ValueOf(child, property.PropertyType));
        }

        return target;
    }

    private static object? ValueOf(IConfigurationSection section, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) { return ListOf(section, type.GetGenericArguments()[0]); }
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsClass && plain != typeof(string) && plain != typeof(Uri)) { return Fill(Activator.CreateInstance(plain)!, section); }
        if (section.GetChildren().Any()) { throw new SettingsException(section.GetChildren().First().Path, "there is no such setting."); }
        if (string.IsNullOrWhiteSpace(section.Value)) { return plain == typeof(string) ? section.Value ?? "" : Empty(section, type); }
        return Convert(section, plain);
    }

    private static object? Empty(IConfigurationSection section, Type type) =>
        Nullable.GetUnderlyingType(type) is not null || !type.IsValueType ? null : throw new SettingsException(section.Path, "the setting is empty.");

    private static object Convert(IConfigurationSection section, Type type)
    {
        if (type == typeof(string)) { return section.Value!; }
        try
        {
            var value = TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, section.Value!.Trim())!;
            return type.IsEnum && !Enum.IsDefined(type, value) ? throw Unreadable(section, type) : value;
        }
        // Converters throw what they like, some of it wrapped in Exception itself; all of it means one thing here.
        catch (Exception fault) when (fault is not SettingsException)
        {
            throw Unreadable(section, type);
        }
    }

    private static SettingsException Unreadable(IConfigurationSection section, Type type) => new(section.Path, type switch
    {
        _ when type == typeof(bool) => "write true or false.",
        _ when type.IsEnum => $"write one of {string.Join(", ", Enum.GetNames(type))}.",
        _ when type == typeof(TimeSpan) => "write a length of time, like 00:30:00.",
        _ when type == typeof(DateOnly) => "write a date, like 2027-01-20.",
        _ when type == typeof(Uri) => "write an address, like https://engage.example.",
        _ => "write a number.",
    });

    private static IList ListOf(IConfigurationSection section, Type item)
    {
        if (!string.IsNullOrWhiteSpace(section.Value)) { throw new SettingsException(section.Path, "this setting is a list: number its entries from 0."); }
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var child in section.GetChildren()) { list.Add(ValueOf(child, item)); }
        return list;
    }
}
