using System.Text;
using Engage.Domain.Assemblies;
using Engage.Domain.Sortition;
using Engage.Domain.Surveys;

namespace Engage.Web.Assemblies.Draws;

/// <summary>Takes the features of a file of targets over into an assembly's.</summary>
internal static class TargetsImport
{
    /// <summary>Targets with what a file says: quotas of answers that are there, answers and features that are not.</summary>
    public static SelectionTargets Into(SelectionTargets targets, IReadOnlyList<Feature> file)
    {
        List<TargetFeature> features = [.. targets.Features];
        foreach (var read in file)
        {
            var at = features.FindIndex(f => Same(f.Name, read.Name) || Same(f.Code, read.Name) || f.Code == SlugOf(read.Name));
            if (at >= 0) { features[at] = Merge(features[at], read); }
            else { features.Add(new TargetFeature(SlugOf(read.Name), read.Name, read.Name, null, null, [.. read.Values.Select(New)])); }
        }
        return new SelectionTargets(features);
    }

    /// <summary>A code made of words: lower-case letters, digits and single hyphens.</summary>
    public static string SlugOf(string words)
    {
        var slug = new StringBuilder();
        foreach (var c in words.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) { slug.Append(c); }
            else if (c == '+') { slug.Append("-plus"); }
            else if (slug.Length > 0 && slug[^1] != '-') { slug.Append('-'); }
        }
        var text = slug.ToString().Trim('-');
        return text.Length <= Survey.MaxSlugLength ? text : text[..Survey.MaxSlugLength].TrimEnd('-');
    }

    private static TargetFeature Merge(TargetFeature feature, Feature read)
    {
        List<TargetValue> values = [.. feature.Values];
        foreach (var value in read.Values)
        {
            var at = values.FindIndex(v => Same(v.Label, value.Name) || Same(v.Code, value.Name) || v.Code == SlugOf(value.Name));
            if (at >= 0) { values[at] = values[at] with { Min = value.Quota.Min, Max = value.Quota.Max }; }
            else { values.Add(New(value)); }
        }
        return feature with { Values = values };
    }

    private static TargetValue New(FeatureValue value) => new(SlugOf(value.Name), value.Name, null, value.Quota.Min, value.Quota.Max);

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
