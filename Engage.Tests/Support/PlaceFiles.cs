namespace Engage.Tests.Support;

/// <summary>A small, made-up force area in the form of the files an office has.</summary>
public static class PlaceFiles
{
    /// <summary>The heading of a file of areas.</summary>
    public const string AreaHeading = "code,name,kind,parent,ons_code,valid_from,valid_to\n";

    /// <summary>A force, two authorities, two units and a community.</summary>
    public const string Areas = AreaHeading + """
        downshire,Downshire,force,,E23000099,1974-04-01,
        E06000091,East Downs,local-authority,downshire,E06000091,2009-04-01,
        E06000092,West Downs,local-authority,downshire,E06000092,2009-04-01,
        lpu-ford,Ford,lpu,E06000091,,2015-04-01,
        lpu-hill,Hill,lpu,E06000091,,2015-04-01,
        ford-mill,Mill,community,lpu-ford,,2015-04-01,

        """;

    /// <summary>Wards by area code and by unit name; one said to lie in none.</summary>
    public const string Wards = """
        ward_code,ward_name,lpu
        E05000001,Mill,ford-mill
        E05000002,Bridge,Ford
        E05000003,Top,lpu-hill
        E05000004,Moor,

        """;

    /// <summary>Code-Point Open without its heading: three in the wards, one in the ward of no unit, one of a far authority, one without a place.</summary>
    public const string Postcodes = """
        "CW1 1AA",10,341060,366330,"E92000001","E19000001","E18000001","","E06000091","E05000001"
        "CW1 1AB",10,341060,366330,"E92000001","E19000001","E18000001","","E06000091","E05000002"
        "CW1 1AD",10,341060,366330,"E92000001","E19000001","E18000001","","E06000091","E05000003"
        "CW101AA",10,341060,366330,"E92000001","E19000001","E18000001","","E06000091","E05000004"
        "AB101AB",10,394235,806529,"S92000003","","S08000020","","S12000033","S13002842"
        "ZE3 9JZ",90,0,0,"","","","","",""

        """;
}
