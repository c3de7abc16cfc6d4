using System.Text.Json;
using Engage.Domain.Surveys.Conditions;

namespace Engage.Domain.Surveys.Questions;

/// <summary>The members common to all questions, the object's own, and the questions before it.</summary>
internal sealed class QuestionReader
{
    private readonly Func<string, Question?> _earlier;

    private QuestionReader(MemberReader members, Func<string, Question?> earlier)
    {
        (Members, _earlier) = (members, earlier);
        Code = members.Code("code");
        Text = members.Text("text", Limits.Line);
        Hint = members.OptionalText("hint", Limits.Line);
        Help = members.OptionalText("help", Limits.Markdown);
        IsRequired = members.Flag("required");
        WhenMissing = members.OptionalText("whenMissing", Limits.Line);
        Variable = members.OptionalCode("variable");
        ShowIf = members.Object("showIf", "a condition", ConditionReading.Read);
    }

    internal MemberReader Members { get; }

    internal string Code { get; }

    internal string Text { get; }

    internal string? Hint { get; }

    internal string? Help { get; }

    internal bool IsRequired { get; }

    internal string? WhenMissing { get; }

    internal string? Variable { get; }

    internal Condition? ShowIf { get; }

    /// <summary>Reads a question of any kind; null when its kind is not known, which has then been noted.</summary>
    internal static Question? Read(MemberReader members, Func<string, Question?> earlier)
    {
        if (!members.IsObject) { return null; }
        var kind = members.Text("kind", Limits.Line);
        if (QuestionKinds.Find(kind) is not { } read)
        {
            if (kind.Length > 0) { members.Fault("kind", $"There is no kind of question \"{kind}\". The kinds are: {string.Join(", ", QuestionKinds.Names)}."); }
            return null;
        }
        var question = read(new QuestionReader(members, earlier));
        members.RefuseOthers($"a question of kind {kind}");
        return question;
    }

    /// <summary>Writes a question whole.</summary>
    internal static void Write(Utf8JsonWriter writer, Question question)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", question.Kind);
        writer.WriteString("code", question.Code);
        writer.WriteString("text", question.Text);
        writer.WriteOptional("hint", question.Hint);
        writer.WriteOptional("help", question.Help);
        writer.WriteFlag("required", question.IsRequired);
        writer.WriteOptional("whenMissing", question.WhenMissing);
        writer.WriteOptional("variable", question.Variable);
        if (question.ShowIf is { } condition)
        {
            writer.WritePropertyName("showIf");
            condition.WriteTo(writer);
        }
        question.WriteMembers(writer);
        writer.WriteEndObject();
    }

    internal Question? Earlier(string? code) => code is null ? null : _earlier(code);
}

/// <summary>The reading and writing of options and items.</summary>
internal static class OptionJson
{
    private static readonly (string Word, OptionRole Value)[] Roles =
    [
        ("ordinary", OptionRole.Ordinary), ("prefer-not-to-say", OptionRole.PreferNotToSay), ("dont-know", OptionRole.DontKnow), ("other", OptionRole.Other),
    ];

    internal static IReadOnlyList<Option> Options(this MemberReader members, string name, bool isRequired = true) =>
        members.List(name, "an option", Limits.Options, Option, isRequired);

    internal static IReadOnlyList<Option> Items(this MemberReader members, bool isRequired = true) =>
        members.List("items", "an item", Limits.Options, Item, isRequired);

    internal static OptionRole Role(this MemberReader members) => members.Word("role", Roles);

    internal static void WriteOptions(this Utf8JsonWriter writer, string name, IEnumerable<Option> options)
    {
        writer.WritePropertyName(name);
        writer.WriteStartArray();
        foreach (var option in options)
        {
            writer.WriteStartObject();
            WriteMembers(writer, option);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    internal static void WriteMembers(Utf8JsonWriter writer, Option option)
    {
        writer.WriteString("code", option.Code);
        writer.WriteString("text", option.Text);
        writer.WriteOptional("hint", option.Hint);
        if (option.Role != OptionRole.Ordinary) { writer.WriteString("role", Roles.First(r => r.Value == option.Role).Word); }
        writer.WriteFlag("exclusive", option.IsExclusive);
    }

    private static Option? Option(MemberReader members)
    {
        if (!members.IsObject) { return null; }
        var option = new Option(members.Code("code"), members.Text("text", Limits.Line))
        {
            Hint = members.OptionalText("hint", Limits.Line),
            Role = members.Role(),
            IsExclusive = members.Flag("exclusive"),
        };
        members.RefuseOthers();
        return option;
    }

    private static Option? Item(MemberReader members)
    {
        if (!members.IsObject) { return null; }
        var item = new Option(members.Code("code"), members.Text("text", Limits.Line)) { Hint = members.OptionalText("hint", Limits.Line) };
        members.RefuseOthers();
        return item;
    }
}
