namespace Engage.Domain.Surveys.Simulation;

/// <summary>What people are concerned about, as far as options and comments are recognised.</summary>
internal enum Issue
{
    LocalPolicing,
    AntisocialBehaviour,
    Burglary,
    Violence,
    WomenAndGirls,
    DomesticAbuse,
    Children,
    Drugs,
    Roads,
    Fraud,
    Shops,
    Rural,
    Youth,
    Victims,
    Response,
    Investigation,
    PublicPlaces,
}

/// <summary>Recognises what an option is about by its words, and says what concerns whom.</summary>
internal static class Issues
{
    // In this order: the first word found decides.
    private static readonly (string Word, Issue Issue)[] Words =
    [
        ("women", Issue.WomenAndGirls), ("domestic", Issue.DomesticAbuse), ("sexual", Issue.DomesticAbuse), ("abuse", Issue.DomesticAbuse), ("child", Issue.Children), ("vulnerable", Issue.Children),
        ("rural", Issue.Rural), ("farm", Issue.Rural), ("shop", Issue.Shops), ("business", Issue.Shops), ("fraud", Issue.Fraud), ("scam", Issue.Fraud), ("online", Issue.Fraud),
        ("drug", Issue.Drugs), ("antisocial", Issue.AntisocialBehaviour), ("anti-social", Issue.AntisocialBehaviour), ("road", Issue.Roads), ("speed", Issue.Roads), ("driving", Issue.Roads),
        ("youth", Issue.Youth), ("young", Issue.Youth), ("prevent", Issue.Youth), ("victim", Issue.Victims), ("detective", Issue.Investigation), ("investig", Issue.Investigation), ("justice", Issue.Investigation),
        ("burglar", Issue.Burglary), ("theft", Issue.Burglary), ("violen", Issue.Violence), ("knife", Issue.Violence), ("lighting", Issue.PublicPlaces), ("camera", Issue.PublicPlaces),
        ("999", Issue.Response), ("101", Issue.Response), ("respon", Issue.Response), ("need help", Issue.Response), ("local", Issue.LocalPolicing), ("neighbourhood", Issue.LocalPolicing),
        ("patrol", Issue.LocalPolicing), ("visible", Issue.LocalPolicing), ("officer", Issue.LocalPolicing), ("pcso", Issue.LocalPolicing),
    ];

    // How much each concerns people on the whole, in the order of the issues.
    private static readonly double[] Usual = [0.9, 0.8, 0.6, 0.7, 0.2, 0.1, 0.35, 0.55, 0.5, 0, -0.1, -0.5, 0.25, 0.1, 0.7, 0.35, 0.1];

    /// <summary>What an option is about; null when its words say nothing.</summary>
    internal static Issue? Of(Option option) => Find(option.Code) ?? Find(option.Text);

    /// <summary>What concerns a person, by issue: the usual, what age, sex and place add, and their own.</summary>
    internal static double[] ConcernsOf(double age, bool isFemale, double rurality, SeededRandom random)
    {
        var concerns = new double[Usual.Length];
        for (var i = 0; i < concerns.Length; i++) { concerns[i] = Usual[i] + (0.9 * random.NextNormal()); }

        var years = (age - 50) / 20;
        concerns[(int)Issue.LocalPolicing] += 0.35 * years;
        concerns[(int)Issue.AntisocialBehaviour] += 0.1 * years;
        concerns[(int)Issue.Burglary] += 0.3 * years;
        concerns[(int)Issue.Fraud] += 0.35 * years;
        concerns[(int)Issue.Violence] -= 0.25 * years;
        concerns[(int)Issue.WomenAndGirls] += (isFemale ? 0.7 : -0.3) - (0.4 * years);
        concerns[(int)Issue.DomesticAbuse] += (isFemale ? 0.4 : -0.2) - (0.15 * years);
        concerns[(int)Issue.Youth] -= 0.25 * years;
        concerns[(int)Issue.PublicPlaces] += isFemale ? 0.25 : 0;
        concerns[(int)Issue.Rural] += 1.8 * rurality * rurality;
        concerns[(int)Issue.Roads] += 0.6 * rurality;
        concerns[(int)Issue.Shops] -= 0.5 * rurality;
        concerns[(int)Issue.Drugs] -= 0.4 * rurality;
        return concerns;
    }

    private static Issue? Find(string text)
    {
        foreach (var (word, issue) in Words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) { return issue; }
        }
        return null;
    }
}
