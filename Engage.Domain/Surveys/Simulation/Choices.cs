using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Surveys.Simulation;

/// <summary>Choosing one option or several.</summary>
internal static class Choices
{
    private static readonly string[] OtherCapacities = ["I work in the county but live outside it", "Parish councillor", "I am a student here", "I run a youth club", "Landlord", "Visitor"];

    private static readonly string[] OtherThings = ["Fly-tipping", "Drones over the yard", "Parking that blocks the road", "Theft of fuel", "Something else", "It depends", "Noise at night"];

    internal static Answer One(OneOf question, SimulatedPerson person)
    {
        var option = Characteristics.Choose(question, person)
            ?? (question is Likert || Scales.IsScale(question.Choices) ? Scales.Rate(question.Choices, question.Text, null, person) : Liked(question, person));
        return new OptionAnswer(option.Code, OtherTextFor(option, question, person));
    }

    /// <summary>
    /// A bit over a quarter want no rise whatever it pays for; the others have an amount in mind between nothing and the highest, and
    /// choose the option next to it.
    /// </summary>
    internal static Answer Precept(PreceptQuestion question, SimulatedPerson person)
    {
        var rises = question.Options.Where(o => o.BandDRise is not null).ToList();
        var aside = question.Options.Where(o => o.BandDRise is null).ToList();
        if (aside.Count > 0 && person.Happens(0.04)) { return new OptionAnswer(aside[person.Random.Next(aside.Count)].Code); }

        var (least, most) = (rises.Min(r => (double)r.BandDRise!.Value), rises.Max(r => (double)r.BandDRise!.Value));
        var leaning = person.Willingness + (0.3 * person.Random.NextNormal());
        var wanted = leaning < -0.55 ? Math.Min(0, most) : least + ((most - least) * Math.Clamp(0.55 + (0.42 * leaning), 0.1, 1));
        return new OptionAnswer(rises.MinBy(r => Math.Abs((double)r.BandDRise!.Value - wanted))!.Code);
    }

    internal static Answer Several(SeveralOf question, SimulatedPerson person)
    {
        var together = question.Options.Where(o => !o.StandsAlone).ToList();
        var alone = question.Options.Where(o => o.StandsAlone).ToList();
        if (alone.Count > 0 && (together.Count < question.Least || person.Happens(alone.Exists(o => o.IsExclusive) ? 0.2 : 0.04)))
        {
            return new OptionsAnswer([alone[person.Random.Next(alone.Count)].Code]);
        }

        var most = Math.Min(question.Most, together.Count);
        var count = question.Least;
        // Who may choose five mostly does; of a list without such a limit most people name two or three.
        if (question is ChooseUpTo) { count = person.Happens(0.62) ? most : question.Least + person.Random.Next(most - question.Least + 1); }
        else { while (count < most && person.Happens(0.52)) { count++; } }

        var chosen = together.Select(o => (Option: o, Score: person.LikingOf(o) + (0.4 * person.Random.NextNormal()) - (o.Role == OptionRole.Other ? 1.5 : 0)))
            .OrderByDescending(o => o.Score).Take(count).Select(o => o.Option).ToList();
        var other = chosen.Find(o => o.Role == OptionRole.Other);
        return new OptionsAnswer([.. chosen.Select(o => o.Code)], other is null ? null : OtherTextFor(other, question, person));
    }

    private static Option Liked(OneOf question, SimulatedPerson person)
    {
        var outside = question.Choices.Where(o => o.StandsAlone).ToList();
        var options = question.Choices.Where(o => !o.StandsAlone).ToList();
        if (outside.Count > 0 && (options.Count == 0 || person.Happens(0.05))) { return outside[person.Random.Next(outside.Count)]; }
        return options.MaxBy(o => person.LikingOf(o) + (0.5 * person.Random.NextNormal()) - (o.Role == OptionRole.Other ? 1.5 : 0))!;
    }

    private static string? OtherTextFor(Option option, Question question, SimulatedPerson person)
    {
        if (option.Role != OptionRole.Other || person.Happens(0.3)) { return null; }
        return question.Variable switch
        {
            "strand" => OtherCapacities[person.Random.Next(OtherCapacities.Length)],
            null => OtherThings[person.Random.Next(OtherThings.Length)],
            _ => null,
        };
    }
}
