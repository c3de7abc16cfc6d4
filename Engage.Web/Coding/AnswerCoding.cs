using Engage.Domain.Coding;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Coding;

/// <summary>
/// Keeps what a coder gave to an answer, with its flag. The audit trail is told once for each coder, question, part and hour:
/// a line for each answer would bury the rest, and each coding carries its coder and time itself.
/// </summary>
public sealed class AnswerCoding(EngageDb db, AuditTrail audit, TimeProvider time)
{
    private static readonly TimeSpan OneSession = TimeSpan.FromHours(1);

    /// <summary>Whether somebody has flagged an answer.</summary>
    public Task<bool> IsFlaggedAsync(Codebook codebook, WrittenAnswer answer) =>
        db.Concerns.AnyAsync(c => c.CodebookId == codebook.Id && c.ResponseNumber == answer.Number);

    /// <summary>Keeps themes and flag. A second coding that is there already stays as it is.</summary>
    /// <param name="subject">The question, as the audit trail names it.</param>
    public async Task SaveAsync(Codebook codebook, WrittenAnswer answer, CodingRound round, IReadOnlyList<string> themes, bool isFlagged, string subject, string coder, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await db.WriteAsync(
            async inside =>
            {
                var known = await inside.CodedAnswers.SingleOrDefaultAsync(c => c.CodebookId == codebook.Id && c.ResponseNumber == answer.Number && c.Round == round, cancellationToken);
                if (known is null) { inside.CodedAnswers.Add(known = new CodedAnswer { CodebookId = codebook.Id, ResponseNumber = answer.Number, Round = round }); }
                else if (round == CodingRound.Second) { return; }
                known.Give(codebook.InUse!, themes, coder, now);

                await FlagAsync(inside, codebook, answer, isFlagged, subject, coder, cancellationToken);
                if (!await inside.AuditEntries.AnyAsync(e => e.Actor == coder && e.Action == Action(round) && e.Subject == subject && e.At > now - OneSession, cancellationToken))
                {
                    audit.Record(inside, coder, Action(round), subject);
                }
            },
            cancellationToken);
    }

    // A flag is lifted while coding only as long as nobody has dealt with it.
    private async Task FlagAsync(EngageDb inside, Codebook codebook, WrittenAnswer answer, bool isFlagged, string subject, string coder, CancellationToken cancellationToken)
    {
        var flag = await inside.Concerns.SingleOrDefaultAsync(c => c.CodebookId == codebook.Id && c.ResponseNumber == answer.Number, cancellationToken);
        if (isFlagged && flag is null)
        {
            inside.Concerns.Add(new Concern { CodebookId = codebook.Id, ResponseNumber = answer.Number, RaisedBy = coder, RaisedAt = time.GetUtcNow() });
            audit.Record(inside, coder, "answer-flagged", subject, answer.Id);
        }
        else if (!isFlagged && flag is { HandledAt: null })
        {
            inside.Concerns.Remove(flag);
            audit.Record(inside, coder, "answer-unflagged", subject, answer.Id);
        }
    }

    private static string Action(CodingRound round) => round switch
    {
        CodingRound.First => "answers-coded",
        CodingRound.Second => "answers-coded-second",
        _ => "differences-settled",
    };
}
