using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Assemblies.Expenses;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Coding;
using Engage.Domain.Engagements;
using Engage.Domain.Messages;
using Engage.Domain.Places;
using Engage.Domain.Places.Local;
using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data.Mappings;
using Engage.Web.Jobs;
using Engage.Web.Security;
using Engage.Web.Security.KeyRing;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data;

/// <summary>
/// The database as the rest of the program sees it. Reading is plain LINQ; saving is <c>SaveChangesAsync</c>; several steps
/// that must happen together, and ExecuteUpdate or ExecuteDelete, go through <see cref="WriteAsync"/>.
/// </summary>
public abstract class EngageDb(DbContextOptions options, AuditChain chain) : IdentityDbContext<StaffAccount, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>The area tree.</summary>
    public DbSet<Area> Areas => Set<Area>();

    /// <summary>Postcodes and the smallest area of each.</summary>
    public DbSet<PostcodeEntry> Postcodes => Set<PostcodeEntry>();

    /// <summary>Officers of areas.</summary>
    public DbSet<LocalOfficer> LocalOfficers => Set<LocalOfficer>();

    /// <summary>Stations and bases of areas.</summary>
    public DbSet<LocalBase> LocalBases => Set<LocalBase>();

    /// <summary>Events of areas.</summary>
    public DbSet<LocalEvent> LocalEvents => Set<LocalEvent>();

    /// <summary>Local projects given money.</summary>
    public DbSet<LocalProject> LocalProjects => Set<LocalProject>();

    /// <summary>Neighbours of areas, and what followed those that ended.</summary>
    public DbSet<AreaLink> AreaLinks => Set<AreaLink>();

    /// <summary>Where areas stand on the map of tiles.</summary>
    public DbSet<AreaPosition> AreaPositions => Set<AreaPosition>();

    /// <summary>The log of engagements; their versions are loaded by <c>Include("_versions")</c>.</summary>
    public DbSet<Engagement> Engagements => Set<Engagement>();

    /// <summary>The themes of what people said at engagements.</summary>
    public DbSet<EngagementTheme> EngagementThemes => Set<EngagementTheme>();

    /// <summary>Surveys, always loaded with their versions.</summary>
    public DbSet<Survey> Surveys => Set<Survey>();

    /// <summary>Responses, for reading; they are written by <see cref="Responses.ResponseStore"/>.</summary>
    public DbSet<Response> Responses => Set<Response>();

    /// <summary>Responses in progress, for reading; they are written by <see cref="Responses.ResponseStore"/>.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>The records of consultations, always loaded with basis and calendar.</summary>
    public DbSet<Consultation> Consultations => Set<Consultation>();

    /// <summary>Written submissions to consultations, always loaded with when they were considered.</summary>
    public DbSet<WrittenSubmission> WrittenSubmissions => Set<WrittenSubmission>();

    /// <summary>Versions of reports. Lists use <see cref="ReportLists.Summaries"/>, which leaves content and PDF where they are.</summary>
    public DbSet<ReportVersion> ReportVersions => Set<ReportVersion>();

    /// <summary>What staff wrote under the sections of reports.</summary>
    public DbSet<Commentary> Commentaries => Set<Commentary>();

    /// <summary>Codebooks of free-text questions, always loaded with their versions.</summary>
    public DbSet<Codebook> Codebooks => Set<Codebook>();

    /// <summary>What coders said of answers in free text.</summary>
    public DbSet<CodedAnswer> CodedAnswers => Set<CodedAnswer>();

    /// <summary>Answers that may report a crime or a danger.</summary>
    public DbSet<Concern> Concerns => Set<Concern>();

    /// <summary>Quotes proposed, cleared and withdrawn.</summary>
    public DbSet<Quote> Quotes => Set<Quote>();

    /// <summary>Figures of the population.</summary>
    public DbSet<PopulationCount> PopulationCounts => Set<PopulationCount>();

    /// <summary>Population figures brought in for single surveys.</summary>
    public DbSet<MarginCount> MarginCounts => Set<MarginCount>();

    /// <summary>Weights made for surveys.</summary>
    public DbSet<WeightingRun> WeightingRuns => Set<WeightingRun>();

    /// <summary>Programmes of citizens' assemblies.</summary>
    public DbSet<AssemblyProgramme> AssemblyProgrammes => Set<AssemblyProgramme>();

    /// <summary>Citizens' assemblies, always loaded with their days.</summary>
    public DbSet<Assembly> Assemblies => Set<Assembly>();

    /// <summary>Registrations of interest in assemblies.</summary>
    public DbSet<Registration> Registrations => Set<Registration>();

    /// <summary>Public draws of panels, without their files.</summary>
    public DbSet<PanelDraw> PanelDraws => Set<PanelDraw>();

    /// <summary>The files of draws.</summary>
    public DbSet<DrawFile> DrawFiles => Set<DrawFile>();

    /// <summary>What became of the seats of people drawn.</summary>
    public DbSet<SeatOffer> SeatOffers => Set<SeatOffer>();

    /// <summary>Draws of letters of invitation.</summary>
    public DbSet<InvitationRound> InvitationRounds => Set<InvitationRound>();

    /// <summary>Addresses drawn for letters of invitation.</summary>
    public DbSet<Household> Households => Set<Household>();

    /// <summary>Letters for whoever prints them. Lists leave the content where it is.</summary>
    public DbSet<LetterFile> LetterFiles => Set<LetterFile>();

    /// <summary>New e-mail addresses of participants that wait to be confirmed.</summary>
    public DbSet<EmailChange> EmailChanges => Set<EmailChange>();

    /// <summary>Sessions of assemblies, always loaded with agenda and facilitators.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Those who speak at sessions.</summary>
    public DbSet<Speaker> Speakers => Set<Speaker>();

    /// <summary>Papers for sessions; their files lie in the data folder.</summary>
    public DbSet<Paper> Papers => Set<Paper>();

    /// <summary>Bookings for sessions.</summary>
    public DbSet<Booking> Bookings => Set<Booking>();

    /// <summary>Table plans.</summary>
    public DbSet<SeatPlan> SeatPlans => Set<SeatPlan>();

    /// <summary>Notes of tables.</summary>
    public DbSet<TableNote> TableNotes => Set<TableNote>();

    /// <summary>Honoraria and expenses.</summary>
    public DbSet<Claim> Claims => Set<Claim>();

    /// <summary>Recommendations of assemblies, always loaded with their versions.</summary>
    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    /// <summary>Votes and evaluations; votes are always loaded with what is voted on.</summary>
    public DbSet<Poll> Polls => Set<Poll>();

    /// <summary>Whose turn in a poll is used; written by <see cref="BallotBox"/>.</summary>
    public DbSet<Turn> Turns => Set<Turn>();

    /// <summary>What ballots say, as counts; written by <see cref="BallotBox"/>.</summary>
    public DbSet<BallotCount> BallotCounts => Set<BallotCount>();

    /// <summary>Countings of papers.</summary>
    public DbSet<PaperCount> PaperCounts => Set<PaperCount>();

    /// <summary>The office-holder's responses to recommendations, always loaded with what became of them.</summary>
    public DbSet<RecommendationResponse> RecommendationResponses => Set<RecommendationResponse>();

    /// <summary>Police and crime plans, always loaded with their parts.</summary>
    public DbSet<PolicePlan> PolicePlans => Set<PolicePlan>();

    /// <summary>Which parts of plans the questions of surveys are about.</summary>
    public DbSet<QuestionReference> QuestionReferences => Set<QuestionReference>();

    /// <summary>What became of consultations, always loaded with their versions.</summary>
    public DbSet<Outcome> Outcomes => Set<Outcome>();

    /// <summary>Those who asked to hear when something happens.</summary>
    public DbSet<Follower> Followers => Set<Follower>();

    /// <summary>Local priorities and principles, always loaded with their history.</summary>
    public DbSet<LocalPriority> LocalPriorities => Set<LocalPriority>();

    /// <summary>What stands behind local priorities.</summary>
    public DbSet<Evidence> Evidence => Set<Evidence>();

    /// <summary>What is done for local priorities, always loaded with what became of it.</summary>
    public DbSet<PriorityAction> PriorityActions => Set<PriorityAction>();

    /// <summary>Progress reports; their versions are among <see cref="ReportVersions"/>.</summary>
    public DbSet<ProgressReport> ProgressReports => Set<ProgressReport>();

    /// <summary>The newest printed sheet of each area. Lists leave the PDF where it is.</summary>
    public DbSet<AreaSheet> AreaSheets => Set<AreaSheet>();

    /// <summary>The audit chain, for reading; entries are added by <see cref="AuditTrail.Record"/>.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Long work.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>Messages to people, queued by <see cref="Mail.Outbox"/>.</summary>
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    /// <summary>How each attempt to send one ended.</summary>
    public DbSet<MessageAttempt> MessageAttempts => Set<MessageAttempt>();

    /// <summary>Addresses that get no mail.</summary>
    public DbSet<Suppression> Suppressions => Set<Suppression>();

    /// <summary>What staff wrote instead of the built-in texts of messages.</summary>
    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();

    /// <summary>What relays still take.</summary>
    public DbSet<RelayAllowance> RelayAllowances => Set<RelayAllowance>();

    /// <summary>Mailed links by which participants sign in.</summary>
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    /// <summary>The key ring by which cookies and tokens are protected.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Audit entries asked for and not sealed yet.</summary>
    internal List<AuditNote> Notes { get; } = [];

    /// <summary>Whether a save would write anything.</summary>
    protected bool HasUnsaved => Notes.Count > 0 || ChangeTracker.HasChanges();

    /// <summary>Passkeys came with the third version of Identity's tables.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>
    /// Runs several steps as one transaction and saves what they left unsaved. Use it for ExecuteUpdate, ExecuteDelete and
    /// raw commands too: on SQLite only the writer connection, lent here, can write. Nested calls join the outer one.
    /// </summary>
    /// <exception cref="StoreBusyException">Others wrote for five seconds without a gap.</exception>
    /// <exception cref="StoreUnavailableException">The disk or the server refuses; nothing was written.</exception>
    public abstract Task WriteAsync(Func<EngageDb, Task> work, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes sure that what was deleted is gone from the database's files too, as far as the program can: call it after erasing
    /// a person. On PostgreSQL the server sees to it in its own time (vacuum and recycled logs).
    /// </summary>
    public virtual Task ScrubAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (Notes.Count > 0) { throw new InvalidOperationException("What is audited is saved by SaveChangesAsync."); }
        Revision.CountChanges(this);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Revision.CountChanges(this);
        if (Notes.Count == 0) { return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken); }

        await LockAuditAsync(cancellationToken);
        var entries = await chain.SealAsync(this, cancellationToken);
        AuditEntries.AddRange(entries);
        try
        {
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            Notes.Clear();
            return rows;
        }
        catch
        {
            // Another save would seal them anew, behind whatever is last by then.
            foreach (var entry in entries) { Entry(entry).State = EntityState.Detached; }
            throw;
        }
    }

    /// <summary>Makes the caller the only one to extend the audit chain until its transaction ends; the gate does so already on SQLite.</summary>
    internal virtual Task LockAuditAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs the steps of <see cref="WriteAsync"/> between begin and commit.</summary>
    protected async Task InTransactionAsync(Func<EngageDb, Task> work, CancellationToken cancellationToken)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await work(this);
        await SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTime>().HaveConversion<WallTime>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(EngageDb).Assembly);
        SnakeCase.Apply(builder);
    }
}
