using Engage.Domain.Coding;

namespace Engage.Tests.Domain.Coding;

/// <summary>Codebooks and codings for tests.</summary>
internal static class Books
{
    public static readonly DateTimeOffset Now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    public static Theme Theme(string code, params string[] keywords) => new(code, code[..1].ToUpperInvariant() + code[1..], $"All about {code}.", keywords);

    public static Codebook Draft(params string[] codes)
    {
        var codebook = new Codebook("book", "survey", "words", 7, Now, "editor");
        foreach (var code in codes) { codebook.Put(Theme(code), Now, "editor"); }
        return codebook;
    }

    public static Codebook Frozen(params string[] codes)
    {
        var codebook = Draft(codes);
        codebook.Freeze(Now, "editor");
        return codebook;
    }

    public static CodedAnswer Code(Codebook codebook, long response, CodingRound round, params string[] themes) =>
        new CodedAnswer { CodebookId = codebook.Id, ResponseNumber = response, Round = round }.Give(codebook.InUse!, themes, $"{round}@office.example", Now);
}
