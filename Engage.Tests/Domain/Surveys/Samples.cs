namespace Engage.Tests.Domain.Surveys;

/// <summary>One definition with every kind of question and every member, and a usual form and answer for each kind.</summary>
internal static class Samples
{
    internal const string Everything = """
        {
          "title": "Everything", "summary": "Every kind of question.", "introduction": "# Welcome\n\nThis is *everything*, at £5.", "minutesToComplete": 12,
          "decision": { "maker": "The Commissioner", "date": "2027-02-01", "explanation": "Decides after the panel." },
          "legalBasis": "Police Act 1996, section 96", "otherWays": "Write to us.", "afterwards": "We publish a report.", "privacy": "No names.",
          "equality": ["sex", "ethnic-group"],
          "sections": [
            { "title": "First", "introduction": "Some *choices*.", "questions": [
              { "kind": "single-choice", "code": "single", "text": "One?", "hint": "A hint", "help": "Some **help**", "required": true, "whenMissing": "Select one of these",
                "variable": "age-band",
                "options": [ { "code": "a", "text": "A", "hint": "First" }, { "code": "b", "text": "B" }, { "code": "other", "text": "Other, please say", "role": "other" }, { "code": "pnts", "text": "Prefer not to say", "role": "prefer-not-to-say" } ] },
              { "kind": "multiple-choice", "code": "multiple", "text": "Several?", "atLeast": 2, "atMost": 3, "showIf": { "any": [ { "answer": "single", "is": ["a", "other"] }, { "not": { "answered": "single" } } ] },
                "options": [ { "code": "a", "text": "A" }, { "code": "b", "text": "B" }, { "code": "c", "text": "C" }, { "code": "d", "text": "D" }, { "code": "other", "text": "Other", "role": "other" }, { "code": "none", "text": "None of these", "exclusive": true } ] },
              { "kind": "yes-no", "code": "yes-no", "text": "Yes?", "dontKnow": true, "preferNotToSay": true },
              { "kind": "likert", "code": "likert", "text": "Agree?", "dontKnow": true },
              { "kind": "likert", "code": "likert-own", "text": "Safe?", "scale": [ { "code": "safe", "text": "Safe" }, { "code": "unsafe", "text": "Unsafe" } ] },
              { "kind": "matrix", "code": "matrix", "text": "How safe?", "items": [ { "code": "day", "text": "By day" }, { "code": "night", "text": "By night", "hint": "After dark" } ], "dontKnow": true },
              { "kind": "ranking", "code": "ranking", "text": "Order?", "top": 2, "items": [ { "code": "x", "text": "X" }, { "code": "y", "text": "Y" }, { "code": "z", "text": "Z" } ] },
              { "kind": "choose-up-to", "code": "choose", "text": "Which three?", "upTo": 3,
                "options": [ { "code": "p", "text": "P" }, { "code": "q", "text": "Q" }, { "code": "r", "text": "R" }, { "code": "s", "text": "S" }, { "code": "other", "text": "Something else", "role": "other" } ] },
              { "kind": "ranking", "code": "rank-chosen", "text": "Order those?", "top": 2, "itemsFrom": "choose" },
              { "kind": "allocation", "code": "points", "text": "Share 100?", "total": 100, "unit": "points", "items": [ { "code": "x", "text": "X" }, { "code": "y", "text": "Y" } ] },
              { "kind": "allocation", "code": "pounds", "text": "Share £1,000?", "total": 1000, "unit": "pounds", "items": [ { "code": "x", "text": "X" }, { "code": "y", "text": "Y" } ] }
            ] },
            { "title": "Second", "questions": [
              { "kind": "number", "code": "number", "text": "How many?", "least": -5, "most": 1000, "decimals": 1, "unit": "years" },
              { "kind": "money", "code": "money", "text": "How much?", "least": 0, "most": 5000.5, "showIf": { "all": [ { "number": "number", "atLeast": 2.5 }, { "number": "number", "atMost": 10 } ] } },
              { "kind": "money", "code": "money-whole", "text": "How many pounds?", "most": 100, "wholePounds": true },
              { "kind": "short-text", "code": "short", "text": "In a word?", "maxLength": 50 },
              { "kind": "long-text", "code": "long", "text": "In your words?", "showIf": { "answer": "yes-no", "isNot": ["no"] } },
              { "kind": "place", "code": "place", "text": "Where?", "level": "local-authority", "elsewhere": "I live somewhere else" },
              { "kind": "council-tax-band", "code": "band", "text": "Your band?", "preferNotToSay": true },
              { "kind": "precept", "code": "precept", "text": "How much would you support?", "currentBandD": 295.44, "referendumLimit": 15, "bandQuestion": "band",
                "options": [ { "code": "none", "text": "No increase", "bandDRise": 0, "consequence": "Fewer officers." }, { "code": "fifteen", "text": "£15", "bandDRise": 15, "hint": "The most without a referendum" },
                  { "code": "twenty", "text": "£20", "bandDRise": 20.5, "consequence": "More." }, { "code": "dont-know", "text": "Don’t know", "role": "dont-know" } ] }
            ] }
          ]
        }
        """;
}
