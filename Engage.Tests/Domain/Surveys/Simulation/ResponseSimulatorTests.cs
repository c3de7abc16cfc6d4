using Engage.Domain;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Simulation;

namespace Engage.Tests.Domain.Surveys.Simulation;

public sealed class ResponseSimulatorTests
{
    private const int Many = 6_000;

    private static readonly SurveyDefinition People = Definitions.Of(
        Simulated.OneOf("age", "age-band", Simulated.Ages),
        Simulated.OneOf("sex", "sex", "female", "male"),
        """{"kind":"likert","code":"confidence","text":"How confident are you in the police?","scale":[{"code":"very","text":"Very confident"},{"code":"fairly","text":"Fairly confident"},{"code":"middle","text":"Neither"},{"code":"little","text":"Not very confident"},{"code":"none","text":"Not at all confident"}]}""",
        """{"kind":"likert","code":"safe","text":"How safe do you feel?","scale":[{"code":"unsafe","text":"Very unsafe"},{"code":"middle","text":"In between"},{"code":"safe","text":"Very safe"}]}""",
        """{"kind":"precept","code":"precept","text":"How much?","currentBandD":295.44,"options":[{"code":"none","text":"No increase","bandDRise":0},{"code":"ten","text":"£10","bandDRise":10},{"code":"fifteen","text":"£15","bandDRise":15}]}""");

    private static readonly List<Response> Responses = Simulated.Responses(People, Many);

    private static readonly List<AnswerSheet> Sheets = Responses.ConvertAll(r => AnswerSheet.Parse(r.Answers, People));

    [Fact]
    public void Same_seed_gives_the_same_bytes_and_another_seed_gives_others()
    {
        var everything = Definitions.Parsed(Samples.Everything);
        static IEnumerable<string> Bytes(IEnumerable<Response> responses) =>
            responses.Select(r => string.Join('|', r.Id, r.Reference, r.Channel, r.Flags, r.Answers, r.Equality, r.LocalPolicingUnitCode, r.SubmittedHour.ToString("O")));

        var first = Bytes(Simulated.Responses(everything, 200, 7)).ToList();

        Assert.Equal(first, Bytes(Simulated.Responses(everything, 200, 7)));
        Assert.Empty(first.Intersect(Bytes(Simulated.Responses(everything, 200, 8))));
    }

    [Fact]
    public void Seed_is_pinned_so_that_stored_demonstrations_can_be_made_again()
    {
        var response = Simulated.Responses(Definitions.Of("""{"kind":"yes-no","code":"q","text":"Yes?"}"""), 1, 42)[0];

        Assert.Equal(("cb07hday1t311r3hx8az35k4t4", "E4P3-A6N9", "{\"q\":\"yes\"}"), (response.Id, response.Reference, response.Answers));
    }

