using Engage.Domain.Places;
using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Surveys.Simulation;

/// <summary>How a simulated person answers each kind of question: the one place a new kind is added to.</summary>
internal static class AnswerGiving
{
    /// <summary>What the person gives; nothing where they pass the question over.</summary>
    /// <param name="context">Places, and the answers given before.</param>
    internal static Answer Give(Question question, AnsweringContext context, SimulatedPerson person)
    {
        if (!question.IsRequired && person.Happens(ChanceToPassOver(question, person))) { return Answer.PassedOver; }
        return question switch
        {
            PreceptQuestion precept => Choices.Precept(precept, person),
            OneOf one => Choices.One(one, person),
            SeveralOf several => Choices.Several(several, person),
            Matrix matrix => Items.Rate(matrix, person),
            Ranking ranking => Items.Rank(ranking, context.Answers, person),
            Allocation allocation => Items.Share(allocation, person),
            Numeric number => Amounts.Number(number, person),
            Written written => new TextAnswer(written is ShortText ? Comments.Short(person, written.MaxLength) : Comments.Long(person, written.MaxLength)),
            PlaceQuestion place => PlaceOf(place, context, person),
            _ => throw new NotSupportedException($"Answers to questions of the kind {question.Kind} cannot be simulated."),
        };
    }

    /// <summary>1 to 6 in a hundred pass an ordinary question over, more where it asks much or is felt to pry; most write no comment.</summary>
    private static double ChanceToPassOver(Question question, SimulatedPerson person)
    {
        var usual = question switch
        {
            LongText => person.IsOrganisation ? 0.3 : 0.62,
            ShortText => 0.35,
            Ranking or Allocation => 0.045,
            PlaceQuestion => 0.035,
            CouncilTaxBandQuestion => 0.06,
            Numeric => 0.03,
            { Variable: "religion" or "sexual-orientation" or "gender-identity" } => 0.04,
            { Variable: not null } => 0.022,
            _ => 0.015,
        };
        return question is Written ? usual : Math.Min(0.3, usual * person.Haste);
    }

    private static Answer PlaceOf(PlaceQuestion question, AnsweringContext context, SimulatedPerson person)
    {
        if (person.AreaCode is { } code && context.Places.Find(code) is { Kind: not AreaKind.Force } area && area.IsValidOn(context.Today))
        {
            return new PlaceAnswer(code, context.Places.PlaceOf(code));
        }
        if (question.ElsewhereText is not null) { return new PlaceAnswer(null, Place.Unknown); }
        if (!question.IsRequired) { return Answer.PassedOver; }
        var areas = question.Areas(context);
        if (areas.Count == 0) { throw new InvalidOperationException($"Question {question.Code} needs an area, and no areas are known: bring them in first."); }
        var chosen = areas[person.Random.Next(areas.Count)].Code;
        return new PlaceAnswer(chosen, context.Places.PlaceOf(chosen));
    }
}
