using Engage.Domain.Surveys;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Surveys;

/// <summary>
/// Each file of the folder Faulty is a definition with faults; the text file of the same name lists every sentence that must
/// come of it, each after its path, and no other.
/// </summary>
public sealed class FaultyDefinitionTests
{
    private static readonly string Folder = Repository.PathOf("Engage.Tests", "Domain", "Surveys", "Faulty");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fault_of_a_definition_is_named_with_its_path(string name)
    {
        var outcome = SurveyDefinition.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json")));

        Assert.False(outcome.IsUsable);

        Assert.Equal(File.ReadAllLines(Path.Combine(Folder, name + ".txt")), outcome.Problems.Select(p => $"{p.Path}: {p.Sentence}"));
    }

    [Fact]
    public void The_corpus_is_large() => Assert.True(Names.Count >= 40, $"{Names.Count} files");
}
