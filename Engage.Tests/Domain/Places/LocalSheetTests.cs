using Engage.Domain.Places;
using Engage.Domain.Places.Local;

namespace Engage.Tests.Domain.Places;

public class LocalSheetTests
{
    private static readonly Gazetteer Places = Gazetteer.From(
    [
        new Area("force", "Testshire", AreaKind.Force, null, null, new DateOnly(2000, 1, 1), null),
        new Area("old", "Old", AreaKind.LocalAuthority, "force", null, new DateOnly(2000, 1, 1), new DateOnly(2026, 3, 31)),
    ], []);

    private static readonly Dictionary<string, string> Officer = new(StringComparer.Ordinal)
    {
        ["reference"] = "po-1",
        ["area_code"] = "force",
        ["role"] = "named-officer",
        ["rank"] = "PC",
        ["name"] = "A. Example",
        ["email"] = "team@police.example",
        ["telephone"] = "101",
        ["valid_from"] = "2026-04-01",
        ["valid_to"] = "",
    };

    private static readonly Dictionary<string, string> Event = new(StringComparer.Ordinal)
    {
        ["reference"] = "ev-1",
        ["area_code"] = "force",
        ["kind"] = "drop-in",
        ["title"] = "Coffee",
        ["place"] = "The library",
        ["day"] = "6 March 2027",
        ["starts"] = "6.30pm",
        ["ends"] = "20:00",
        ["description"] = "",
        ["cancelled"] = "",
    };

    private static readonly Dictionary<string, string> Project = new(StringComparer.Ordinal)
    {
        ["reference"] = "pr-1",
        ["area_code"] = "force",
        ["title"] = "Lights",
        ["organisation"] = "A group",
        ["amount"] = "£4,500",
        ["fund"] = "Safer streets",
        ["awarded_on"] = "1/2/2027",
        ["description"] = "Lights on the path.",
        ["plan_reference"] = "",
        ["withdrawn"] = "",
    };

    [Fact]
    public void What_was_read_is_written_as_files_have_it()
    {
        Assert.Equal(["po-1", "force", "named-officer", "PC", "A. Example", "team@police.example", "101", "2026-04-01", ""], Written(LocalSheet.People, Officer));
        Assert.Equal(["ev-1", "force", "drop-in", "Coffee", "The library", "2027-03-06", "18:30", "20:00", "", ""], Written(LocalSheet.Events, Event));
        Assert.Equal(["pr-1", "force", "Lights", "A group", "4500", "Safer streets", "2027-02-01", "Lights on the path.", "", ""], Written(LocalSheet.Projects, Project));
    }

    [Fact]
    public void What_was_written_is_read_again_as_the_same()
    {
        foreach (var (sheet, typed) in new[] { (LocalSheet.People, Officer), (LocalSheet.Events, Event), (LocalSheet.Projects, Project) })
        {
            var once = Written(sheet, typed);
            Assert.Equal(once, Written(sheet, sheet.Fields.Select((f, i) => (f.Name, once[i])).ToDictionary()));
        }
    }

    [Theory]
    [InlineData("name", "", "Enter the name as the force publishes it")]
    [InlineData("role", "", "Select what they are to the area")]
    [InlineData("role", "boss", "What they are to the area must be one of named-officer, pcso and supervisor")]
    [InlineData("email", "team at police", "E-mail address must be like name@example.org")]
    [InlineData("email", "team@police.example,all@police.example", "E-mail address must be like name@example.org")]
    [InlineData("valid_from", "31 February 2027", "First day in the area must be a real day, like 2027-04-01 or 1 April 2027")]
    [InlineData("valid_to", "2026-03-31", "The last day must not lie before the first")]
    [InlineData("area_code", "nowhere", "There is no area of this code")]
    [InlineData("area_code", "old", "Old existed until 31 March 2026; choose an area of that day")]
    public void What_cannot_be_an_officer_is_explained_at_its_field(string field, string value, string sentence) => Assert.Contains(Problems(LocalSheet.People, Officer, (field, value)), p => p.Sentence == sentence);

    [Theory]
    [InlineData("ends", "18:30", "The end must be after the beginning")]
    [InlineData("starts", "half past six", "Begins at must be a time, like 18:30")]
    public void What_cannot_be_an_event_is_explained(string field, string value, string sentence) => Assert.Equal([(field, sentence)], Problems(LocalSheet.Events, Event, (field, value)));

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("12.50")]
    [InlineData("1e6")]
    [InlineData("99999999999999999999")]
    public void Money_is_a_number_of_whole_pounds(string amount) => Assert.Equal([("amount", "Amount must be a number of whole pounds, like 2500")], Problems(LocalSheet.Projects, Project, ("amount", amount)));

    [Fact]
    public void Calendars_are_told_when_an_event_changes_and_not_when_nothing_does()
    {
        var coffee = (LocalEvent)Made(LocalSheet.Events, Event);
        coffee.Take(Read(LocalSheet.Events, Event).Values!);
        Assert.Equal(0, coffee.Sequence);

        coffee.Take(Read(LocalSheet.Events, With(Event, ("cancelled", "The hall is closed"))).Values!);

        Assert.Equal((1, true), (coffee.Sequence, coffee.IsCancelled));
        var entry = coffee.ToCalendar("engage.example", "Europe/London");
        Assert.Equal((true, new DateTime(2027, 3, 6, 18, 30, 0), "Cancelled: The hall is closed"), (entry.IsCancelled, entry.Starts, entry.Description));
    }

    [Fact]
    public void Validity_counts_both_days()
    {
        var officer = (LocalOfficer)Made(LocalSheet.People, With(Officer, ("valid_to", "2027-03-31")));

        Assert.Equal([false, true, true, false], new[] { new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31), new DateOnly(2027, 4, 1) }.Select(officer.IsValidOn));
    }

    private static Dictionary<string, string> With(Dictionary<string, string> typed, (string Field, string Value) change) => new(typed, StringComparer.Ordinal) { [change.Field] = change.Value };

    private static (LocalValues? Values, IReadOnlyList<(string Field, string Sentence)> Problems) Read(LocalSheet sheet, Dictionary<string, string> typed) => sheet.Read(typed.GetValueOrDefault, Places);

    private static IReadOnlyList<(string Field, string Sentence)> Problems(LocalSheet sheet, Dictionary<string, string> typed, (string Field, string Value) change) => Read(sheet, With(typed, change)).Problems;

    private static LocalRecord Made(LocalSheet sheet, Dictionary<string, string> typed)
    {
        var record = sheet.Make("id");
        record.Take(Read(sheet, typed).Values!);
        return record;
    }

    private static List<string> Written(LocalSheet sheet, Dictionary<string, string> typed)
    {
        var record = Made(sheet, typed);
        return [.. sheet.Fields.Select(f => record.Write(f.Name))];
    }
}
