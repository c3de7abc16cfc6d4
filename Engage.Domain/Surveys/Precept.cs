using Engage.Domain.Places;

namespace Engage.Domain.Surveys;

/// <summary>The arithmetic of the police precept (Local Government Finance Act 1992, section 5: bands by ninths of Band D).</summary>
public static class Precept
{
    /// <summary>What a home in a band pays in a year: Band D by ninths, rounded to the penny with half-pennies up.</summary>
    /// <param name="bandD">The amount of Band D in pounds.</param>
    public static decimal AmountFor(decimal bandD, CouncilTaxBand band) => Money.ToPenny(bandD * band.Ninths / 9m);

    /// <summary>What a rise of Band D costs a home in a band: the difference of the two rounded amounts.</summary>
    /// <param name="currentBandD">This year's amount of Band D in pounds.</param>
    /// <param name="bandDRise">The rise in pounds; negative for a cut.</param>
    public static PreceptCost CostOf(decimal currentBandD, decimal bandDRise, CouncilTaxBand band)
    {
        var newAmount = AmountFor(currentBandD + bandDRise, band);
        var year = newAmount - AmountFor(currentBandD, band);
        return new PreceptCost(newAmount, year, Money.ToPenny(year / 52m));
    }
}

/// <summary>What one option costs one band, in pounds.</summary>
/// <param name="NewAmount">What the home would pay in the new year.</param>
/// <param name="AYear">How much more than now, in a year.</param>
/// <param name="AWeek">The same in a week: a fifty-second part, to the nearest penny.</param>
public sealed record PreceptCost(decimal NewAmount, decimal AYear, decimal AWeek)
{
    /// <summary>"£14 a year more (27p a week)", "No more than now" or "£5 a year less (10p a week)".</summary>
    public string InWords => AYear switch
    {
        0 => "No more than now",
        > 0 => $"{Money.Write(AYear)} a year more ({Money.Write(AWeek)} a week)",
        _ => $"{Money.Write(-AYear)} a year less ({Money.Write(-AWeek)} a week)",
    };
}

/// <summary>What every option costs every band, for those who skip the question about theirs.</summary>
/// <param name="Options">The options with a rise, in order; the costs of each row follow it.</param>
/// <param name="Rows">A to H.</param>
public sealed record PreceptTable(IReadOnlyList<Questions.PreceptOption> Options, IReadOnlyList<PreceptRow> Rows);

/// <summary>One band of the table.</summary>
/// <param name="Band">The band.</param>
/// <param name="CurrentAmount">What it pays this year, in pounds.</param>
/// <param name="Costs">What each option costs it, in the order of the options.</param>
public sealed record PreceptRow(CouncilTaxBand Band, decimal CurrentAmount, IReadOnlyList<PreceptCost> Costs);
