using System.Text.Json;
using Engage.Domain.Assemblies;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Assemblies;

public sealed class AssemblyTests
{
    [Theory]
    [InlineData("2027-01-03", AssemblyPhase.Preparing)]
    [InlineData("2027-01-04", AssemblyPhase.Registering)]
    [InlineData("2027-01-31", AssemblyPhase.Registering)]
    [InlineData("2027-02-01", AssemblyPhase.Selecting)]
    [InlineData("2027-06-30", AssemblyPhase.Responding)]
    public void Phase_of_a_day_is_the_last_that_has_begun(string day, AssemblyPhase expected)
    {
        var assembly = New();
        assembly.Schedule(MakeAssemblies.Days);

        Assert.Equal(expected, assembly.PhaseOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(expected == AssemblyPhase.Registering, assembly.IsRegistrationOpenOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Phase_without_a_day_is_passed_over()
    {
        var assembly = New();
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Registering] = new(2027, 1, 4), [AssemblyPhase.Meeting] = new(2027, 3, 1) });

        Assert.Equal(AssemblyPhase.Registering, assembly.PhaseOn(new DateOnly(2027, 2, 28)));
        Assert.Equal(AssemblyPhase.Meeting, assembly.PhaseOn(new DateOnly(2027, 3, 1)));
    }

    [Fact]
    public void Days_can_be_moved_and_taken_away_but_not_out_of_order()
    {
        var assembly = New();
        assembly.Schedule(MakeAssemblies.Days);
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Registering] = new(2027, 1, 11), [AssemblyPhase.Selecting] = new(2027, 2, 1) });

        Assert.Equal([(AssemblyPhase.Registering, new DateOnly(2027, 1, 11)), (AssemblyPhase.Selecting, new DateOnly(2027, 2, 1))], assembly.Starts.Select(s => (s.Phase, s.From)));
        Assert.Throws<ArgumentException>(() => assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Selecting] = new(2027, 1, 1), [AssemblyPhase.Registering] = new(2027, 2, 1) }));
    }

    [Fact]
    public void Targets_survive_being_kept()
    {
        var assembly = New();
        var targets = new SelectionTargets([new TargetFeature("sex", "Sex", "What is your sex?", Hint: null, "Census 2021", [new TargetValue("female", "Female – “women”", 501.5, 4, 6), new TargetValue("male", "Male", Population: null, 4, 6)])]);

        assembly.Aim(targets);

        Assert.Equal(JsonSerializer.Serialize(targets), JsonSerializer.Serialize(assembly.Targets));
        Assert.Equal(501.5, assembly.Targets.Find("sex")?.Find("female")?.Population);
        Assert.Null(assembly.Targets.Find("age"));
    }

    [Fact]
    public void Erasing_takes_who_it_was_and_gives_the_seat_up()
    {
        var now = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
        var person = new Registration
        {
            Id = "a",
            AssemblyId = "b",
            HouseholdId = "c",
            Pseudonym = "P1",
            FeaturesJson = """{"sex":"female"}""",
            RegisteredHour = now,
            Name = "n",
            Email = "e",
            EmailHash = "h",
            Telephone = "t",
            Address = "a",
            Needs = "x",
        };
        person.Confirm(now);
        person.SeatTo(SeatState.Confirmed, now);

        person.Erase(now.AddDays(1));

        Assert.Equal((RegistrationState.Withdrawn, SeatState.GivenUp, now.AddDays(1)), (person.State, person.Seat, person.ErasedAt));
        Assert.All([person.Name, person.Email, person.EmailHash, person.Telephone, person.Address, person.Needs], Assert.Null);
        Assert.Equal("""{"sex":"female"}""", person.FeaturesJson);
    }

    private static Assembly New() => new(Make.NewId(), Make.NewId(), "aston", "Aston citizens’ assembly", "unit-a", 10);
}
