using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys.Simulation;

public sealed class SimulatedTimeTests
{
    private static readonly SurveyDefinition OneQuestion = Definitions.Of("""{"kind":"yes-no","code":"q","text":"Yes?"}""");

    private static readonly List<Response> Responses = Simulated.Responses(OneQuestion, 8_000);

    [Fact]
    public void Hours_are_whole_and_lie_in_the_window()
    {
        Assert.All(Responses, r =>
        {
            Assert.Equal(0, r.SubmittedHour.UtcTicks % TimeSpan.TicksPerHour);
            Assert.InRange(r.SubmittedHour, Simulated.Window.OpensAt, Simulated.Window.ClosesAt.AddTicks(-1));
        });
    }

    [Fact]
    public void First_and_last_days_are_the_busiest()
    {
        double A(int day, int days) => Responses.Count(r => r.SubmittedHour >= Start(day) && r.SubmittedHour < Start(day + days)) / (double)days;

        Assert.True(A(0, 2) > 2 * A(14, 21), "opening");
        Assert.True(A(41, 2) > 2 * A(14, 21), "close");
    }

    [Fact]
    public void Few_answer_at_night_and_staff_key_in_during_office_hours()
    {
        var night = Responses.Count(r => r.Channel == Channel.Web && r.SubmittedHour.Hour is >= 1 and < 6);
        Assert.InRange(night / (double)Responses.Count, 0.001, 0.03);
        Assert.All(Responses.Where(r => r.Channel != Channel.Web), r =>
        {
            Assert.InRange(r.SubmittedHour.Hour, 9, 16);
            Assert.False(r.SubmittedHour.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        });
    }

    [Fact]
    public void Survey_still_open_has_answers_only_until_now()
    {
        var now = Simulated.Window.OpensAt.AddDays(3).AddMinutes(20);
        var responses = Simulated.Responses(OneQuestion, 500, window: Simulated.Window with { Until = now });

        Assert.All(responses, r => Assert.True(r.SubmittedHour < now));
    }

    [Fact]
    public void Window_of_minutes_gives_its_hour()
    {
        var window = Simulated.Window with { Until = Simulated.Window.OpensAt.AddMinutes(5) };

        Assert.All(Simulated.Responses(OneQuestion, 20, window: window), r => Assert.Equal(Simulated.Window.OpensAt, r.SubmittedHour));
    }

    private static DateTimeOffset Start(int day) => new DateTimeOffset(2025, 12, 8, 0, 0, 0, TimeSpan.Zero).AddDays(day);
}
