// Filters and sorts the tables of this page. Everything is readable without it.
(function () {
  "use strict";
  var said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  document.body.append(said);

  function value(row, column) {
    var cell = row.cells[column];
    if (!cell) { return ""; }
    var v = cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
    return v !== "" && !isNaN(v) ? Number(v) : v.toLowerCase();
  }

  function compare(a, b) {
    if (typeof a === typeof b) { return a < b ? -1 : a > b ? 1 : 0; }
    return typeof a === "number" ? -1 : 1;
  }

  // A row and the parts of it that follow stay together, and rows stay under their heading.
  function families(body) {
    var all = [];
    Array.from(body.rows).forEach(function (row) {
      if (row.classList.contains("section")) { return; }
      if (/\bpart-/.test(row.className) && all.length) { all[all.length - 1].push(row); } else { all.push([row]); }
    });
    return all;
  }

  function sort(table, column, down) {
    Array.from(table.tBodies).forEach(function (body) {
      families(body).sort(function (a, b) {
        return (down ? -1 : 1) * compare(value(a[0], column), value(b[0], column));
      }).forEach(function (family) { body.append.apply(body, family); });
    });
  }

  function filter(table, words, chosen) {
    var shown = 0;
    Array.from(table.tBodies).forEach(function (body) {
      var any = false;
      families(body).forEach(function (family) {
        var hit = words.every(function (w) { return family.some(function (r) { return r.textContent.toLowerCase().includes(w); }); })
          && chosen.every(function (c) { return c.select.value === "" || (family[0].cells[c.column] && family[0].cells[c.column].textContent.trim() === c.select.value); });
        family.forEach(function (r) { r.hidden = !hit; });
        if (hit) { shown += family.length; any = true; }
      });
      Array.from(body.rows).forEach(function (r) { if (r.classList.contains("section")) { r.hidden = !any; } });
    });
    return shown;
  }

  document.querySelectorAll("main table").forEach(function (table, n) {
    var rows = table.tBodies.length ? table.querySelectorAll("tbody tr:not(.section)").length : 0;
    if (rows < 2) { return; }
    table.querySelectorAll("thead th").forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.from(head.childNodes));
      head.append(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        table.querySelectorAll("thead th").forEach(function (h) { h.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, column, down);
        said.textContent = "Sorted by " + button.textContent + (down ? ", descending" : ", ascending");
      });
    });
    if (rows < 8) { return; }
    var box = document.createElement("p"), label = document.createElement("label"), input = document.createElement("input");
    box.className = "filter";
    input.type = "search";
    input.id = "filter-" + n;
    label.htmlFor = input.id;
    label.textContent = "Show rows with ";
    box.append(label, input);
    var chosen = [];
    function show() {
      var shown = filter(table, input.value.toLowerCase().split(/\s+/).filter(Boolean), chosen);
      said.textContent = shown + (shown === 1 ? " row" : " rows");
    }
    table.querySelectorAll("thead th").forEach(function (head, column) {
      if (head.dataset.choose === undefined) { return; }
      var both = document.createElement("span"), name = document.createElement("label"), select = document.createElement("select"), words = {};
      table.querySelectorAll("tbody tr:not(.section)").forEach(function (r) { words[r.cells[column] ? r.cells[column].textContent.trim() : ""] = true; });
      select.id = "choose-" + n + "-" + column;
      name.htmlFor = select.id;
      name.textContent = head.textContent + " ";
      select.append(new Option("any", ""));
      Object.keys(words).filter(Boolean).sort().forEach(function (w) { select.append(new Option(w, w)); });
      select.addEventListener("change", show);
      chosen.push({ column: column, select: select });
      both.append(name, select);
      box.append(" ", both);
    });
    table.parentElement.before(box);
    input.addEventListener("input", show);
  });
}());
