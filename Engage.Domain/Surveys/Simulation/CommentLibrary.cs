namespace Engage.Domain.Surveys.Simulation;

/// <summary>Whose view a sentence is.</summary>
internal enum Stance
{
    Anybody,
    PayMore,
    PayNoMore,
    Praise,
    Criticism,
}

/// <summary>A sentence of a comment; {place} stands for the name of the writer's area.</summary>
/// <param name="Issue">What it is about; null for money, trust and the consultation itself.</param>
internal sealed record Sentence(Issue? Issue, Stance Stance, string Text);

/// <summary>A few words that name a problem.</summary>
internal sealed record Phrase(Issue Issue, string Text);

/// <summary>What simulated people write. Made up; no names, and no places but the writer's own area.</summary>
internal static class CommentLibrary
{
    internal static IReadOnlyList<Sentence> Sentences { get; } =
    [
        new(null, Stance.PayMore, "I would pay a bit more if the money goes to officers on the street."),
        new(null, Stance.PayMore, "A pound or so a month is a fair price for a service that answers when you need it."),
        new(null, Stance.PayMore, "Cutting officers now would cost us more later."),
        new(null, Stance.PayMore, "We cannot expect more police and refuse to pay for them."),
        new(null, Stance.PayMore, "I support the rise as long as we can see what it was spent on."),
        new(null, Stance.PayMore, "Please do not let officer numbers fall again."),
        new(null, Stance.PayMore, "Those who can afford it should help to keep people safe."),
        new(null, Stance.PayNoMore, "Everything has gone up and my wages have not."),
        new(null, Stance.PayNoMore, "We already pay more every year and see less for it."),
        new(null, Stance.PayNoMore, "I am a pensioner and cannot find any more for council tax."),
        new(null, Stance.PayNoMore, "The Government should pay for the police, not council tax payers."),
        new(null, Stance.PayNoMore, "Cut the offices and the managers before you ask us for more."),
        new(null, Stance.PayNoMore, "No increase until we see results."),
        new(null, Stance.PayNoMore, "A family like ours has to choose between heating and food this winter."),
        new(null, Stance.PayNoMore, "Share buildings and back-office work with other forces first."),
        new(null, Stance.Praise, "The officers I have met were helpful and kind."),
        new(null, Stance.Praise, "Our local team does a good job with very little."),
        new(null, Stance.Praise, "I was a witness last year and was treated with respect."),
        new(null, Stance.Praise, "Thank you for asking us."),
        new(null, Stance.Criticism, "I reported a crime and only got a number back."),
        new(null, Stance.Criticism, "Nobody ever came, and nobody rang to say why."),
        new(null, Stance.Criticism, "I have lost faith that reporting anything makes a difference."),
        new(null, Stance.Criticism, "It feels as if the decision has been made already."),
        new(null, Stance.Criticism, "Too many officers sit in cars or behind desks."),
        new(null, Stance.Anybody, "Please publish what was done with last year’s rise."),
        new(null, Stance.Anybody, "The figures should show what each area gets for its money."),
        new(null, Stance.Anybody, "It was hard to choose, because all of these matter."),
        new(null, Stance.Anybody, "More people should be told about this survey; I found it by chance."),
        new(null, Stance.Anybody, "Older people without a computer need another way to answer."),
        new(Issue.LocalPolicing, Stance.Anybody, "I have not seen an officer on foot in {place} for months."),
        new(Issue.LocalPolicing, Stance.Anybody, "We need to know our local officer by name again."),
        new(Issue.LocalPolicing, Stance.Anybody, "A regular drop-in at the library in {place} would help."),
        new(Issue.LocalPolicing, Stance.PayMore, "PCSOs are worth every penny because people talk to them."),
        new(Issue.LocalPolicing, Stance.Criticism, "Our PCSO was moved and never replaced."),
        new(Issue.AntisocialBehaviour, Stance.Anybody, "Groups gather outside the shops in the evening and people stay away."),
        new(Issue.AntisocialBehaviour, Stance.Anybody, "Off-road bikes race through the park every weekend."),
        new(Issue.AntisocialBehaviour, Stance.Criticism, "Antisocial behaviour is passed from the council to the police and back."),
        new(Issue.Burglary, Stance.Anybody, "Several sheds and garages in our street were broken into last winter."),
        new(Issue.Burglary, Stance.Anybody, "Every burglary should get a visit."),
        new(Issue.Violence, Stance.Anybody, "Knives worry me most, because my children are at secondary school."),
        new(Issue.Violence, Stance.Anybody, "There is too much fighting in the town centre at closing time."),
        new(Issue.WomenAndGirls, Stance.Anybody, "I do not walk home alone after dark, and I should be able to."),
        new(Issue.WomenAndGirls, Stance.Anybody, "My daughter was followed on her way home and now takes a taxi."),
        new(Issue.DomesticAbuse, Stance.Anybody, "Domestic abuse happens behind closed doors and needs officers who understand it."),
        new(Issue.Children, Stance.Anybody, "Protecting children from exploitation has to come first."),
        new(Issue.Drugs, Stance.Anybody, "Drugs are sold openly near the station and everybody knows it."),
        new(Issue.Drugs, Stance.Anybody, "Most of the thefts around {place} come down to drugs."),
        new(Issue.Roads, Stance.Anybody, "Speeding on the road into {place} is the biggest danger we have."),
        new(Issue.Roads, Stance.Anybody, "Drivers on their phones are never stopped."),
        new(Issue.Roads, Stance.Anybody, "Please put speed checks where people live, not only on main roads."),
        new(Issue.Fraud, Stance.Anybody, "My mother lost her savings to a telephone scam and got little help."),
        new(Issue.Fraud, Stance.Anybody, "Crime has moved online, and the police have to follow it there."),
        new(Issue.Shops, Stance.Anybody, "Shop staff are abused every day and thieves walk out laughing."),
        new(Issue.Shops, Stance.Criticism, "We stopped reporting shoplifting because nothing came of it."),
        new(Issue.Rural, Stance.Anybody, "Villages pay the same and see an officer twice a year."),
        new(Issue.Rural, Stance.Anybody, "Thefts of machinery and quad bikes put small farms out of business."),
        new(Issue.Youth, Stance.Anybody, "Give young people something to do and half of this goes away."),
        new(Issue.Youth, Stance.Anybody, "An officer who visits schools does more good than a fine."),
        new(Issue.Victims, Stance.Anybody, "Victims should not have to ring again and again to learn what is happening."),
        new(Issue.Response, Stance.Criticism, "I waited 40 minutes on 101 and gave up."),
        new(Issue.Response, Stance.Praise, "When we called 999 they came within minutes."),
        new(Issue.Investigation, Stance.Anybody, "Offenders should know that they will be caught."),
        new(Issue.PublicPlaces, Stance.Anybody, "Better lighting on the paths around {place} would make a difference at once."),
    ];

