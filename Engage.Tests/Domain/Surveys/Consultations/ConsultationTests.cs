using Engage.Domain.Surveys.Consultations;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Surveys.Consultations;

/// <summary>The basis of a consultation, what it needs, and its versions.</summary>
public sealed class ConsultationTests
{
    private static readonly DateTimeOffset _now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly _closes = new(2027, 1, 20);

    [Fact]
    public void A_whole_basis_lacks_nothing_and_comes_back_from_its_text()
    {
        var basis = MakeConsultations.Basis();

        Assert.DoesNotContain(BasisNeed.Of(basis, _closes), need => !need.IsMet);
        Assert.True(ConsultationBasis.Parse(basis.ToJson()).SaysTheSameAs(basis));
        Assert.DoesNotContain("isComplete", basis.ToJson(), StringComparison.OrdinalIgnoreCase);
        Assert.Throws<System.Text.Json.JsonException>(() => ConsultationBasis.Parse("""{ "reason": "misspelt" }"""));
    }

    [Fact]
    public void Nothing_written_lacks_all_that_is_needed() =>
        Assert.Equal(5, BasisNeed.Of(null, _closes).Count(need => need is { IsNeeded: true, IsMet: false }));

    public static TheoryData<string, string> Faults { get; } = new()
    {
        { "reasons", "Write why something is proposed" },
        { "one option", "Name at least two options that people choose between" },
        { "no change", "Say which option is “no change”, or add it" },
        { "one-sided", "Say what “£10 more” means, and what speaks for and against it" },
        { "maker", "Say who decides" },
        { "day", "Say on which day it is decided" },
        { "too early", "The decision is on 20 January 2027. It must come after the last day of answering, 20 January 2027" },
        { "equality", "Give the day of the equality impact assessment" },
        { "protection", "Give the reference of the data-protection impact assessment" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_thing_missing_is_named(string fault, string sentence)
    {
        var basis = MakeConsultations.Basis();
        basis = fault switch
        {
            "reasons" => basis with { Reasons = "" },
            "one option" => basis with { Options = [MakeConsultations.NoChange, MakeConsultations.Discarded] },
            "no change" => basis with { Options = [.. basis.Options.Select(o => o with { IsNoChange = false })] },
            "one-sided" => basis.WithOption(1, basis.Options[1] with { Against = "" }),
            "maker" => basis with { DecisionMaker = "" },
            "day" => basis with { DecisionDate = null },
            "too early" => basis with { DecisionDate = _closes },
            "equality" => basis with { EqualityDate = null },
            _ => basis with { DataProtectionReference = "" },
        };

        var missing = BasisNeed.Of(basis, _closes).Single(need => need is { IsNeeded: true, IsMet: false });

        Assert.Equal(sentence, missing.Detail);
    }

    [Fact]
    public void A_draft_is_rewritten_and_a_published_basis_gets_versions_with_reasons()
    {
        var consultation = new Consultation(Make.NewId(), Make.NewId(), ConsultationBasis.Empty, _now, "a");
        consultation.Revise(MakeConsultations.Basis(), isPublished: false, _now, "a", "");
        Assert.Single(consultation.Versions);

        var changed = MakeConsultations.Basis() with { Reasons = "Costs rise by £6 million." };
        Assert.Throws<ArgumentException>(() => consultation.Revise(changed, isPublished: true, _now, "b", " "));
        consultation.Revise(MakeConsultations.Basis(), isPublished: true, _now, "b", "Nothing new");
        consultation.Revise(changed, isPublished: true, _now, "b", "The settlement came.");

        Assert.Equal(["First version", "The settlement came."], consultation.Versions.Select(v => v.Note));
        Assert.Equal("Costs rise by £6 million.", consultation.Basis.Reasons);
        Assert.Contains("£5 million", consultation.Versions[0].Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_one_option_is_preferred()
    {
        var basis = MakeConsultations.Basis();
        basis = basis.WithOption(0, basis.Options[0] with { IsPreferred = true });
        basis = basis.WithOption(1, basis.Options[1] with { IsPreferred = true });

        Assert.Equal(["£10 more"], basis.Options.Where(o => o.IsPreferred).Select(o => o.Title));
        Assert.Equal(["No increase", "A lower precept"], basis.WithoutOption(1).Options.Select(o => o.Title));
    }

    [Fact]
    public void An_exception_stands_once_given()
    {
        var consultation = new Consultation(Make.NewId(), Make.NewId(), ConsultationBasis.Empty, _now, "a");
        Assert.Throws<ArgumentException>(() => consultation.Except(" ", _now, "administrator"));

        consultation.Except("The settlement came late.", _now, "administrator");

        Assert.Equal(("The settlement came late.", "administrator", _now), (consultation.ExceptionReason, consultation.ExceptionBy, consultation.ExceptionAt!.Value));
        Assert.Throws<InvalidOperationException>(() => consultation.Except("Again", _now, "administrator"));
    }
}
