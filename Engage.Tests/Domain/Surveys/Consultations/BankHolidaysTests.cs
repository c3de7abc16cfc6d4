using System.Globalization;
using Engage.Domain.Surveys.Consultations;

namespace Engage.Tests.Domain.Surveys.Consultations;

/// <summary>Bank holidays against the lists at gov.uk/bank-holidays.</summary>
public sealed class BankHolidaysTests
{
    [Theory]
    // Christmas Day on a Sunday: Boxing Day stays on Monday, Christmas Day is made up for on Tuesday. (The days for the Queen's jubilee and funeral were of that year only.)
    [InlineData(2022, "3 Jan, 15 Apr, 18 Apr, 2 May, 30 May, 29 Aug, 26 Dec, 27 Dec")]
    [InlineData(2023, "2 Jan, 7 Apr, 10 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec")]
    [InlineData(2025, "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec")]
    [InlineData(2026, "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec")]
    [InlineData(2027, "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec")]
    public void A_year_has_its_eight_days(int year, string days) =>
        Assert.Equal(days, string.Join(", ", BankHolidays.Of(year).Select(d => d.Day.ToString("d MMM", CultureInfo.InvariantCulture))));

    [Fact]
    public void Those_of_a_window_are_found_over_the_turn_of_the_year() =>
        Assert.Equal(
            ["Christmas Day", "Boxing Day", "New Year’s Day"],
            BankHolidays.Between(new DateOnly(2025, 12, 8), new DateOnly(2026, 1, 20)).Select(d => d.Name));
}
