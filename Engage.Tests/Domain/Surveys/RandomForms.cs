using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;

namespace Engage.Tests.Domain.Surveys;

/// <summary>Forms as a careless visitor might post them: sometimes usable, sometimes not.</summary>
internal static class RandomForms
{
    private static readonly string[] Texts = ["", " ", "1", "2", "3", "40", "60", "100", "-1", "2.5", "1,000", "£5", "NaN", "Some words\r\nand more", "CW1 5QA", "\0", "é\ud83d", new string('x', 300)];

    internal static RawAnswer For(Question question, AnswerSheet answers, Random random)
    {
        var fields = new List<(string Name, string Value)>();
        switch (question)
        {
            case OneOf one:
                AddSome(fields, one.Choices, random, random.Next(2));
                break;
            case SeveralOf several:
                AddSome(fields, several.Options, random, random.Next(several.Options.Count));
                break;
            case Matrix matrix:
                foreach (var item in matrix.Items.Where(_ => random.Next(4) > 0)) { fields.Add((RawAnswer.ItemField(item.Code), matrix.Choices[random.Next(matrix.Choices.Count)].Code)); }
                break;
            case Ranking ranking:
                var offered = ranking.ItemsFor(answers).ToArray();
                random.Shuffle(offered);
                fields.AddRange(offered.Take(ranking.RanksFor(offered.Length)).Select((item, i) => (RawAnswer.ItemField(item.Code), $"{i + 1}")));
                break;
            case Allocation allocation:
                var first = random.Next(allocation.Total + 1);
                fields.Add((RawAnswer.ItemField(allocation.Items[0].Code), $"{first}"));
                fields.Add((RawAnswer.ItemField(allocation.Items[1].Code), $"{allocation.Total - first}"));
                break;
            case PlaceQuestion:
                string[] areas = ["la-1", "lpu-1", "com-1", "elsewhere", "nowhere"];
                fields.Add((PlaceQuestion.AreaField, areas[random.Next(areas.Length)]));
                break;
            default:
                fields.Add((RawAnswer.AnswerField, Texts[random.Next(Texts.Length)]));
                break;
        }
        if (random.Next(8) == 0) { fields.Add((question.FieldNames[random.Next(question.FieldNames.Count)], Texts[random.Next(Texts.Length)])); }
        return RawAnswer.Of(fields);
    }

    private static void AddSome(List<(string Name, string Value)> fields, IReadOnlyList<Option> options, Random random, int count)
    {
        for (var i = 0; i < count; i++) { fields.Add((RawAnswer.AnswerField, options[random.Next(options.Count)].Code)); }
        if (options.FirstOrDefault(o => o.Role == OptionRole.Other) is { } other && random.Next(3) == 0) { fields.Add((RawAnswer.OtherField(other.Code), Texts[random.Next(Texts.Length)])); }
    }
}
