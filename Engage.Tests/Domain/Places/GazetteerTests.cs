using Engage.Domain.Places;

namespace Engage.Tests.Domain.Places;

public sealed class GazetteerTests
{
    private static readonly DateOnly Day = new(2026, 11, 2);

    private static readonly Area[] Areas =
    [
        Make("crewe", AreaKind.LocalPolicingUnit, "east", "Crewe"),
        Make("east", AreaKind.LocalAuthority, "cheshire", "Cheshire East"),
        Make("nantwich", AreaKind.PolicingCommunity, "crewe", "Nantwich"),
        Make("cheshire", AreaKind.Force, null, "Cheshire"),
        Make("halton", AreaKind.LocalAuthority, "cheshire", "halton"),
        new("congleton", "Congleton Borough", AreaKind.LocalAuthority, "cheshire", "E07000013", new(1974, 4, 1), new(2009, 3, 31)),
    ];

    private static readonly Gazetteer Places = Gazetteer.From(Areas, [new("WA87AA", "halton"), new("CW26AA", "crewe"), new("CW55AA", "nantwich"), new("CH11AA", "elsewhere")]);

    [Fact]
    public void Postcode_gives_the_area_and_all_above_it()
    {
        Assert.Equal(new Place("east", "crewe", "nantwich"), Places.FindPostcode("cw5 5aa"));
        Assert.Equal(new Place("east", "crewe", null), Places.FindPostcode("CW2 6AA"));
        Assert.Equal(new Place("halton", null, null), Places.FindPostcode("WA8 7AA"));
    }

    [Theory]
    [InlineData("CW5 5AB")]
    [InlineData("not a postcode")]
    [InlineData(null)]
    [InlineData("CH1 1AA")]
    public void Unknown_postcode_has_no_place(string? raw) => Assert.Null(Places.FindPostcode(raw));

    [Fact]
    public void Areas_come_in_display_order_and_only_while_they_exist()
    {
        Assert.Equal("Cheshire East, halton", Names(Places.Of(AreaKind.LocalAuthority, Day)));
        Assert.Equal("Cheshire East, Congleton Borough, halton", Names(Places.Of(AreaKind.LocalAuthority, new(2009, 3, 31))));
        Assert.Equal("Cheshire", Names(Places.Children(null, Day)));
        Assert.Equal("Crewe", Names(Places.Children("east", Day)));
        Assert.Empty(Places.Children("halton", Day));
    }

    [Fact]
    public void Place_of_a_code_is_the_code_and_its_ancestors()
    {
        Assert.Equal(new Place("east", "crewe", "nantwich"), Places.PlaceOf("nantwich"));
        Assert.Equal(Place.Unknown, Places.PlaceOf("cheshire"));
        Assert.Equal("nantwich", Places.PlaceOf("nantwich").SmallestCode);
        Assert.Throws<ArgumentException>(() => Places.PlaceOf("elsewhere"));
    }

    [Fact]
    public void Tree_with_a_ring_or_a_missing_parent_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Gazetteer.From([Make("a", AreaKind.LocalAuthority, "b", "A"), Make("b", AreaKind.LocalAuthority, "a", "B")], []));
        Assert.Throws<ArgumentException>(() => Gazetteer.From([Make("a", AreaKind.LocalAuthority, "nowhere", "A")], []));
        Assert.Throws<ArgumentException>(() => Gazetteer.From([Make("a", AreaKind.Force, null, "A"), Make("a", AreaKind.Force, null, "B")], []));
    }

    [Fact]
    public void Postcode_that_comes_twice_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Gazetteer.From(Areas, [new("WA87AA", "halton"), new("WA87AA", "crewe")]));

    [Fact]
    public void Every_postcode_of_a_large_file_is_found_whatever_its_order()
    {
        // 36,000 made-up postcodes from CW1 0AA onwards, in reverse order.
        const string letters = "ABDEFGHJLNPQRSTUWXYZ";
        var postcodes = (from district in Enumerable.Range(1, 9)
                         from digit in Enumerable.Range(0, 10)
                         from a in letters
                         from b in letters
                         select $"CW{district}{digit}{a}{b}").Reverse().ToArray();
        Assert.Equal(36_000, postcodes.Length);

        var places = Gazetteer.From(Areas, postcodes.Select((p, i) => new PostcodeEntry(p, i % 2 == 0 ? "crewe" : "halton")));

        Assert.Equal(36_000, places.PostcodeCount);
        Assert.All(postcodes.Index(), p => Assert.Equal(p.Index % 2 == 0 ? "crewe" : "halton", places.FindPostcode(p.Item)!.SmallestCode));
    }

    private static string Names(IEnumerable<Area> areas) => string.Join(", ", areas.Select(a => a.Name));

    private static Area Make(string code, AreaKind kind, string? parent, string name) => new(code, name, kind, parent, null, new(1974, 4, 1), null);
}
