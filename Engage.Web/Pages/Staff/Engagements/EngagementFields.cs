using System.Globalization;
using Engage.Domain.Engagements;
using Engage.Domain.Surveys;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Pages.Staff.Engagements;

/// <summary>What people said, as staff type it.</summary>
public sealed class HeardFields
{
    /// <summary>The theme's code; empty for a line not used.</summary>
    public string? Theme { get; set; }

    /// <summary>How many raised it.</summary>
    public string? People { get; set; }

    /// <summary>What was said.</summary>
    public string? Sentence { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Theme) && string.IsNullOrWhiteSpace(People) && string.IsNullOrWhiteSpace(Sentence);
}

/// <summary>What is to follow, as staff type it.</summary>
public sealed class FollowUpFields
{
    /// <summary>What is to be done; empty for a line not used.</summary>
    public string? What { get; set; }

    /// <summary>Who does it.</summary>
    public string? Who { get; set; }

    /// <summary>By when.</summary>
    public string? Due { get; set; }

    /// <summary>When it was done.</summary>
    public string? Done { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(Who) && string.IsNullOrWhiteSpace(Due) && string.IsNullOrWhiteSpace(Done);
}

/// <summary>An engagement as staff type it.</summary>
public sealed class EngagementFields
{
    private const int Spare = 2, MostLines = 12;

    /// <summary>What it was.</summary>
    public string? Title { get; set; }

    /// <summary>How people were met.</summary>
    public string? Kind { get; set; }

    /// <summary>Where.</summary>
    public string? Place { get; set; }

    /// <summary>The area.</summary>
    public string? AreaCode { get; set; }

    /// <summary>The day.</summary>
    public string? Day { get; set; }

    /// <summary>Whom it reached.</summary>
    public IList<string> Audience { get; set; } = [];

    /// <summary>About how many were reached.</summary>
    public string? Reached { get; set; }

    /// <summary>How many were spoken with.</summary>
    public string? SpokeWith { get; set; }

    /// <summary>What people said.</summary>
    public IList<HeardFields> Heard { get; set; } = [];

    /// <summary>What is to follow.</summary>
    public IList<FollowUpFields> FollowUps { get; set; } = [];

    /// <summary>"yes" or "no".</summary>
    public string? IsPublic { get; set; }

    /// <summary>An engagement to be changed.</summary>
    public static EngagementFields Of(EngagementContent content) => new()
    {
        Title = content.Title,
        Kind = EngagementWords.Code(content.Kind),
        Place = content.Place,
        AreaCode = content.AreaCode,
        Day = DayText.Write(content.On),
        Audience = [.. content.Audience],
        Reached = content.Reached?.ToString(CultureInfo.InvariantCulture),
        SpokeWith = content.SpokeWith?.ToString(CultureInfo.InvariantCulture),
        Heard = [.. content.Heard.Select(h => new HeardFields { Theme = h.Theme, People = h.People.ToString(CultureInfo.InvariantCulture), Sentence = h.Sentence })],
        FollowUps = [.. content.FollowUps.Select(f => new FollowUpFields { What = f.What, Who = f.Who, Due = DayText.Write(f.DueOn), Done = DayText.Write(f.DoneOn) })],
        IsPublic = content.IsPublic ? "yes" : "no",
    };

    /// <summary>Adds empty lines to write in.</summary>
    public void AddSpare()
    {
        for (var i = 0; i < Spare && Heard.Count < MostLines; i++) { Heard.Add(new HeardFields()); }
        for (var i = 0; i < Spare && FollowUps.Count < MostLines; i++) { FollowUps.Add(new FollowUpFields()); }
    }

    /// <summary>Reads the fields; what is wrong is in the model state.</summary>
    /// <param name="themes">The themes that may be used.</param>
    /// <param name="today">The day it is: nothing is recorded before it happened.</param>
    /// <returns>What was typed; null when something is wrong.</returns>
    public EngagementContent? Read(ModelStateDictionary state, string prefix, IReadOnlyCollection<string> themes, DateOnly today)
    {
        void Wrong(string field, string sentence) => state.AddModelError($"{prefix}.{field}", sentence);
        string Text(string field, string? raw, string? missing, int most)
        {
            var text = CleanText.Line(raw ?? "");
            if (text.Length == 0 && missing is not null) { Wrong(field, missing); }
            if (text.Length > most) { Wrong(field, $"Use {most} characters or fewer"); }
            return text;
        }
        int? Number(string field, string? raw, bool isNeeded)
        {
            if (string.IsNullOrWhiteSpace(raw))
            {
                if (isNeeded) { Wrong(field, "Enter how many people raised it, like 12"); }
                return null;
            }
            if (int.TryParse(raw.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Engagement.MostPeople) { return number; }
            Wrong(field, "Enter a number of people, like 12");
            return null;
        }

        var title = Text(nameof(Title), Title, "Enter what it was, like “Walkabout on the estate”", Engagement.MaxLineLength);
        var kind = EngagementWords.Find(Kind);
        if (kind is null) { Wrong(nameof(Kind), "Select how people were met"); }
        var place = Text(nameof(Place), Place, "Enter where it was", Engagement.MaxLineLength);
        var day = DayText.Read(Day);
        if (day is null) { Wrong(nameof(Day), "Enter the day, like 6 March 2027"); }
        else if (day > today) { Wrong(nameof(Day), "The day must not lie in the future: events to come belong to the area’s events"); }
        var audience = AudienceGroup.All.Select(g => g.Code).Where(Audience.Contains).ToList();
        if (audience.Count == 0 || !Audience.All(AudienceGroup.IsKnown)) { Wrong(nameof(Audience), "Select whom it reached, or “People in general”"); }
        var (reached, spoke) = (Number(nameof(Reached), Reached, isNeeded: false), Number(nameof(SpokeWith), SpokeWith, isNeeded: false));
        if (spoke > reached) { Wrong(nameof(SpokeWith), "No more people can be spoken with than were reached"); }
        if (IsPublic is not ("yes" or "no")) { Wrong(nameof(IsPublic), "Select whether everybody may see it"); }

        var heard = new List<HeardEntry>();
        foreach (var (i, line) in Heard.Take(MostLines).Index().Where(l => !l.Item.IsEmpty))
        {
            if (!themes.Contains(line.Theme, StringComparer.Ordinal)) { Wrong($"Heard[{i}].Theme", "Select a theme"); }
            heard.Add(new HeardEntry(line.Theme ?? "", Number($"Heard[{i}].People", line.People, isNeeded: true) ?? 0, Text($"Heard[{i}].Sentence", line.Sentence, null, Engagement.MaxTextLength)));
        }
        var follow = new List<FollowUp>();
        foreach (var (i, line) in FollowUps.Take(MostLines).Index().Where(l => !l.Item.IsEmpty))
        {
            var (due, done) = (DayText.Read(line.Due), DayText.Read(line.Done));
            if (due is null) { Wrong($"FollowUps[{i}].Due", "Enter by when, like 1 April 2027"); }
            if (done is null && !string.IsNullOrWhiteSpace(line.Done)) { Wrong($"FollowUps[{i}].Done", "Enter the day it was done, like 1 April 2027"); }
            follow.Add(new FollowUp(Text($"FollowUps[{i}].What", line.What, "Enter what is to be done", Engagement.MaxTextLength), Text($"FollowUps[{i}].Who", line.Who, "Enter who does it", Engagement.MaxLineLength), due ?? default, done));
        }
        return state.IsValid ? new EngagementContent(title, kind!.Value, place, AreaCode ?? "", day!.Value, audience, reached, spoke, heard, follow, IsPublic == "yes") : null;
    }
}
