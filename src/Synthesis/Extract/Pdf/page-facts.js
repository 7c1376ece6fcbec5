// Run by mutool with a file and the pages that may hold a table (from 0, separated by commas): prints what its text output
// lacks. One JSON object a line: the document's facts, then each page's bounds and the straight lines drawn on it where that
// was asked for (as boxes; a thin filled rectangle is a line too) with the share of it that its largest picture covers, then the
// outline as [depth, page, title].
var doc = new Document(scriptArgs[0]);
var wanted = {};
(scriptArgs[1] || "").split(",").forEach(function (page) { wanted[page] = true; });
var thin = 3, most = 4000;

function meta(key) {
    try { return doc.getMetaData(key) || null; } catch (e) { return null; }
}

var locked = doc.needsPassword();
print(JSON.stringify({
    locked: locked, pages: locked ? 0 : doc.countPages(), title: meta("info:Title"), author: meta("info:Author"),
    created: meta("info:CreationDate"), modified: meta("info:ModDate")
}));

function collect(lines, seen) {
    function add(x0, y0, x1, y1) {
        var w = Math.abs(x1 - x0), h = Math.abs(y1 - y0);
        if (lines.length < most && (w <= thin) != (h <= thin))
            lines.push([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)].map(function (v) { return Math.round(v * 10) / 10; }));
    }
    function walker(path, ctm, stroked) {
        var points = [], curved = false;
        function at(x, y) { return [ctm[0] * x + ctm[2] * y + ctm[4], ctm[1] * x + ctm[3] * y + ctm[5]]; }
        function flush() {
            var i, xs, ys;
            if (points.length > 1 && !curved) {
                if (stroked) {
                    for (i = 1; i < points.length; ++i) add(points[i - 1][0], points[i - 1][1], points[i][0], points[i][1]);
                } else {
                    xs = points.map(function (p) { return p[0]; });
                    ys = points.map(function (p) { return p[1]; });
                    add(Math.min.apply(null, xs), Math.min.apply(null, ys), Math.max.apply(null, xs), Math.max.apply(null, ys));
                }
            }
            points = [];
            curved = false;
        }
        path.walk({
            moveTo: function (x, y) { flush(); points.push(at(x, y)); },
            lineTo: function (x, y) { points.push(at(x, y)); },
            curveTo: function () { curved = true; },
            closePath: function () { if (points.length) points.push(points[0]); }
        });
        flush();
    }
    return {
        fillPath: function (path, evenOdd, ctm) { if (lines.length < most) walker(path, ctm, false); },
        strokePath: function (path, stroke, ctm) { if (lines.length < most) walker(path, ctm, true); },
        fillImage: function (image, ctm) { seen(ctm); },
        fillImageMask: function (image, ctm) { seen(ctm); }
    };
}

if (!locked) {
    for (var i = 0; i < doc.countPages(); ++i) {
        var bounds = null, lines = [], pictured = 0;
        try {
            var page = doc.loadPage(i);
            bounds = page.bound();
            if (wanted[i])
                page.run(collect(lines, function (m) { pictured = Math.max(pictured, Math.abs(m[0] * m[3] - m[1] * m[2])); }), [1, 0, 0, 1, 0, 0]);
        } catch (e) {
            // A page that cannot be drawn still has whatever was found of it.
        }
        var area = bounds ? Math.abs((bounds[2] - bounds[0]) * (bounds[3] - bounds[1])) : 0;
        print(JSON.stringify({ page: i, bounds: bounds, lines: lines, pictured: area > 0 ? Math.min(1, Math.round(100 * pictured / area) / 100) : 0 }));
    }

    var outline = [];
    function gather(entries, depth) {
        entries.forEach(function (entry) {
            var page = /#page=(\d+)/.exec(entry.uri || "");
            if (page && entry.title && outline.length < 1000) outline.push([depth, +page[1], entry.title.slice(0, 300)]);
            if (entry.down && depth < 9) gather(entry.down, depth + 1);
        });
    }
    try { gather(doc.loadOutline() || [], 1); } catch (e) { /* Headings are told without it. */ }
    print(JSON.stringify({ outline: outline }));
}
