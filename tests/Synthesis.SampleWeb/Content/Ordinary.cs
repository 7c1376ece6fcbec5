namespace Synthesis.SampleWeb.Content;

/// <summary>The everyday of a council's site: its sections, their pages and what these say.</summary>
public static class Ordinary
{
    /// <summary>A section of the home page with its subsections and the subjects of their pages.</summary>
    public sealed record Section(string Title, IReadOnlyList<(string Title, string? Shelf, string[] Subjects)> Parts);

    /// <summary>The sections. A part with a shelf is where publications of that kind are put.</summary>
    public static IReadOnlyList<Section> Sections { get; } =
    [
        new("Bins and recycling", [("Your bins", null, ["Bin collection days", "Missed bins", "Garden waste", "Bulky waste", "New bins and boxes", "Clinical waste", "Assisted collections"]), ("Recycling centres", null, ["Opening times", "What you can bring", "Permits for vans", "Reuse shops"])]),
        new("Council tax and benefits", [("Council tax", null, ["Pay your council tax", "Bands and charges", "Discounts", "Moving home", "Arrears and recovery", "Single person discount"]), ("Benefits and help", null, ["Housing benefit", "Council tax support", "Household support fund", "Free school meals", "Blue badges"])]),
        new("Parking, roads and travel", [("Parking", null, ["Car parks", "Parking permits", "Pay a parking fine", "Challenge a fine", "Season tickets"]), ("Roads", null, ["Report a pothole", "Street lights", "Gritting", "Road works", "Dropped kerbs", "Flooding"]), ("Public transport", null, ["Bus passes", "School transport", "Community transport", "Cycling"])]),
        new("Planning and building", [("Planning applications", null, ["Comment on an application", "Do you need permission", "Fees", "Appeals", "Pre-application advice"]), ("Planning policy", null, ["Local plan", "Neighbourhood plans", "Five year land supply", "Conservation areas", "Design guides"]), ("Building control", null, ["Apply for approval", "Dangerous structures", "Demolition"])]),
        new("Housing", [("Find a home", null, ["Housing register", "Homelessness advice", "Home ownership", "Private renting"]), ("Housing strategies", "housing", ["Housing enforcement policy", "Tenancy policy", "Empty homes plan"])]),
        new("Schools and learning", [("School places", null, ["Admissions", "Term dates", "In-year transfers", "Appeals for school places", "School closures"]), ("Early years and childcare", "early-years", ["Find childcare", "Funded hours", "Become a childminder", "Family information service"]), ("Adult learning", null, ["Courses", "Apprenticeships"])]),
        new("Children, young people and families", [("Keeping children safe", null, ["Report a concern", "Early help", "Private fostering", "Child exploitation"]), ("Children in care", "children-in-care", ["Care leavers' local offer", "Children's rights", "Virtual school", "Advocacy", "Independent visitors"]),
            ("Fostering and adoption", "fostering", ["Become a foster carer", "Fostering stories", "Adoption", "Special guardianship", "Types of fostering"]), ("Children's services plans", "childrens-plans", ["Children and young people's plan", "Youth justice plan", "Early help strategy", "SEND strategy"]), ("SEND local offer", null, ["Education, health and care plans", "Short breaks", "Transport for pupils with SEND"])]),
        new("Adult social care", [("Getting help", null, ["Care at home", "Care homes", "Paying for care", "Carers' assessments", "Equipment and adaptations"]), ("Adult care strategies", null, ["Market position statement for adults", "Dementia strategy", "Carers strategy"])]),
        new("Leisure, parks and libraries", [("Libraries", null, ["Find a library", "Renew a book", "Mobile library", "Events for children"]), ("Parks and sport", null, ["Parks and open spaces", "Leisure centres", "Allotments", "Playing pitches", "Country parks"]), ("Museums and archives", null, ["Visit the museum", "Local history", "Family history"])]),
        new("Business and licensing", [("Licences", null, ["Alcohol and entertainment", "Taxi licences", "Street trading", "Food businesses"]), ("Tenders and commissioning", "commissioning", ["Selling to the council", "Contracts register", "Procurement rules", "Social value", "Provider payments"]), ("Business support", null, ["Business rates", "Grants", "Premises to let"])]),
        new("Your council", [("Councillors and meetings", "democracy", ["Find your councillor", "Elections and voting", "Speak at a meeting", "Petitions"]), ("Strategies and policies", "strategies", ["Corporate plan", "Equality policy", "Climate change strategy", "Digital strategy", "Medium term financial plan", "Complaints policy", "Customer charter"]),
            ("Open data and transparency", "transparency", ["Spending over £500", "Senior salaries", "Land and property", "Publication scheme", "Freedom of information"]), ("Jobs", null, ["Current vacancies", "Working for us", "Work experience"])]),
        new("Community and safety", [("Births, deaths and marriages", null, ["Register a birth", "Register a death", "Weddings", "Copy certificates", "Cemeteries"]), ("Community safety", null, ["Anti-social behaviour", "Domestic abuse", "Hate crime", "Noise", "CCTV"]), ("Environmental health", null, ["Pest control", "Food hygiene", "Air quality", "Pollution"])]),
    ];

