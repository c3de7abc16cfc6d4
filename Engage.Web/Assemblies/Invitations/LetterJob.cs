using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Surveys;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Mail;
using Engage.Web.Pdf;
using Engage.Web.Security.SecondFactor;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Invitations;

/// <summary>
/// Makes the letters of a draw: PDF files for whoever prints them and a CSV file for those who merge letters themselves. From
/// then on the codes are on the letters and nowhere else; the database keeps only what proves them right.
/// </summary>
internal sealed class LetterJob(EngageDb db, HouseholdAddresses addresses, LetterFiles files, IReportRenderer renderer, BodySettings body, MailSettings mail, TimeProvider time) : IJobHandler
{
    /// <summary>The kind of these jobs; their subject is the id of a round.</summary>
    public const string JobKind = "letters";

    /// <summary>The most letters in one PDF file: what a print shop takes and a screen opens without waiting.</summary>
    public const int MostInFile = 1_000;

    private const double CodeSize = 72;

    public string Kind => JobKind;

    public async Task<string?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var round = await db.InvitationRounds.SingleAsync(r => r.Id == job.Subject, cancellationToken);
        if (round.LettersMadeAt is not null) { return round.Id; }
        var assembly = await db.Assemblies.SingleAsync(a => a.Id == round.AssemblyId, cancellationToken);
        var programme = await db.AssemblyProgrammes.SingleAsync(p => p.Id == assembly.ProgrammeId, cancellationToken);
        var facts = Facts(programme, assembly);
        var households = await db.Households.Where(h => h.RoundId == round.Id).ToListAsync(cancellationToken);
        // In the order of postcodes, as the post sorts; an address erased meanwhile gets no letter.
        var letters = households.Where(h => h.Code is not null).Select(h => new LetterTo(addresses.Read(h)!.Split('\n'), addresses.CodeOf(h)!))
            .OrderBy(l => l.Lines[^1], StringComparer.Ordinal).ThenBy(l => string.Join('\n', l.Lines), StringComparer.Ordinal).ToList();

        var parts = letters.Chunk(MostInFile).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(new JobProgress(100 * i / parts.Count, $"Letters {Wording.Count((i * MostInFile) + 1)} to {Wording.Count((i * MostInFile) + parts[i].Length)} of {Wording.Count(letters.Count)}"));
            var pdf = renderer.Render(InvitationLetter.Compose(parts[i], facts, body.BrandColour), time.GetUtcNow());
            files.Add(db, round.Id, $"{assembly.Slug}-letters-{round.Number}{(parts.Count > 1 ? $"-part-{i + 1}-of-{parts.Count}" : "")}.pdf", parts[i].Length, pdf);
        }
        files.Add(db, round.Id, $"{assembly.Slug}-letters-{round.Number}.csv", letters.Count, await CsvFile.ToBytesAsync(LetterCsv.Rows(letters, facts), cancellationToken));

        foreach (var household in households) { (household.Code, household.State) = (null, HouseholdState.LetterMade); }
        round.NoteLetters(time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return round.Id;
    }

    private LetterFacts Facts(AssemblyProgramme programme, Assembly assembly)
    {
        if (mail.SiteAddress is not { } site) { throw new JobFailedException("The letters say where to register: set Mail:SiteAddress to the address of this site, and try again."); }
        var address = new Uri(site, $"{AssemblyAddress.Public(programme, assembly)}/register").AbsoluteUri;
        return new LetterFacts(
            [body.Name, .. body.ContactAddress],
            WallClock.Day(time.GetUtcNow(), programme.Zone),
            assembly.Title,
            programme.Question,
            assembly.PanelSize,
            assembly.MinimumAge,
            assembly.HonorariumPence == 0 ? null : Money.Write(assembly.HonorariumPence / 100m),
            assembly.StartOf(AssemblyPhase.Selecting)?.AddDays(-1),
            address,
            body.ContactTelephone.Length == 0 ? null : body.ContactHours.Length == 0 ? body.ContactTelephone : $"{body.ContactTelephone} ({body.ContactHours})",
            new Uri(site, "/privacy").AbsoluteUri,
            body.OfficeHolder.Length == 0 ? [body.Name] : [body.OfficeHolder, body.OfficeHolderTitle],
            QrCode.Picture(address, CodeSize));
    }
}
