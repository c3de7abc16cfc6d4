using System.Globalization;
using Engage.Domain.Assemblies;
using Engage.Web.Assemblies;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>What staff say about one assembly: its name, its size, what is paid and when what happens.</summary>
public sealed class AssemblyFields
{
    /// <summary>What it is called.</summary>
    public string? Title { get; set; }

    /// <summary>How many seats.</summary>
    public string? PanelSize { get; set; }

    /// <summary>How many alternates.</summary>
    public string? Alternates { get; set; }

    /// <summary>The youngest age.</summary>
    public string? MinimumAge { get; set; }

    /// <summary>Pounds for each session.</summary>
    public string? Honorarium { get; set; }

    /// <summary>The first day of each phase, in the order of <see cref="AssemblyWords.Phases"/>.</summary>
    public IList<string?> Days { get; set; } = [];

    /// <summary>What an assembly says now.</summary>
    public static AssemblyFields Of(Assembly assembly) => new()
    {
        Title = assembly.Title,
        PanelSize = assembly.PanelSize.ToString(CultureInfo.InvariantCulture),
        Alternates = assembly.Alternates.ToString(CultureInfo.InvariantCulture),
        MinimumAge = assembly.MinimumAge.ToString(CultureInfo.InvariantCulture),
        Honorarium = (assembly.HonorariumPence / 100m).ToString("0.##", CultureInfo.InvariantCulture),
        Days = [.. AssemblyWords.Phases.Select(p => DayText.Write(assembly.StartOf(p)))],
    };

    /// <summary>Reads the boxes; what is wrong is said beside each.</summary>
    /// <param name="prefix">The name of the page's property.</param>
    /// <returns>What to write to the assembly; null when something is wrong.</returns>
    public Action<Assembly>? Read(ModelStateDictionary state, string prefix)
    {
        if (string.IsNullOrWhiteSpace(Title)) { state.AddModelError($"{prefix}.{nameof(Title)}", "Enter a title"); }
        else if (Title.Length > AssemblyProgramme.MaxTitleLength) { state.AddModelError($"{prefix}.{nameof(Title)}", $"Use {AssemblyProgramme.MaxTitleLength} characters or fewer"); }
        var size = Number(state, prefix, nameof(PanelSize), PanelSize, 1, 500, "Enter how many seats the panel has, from 1 to 500");
        var alternates = Number(state, prefix, nameof(Alternates), Alternates, 0, 200, "Enter how many alternates are drawn, from 0 to 200");
        var age = Number(state, prefix, nameof(MinimumAge), MinimumAge, 10, 99, "Enter the youngest age, from 10 to 99");
        var pounds = decimal.TryParse(Honorarium?.Trim().TrimStart('£'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) && read <= 1000 && decimal.Round(read, 2) == read ? read : (decimal?)null;
        if (pounds is null) { state.AddModelError($"{prefix}.{nameof(Honorarium)}", "Enter an amount in pounds from 0 to 1,000, like 75"); }
        var days = ReadDays(state, prefix);
        if (!state.IsValid) { return null; }

        return assembly =>
        {
            assembly.Rename(Title!.Trim());
            assembly.Size(size, alternates);
            (assembly.MinimumAge, assembly.HonorariumPence) = (age, (int)(pounds!.Value * 100));
            assembly.Schedule(days);
        };
    }

    private static int Number(ModelStateDictionary state, string prefix, string name, string? text, int least, int most, string sentence)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) { return number; }
        state.AddModelError($"{prefix}.{name}", sentence);
        return least;
    }

    private Dictionary<AssemblyPhase, DateOnly> ReadDays(ModelStateDictionary state, string prefix)
    {
        var days = new Dictionary<AssemblyPhase, DateOnly>();
        DateOnly? last = null;
        for (var i = 0; i < AssemblyWords.Phases.Count; i++)
        {
            var typed = Days.ElementAtOrDefault(i);
            if (string.IsNullOrWhiteSpace(typed)) { continue; }
            var field = $"{prefix}.{nameof(Days)}[{i}]";
            if (DayText.Read(typed) is not { } day) { state.AddModelError(field, $"“{AssemblyWords.Beginning(AssemblyWords.Phases[i])}” must be a real day, like 20 January 2027"); }
            else if (day < last) { state.AddModelError(field, $"“{AssemblyWords.Beginning(AssemblyWords.Phases[i])}” must not be before the day above it"); }
            else { last = days[AssemblyWords.Phases[i]] = day; }
        }
        return days;
    }
}