    /// <summary>Streets, parks and schools by which a large site's pages of one kind are told apart.</summary>
    public static IReadOnlyList<string> Places { get; } =
    [
        "Abbey", "Alder", "Beacon", "Birch", "Bridge", "Brook", "Castle", "Cedar", "Church", "Clifton", "Cross", "Dale", "Eastfield", "Elm", "Fairfield", "Forge", "Grange", "Green", "Grove", "Hawthorn", "Heath", "Highfield", "Hill",
        "Holly", "Kings", "Lake", "Lime", "Manor", "Mill", "Moor", "Northgate", "Oak", "Orchard", "Park", "Parkside", "Priory", "Queens", "Ridge", "River", "Rose", "Spring", "St Anne's", "St Mary's", "Station", "Valley", "Victoria", "Westgate", "Willow",
    ];

    private static readonly string[] _lines =
    [
        "You can [do this|apply] online at any time; it takes about {3-20} minutes.", "Call us on 01632 960{100-999} between 9am and 5pm, Monday to Friday.", "There is a charge of £{5-140}, which [is not refunded|you pay when you apply].",
        "We [aim to|usually] answer within {2-20} working days.", "Have your [account number|reference|postcode] ready.", "If you cannot use our website, visit the [customer centre|library] in {name}.", "Some residents [pay less|do not have to pay].",
        "Tell us [at once|within 21 days] if something changes.", "Our teams look after more than {200-9000} of these across {name}.", "[In bad weather|On bank holidays] the service may [stop|run late].", "The rules changed in April.", "You will need [proof of address|a photograph|two documents].",
        "Read the [notes|conditions] before you begin.", "Decisions can be [appealed|looked at again] by an officer who was not involved.", "We share what you tell us only where the law lets us.", "[Most|Nearly all] people who live in {name} are entitled to this.",
        "Report a problem with the form below.", "Large print and other languages on request.",
    ];

    /// <summary>What an ordinary page says.</summary>
    public static IReadOnlyList<Piece> Text(Dice dice, string title, string name)
    {
        var facts = new Dictionary<string, string> { ["name"] = name, ["title"] = title };
        var said = Phrases.Some(_lines, dice.Between(4, 11), dice, facts, shuffled: true);
        var pieces = new List<Piece> { new Paragraph($"{Phrases.Say("[What you need to know about|All about|Help with]", dice, facts)} {title.ToLowerInvariant()} in {name}.") };
        for (var i = 0; i < said.Count; i += 2)
        {
            if (i == 4)
            {
                pieces.Add(new Subheading(dice.Pick(["Before you start", "How to apply", "What happens next", "More help"])));
            }

            pieces.Add(new Paragraph(string.Join(' ', said.Skip(i).Take(2))));
        }

        return pieces;
    }

    /// <summary>The heading of one of a large site's many small pages.</summary>
    public static string Small(Dice dice, string kind) => kind switch
    {
        "news" => Phrases.Say("[New|Refurbished|Award-winning|Much-loved] [library|playground|bus route|market hall|leisure centre|footbridge] [opens|to reopen|gets green light|wins prize|needs your views] in {where}", dice, new Dictionary<string, string> { ["where"] = dice.Pick(Places) }),
        "notice" => $"{dice.Pick(Places)} {dice.Pick(["Road", "Street", "Lane", "Avenue", "Close"])}: {dice.Pick(["road works", "planning notice", "parking order", "tree works", "street trading"])}",
        "place" => $"{dice.Pick(Places)} {dice.Pick(["Park", "Primary School", "Library", "Community Centre", "Allotments", "Surgery", "Care Home", "Nursery"])}",
        _ => $"{dice.Pick(["Report", "Policy", "Guide", "Form", "Survey", "Plan", "Statement"])}: {dice.Pick(["trees", "air quality", "allotments", "markets", "cemeteries", "asset management", "playing pitches", "gambling", "contaminated land", "pay policy"])} {dice.Between(2012, 2024)}",
    };
}
