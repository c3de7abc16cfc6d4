using System.Text.RegularExpressions;

namespace Engage.Domain.Coding;

/// <summary>What in a text may tell who somebody is.</summary>
public enum PersonalKind
{
    /// <summary>A name of a person, as far as capitals and titles show it.</summary>
    Name,

    /// <summary>A place of the area tree.</summary>
    Place,

    /// <summary>A street with its kind, or a house number before it.</summary>
    Address,

    /// <summary>A postcode.</summary>
    Postcode,

    /// <summary>A telephone number.</summary>
    Telephone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A web address or the name of an account.</summary>
    Account,

    /// <summary>A number plate, or a long number such as a crime reference.</summary>
    Reference,
}

/// <summary>A piece of a text that should perhaps not be published. A person decides.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">Why.</param>
/// <param name="Words">The piece itself.</param>
public sealed record PersonalDetail(TextSpan Span, PersonalKind Kind, string Words)
{
    /// <summary>What is put in its place.</summary>
    public string Replacement => Kind switch
    {
        PersonalKind.Name => "[name]",
        PersonalKind.Place => "[place]",
        PersonalKind.Address => "[address]",
        PersonalKind.Postcode => "[postcode]",
        PersonalKind.Telephone => "[telephone number]",
        PersonalKind.Email => "[e-mail address]",
        PersonalKind.Account => "[account]",
        _ => "[number]",
    };

    /// <summary>Whether nobody would ever publish it: a quote that holds one is not cleared.</summary>
    public bool IsCertain => Kind is PersonalKind.Postcode or PersonalKind.Telephone or PersonalKind.Email;
}

/// <summary>
/// Finds what in a text may tell who somebody is: by form (addresses, numbers), by list (places) and by capitals (names). It
/// misses names written small and marks some ordinary words; it helps a reader and never replaces one.
/// </summary>
/// <param name="places">Names of places to look for.</param>
public sealed partial class Redaction(IEnumerable<string> places)
{
    private static readonly HashSet<string> _ordinary = new(StringComparer.Ordinal)
    {
        "I", "Police", "Council", "Government", "Commissioner", "Panel", "Crime", "PCSO", "PCSOs", "PCC", "ASB", "CCTV", "Also", "And", "But", "The", "In", "To", "Please", "Honestly",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December", "Christmas", "Easter", "English", "British", "England", "Britain", "UK", "NHS", "MP", "MPs", "HM", "OK", "A", "My", "We", "It", "No", "Not", "If", "Why",
    };

    private readonly string[][] _places = [.. places.Select(p => FoldedText.WordsOf(p).Select(w => w.Folded).ToArray()).Where(p => p.Length > 0).DistinctBy(p => string.Join(' ', p), StringComparer.Ordinal)];

    /// <summary>What may have to go, in order and without overlaps.</summary>
    public IReadOnlyList<PersonalDetail> Find(string text)
    {
        var found = new List<PersonalDetail>();
        void Add(PersonalKind kind, int start, int length)
        {
            var span = new TextSpan(start, length);
            if (!found.Exists(f => f.Span.Start < span.End && span.Start < f.Span.End)) { found.Add(new PersonalDetail(span, kind, span.Of(text))); }
        }

        // What is certain first: a later finding that overlaps gives way.
        foreach (Match m in Email().Matches(text)) { Add(PersonalKind.Email, m.Index, m.Length); }
        foreach (Match m in Account().Matches(text)) { Add(PersonalKind.Account, m.Index, m.Length); }
        foreach (Match m in Postcode().Matches(text)) { Add(PersonalKind.Postcode, m.Index, m.Length); }
        foreach (Match m in Telephone().Matches(text)) { Add(PersonalKind.Telephone, m.Index, m.Length); }
        foreach (Match m in Reference().Matches(text)) { Add(PersonalKind.Reference, m.Index, m.Length); }
        foreach (Match m in Address().Matches(text)) { Add(PersonalKind.Address, m.Index, m.Length); }
        foreach (var span in PlacesIn(text)) { Add(PersonalKind.Place, span.Start, span.Length); }
        foreach (Match m in TitledName().Matches(text)) { Add(PersonalKind.Name, m.Index, m.Length); }
        foreach (var span in CapitalsIn(text)) { Add(PersonalKind.Name, span.Start, span.Length); }
        return [.. found.OrderBy(f => f.Span.Start)];
    }

    /// <summary>The text with some of its details replaced.</summary>
    /// <param name="details">Details found in this very text.</param>
    public static string Apply(string text, IEnumerable<PersonalDetail> details) =>
        details.OrderByDescending(d => d.Span.Start).Aggregate(text, (t, d) => string.Concat(t.AsSpan(0, d.Span.Start), d.Replacement, t.AsSpan(d.Span.End)));

    private IEnumerable<TextSpan> PlacesIn(string text)
    {
        var words = FoldedText.WordsOf(text);
        foreach (var place in _places)
        {
            for (var at = 0; at + place.Length <= words.Count; at++)
            {
                // Written small it is more often a word, as in "sandbach" or "hale": only words with a capital count.
                if (!char.IsUpper(text[words[at].Start]) || !place.Index().All(p => string.Equals(words[at + p.Index].Folded, p.Item, StringComparison.Ordinal))) { continue; }
                var last = words[at + place.Length - 1];
                yield return new TextSpan(words[at].Start, last.Start + last.Length - words[at].Start);
            }
        }
    }

    /// <summary>Words with a capital inside a sentence; in a text that shouts, capitals say nothing.</summary>
    private static IEnumerable<TextSpan> CapitalsIn(string text)
    {
        if (!text.Any(char.IsLower)) { yield break; }
        foreach (Match m in Capitals().Matches(text))
        {
            var words = m.Value.Split(' ');
            var skipped = 0;
            // The first word of a sentence has its capital from there.
            if (BeginsSentence(text, m.Index) && words.Length == 1) { continue; }
            while (skipped < words.Length && _ordinary.Contains(words[skipped].TrimEnd('.', ','))) { skipped++; }
            var kept = words.Skip(skipped).TakeWhile(w => !_ordinary.Contains(w)).ToList();
            if (kept.Count == 0) { continue; }
            var start = m.Index + words.Take(skipped).Sum(w => w.Length + 1);
            yield return new TextSpan(start, string.Join(' ', kept).Length);
        }
    }

    private static bool BeginsSentence(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd(" \t\"“‘'(-");
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' or '\n' or ';';
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(https?://|www\.)\S+|(?<![\p{L}\p{N}])@\w{2,}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Account();

    [GeneratedRegex(@"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(\+44|0044|0)[\s()-]{0,2}([0-9][\s()-]{0,2}){8,10}(?![0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2} ?[A-Z]{3}\b|\b[0-9]{5,}\b|\b[A-Z]{0,3}[0-9]{2,}/[0-9/]{2,}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b([0-9]{1,4}[a-zA-Z]?,? )?(\p{Lu}[\p{L}’']+ ){1,3}(Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive|Crescent|Way|Court|Gardens|Grove|Terrace|Place|Square)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(Mr|Mrs|Ms|Miss|Dr|Sir|Lady|PC|PCSO|Sgt|Sergeant|Inspector|Constable|Cllr|Councillor)\.? \p{Lu}[\p{L}’'-]+( \p{Lu}[\p{L}’'-]+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitledName();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'-]*( \p{Lu}[\p{L}’'-]*)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Capitals();
}
