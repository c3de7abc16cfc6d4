using Engage.Domain.Places;
using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

/// <summary>Forms written as in an address, answers written as stored, and a small county to live in.</summary>
internal static class Forms
{
    internal static readonly DateOnly Today = new(2027, 1, 10);

    private static readonly DateOnly Founded = new(2020, 1, 1);

    internal static Gazetteer Places { get; } = Gazetteer.From(
        [
            new Area("force", "Cheshire", AreaKind.Force, null, null, Founded, null),
            new Area("la-1", "Cheshire East", AreaKind.LocalAuthority, "force", "E06000049", Founded, null),
            new Area("lpu-1", "Crewe", AreaKind.LocalPolicingUnit, "la-1", null, Founded, null),
            new Area("com-1", "Haslington", AreaKind.PolicingCommunity, "lpu-1", null, Founded, null),
            new Area("lpu-old", "Old unit", AreaKind.LocalPolicingUnit, "la-1", null, Founded, new DateOnly(2026, 3, 31)),
        ],
        [new PostcodeEntry("CW15QA", "com-1"), new PostcodeEntry("CW27PQ", "lpu-1")]);

    internal static AnsweringContext Context(AnswerSheet? answers = null) => new(Places, Today) { Answers = answers ?? AnswerSheet.Empty };

    /// <summary>A form from "answer=a&amp;answer=b"; values are escaped as in an address.</summary>
    internal static RawAnswer Form(string text) => new(text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], Uri.UnescapeDataString(p[1]))));

    /// <summary>What comes of a form: the answer as stored, or "! field: sentence" for each problem.</summary>
    internal static string Outcome(Question question, string form, AnswerSheet? answers = null) => question.Judge(Form(form), Context(answers)) switch
    {
        Judgement.Usable usable => Stored(question, usable.Answer),
        Judgement.Problems problems => string.Join(" ", problems.List.Select(p => $"! {p.Field}: {p.Sentence}")),
        _ => throw new InvalidOperationException("There is no third judgement."),
    };

    /// <summary>The answer as stored.</summary>
    internal static string Stored(Question question, Answer answer)
    {
        var json = AnswerSheet.Empty.Record(question, answer).ToJson();
        return json[(question.Code.Length + 4)..^1];
    }
}
