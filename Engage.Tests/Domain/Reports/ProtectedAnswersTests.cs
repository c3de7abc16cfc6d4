using Engage.Domain.Places;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Reports;

public class ProtectedAnswersTests
{
    private static readonly SurveyDefinition Definition = Definitions.Of(
    [
        """{"kind":"single-choice","code":"view","text":"What is your view?","options":[{"code":"for","text":"For"},{"code":"against","text":"Against"},{"code":"dk","text":"Don't know","role":"dont-know"}]}""",
        """{"kind":"multiple-choice","code":"parts","text":"Which parts?","options":[{"code":"x","text":"Centre"},{"code":"y","text":"Park"}]}""",
        """{"kind":"single-choice","code":"s","text":"What is your sex?","variable":"sex","options":[{"code":"f","text":"Female"},{"code":"m","text":"Male"}]}""",
    ]);

    private static readonly Gazetteer Places = Gazetteer.From(
        [Area("east", AreaKind.LocalAuthority, null), Area("west", AreaKind.LocalAuthority, null), Area("aston", AreaKind.LocalPolicingUnit, "east"), Area("barton", AreaKind.LocalPolicingUnit, "east"), Area("caston", AreaKind.LocalPolicingUnit, "west"), Area("denton", AreaKind.LocalPolicingUnit, "west")], []);

    private static readonly IReadOnlyList<Grouping> All = Groupings.For(Definition, Places, new DateOnly(2027, 1, 1));
    private static readonly Grouping[] AreaGroupings = [.. All.Where(g => g.IsPlace)];
    private readonly Disclosure _rule = new();

    [Fact]
    public void A_small_number_of_a_unit_does_not_follow_from_its_authority()
    {
        // Four people of Aston are against. East has 124 against in all, and the other unit 120.
        var results = Count([.. People(80, "east", "aston", "for"), .. People(4, "east", "aston", "against"), .. People(90, "east", "barton", "for"), .. People(120, "east", "barton", "against"),
            .. People(70, "west", "caston", "for"), .. People(60, "west", "caston", "against"), .. People(50, "west", "denton", "for"), .. People(40, "west", "denton", "against")]);

        var together = ProtectedAnswers.Of(results, AreaGroupings, "view", _rule);
        var alone = ProtectedAnswers.Of(results, [AreaGroupings[0]], "view", _rule)[0];

        var (east, aston, barton) = (together[0][0, 1], together[1][0, 1], together[1][1, 1]);
        Assert.True(aston.IsHidden);
        Assert.True(east.IsHidden || barton.IsHidden);
        // The table of authorities by itself hides nothing: it is the units beside it that ask for it.
        Assert.False(alone[0, 1].IsHidden);
        Assert.False(together[0].Everybody(0).IsHidden);
    }

    [Fact]
    public void Each_of_several_choices_is_held_against_its_base()
    {
        // All but three of the men chose the park: who did not is as small a group as who did.
        var results = Count([.. Choosing(40, "f", "x", "y"), .. Choosing(30, "f", "x"), .. Choosing(47, "m", "y"), .. Choosing(3, "m", "x"), .. Choosing(30, "m", "x", "y")]);

        var answers = ProtectedAnswers.Of(results, [All.Single(g => g.Code == "sex")], "parts", _rule)[0];

        Assert.Equal((70, 80), (answers.Base(0).Count, answers.Base(1).Count));
        Assert.True(answers[1, 1].IsHidden && answers[0, 1].IsHidden);
        Assert.Equal((70, 33), (answers[0, 0].Count, answers[1, 0].Count));
    }

    [Fact]
    public void Those_who_did_not_say_their_group_are_protected_too()
    {
        // 100 for; 60 women and 36 men among them: the other four, of five who did not say, would follow by subtraction.
        var results = Count([.. Sexed(60, "f", "for"), .. Sexed(40, "f", "against"), .. Sexed(36, "m", "for"), .. Sexed(50, "m", "against"), .. Sexed(4, null, "for"), .. Sexed(20, null, "against")]);

        var answers = ProtectedAnswers.Of(results, [All.Single(g => g.Code == "sex")], "view", _rule)[0];

        Assert.True(answers[0, 0].IsHidden || answers[1, 0].IsHidden);
    }

    [Fact]
    public void A_unit_whose_people_are_in_two_authorities_is_protected_by_itself()
    {
        var results = Count([.. People(80, "east", "aston", "for"), .. People(20, "west", "aston", "against"), .. People(60, "east", "barton", "for")]);

        Assert.Null(results.OuterOf(AreaGroupings[1], AreaGroupings[0]));
        Assert.Equal(2, ProtectedAnswers.Of(results, AreaGroupings, "view", _rule).Count);
    }

    private static Area Area(string code, AreaKind kind, string? parent) => new(code, code, kind, parent, null, new DateOnly(2000, 1, 1), null);

    private static SurveyResults Count(IEnumerable<AnalysedResponse> responses)
    {
        var columns = new ResponseColumns(Definition, All);
        foreach (var response in responses) { columns.Add(response); }
        return new SurveyResults(columns, All, TimeZoneInfo.Utc);
    }

    private static IEnumerable<AnalysedResponse> People(int count, string authority, string unit, string view) =>
        Enumerable.Range(0, count).Select(_ => Response(AnswerSheet.Empty.Record(Definition.Find("view")!, new OptionAnswer(view)), authority, unit));

    private static IEnumerable<AnalysedResponse> Sexed(int count, string? sex, string view) => Enumerable.Range(0, count).Select(_ =>
    {
        var sheet = AnswerSheet.Empty.Record(Definition.Find("view")!, new OptionAnswer(view));
        return Response(sex is null ? sheet : sheet.Record(Definition.Find("s")!, new OptionAnswer(sex)));
    });

    private static IEnumerable<AnalysedResponse> Choosing(int count, string sex, params string[] parts) => Enumerable.Range(0, count).Select(_ =>
        Response(AnswerSheet.Empty.Record(Definition.Find("parts")!, new OptionsAnswer(parts)).Record(Definition.Find("s")!, new OptionAnswer(sex))));

    private static AnalysedResponse Response(AnswerSheet sheet, string? authority = null, string? unit = null) => new(
        new Response
        {
            Id = Make.NewId(),
            SurveyId = "s",
            Version = 1,
            Channel = Channel.Web,
            Reference = "R",
            Answers = sheet.ToJson(),
            LocalAuthorityCode = authority,
            LocalPolicingUnitCode = unit,
            SubmittedHour = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
        },
        sheet,
        AnswerSheet.Empty);
}
