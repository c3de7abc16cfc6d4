using System.Text.Json;

namespace Engage.Domain.Surveys.Questions;

/// <summary>The usual options that some kinds add after their own.</summary>
/// <param name="DontKnow">Whether "Don't know" is offered.</param>
/// <param name="PreferNotToSay">Whether "Prefer not to say" is offered.</param>
public readonly record struct AddedOptions(bool DontKnow, bool PreferNotToSay)
{
    internal static AddedOptions Read(MemberReader members) => new(members.Flag("dontKnow"), members.Flag("preferNotToSay"));

    internal IReadOnlyList<Option> After(IReadOnlyList<Option> options)
    {
        if (!DontKnow && !PreferNotToSay) { return options; }
        var all = new List<Option>(options);
        if (DontKnow) { all.Add(Option.DontKnow); }
        if (PreferNotToSay) { all.Add(Option.PreferNotToSay); }
        return all;
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteFlag("dontKnow", DontKnow);
        writer.WriteFlag("preferNotToSay", PreferNotToSay);
    }
}

/// <summary>The member "scale" of the kinds that rate: absent when it is the scale of agreement.</summary>
internal static class ScaleJson
{
    internal static IReadOnlyList<Option> Read(MemberReader members) =>
        members.Has("scale") ? members.Options("scale") : Option.AgreementScale;

    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<Option> scale)
    {
        if (!scale.SequenceEqual(Option.AgreementScale)) { writer.WriteOptions("scale", scale); }
    }

    internal static void Check(QuestionCheck check, IReadOnlyList<Option> scale, IReadOnlyList<Option> all)
    {
        check.Options("scale", "option", all, 2);
        for (var i = 0; i < scale.Count; i++)
        {
            if (scale[i].Role == OptionRole.Other) { check.Fault($"scale[{i}].role", "A point of a scale has no text field beside it."); }
            if (scale[i].IsExclusive) { check.Fault($"scale[{i}].exclusive", "A point of a scale already stands alone."); }
        }
    }
}
