using System.Text.Json;

namespace Engage.Domain.Surveys.Conditions;

/// <summary>Every one of some conditions holds.</summary>
/// <param name="Parts">At least one.</param>
public sealed record AllOf(IReadOnlyList<Condition> Parts) : Condition
{
    /// <summary>Compares the parts in order.</summary>
    public bool Equals(AllOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Count;

    internal override bool? Weigh(Func<string, Known> knowledge)
    {
        bool? all = true;
        foreach (var part in Parts)
        {
            switch (part.Weigh(knowledge))
            {
                case false: return false;
                case null: all = null; break;
            }
        }
        return all;
    }

    internal override IEnumerable<(string Path, QuestionCondition Leaf)> Leaves(string path) =>
        Parts.SelectMany((part, i) => part.Leaves($"{path}.all[{i}]"));

    internal override void WriteTo(Utf8JsonWriter writer) => ConditionWriting.Parts(writer, "all", Parts);
}

/// <summary>At least one of some conditions holds.</summary>
/// <param name="Parts">At least one.</param>
public sealed record AnyOf(IReadOnlyList<Condition> Parts) : Condition
{
    /// <summary>Compares the parts in order.</summary>
    public bool Equals(AnyOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Count;

    internal override bool? Weigh(Func<string, Known> knowledge)
    {
        bool? any = false;
        foreach (var part in Parts)
        {
            switch (part.Weigh(knowledge))
            {
                case true: return true;
                case null: any = null; break;
            }
        }
        return any;
    }

    internal override IEnumerable<(string Path, QuestionCondition Leaf)> Leaves(string path) =>
        Parts.SelectMany((part, i) => part.Leaves($"{path}.any[{i}]"));

    internal override void WriteTo(Utf8JsonWriter writer) => ConditionWriting.Parts(writer, "any", Parts);
}

/// <summary>A condition does not hold.</summary>
/// <param name="Part">The condition.</param>
public sealed record Not(Condition Part) : Condition
{
    internal override bool? Weigh(Func<string, Known> knowledge) => !Part.Weigh(knowledge);

    internal override IEnumerable<(string Path, QuestionCondition Leaf)> Leaves(string path) => Part.Leaves($"{path}.not");

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("not");
        Part.WriteTo(writer);
        writer.WriteEndObject();
    }
}

/// <summary>The JSON shapes that several conditions share.</summary>
internal static class ConditionWriting
{
    internal static void Options(Utf8JsonWriter writer, string name, QuestionCondition condition)
    {
        writer.WriteStartObject();
        writer.WriteString("answer", condition.Question);
        writer.WritePropertyName(name);
        writer.WriteCodes(condition.Options);
        writer.WriteEndObject();
    }

    internal static void Number(Utf8JsonWriter writer, string name, string question, decimal bound)
    {
        writer.WriteStartObject();
        writer.WriteString("number", question);
        writer.WriteDecimal(name, bound);
        writer.WriteEndObject();
    }

    internal static void Parts(Utf8JsonWriter writer, string name, IReadOnlyList<Condition> parts)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        writer.WriteStartArray();
        foreach (var part in parts) { part.WriteTo(writer); }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
