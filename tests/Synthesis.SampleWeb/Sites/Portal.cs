using Synthesis.SampleWeb.Content;
using Synthesis.SampleWeb.Formats;

namespace Synthesis.SampleWeb.Sites;

/// <summary>
/// The committee portal of an authority on its own host: committees, meetings, agenda items and their attachments. An item has many addresses, since the order and case of parameters
/// vary and some of them change nothing.
/// </summary>
public sealed class Portal : Site
{
    private static readonly string[] _committees = ["Cabinet", "Council", "Planning Committee", "Children and Families Scrutiny", "Audit Committee", "Licensing Committee", "Health and Wellbeing Board", "Corporate Parenting Board"];
    private static readonly string[] _subjects = ["Budget monitoring", "Highways programme", "Town centre plan", "Fees and charges", "Audit opinion", "School organisation", "Treasury management", "Climate action", "Petition", "Capital programme", "Fostering service report", "Care leavers' offer", "Ofsted update"];
    private readonly Plan _plan;

    /// <summary>The portal of <paramref name="plan"/>.</summary>
    public Portal(Plan plan, WebOptions options)
    {
        _plan = plan;
        var dice = plan.Dice.For("committees");
        var minutes = plan.Publications.FirstOrDefault(p => p.Role == Role.Minutes);
        var files = plan.Publications.Where(p => p.Place == Place.Portal && p.Role != Role.Minutes).ToList();
        var meetings = Math.Clamp(plan.Pages / 40, 2, 10);
        var committees = new List<(string, string)>();
        for (var c = 0; c < _committees.Length; c++)
        {
            var (committee, list) = (_committees[c], new List<(string, string)>());
            for (var m = 0; m < meetings; m++)
            {
                var (of, items, id) = (dice.For($"{c} {m}"), new List<(string, string)>(), 1000 + (c * 100) + m);
                var day = options.AsAt.AddDays(-30 - (m * 60) - of.Below(20));
                var title = $"Agenda for {committee}, {day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}";
                for (var i = 0; i < 4; i++)
                {
                    var (number, subject) = (Id(c, m, i), of.Pick(_subjects));
                    var path = $"/mgAi.aspx?ID={number}";
                    items.Add((path, $"{i + 1}. {subject}"));
                    Item(path, $"Agenda item: {subject}", day, () => Html.Fragment([new Paragraph(Phrases.Say("The committee [noted|considered|received] a report on {subject} and [asked for a further report|agreed its recommendations|moved on].", of.For($"said {i} {subject}"), new Dictionary<string, string> { ["subject"] = subject.ToLowerInvariant() }))]), null);
                }

                if (c == 0 && m == 0 && (minutes is not null || files.Count > 0))
                {
                    items.Add((Paper(minutes, files, day, dice), minutes?.Title is { } t ? $"5. {t}" : $"5. {files[0].Title}"));
                }

                list.Add(($"/ieListDocuments.aspx?CId={100 + c}&MId={id}", title));
                Item(list[^1].Item1, title, day, () => Html.Links(items), null);
            }

            committees.Add(($"/ieListMeetings.aspx?CommitteeId={100 + c}", committee));
            Item(committees[^1].Item1, $"Browse meetings - {committee}", options.AsAt.AddDays(-20), () => Html.Links(list), null, listed: false);
        }

        Item("/mgListCommittees.aspx", "Committee structure", options.AsAt.AddDays(-20), () => Html.Links(committees), null, listed: false);
        Item("/", "Councillors and committees", options.AsAt.AddDays(-20), () => Html.Links([("/mgListCommittees.aspx?bcr=1", "Committees"), ("/ieListMeetings.aspx?CommitteeId=100&bcr=1", "Cabinet meetings")]), null, listed: false);
    }

    /// <inheritdoc/>
    public override string Host => _plan.Portal;

    /// <inheritdoc/>
    public override string? Code => _plan.Authority.Code;

