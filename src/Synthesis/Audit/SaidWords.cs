using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>Words by which a sentence tells how a number in it is meant: hedged, a change, several together, what is left, an average, not of the table.</summary>
internal static partial class SaidWords
{
    [GeneratedRegex(@"\b(?:per|every|each|out of every|in every)\s*$|\b(?:table|figure|page|section|question|(?:n|base)\s*[=:])\s*$", RegexOptions.IgnoreCase)]
    internal static partial Regex Scale();

    /// <summary>"Twelve of the children in homes": some of those whom a row counts.</summary>
    [GeneratedRegex(@"^\S+\s+of\s+(?:the|those|these)\s+\p{L}+(?:\s+\p{L}+)?\s+(?:in|with|at|from|who|placed|living)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex SomeOf();

    [GeneratedRegex(@"\b(?:about|around|nearly|almost|roughly|approximately|some|over|more than|less than|fewer than|just under|just over|under|at least|at most|up to|close to|circa|well over|c\.|estimated|target of|aims? (?:for|at)|within)\s+(?:the |an? )?[~≈]?$", RegexOptions.IgnoreCase)]
    internal static partial Regex Hedged();

    [GeneratedRegex(@"\b(?:by|(?:rise|fall|drop|increase|decrease|decline|reduction|change|growth|gain|loss|cut|gap|difference|swing) of|(?<!\b(?:ma[dk]es?|making|t[ao]kes?|taken|taking|took|signed|sign|picked|set|ended|filled|turned|followed|kept|keep|brought|grew|opened|split|br[eo]ken?|laid|written|wr[io]te|shut|settled|clos\w+|slow\w+|handed|put|sent|turn\w*|sat|cut|pass\w*|hand\w*|broken?) )(?:up|down)|lost|losing|gained|gaining|added|grew|rose|fell|shed)\s+(?:only |just |a further |another |some )*$", RegexOptions.IgnoreCase)]
    internal static partial Regex By();

    [GeneratedRegex(@"^[\d,.]+\s*(?:%|per ?cent)?\s*(?:(?:\p{Ll}+\s+)?(?:more|fewer|less|extra|higher|lower|up on|down on|above|below|ahead)\b|(?:percentage )?points?\b)", RegexOptions.IgnoreCase)]
    internal static partial Regex Than();

    [GeneratedRegex(@"\b(?:in all|in total|altogether|busiest|quietest|peak\w*|total\w*|overall|across|all|whole|every|there (?:were|was|are|is)|together|combined|everyone|everybody)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex All();

    [GeneratedRegex(@"[\d\p{L}][\d,]*(?:\s+\p{L}[\p{L}’'-]*){0,5}\s*[(\[]\s*$")]
    internal static partial Regex Bracket();

    /// <summary>Words before the whole of which something is a part.</summary>
    [GeneratedRegex(@"\bof (?:the |all |all the |those |these |our |its )?$", RegexOptions.IgnoreCase)]
    internal static partial Regex WholeBefore();

    /// <summary>A number that is told as the part of a whole.</summary>
    [GeneratedRegex(@"^[\d,.]+\s+(?:\p{L}+\s+){0,2}(?:out )?of (?:the |its |their |our |these |those |all )*\d")]
    internal static partial Regex Part();

    /// <summary>Words that narrow what a sentence speaks of.</summary>
    [GeneratedRegex(@"\b(?:[Aa]mong|[Oo]f (?:the|those|these)|(?:[Ii]n|[Aa]t|[Ff]or|[Ff]rom) (?:the )?\p{Lu})")]
    internal static partial Regex Subset();

    [GeneratedRegex(@"\b(?:not|nor) (?:shown |included |counted |given |listed )*in (?:the|this|these|either|any|our) (?:tables?|figures?|totals?)\b|\b(?:counted|shown|listed|reported) separately\b|\bas if\b|\bsecond (?:run|time|calculation)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Elsewhere();

    [GeneratedRegex(@"^\W*(?:in|by|during|for|as of) (?:the )?(?:\p{L}+ )?(?<year>(?:19|20)\d\d)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Opening();

    [GeneratedRegex(@"\b(?<of>median|mean|average|national|england|regional|target|forecast|budget)\w*\b(?:[^;,.]|(?<=\d)[,.](?=\d))*$", RegexOptions.IgnoreCase)]
    internal static partial Regex OtherMeasure();

    /// <summary>Words before a number that is of another time or another place than what was told: "(2021: ", "as against", "national: ".</summary>
    [GeneratedRegex(@"(?:\(|;\s*|,\s*)(?:in )?(?:(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?|last year|the year before)\s*:?\s*$|(?:\(|;\s*|,\s*)\p{L}+:\s*$|\b(?:as against|compared (?:with|to)|versus|instead of|rather than)\s+(?:only |just |some |about )?$", RegexOptions.IgnoreCase)]
    internal static partial Regex OtherBefore();

    /// <summary>Words after a number that make it somebody else's, or another time's.</summary>
    [GeneratedRegex(@"^[\d,.]+\s*(?:%|per ?cent)?\s*(?!(?:\p{L}+ )?(?:more|fewer|less|higher|lower|up|down|above|below)\b)(?:\p{L}+ ){0,2}(?:nationally|in England|in the UK|in Scotland|in Wales|across England|elsewhere|regionally|last year|the year before|a year (?:ago|earlier|before)|(?:two|three|four|five|ten) years (?:ago|earlier|before))\b", RegexOptions.IgnoreCase)]
    internal static partial Regex OtherAfter();

    /// <summary>What a percentage is said to be of.</summary>
    [GeneratedRegex(@"^[\d,.]+\s*(?:%|per ?cent)\s+of (?:all |the |those |these |our |its |their )*(?<whom>[^\d,.;:()]{3,60})", RegexOptions.IgnoreCase)]
    internal static partial Regex OfWhom();

    [GeneratedRegex(@"\bbetween\s+(?:[\d,.]+%?\s+and\s+)?$|[(\[](?:[\d,.]+%?\s+to\s+)?$(?<=\d\s+to\s+)", RegexOptions.IgnoreCase)]
    internal static partial Regex Range();

    [GeneratedRegex(@"\d+")]
    internal static partial Regex Token();

    [GeneratedRegex(@"[£$€](?<n>\d[\d,]*(?:\.\d+)?)(?![\d,.]*\d)\s*(?:(?<m>million\b|m\b)|(?<k>thousand\b|k\b))?(?!\s*(?:million|thousand|m\b|k\b|billion|bn|per\b|an? |each\b|for each\b))", RegexOptions.IgnoreCase)]
    internal static partial Regex Sum();

    [GeneratedRegex(@"[£$€]\s*(?:(?<k>['’]?000s?\b|k\b|thousands?)|(?<m>m\b|millions?))|(?:(?<k>thousand)|(?<m>million))s? (?:of )?(?:pounds|dollars|euros)|[£$€]", RegexOptions.IgnoreCase)]
    internal static partial Regex Unit();

    [GeneratedRegex(@"^[\d,.]+\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|years?|months?|weeks?|days?|hours?|minutes?|o'clock|am|pm)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Time();

    [GeneratedRegex(@"\d+(?:\.\d+)?\s*(?:%|per ?cent)|\d+\.\d+|\d{1,3}(?:,\d{3})+", RegexOptions.IgnoreCase)]
    internal static partial Regex Shares();

    [GeneratedRegex(@"\b(?:or|and|together|both|either|between|combined|up to|under|over|above|below|within|older|younger|longer|shorter|more|less|fewer|least|most|first|last|top|largest|biggest|any)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Several();

    [GeneratedRegex(@"\b(?:(?:moved|transferred|shifted|vired|switched|went|crossed|returned|swapped|lent|borrowed)\b[^.;]*\b(?:from|into|to)|came\b[^.;]*\b(?:from|into))\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Moves();

    [GeneratedRegex(@"\p{L}[\p{L}’'-]*")]
    internal static partial Regex AnyWord();

    [GeneratedRegex(@"\b(?:and|or|plus)\b|,", RegexOptions.IgnoreCase)]
    internal static partial Regex Joins();

    [GeneratedRegex(@"\b(?:rest|remain\w*|others?|left|without|not|else\w*|so that|leaving|neither|except|no longer|lost|opposed|against)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Remains();

    [GeneratedRegex(@"\b(?:more|fewer|less|rose|risen|fell|fallen|rise|fall|increas\w+|decreas\w+|lost|gain\w*|grew|grown|growth|gap|drop\w*|difference|ahead|behind|higher|lower|added|extra|additional|change\w*|net|declin\w+|reduc\w+|shrank|climb\w*|went|outnumber\w*|exceed\w*|cut|saving\w*|spare|empty|vacan\w+)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Differs();

    /// <summary>Words in which numbers are told, whatever they are of.</summary>
    [GeneratedRegex(@"\b(?:came|comes?|stood|stands?|reach(?:es|ed)|counted|seen|found|gave|gives?|so|now|while|against|than|earlier|before|after|years?|months?|highest|lowest|most|least|fewest|busiest|quietest|biggest|largest|smallest|r[io]ses?|risen|f[ae]ll|fallen|went|up|down|increased?|decreased?|grew|dropped|half|thirds?|quarters?|together|altogether|between|overall|across|use[ds]?|rest|number|people|places?|things?|something|else|others?|left|remain\w*|without|in all|in total)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Light();
}
