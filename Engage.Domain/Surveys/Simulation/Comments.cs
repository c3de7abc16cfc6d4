using System.Text;

namespace Engage.Domain.Surveys.Simulation;

/// <summary>Writes comments: sentences of the library that fit what a person leans to, joined and typed as people do.</summary>
internal static class Comments
{
    private static readonly string[] Openings = ["I think ", "In my view ", "Honestly, ", "As I see it ", "To be fair, ", "Please remember: "];

    private static readonly string[] Links = [" ", " ", " ", " Also, ", " And ", "\n\n", " - "];

    /// <summary>One to four sentences.</summary>
    internal static string Long(SimulatedPerson person, int most)
    {
        var wanted = 1 + person.Random.Pick([0.42, 0.33, 0.17, 0.08]);
        var fitting = CommentLibrary.Sentences.Where(s => s.Stance switch
        {
            Stance.PayMore => person.Willingness > 0,
            Stance.PayNoMore => person.Willingness < -0.3,
            Stance.Praise => person.Trust > 0.3,
            Stance.Criticism => person.Trust < 0.2,
            _ => true,
        }).ToList();

        var text = new StringBuilder();
        for (; wanted > 0 && fitting.Count > 0; wanted--)
        {
            var at = person.Random.Pick([.. fitting.Select(s => WeightOf(s, person))]);
            var sentence = fitting[at].Text.Replace("{place}", person.AreaName ?? "town", StringComparison.Ordinal);
            fitting.RemoveAt(at);
            var next = text.Length == 0 ? Opened(sentence, person) : Linked(sentence, person);
            if (text.Length + next.Length > most) { break; }
            text.Append(next);
        }
        return text.Length == 0 ? Short(person, most) : AsTyped(text.ToString(), person);
    }

    /// <summary>A few words.</summary>
    internal static string Short(SimulatedPerson person, int most)
    {
        var weights = CommentLibrary.Phrases.Select(p => Math.Exp(person.Concerns[(int)p.Issue])).ToArray();
        var phrase = AsTyped(CommentLibrary.Phrases[person.Random.Pick(weights)].Text, person);
        return phrase.Length <= most ? phrase : phrase[..most].TrimEnd();
    }

    private static double WeightOf(Sentence sentence, SimulatedPerson person) =>
        sentence.Issue is { } issue ? Math.Exp(0.8 * (person.Concerns[(int)issue] - 0.5)) : 1.3;

    private static string Opened(string sentence, SimulatedPerson person) =>
        person.Happens(0.2) && !sentence.StartsWith("I ", StringComparison.Ordinal) ? Openings[person.Random.Next(Openings.Length)] + Lowered(sentence) : sentence;

    private static string Linked(string sentence, SimulatedPerson person)
    {
        var link = Links[person.Random.Next(Links.Length)];
        return link + (link.EndsWith('\n') || string.IsNullOrWhiteSpace(link) ? sentence : Lowered(sentence));
    }

    /// <summary>Some write without capitals, without the last full stop, or shout.</summary>
    private static string AsTyped(string text, SimulatedPerson person) => person.Random.Pick([0.78, 0.11, 0.09, 0.02]) switch
    {
        1 => text.TrimEnd('.'),
        2 => text.ToLowerInvariant(),
        3 => text.ToUpperInvariant(),
        _ => text,
    };

    private static string Lowered(string sentence) =>
        sentence.StartsWith("I ", StringComparison.Ordinal) || sentence.StartsWith("PCSO", StringComparison.Ordinal) ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