    internal static IReadOnlyList<Phrase> Phrases { get; } =
    [
        new(Issue.LocalPolicing, "No police to be seen"), new(Issue.LocalPolicing, "Too few officers on foot"),
        new(Issue.AntisocialBehaviour, "Antisocial behaviour in the evening"), new(Issue.AntisocialBehaviour, "Off-road bikes in the park"), new(Issue.AntisocialBehaviour, "Noise and vandalism"),
        new(Issue.Burglary, "Burglaries"), new(Issue.Burglary, "Thefts from cars and sheds"), new(Issue.Violence, "Knife crime"), new(Issue.Violence, "Fights at closing time"),
        new(Issue.WomenAndGirls, "Women not safe walking home"), new(Issue.DomesticAbuse, "Domestic abuse"), new(Issue.Children, "Grooming of children by gangs"),
        new(Issue.Drugs, "Drug dealing"), new(Issue.Drugs, "Drugs near the station"), new(Issue.Roads, "Speeding"), new(Issue.Roads, "Dangerous parking outside schools"), new(Issue.Roads, "Drivers on phones"),
        new(Issue.Fraud, "Scams and fraud"), new(Issue.Shops, "Shoplifting"), new(Issue.Rural, "Thefts from farms"), new(Issue.Rural, "Fly-tipping on the lanes"),
        new(Issue.Youth, "Nothing for young people to do"), new(Issue.Victims, "Victims kept in the dark"), new(Issue.Response, "Waiting on 101"), new(Issue.Investigation, "Nobody gets caught"), new(Issue.PublicPlaces, "Dark footpaths"),
    ];
}
