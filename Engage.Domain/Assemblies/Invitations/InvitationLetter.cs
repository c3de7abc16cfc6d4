using Engage.Domain.Reports;

namespace Engage.Domain.Assemblies.Invitations;

/// <summary>What is the same in all letters of an assembly.</summary>
/// <param name="Sender">The lines of the sender, the name first.</param>
/// <param name="Date">The date of the letters.</param>
/// <param name="Assembly">What people are invited to.</param>
/// <param name="Question">What it is to answer.</param>
/// <param name="Seats">How many people it has.</param>
/// <param name="MinimumAge">The youngest age.</param>
/// <param name="Payment">What a member is paid for a session, such as £80; null when nothing.</param>
/// <param name="LastDay">The last day to register; null when it is not set.</param>
/// <param name="Address">Where people register, as they type it.</param>
/// <param name="Telephone">Where they ring, with the hours; null when they cannot.</param>
/// <param name="Privacy">Where it says what happens with people's data.</param>
/// <param name="Signature">Who signs, a line each.</param>
/// <param name="Code">The picture that opens the page to register.</param>
public sealed record LetterFacts(
    IReadOnlyList<string> Sender, DateOnly Date, string Assembly, string Question, int Seats, int MinimumAge, string? Payment, DateOnly? LastDay,
    string Address, string? Telephone, string Privacy, IReadOnlyList<string> Signature, Drawing Code);

/// <summary>One letter: to whom, and the household's code.</summary>
/// <param name="Lines">The lines of the address.</param>
/// <param name="Code">The code, twelve symbols.</param>
public sealed record LetterTo(IReadOnlyList<string> Lines, string Code);

/// <summary>Writes letters of invitation, in words that everybody understands.</summary>
public static class InvitationLetter
{
    /// <summary>A document of letters, each on a page of its own.</summary>
    /// <param name="letters">To whom.</param>
    /// <param name="facts">What is the same in all.</param>
    /// <param name="brandColour">The colour of the headings; null for the default.</param>
    public static ReportDocument Compose(IReadOnlyList<LetterTo> letters, LetterFacts facts, string? brandColour)
    {
        ArgumentNullException.ThrowIfNull(letters);
        ArgumentNullException.ThrowIfNull(facts);
        return new ReportDocument($"Letters of invitation: {facts.Assembly}", "", facts.Sender[0], $"Invitations to register for {facts.Assembly}", "en-GB", facts.Date, [.. letters.SelectMany((letter, i) => Letter(letter, i + 1, facts))])
        {
            Layout = DocumentLayout.Letters,
            BrandColour = brandColour,
        };
    }

    private static IEnumerable<Block> Letter(LetterTo to, int number, LetterFacts facts)
    {
        yield return new PageBreakBlock();
        yield return new LetterHeadBlock(facts.Sender, ["The residents", .. to.Lines], facts.Date);
        yield return new HeadingBlock(1, $"You are invited to {facts.Assembly}", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"letter-{number}"));
        yield return new ParagraphBlock([new Inline("We are bringing together "), new Inline(Wording.Count(facts.Seats, "resident", "residents")), new Inline(" to answer one question: "), new Inline(facts.Question, IsBold: true)]);
        yield return ParagraphBlock.Of("Your address was chosen by lot from all addresses in the area. We do not know who lives there.");
        yield return ListBlock.Of(isOrdered: false, Points(facts));
        yield return new CalloutBlock($"Your household’s code: {ReadableSymbols.Grouped(to.Code)}", [.. Ways(facts)]);
        yield return new FigureBlock("Or point the camera of your phone here", $"A QR code that opens {facts.Address}", facts.Code);
        yield return ParagraphBlock.Of("From everybody who registers, a panel that mirrors the area is drawn in public. We write to you whether you are drawn or not.");
        yield return ParagraphBlock.Of($"What we do with what you tell us: {facts.Privacy}");
        yield return new ParagraphBlock(Inline.Bold(string.Join(", ", facts.Signature)));
    }

    private static IEnumerable<string> Points(LetterFacts facts)
    {
        yield return $"Up to two people aged {facts.MinimumAge} or over who live at this address can register.";
        yield return "You need not know anything about policing. We help with access, travel, food and care for others.";
        if (facts.Payment is { } payment) { yield return $"Members get {payment} for each session."; }
    }

    private static IEnumerable<Block> Ways(LetterFacts facts)
    {
        var until = facts.LastDay is { } day ? $" by {Wording.Day(day)}" : "";
        yield return ParagraphBlock.Of($"Register{until} at {facts.Address}");
        if (facts.Telephone is { } telephone) { yield return ParagraphBlock.Of($"No internet, or would you like large print or another language? Ring {telephone}."); }
    }
}
