using System.Buffers.Binary;
using Engage.Domain.Places;
using Engage.Domain.Statistics;

namespace Engage.Domain.Surveys.Simulation;

/// <summary>
/// Makes responses to any survey as an open consultation gets them, for demonstrations and load. Each simulated person walks the
/// real route, and what is kept is what the questions themselves make of the posted fields. The same seed gives the same bytes.
/// </summary>
/// <param name="definition">What is asked.</param>
/// <param name="places">The areas people live in.</param>
/// <param name="population">Ages by area, and the sexes; without them all areas and usual ages are drawn.</param>
/// <param name="window">When responses come in.</param>
public sealed class ResponseSimulator(SurveyDefinition definition, Gazetteer places, IReadOnlyList<PopulationCount> population, SimulationWindow window)
{
    private const double AnswersEquality = 0.7;

    // Letters and digits that are not read as each other, as on real receipts.
    private const string ReferenceSymbols = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    private readonly PersonSource _people = new(places, population);
    private readonly HourSchedule _hours = new(window);
    private readonly AnsweringContext _context = new(places, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(window.OpensAt, window.Zone).DateTime));

    /// <summary>Makes responses one at a time, about in order of time.</summary>
    /// <param name="surveyId">The survey they are to belong to.</param>
    /// <param name="version">The version that has the definition.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Another seed, other people.</param>
    public IEnumerable<Response> Run(string surveyId, int version, int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var hours = _hours.Draw(count, new SeededRandom(seed));
        // Mixed first, so that the next seed is not the same people one later.
        var state = seed;
        var start = SeededRandom.SplitMix(ref state);
        for (var i = 0; i < count; i++)
        {
            // Each person has a sequence of their own, so that a changed question does not change everybody after it.
            var own = unchecked(start + ((ulong)i * 0xD1342543DE82EF95));
            yield return Respond(surveyId, version, hours[i], new SeededRandom(SeededRandom.SplitMix(ref own)));
        }
    }

    private Response Respond(string surveyId, int version, int hour, SeededRandom random)
    {
        var id = NewId(surveyId, random);
        var reference = NewReference(random);
        var person = _people.Draw(random);
        var answers = Walk(definition.Questions, person);
        var equality = !person.IsOrganisation && person.Happens(AnswersEquality) ? Walk(definition.EqualityQuestions, person) : AnswerSheet.Empty;
        var place = answers.Codes.Select(answers.Find).OfType<PlaceAnswer>().FirstOrDefault()?.Place ?? Place.Unknown;

        return new Response
        {
            Id = id,
            SurveyId = surveyId,
            Version = version,
            Channel = person.Channel,
            Grade = AccessGrade.Open,
            Flags = FlagsOf(person),
            Reference = reference,
            Answers = answers.ToJson(),
            Equality = equality.Count > 0 ? equality.ToJson() : null,
            LocalAuthorityCode = place.LocalAuthorityCode,
            LocalPolicingUnitCode = place.LocalPolicingUnitCode,
            CommunityCode = place.CommunityCode,
            SubmittedHour = person.Channel == Channel.Web ? _hours[hour] : _hours.OfficeHourAfter(hour, random),
        };
    }

    /// <summary>Asks what <see cref="Route"/> would ask: a question whose condition holds for the answers before it.</summary>
    private AnswerSheet Walk(IReadOnlyList<Question> questions, SimulatedPerson person)
    {
        var given = AnswerSheet.Empty;
        foreach (var question in questions)
        {
            if (question.AskedIf is { } condition && !condition.Holds(given)) { continue; }
            var context = _context with { Answers = given };
            given = given.Record(question, Kept(question, AnswerGiving.Give(question, context, person), context));
        }
        return given;
    }

    /// <summary>What the question makes of the answer's fields, as of any form that is posted.</summary>
    private static Answer Kept(Question question, Answer answer, AnsweringContext context) => question.Judge(question.Fields(answer), context) switch
    {
        Judgement.Usable usable => usable.Answer,
        Judgement.Problems problems => throw new InvalidOperationException($"A simulated answer to {question.Code} is not usable: {problems.List[0].Sentence}"),
        var other => throw new InvalidOperationException($"Unknown judgement {other}."),
    };

    private static ResponseFlags FlagsOf(SimulatedPerson person)
    {
        if (person.Channel != Channel.Web) { return ResponseFlags.None; }
        var flags = person.Happens(0.003) ? ResponseFlags.TooFast : ResponseFlags.None;
        return person.Happens(0.001) ? flags | ResponseFlags.Honeypot : flags;
    }

    /// <summary>The survey is part of it: the same seed may be used for two surveys.</summary>
    private static string NewId(string surveyId, SeededRandom random)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, random.NextBits() ^ Spread.HashOf(surveyId));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], random.NextBits());
        return PublicId.From(bytes);
    }

    private static string NewReference(SeededRandom random) => string.Create(9, random, static (text, chance) =>
    {
        for (var i = 0; i < text.Length; i++) { text[i] = i == 4 ? '-' : ReferenceSymbols[chance.Next(ReferenceSymbols.Length)]; }
    });
}