    /// <inheritdoc/>
    public override Robots? Robots { get; } = new(["/mgSearch", "/ieSearchResults"], [], null, []);

    /// <summary>The path of a file at the portal.</summary>
    public static string FilePath(Publication publication, Plan plan) => $"/documents/s{plan.Dice.For("document " + publication.Key).Between(10_000, 99_999)}/{(publication.Role == Role.Strategy ? "Appendix A " : "")}{publication.FileName}{publication.Ending}";

    /// <inheritdoc/>
    protected override Answer? Special(Asked asked)
    {
        var path = asked.Path.ToLowerInvariant();
        if (!path.EndsWith(".aspx", StringComparison.Ordinal))
        {
            return null;
        }

        var canonical = path + Query(asked.Parameters);
        return At(canonical) is { } route ? route.Serve(asked) with { Updated = null } : null;
    }

    /// <inheritdoc/>
    protected override string Folded(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return query < 0
            ? base.Folded(path.EndsWith(".aspx", StringComparison.OrdinalIgnoreCase) ? path.ToLowerInvariant() : path)
            : path[..query].ToLowerInvariant() + Query(path[(query + 1)..].Split('&').Select(p => p.Split('=')).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    protected override Answer NotFound(Asked asked) => Page("Error", "<p>The page requested could not be displayed.</p>") with { Status = 404 };

    private static string Query(IReadOnlyDictionary<string, string> parameters)
    {
        var kept = parameters.Where(p => p.Key.ToLowerInvariant() is "id" or "iid" or "aiid" or "cid" or "mid" or "committeeid").OrderBy(p => p.Key.ToLowerInvariant(), StringComparer.Ordinal).Select(p => $"{p.Key.ToLowerInvariant()}={p.Value}").ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    private int Id(int committee, int meeting, int item) => 10_000 + (_plan.Dice.For("ids").Below(70) * 1000) + (committee * 100) + (meeting * 8) + item;

    private string Paper(Publication? minutes, IReadOnlyList<Publication> files, DateOnly day, Dice dice)
    {
        var number = Id(9, 0, 0);
        var path = dice.For("form").Pick([$"/mgAi.aspx?ID={number}", $"/ieDecisionDetails.aspx?AIId={number}", $"/ieIssueDetails.aspx?IId={number}&Opt=3&PlanId=0"]);
        var attached = new List<(string, string)>();
        foreach (var file in files)
        {
            var at = FilePath(file, _plan);
            if (Add(at, file.Title, file.Published, _ => File(file)))
            {
                Placed(file, at, "pdf");
                attached.Add((Escaped(at), $"{file.LinkText} PDF {dice.Between(120, 950)} KB"));
            }
        }

        Item(path, minutes?.Title ?? files[0].Title, day, () => (minutes?.Whole() ?? "<p>Decision: approved.</p>") + (attached.Count > 0 ? $"<h2>Supporting documents</h2>\n{Html.Links(attached)}" : ""), minutes);
        return path;
    }

    private void Item(string path, string title, DateOnly day, Func<string> main, Publication? publication, bool listed = true)
    {
        Add(path, title, day, _ => Page(title, main()) with { Delivers = publication is null ? null : new Delivery(publication.Key) }, listed);
        if (publication is not null)
        {
            Placed(publication, path, "page");
        }
    }

    private Answer Page(string title, string main) => Answer.Page($"""
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{Html.Text(title)} - {Html.Text(_plan.Authority.OfficialName)}</title></head>
        <body><div id="modgov"><div class="mgHeader"><a href="https://{_plan.Host}/">{Html.Text(_plan.Authority.OfficialName)}</a> | <a href="/mgListCommittees.aspx?bcr=1">Committees</a></div>
        <div class="mgContent"><h1>{Html.Text(title)}</h1>
        {main}
        </div></div></body></html>
        """) with { Lasting = false };
}
