namespace Synthesis.Extract;

/// <summary>The words that name a web page's furniture, in the ids and classes of its elements and in its headings. All in one place, so that one can be added.</summary>
internal static class PageWords
{
    /// <summary>Elements that never hold text to read.</summary>
    internal static readonly HashSet<string> NeverText = Words(
        "script style noscript template input select textarea option datalist iframe frame svg canvas object embed video audio dialog head link meta map progress meter");

    /// <summary>Elements that are furniture unless they hold much of the page's prose (some systems wrap the whole page in a form).</summary>
    internal static readonly HashSet<string> FurnitureTags = Words("nav aside form footer menu");

    /// <summary>Roles that are furniture, as <see cref="FurnitureTags"/>.</summary>
    internal static readonly HashSet<string> FurnitureRoles = Words(
        "navigation banner contentinfo search complementary dialog alert alertdialog menu menubar toolbar");

    /// <summary>Beginnings of the words of an id or class that name furniture.</summary>
    internal static readonly string[] FurnitureStems =
    [
        "advert", "affiliat", "author", "breadcrumb", "bookmark", "byline", "caption", "carousel", "colophon", "copyright", "credit", "disclaimer",
        "dropdown", "feedback", "flyout", "footer", "jetpack", "lightbox", "login", "masthead", "modal", "navbar", "navbox", "navigation",
        "newsletter", "outbrain", "paginat", "paywall", "permalink", "popup", "popular", "printfriendly", "promo", "rating", "recommend", "recirc", "related", "respond",
        "share", "sharing", "shariff", "sidebar", "signup", "skiplink", "social", "sponsor", "submenu", "subscri", "taboola", "taglist", "toolbar", "tooltip",
        "trending", "werbung", "whatsapp", "watchlist",
    ];

    /// <summary>Beginnings of the words of an id or class that name furniture even where it is longer than the page's own prose: consent walls and readers' comments.</summary>
    internal static readonly string[] LongFurnitureStems = ["cmplz", "comment", "consent", "cookie", "disqus", "dsgvo", "gdpr", "klaro", "kommentar", "onetrust", "usercentrics"];

    /// <summary>Short words of an id or class that name furniture.</summary>
    internal static readonly HashSet<string> FurnitureWords = Words(
        "ad ads adv anzeige bio crumb crumbs crumbtrail nav pager prefooter print prevnext permalinks reply replies rss skip socials tag tags toc topics breaker buybox cta vcard");

    /// <summary>Words of an id or class that name furniture where links make up much of the element.</summary>
    internal static readonly HashSet<string> LinkBoxWords = Words(
        "aside back bottom box buttons categories category catlinks header info item links list menu meta more most next other posts prev previous recent similar stories teaser teasers tile top widget widgets");

    /// <summary>Words of an id or class that name parts a reader opens: hidden at first, and content all the same.</summary>
    internal static readonly HashSet<string> OpenableWords = Words(
        "accordion collapse collapsed collapsible content details drawer expand expandable expander faq panel step steps tab tabs tabpanel toggle");

    /// <summary>Beginnings of classes that name what is elsewhere on the page, or not there.</summary>
    internal static readonly string[] OtherNames = ["has-", "no-", "with-", "without-"];

    /// <summary>Whole headings that introduce furniture; a colon or dots at their end do not count.</summary>
    internal static readonly HashSet<string> FurnitureHeadings = new(StringComparer.OrdinalIgnoreCase)
    {
        "advertisement", "anzeige", "- anzeige-", "categories", "comments", "contents", "credit", "follow us", "further reading", "kommentare", "mehr themen", "mehr zum thema",
        "meistgelesen", "print this page", "publicidad", "reklama", "recommended", "related", "schlagworte", "schon gelesen?", "sponsored", "subscribe", "tags", "topics",
        "video recomendado", "weiterlesen", "werbung",
    };

    /// <summary>Beginnings of headings that introduce furniture.</summary>
    internal static readonly string[] FurnitureOpenings =
    [
        "about the author", "add a comment", "category:", "credit:", "filed under", "follow @", "image:", "in this section", "is this page useful", "latest articles", "latest news",
        "leave a comment", "leave a reply", "more from", "more on", "more stories", "most popular", "most read", "on this page", "photo:", "post a comment", "posted in",
        "read also", "read more", "read next", "recommended for", "related articles", "related content", "related links", "related pages", "related posts", "related stories",
        "related topics", "share on", "share this", "sign up for", "sign up to", "subscribe to", "was this page", "you may also", "you might also",
        "à lire aussi", "sur le même", "auch interessant", "das könnte", "lesen sie auch", "mehr aus", "weitere artikel", "zurück zu", "contenido relacionado", "también te puede",
        "leggi anche", "leia também", "zobacz także",
    ];

    /// <summary>Beginnings of captions that belong to figures which say something, as photographs' captions mostly do not.</summary>
    internal static readonly string[] NumberedCaptions = ["chart", "diagram", "fig.", "figure", "graph", "map", "table"];

    /// <summary>What the addresses of photographs' files hold, images that are fetched late included.</summary>
    internal static readonly string[] Photographs = [".jp", ".webp", ".avif", "data:"];

    /// <summary>Parts of a link's address that show a file behind it.</summary>
    internal static readonly string[] FileLinks = [".pdf", ".doc", ".xls", ".ppt", ".odt", ".csv", "download"];

    private static HashSet<string> Words(string list) => new(list.Split(' '), StringComparer.OrdinalIgnoreCase);
}
