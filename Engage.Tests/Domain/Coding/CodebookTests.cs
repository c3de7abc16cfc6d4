using Engage.Domain.Coding;

namespace Engage.Tests.Domain.Coding;

public class CodebookTests
{
    [Fact]
    public void A_version_changes_until_it_is_frozen_and_a_change_after_that_begins_the_next()
    {
        var codebook = Books.Draft("roads");
        codebook.Put(Books.Theme("drugs"), Books.Now, "editor");
        Assert.Null(codebook.InUse);
        Assert.Single(codebook.Versions);

        codebook.Freeze(Books.Now, "editor");
        codebook.Put(Books.Theme("noise"), Books.Now, "second");

        Assert.Equal([1, 2], codebook.Versions.Select(v => v.Number));
        Assert.Equal(1, codebook.InUse!.Number);
        Assert.Equal(["roads", "drugs"], codebook.InUse.Themes.Select(t => t.Code));
        Assert.Equal(["roads", "drugs", "noise"], codebook.Newest.Themes.Select(t => t.Code));
        Assert.Equal(2, codebook.Freeze(Books.Now, "second").Number);
        Assert.Equal(2, codebook.InUse.Number);
    }

    [Fact]
    public void What_changes_nothing_begins_no_version()
    {
        var codebook = Books.Frozen("roads");

        codebook.Put(Books.Theme("roads"), Books.Now, "editor");
        codebook.Remove("unknown", Books.Now, "editor");

        Assert.Single(codebook.Versions);
    }

    [Fact]
    public void Freezing_twice_or_without_themes_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Books.Draft().Freeze(Books.Now, "editor"));
        Assert.Throws<InvalidOperationException>(() => Books.Frozen("roads").Freeze(Books.Now, "editor"));
    }

    [Fact]
    public void A_code_is_made_of_the_label_and_never_given_twice()
    {
        var codebook = Books.Frozen("roads");
        codebook.Remove("roads", Books.Now, "editor");

        Assert.Contains("roads", codebook.CodesEverUsed);
        Assert.Equal("roads-2", Theme.CodeFor("Roads", codebook.CodesEverUsed));
        Assert.Equal("cafes-bars", Theme.CodeFor("Cafés & bars", []));
        Assert.Equal("theme", Theme.CodeFor("…", []));
        Assert.True(Theme.CodeFor(new string('a', 80), []).Length <= Theme.MaxCode);
    }

    [Fact]
    public void An_answer_is_coded_by_a_frozen_version_with_its_themes_only()
    {
        var codebook = Books.Frozen("roads", "drugs");
        var coded = Books.Code(codebook, 1, CodingRound.First, "roads", "drugs", "roads");

        Assert.Equal("drugs roads", coded.Codes);
        Assert.Equal((1, "First@office.example"), (coded.Version, coded.Coder));
        Assert.Throws<ArgumentException>(() => Books.Code(codebook, 2, CodingRound.First, "noise"));
        Assert.Throws<ArgumentException>(() => new CodedAnswer { CodebookId = "book", ResponseNumber = 1, Round = CodingRound.First }.Give(Books.Draft("roads").Newest, ["roads"], "a", Books.Now));
    }

    [Fact]
    public void Codings_by_an_earlier_version_are_out_of_date_when_a_theme_came_or_theirs_went()
    {
        var codebook = Books.Frozen("roads", "drugs");
        var roads = Books.Code(codebook, 1, CodingRound.First, "roads");
        var drugs = Books.Code(codebook, 2, CodingRound.First, "drugs");

        codebook.Remove("drugs", Books.Now, "editor");
        codebook.Freeze(Books.Now, "editor");
        Assert.True(codebook.IsCurrent(roads));
        Assert.False(codebook.IsCurrent(drugs));

        codebook.Put(Books.Theme("noise"), Books.Now, "editor");
        Assert.True(codebook.IsCurrent(roads));
        codebook.Freeze(Books.Now, "editor");
        Assert.False(codebook.IsCurrent(roads));
    }

    [Fact]
    public void Themes_come_back_from_their_stored_form()
    {
        Theme[] themes = [new("roads", "Roads “& lanes”", "Speed.\nParking.", ["speed*", "on foot"]), Books.Theme("drugs")];

        Assert.Equal(themes, Theme.Read(Theme.Write(themes)));
        Assert.Throws<FormatException>(() => Theme.Read("[{"));
    }
}