    [Fact]
    public void Ids_and_references_are_well_formed_and_differ()
    {
        Assert.All(Responses, r => Assert.True(PublicId.IsWellFormed(r.Id)));
        Assert.All(Responses, r => Assert.Matches("^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$", r.Reference));
        Assert.Equal(Many, Responses.Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public void Two_surveys_can_use_the_same_seed()
    {
        var simulator = new ResponseSimulator(People, Simulated.Places, Simulated.Population, Simulated.Window);

        Assert.Empty(simulator.Run("one", 1, 100, 1).Select(r => r.Id).Intersect(simulator.Run("two", 1, 100, 1).Select(r => r.Id)));
    }

    [Fact]
    public void More_people_of_a_seed_begin_with_the_same_people() =>
        Assert.Equal(Responses.Take(50).Select(r => r.Answers), Simulated.Responses(People, 50).Select(r => r.Answers));

    /// <summary>
    /// All ages are equally many, so shares follow the turnout: 0.25, 0.6, 0.85, 1.15, 1.6, 1.6, 0.9 of their sum 6.95.
    /// Chi-square with 6 degrees of freedom stays below 22.46 in 999 of 1,000 samples.
    /// </summary>
    [Fact]
    public void Ages_are_skewed_as_open_consultations_are()
    {
        double[] turnout = [0.25, 0.6, 0.85, 1.15, 1.6, 1.6, 0.9];
        var ages = Sheets.Chosen("age").ToList();
        var counts = Simulated.Ages.Select(a => ages.Count(c => c == a)).ToList();

        var distance = counts.Select((n, i) => Math.Pow(n - (ages.Count * turnout[i] / 6.95), 2) / (ages.Count * turnout[i] / 6.95)).Sum();

        Assert.True(distance < 22.46, $"{distance}: {string.Join(' ', counts)}");
    }

    [Fact]
    public void Women_and_men_and_the_two_towns_answer_about_equally()
    {
        Assert.InRange(Sheets.Chosen("sex").Count(c => c == "female") / (double)Sheets.Chosen("sex").Count(), 0.48, 0.54);
        var definition = Definitions.Of("""{"kind":"place","code":"place","text":"Where?","elsewhere":"Elsewhere"}""");
        var aston = Simulated.Responses(definition, 3_000).Count(r => r.LocalPolicingUnitCode == "aston");
        Assert.InRange(aston, 1_150, 1_800);
    }

    [Fact]
    public void Channels_are_mixed_and_older_people_use_paper_more()
    {
        double Share(Channel channel) => Responses.Count(r => r.Channel == channel) / (double)Many;
        Assert.InRange(Share(Channel.Web), 0.74, 0.84);
        Assert.InRange(Share(Channel.Paper), 0.09, 0.16);
        Assert.InRange(Share(Channel.Telephone), 0.03, 0.08);
        Assert.InRange(Share(Channel.FaceToFace), 0.015, 0.045);

        double OnPaper(params string[] ages)
        {
            var those = Responses.Where((_, i) => Sheets[i].Find("age") is OptionAnswer a && ages.Contains(a.Code)).ToList();
            return those.Count(r => r.Channel == Channel.Paper) / (double)those.Count;
        }
        Assert.True(OnPaper("75-plus") > 3 * OnPaper("25-34", "35-44"));
    }

    [Fact]
    public void Some_pass_a_question_over_but_not_many()
    {
        foreach (var question in People.Questions)
        {
            Assert.InRange(Sheets.Count(s => !s.IsGiven(question.Code)) / (double)Many, 0.008, 0.06);
        }
    }

    [Fact]
    public void Answers_of_a_person_hang_together()
    {
        double Share(Func<AnswerSheet, bool> among, Func<AnswerSheet, bool> who) => Sheets.Where(among).Count(who) / (double)Sheets.Count(among);
        static Func<AnswerSheet, bool> Is(string question, params string[] codes) => s => s.Find(question) is OptionAnswer a && codes.Contains(a.Code);

        Assert.True(Share(Is("confidence", "very", "fairly"), Is("safe", "safe")) > 1.3 * Share(Is("confidence", "little", "none"), Is("safe", "safe")));
        Assert.True(Share(Is("confidence", "none"), Is("precept", "none")) > 1.3 * Share(Is("confidence", "very"), Is("precept", "none")));
        Assert.InRange(Share(_ => true, Is("precept", "none")), 0.15, 0.4);
    }

    [Fact]
    public void Few_are_flagged_and_only_on_the_web()
    {
        Assert.InRange(Responses.Count(r => r.Flags != ResponseFlags.None), 3, 60);
        Assert.All(Responses.Where(r => r.Flags != ResponseFlags.None), r => Assert.Equal(Channel.Web, r.Channel));
    }

    [Fact]
    public void Seven_in_ten_answer_equality_questions_and_organisations_never()
    {
        var definition = Definitions.Parsed(Samples.Everything);
        Assert.InRange(Simulated.Responses(definition, 2_000).Count(r => r.Equality is not null) / 2_000.0, 0.66, 0.74);

        var firms = Definitions.Parsed("""{"title":"T","summary":"S","minutesToComplete":1,"equality":"standard","sections":[{"title":"One","questions":[{"kind":"single-choice","code":"as","text":"As?","required":true,"variable":"strand","options":[{"code":"business","text":"A business"},{"code":"ratepayer-body","text":"A body"}]}]}]}""");
        Assert.All(Simulated.Responses(firms, 200), r => Assert.Null(r.Equality));
    }

    [Fact]
    public void Comments_differ_and_fit_their_field()
    {
        var definition = Definitions.Of("""{"kind":"long-text","code":"long","text":"Anything else?","required":true,"maxLength":60}""", """{"kind":"short-text","code":"short","text":"In a word?","required":true,"maxLength":8}""");
        var sheets = Simulated.Responses(definition, 400).ConvertAll(r => AnswerSheet.Parse(r.Answers, definition));

        Assert.All(sheets, s => Assert.InRange(((TextAnswer)s.Find("long")!).Text.Length, 1, 60));
        Assert.All(sheets, s => Assert.InRange(((TextAnswer)s.Find("short")!).Text.Length, 1, 8));
        Assert.True(sheets.Select(s => s.Find("long")).Distinct().Count() > 30);
    }
}
