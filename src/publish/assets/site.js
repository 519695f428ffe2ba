// What a page can do beyond HTML: walk through a chart with the keyboard, show the picture of a past day, filter, keep
// both in the address, copy, and ask the database. Every page is whole without it. A classic script that loads nothing,
// because pages are also opened from a folder, where modules and fetch are refused.
(function () {
  "use strict";

  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var one = function (selector, within) { return (within || document).querySelector(selector); };
  var make = function (name, text, className) {
    var node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (className) node.className = className;
    return node;
  };
  var drawn = function (name, attributes) {
    var node = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach(function (key) { node.setAttribute(key, attributes[key]); });
    return node;
  };
  var counted = function (n, word) { return n.toLocaleString("en") + " " + word + (n === 1 ? "" : "s"); };

  all(".needs-js, .controls").forEach(function (node) { node.hidden = false; });

  // ---- Claims of this page -------------------------------------------------------------------------------------

  var cards = all("[data-claim-home]");
  var cardOf = new Map(cards.map(function (card) { return [card.dataset.claimHome, card]; }));

  // Opens a claim and brings the reader to it. What hides it is taken away first.
  function openClaim(card) {
    if (card.hidden) { showEverything(); }
    all(".claim.current").forEach(function (other) { other.classList.remove("current"); });
    card.open = true;
    card.classList.add("current");
    var summary = one("summary", card);
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: "start" });
  }

  // ---- The address: `#ANCHOR` is a claim, `#known-by=2015-10-28&place=RU` is what is shown ---------------------

  var controls = one(".controls");
  var filters = all("[data-filter]");
  var knownBy = one("#known-by");
  var slider = knownBy && knownBy.type === "range" ? knownBy : null;
  var vintages = all("#vintages a[data-on]");
  var day = ""; // the day of the picture that is shown, "" for today
  var shownDay = ""; // the same in words

  function fromAddress() {
    var hash = "";
    try { hash = decodeURIComponent(location.hash.slice(1)); } catch (_) { hash = location.hash.slice(1); }
    if (!hash) { return; }
    var target = document.getElementById(hash);
    if (target) {
      var card = target.closest(".claim");
      if (card) { openClaim(card); }
      return;
    }
    if (!controls || hash.indexOf("=") < 0) { return; }
    var wanted = new URLSearchParams(location.hash.slice(1));
    filters.forEach(function (filter) {
      var value = wanted.get(filter.dataset.filter) || "";
      filter.value = value;
      if (filter.value !== value) { filter.value = ""; }
    });
    setDay(wanted.get("known-by") || "");
    show();
  }

  function toAddress() {
    var parts = [];
    if (day) { parts.push("known-by=" + encodeURIComponent(day)); }
    filters.forEach(function (filter) {
      if (filter.value) { parts.push(filter.dataset.filter + "=" + encodeURIComponent(filter.value)); }
    });
    var address = location.pathname + location.search + (parts.length ? "#" + parts.join("&") : "");
    // From a folder, a browser may refuse to change more than the fragment.
    try { history.replaceState(null, "", parts.length ? "#" + parts.join("&") : address); } catch (_) { location.hash = parts.join("&"); }
  }

  // ---- What is shown: a past day, a place, a category ----------------------------------------------------------

  function setDay(wanted) {
    day = /^-?\d{4,}-\d\d-\d\d$/.test(wanted) ? wanted : "";
    if (!slider) {
      if (knownBy) { knownBy.value = day; }
      return;
    }
    var last = -1;
    vintages.forEach(function (vintage, index) { if (vintage.dataset.on <= day) { last = index; } });
    slider.value = day ? Math.max(last, 0) : vintages.length;
  }

  function showVintage() {
    if (!slider) { return; }
    var paper = one(".chart .paper");
    var vintage = day ? vintages[Number(slider.value)] : null;
    var words = "today";
    if (vintage) { words = vintage.dataset.on === day ? vintage.dataset.words : day; }
    one("#known-by-words").textContent = words;
    slider.setAttribute("aria-valuetext", words);
    if (!paper) { return; }
    var picture = one("img", paper);
    var chart = one("svg", paper);
    // Before the first claim was known there is no picture.
    var source = vintage && vintage.dataset.on <= day ? vintage.getAttribute("href") : null;
    if (source) {
      if (!picture) { picture = paper.appendChild(new Image()); }
      picture.alt = vintage.dataset.alt || "The chart as known on " + words;
      picture.src = source;
    }
    if (picture) { picture.hidden = !source; }
    if (chart) { chart.toggleAttribute("hidden", Boolean(day)); }
    // The other charts show today; beside the picture of a past day they would mislead.
    all(".more-charts").forEach(function (node) { node.hidden = Boolean(day); });
    shownDay = words;
  }

  function show() {
    showVintage();
    var shown = 0;
    var fits = function (data) {
      if (day && (!data.known || data.known > day)) { return false; }
      return filters.every(function (filter) { return !filter.value || data[filter.dataset.filter] === filter.value; });
    };
    cards.forEach(function (card) {
      card.hidden = !fits(card.dataset);
      if (!card.hidden) { shown += 1; }
    });
    all("[data-row]").forEach(function (row) {
      var card = cardOf.get(row.dataset.row);
      // An event in the chart of a series has its card elsewhere.
      row.hidden = card ? card.hidden : Boolean(day && row.dataset.known > day);
    });
    all(".paper [data-claim]").forEach(function (mark) {
      var card = cardOf.get(mark.dataset.claim);
      mark.classList.toggle("dim", Boolean(card && card.hidden));
    });
    all(".none").forEach(function (node) { node.hidden = shown > 0; });
    var status = one(".shown");
    if (status) {
      var chosen = shown < cards.length;
      status.textContent = chosen ? counted(shown, "claim") + " of " + cards.length.toLocaleString("en") + " shown" +
        (day ? ", as known on " + (slider ? shownDay : day) : "") + "." : "All " + counted(cards.length, "claim") + " shown.";
    }
  }

  function showEverything() {
    filters.forEach(function (filter) { filter.value = ""; });
    setDay("");
    show();
  }

  if (controls) {
    controls.addEventListener("submit", function (event) { event.preventDefault(); });
    controls.addEventListener("reset", function (event) {
      event.preventDefault();
      showEverything();
      toAddress();
    });
    filters.forEach(function (filter) {
      filter.addEventListener("change", function () { show(); toAddress(); });
    });
    if (knownBy) {
      knownBy.addEventListener(slider ? "input" : "change", function () {
        if (slider) { day = Number(slider.value) < vintages.length ? vintages[Number(slider.value)].dataset.on : ""; }
        else { setDay(knownBy.value); }
        show();
        toAddress();
      });
    }
    one(".copy-address", controls).addEventListener("click", function (event) {
      copy(location.href, event.currentTarget);
    });
    show();
  }

  all(".toggle-all").forEach(function (button) {
    button.addEventListener("click", function () {
      var open = button.getAttribute("aria-expanded") !== "true";
      cards.forEach(function (card) { card.open = open; });
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "Close all" : "Open all";
    });
  });

  // ---- Charts: one tab stop, arrows from claim to claim --------------------------------------------------------

  function walkable(paper) {
    var chart = one("svg", paper);
    if (!chart || !one("g[data-claim]", chart)) { return; }
    all("a", chart).forEach(function (link) { link.setAttribute("tabindex", "-1"); });
    var scope = paper.closest("figure, main");
    var said = one(".announce", scope);
    var current = null;
    var rings = [];
    // Screen readers hand the arrow keys to an application only. The table next to it says the same as text.
    paper.setAttribute("role", "application");
    paper.setAttribute("aria-roledescription", "chart");

    // From left to right, as they are read; what has no place (not laid out) is left out.
    function marks() {
      return all("g[data-claim]", chart).filter(function (mark) {
        return !mark.classList.contains("dim") && mark.getBoundingClientRect().width + mark.getBoundingClientRect().height > 0;
      }).map(function (mark) {
        var box = mark.getBBox();
        return { mark: mark, x: box.x + box.width / 2, y: box.y + box.height / 2, box: box };
      }).sort(function (a, b) { return a.x - b.x || a.y - b.y; });
    }

    function leave() {
      rings.forEach(function (ring) { ring.remove(); });
      rings = [];
      current = null;
    }

    function go(list, index) {
      leave();
      var found = list[index];
      current = found.mark;
      var at = { x: found.box.x - 5, y: found.box.y - 5, width: found.box.width + 10, height: found.box.height + 10, rx: 3 };
      // Two rings, dark on white, are seen on any colour below them.
      rings = ["ring under", "ring"].map(function (name) {
        var ring = drawn("rect", at);
        ring.setAttribute("class", name);
        return current.parentNode.appendChild(ring);
      });
      current.scrollIntoView({ block: "nearest", inline: "nearest" });
      var title = one("title", current);
      if (said) { said.textContent = (title ? title.textContent : current.dataset.claim) + " (" + (index + 1) + " of " + list.length + ")"; }
    }

    function open(mark) {
      var id = mark.dataset.claim;
      var card = cardOf.get(id);
      if (card) { openClaim(card); try { history.replaceState(null, "", "#" + one(".body", card).id); } catch (_) { /* only the address */ } return; }
      var link = all("a[data-ref]").filter(function (a) { return a.dataset.ref === id; })[0];
      if (link) { link.click(); }
    }

    paper.addEventListener("keydown", function (event) {
      if (event.altKey || event.ctrlKey || event.metaKey || chart.hasAttribute("hidden")) { return; }
      var steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      var list;
      if (event.key in steps || event.key === "Home" || event.key === "End") {
        list = marks();
        if (!list.length) { return; }
        var at = list.findIndex(function (found) { return found.mark === current; });
        var next = event.key === "Home" ? 0 : event.key === "End" ? list.length - 1 : at < 0 ? (steps[event.key] > 0 ? 0 : list.length - 1)
          : Math.min(Math.max(at + steps[event.key], 0), list.length - 1);
        event.preventDefault();
        go(list, next);
      } else if (event.key === "Enter" && current) {
        event.preventDefault();
        open(current);
      } else if (event.key === "Escape" && current) {
        leave();
        if (said) { said.textContent = ""; }
      }
    });
    paper.addEventListener("blur", leave);

    chart.addEventListener("click", function (event) {
      if (event.target.closest("a")) { return; }
      var mark = event.target.closest("g[data-claim]");
      if (!mark) {
        // Thin marks are hard to hit: the nearest one within a finger's width counts.
        var nearest = 14;
        all("g[data-claim]", chart).forEach(function (near) {
          var box = near.getBoundingClientRect();
          var away = Math.hypot(Math.max(box.left - event.clientX, 0, event.clientX - box.right), Math.max(box.top - event.clientY, 0, event.clientY - box.bottom));
          if (away < nearest) { nearest = away; mark = near; }
        });
      }
      if (mark) { open(mark); }
    });
  }
  all(".paper").forEach(walkable);

  // ---- Uncertain dates in the list of events, all on one scale of time -----------------------------------------

  // Days since year 0; Date.UTC would take the years 0 to 99 for 1900 to 1999.
  function dayNumber(iso) {
    var parts = /^([-Y]*\d+)-(\d\d)-(\d\d)$/.exec(iso || "");
    if (!parts) { return null; }
    var date = new Date(0);
    date.setUTCFullYear(Number(parts[1].replace("Y", "")), Number(parts[2]) - 1, Number(parts[3]));
    return date.getTime() / 864e5;
  }

  function drawSpans(spans) {
    var days = [];
    spans.forEach(function (span) {
      span.first = dayNumber(span.node.dataset.from);
      span.last = dayNumber(span.node.dataset.to);
      [span.first, span.last].forEach(function (n) { if (n !== null && isFinite(n)) { days.push(n); } });
    });
    if (!days.length) { return; }
    days.sort(function (a, b) { return a - b; });
    var from = days[0];
    var to = days[days.length - 1];
    // One event of antiquity among those of today would leave them a hair's breadth: then the scale is that of most, and arrows lead beyond it.
    var most = [days[Math.floor(days.length * 0.05)], days[Math.ceil(days.length * 0.95) - 1]];
    if (to - from > 4 * (most[1] - most[0])) { from = most[0]; to = most[1]; }
    to = Math.max(to, from + 1);
    var year = function (n) { return String(new Date(n * 864e5).getUTCFullYear()); };
    var ends = one("#span-ends");
    if (ends) { ends.textContent = year(from) + " to " + year(to); }
    var width = 860;
    var place = function (n) { return 8 + (n - from) / (to - from) * (width - 16); };
    spans.forEach(function (span) {
      if (span.first === null && span.last === null) { return; }
      var before = span.first === null || span.first < from;
      var after = span.last === null || span.last > to;
      var left = before ? 8 : Math.min(place(span.first), width - 8);
      var right = after ? width - 8 : Math.max(place(span.last), 8);
      var chart = drawn("svg", { viewBox: "0 0 " + width + " 12", preserveAspectRatio: "none", "aria-hidden": "true" });
      chart.appendChild(drawn("line", { "class": "base", x1: 0, x2: width, y1: 6, y2: 6 }));
      var full = span.node.dataset.extent === "throughout" || span.node.dataset.from === span.node.dataset.to;
      if (full && span.node.dataset.about === "yes") { full = false; }
      var bar = Math.max(right - left, 3);
      chart.appendChild(drawn("rect", { "class": full ? "full" : bar < 24 ? "open narrow" : "open", x: left - (bar - (right - left)) / 2, y: 2, width: bar, height: 8 }));
      if (before) { chart.appendChild(drawn("polygon", { "class": "arrow", points: "0,6 8,1 8,11" })); }
      if (after) { chart.appendChild(drawn("polygon", { "class": "arrow", points: width + ",6 " + (width - 8) + ",1 " + (width - 8) + ",11" })); }
      span.node.appendChild(chart);
    });
  }
  drawSpans(all(".span").map(function (node) { return { node: node }; }));

  // ---- Copying -------------------------------------------------------------------------------------------------

  function copy(text, button) {
    var before = button.textContent;
    var done = function (word) {
      button.textContent = word;
      setTimeout(function () { button.textContent = before; }, 1500);
    };
    if (!navigator.clipboard) { done("Not possible here"); return; }
    navigator.clipboard.writeText(text).then(function () { done("Copied"); }, function () { done("Not possible here"); });
  }
  all(".citation .copy").forEach(function (button) {
    button.addEventListener("click", function () { copy(one("bdi", button.parentNode).textContent, button); });
  });

  // ---- Print: what is folded is opened -------------------------------------------------------------------------

  var folded = [];
  addEventListener("beforeprint", function () {
    folded = all("details:not([open])");
    folded.forEach(function (node) { node.open = true; });
  });
  addEventListener("afterprint", function () { folded.forEach(function (node) { node.open = false; }); });

  // ---- SQL: nothing is loaded before the reader asks for it -----------------------------------------------------

  var MOST_ROWS = 1000;
  var database = null;

  function load(address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = document.body.dataset.root + address;
      script.onload = resolve;
      script.onerror = function () { reject(new Error(address + " could not be loaded")); };
      document.head.appendChild(script);
    });
  }

  function bytes(base64) {
    var text = atob(base64);
    var array = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i += 1) { array[i] = text.charCodeAt(i); }
    return array;
  }

  // Runs each statement and keeps the rows of the last that gives any.
  function ask(sql) {
    var answer = { columns: [], rows: [], more: false };
    var statements = database.iterateStatements(sql);
    for (var next = statements.next(); !next.done; next = statements.next()) {
      var statement = next.value;
      var rows = [];
      var more = false;
      while (statement.step()) {
        if (rows.length === MOST_ROWS) { more = true; break; }
        rows.push(statement.get());
      }
      if (statement.getColumnNames().length) { answer = { columns: statement.getColumnNames(), rows: rows, more: more }; }
    }
    return answer;
  }

  function answerTable(answer) {
    var region = make("div", undefined, "scroll tall");
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", "Answer");
    var table = region.appendChild(make("table", undefined, "data"));
    table.appendChild(make("caption", answer.more ? "The first " + MOST_ROWS.toLocaleString("en") + " rows; there are more. Add a LIMIT, or ask the downloaded file." : counted(answer.rows.length, "row")));
    var head = table.createTHead().insertRow();
    answer.columns.forEach(function (name) { head.appendChild(make("th", name)).scope = "col"; });
    var body = table.createTBody();
    answer.rows.forEach(function (row) {
      var line = body.insertRow();
      row.forEach(function (value) {
        var cell = line.insertCell();
        if (value === null) { cell.appendChild(make("span", "NULL", "null")); return; }
        cell.textContent = value instanceof Uint8Array ? "BLOB, " + counted(value.length, "byte") : String(value);
        cell.dir = "auto";
        if (typeof value === "number") { cell.className = "n"; }
      });
    });
    return region;
  }

  function sqlPage() {
    var button = one("#sql-open");
    if (!button) { return; }
    var form = one("#sql-form");
    var text = one("#sql-text");
    var canned = one("#sql-canned");
    var status = one("#sql-status");
    var error = one("#sql-error");
    var result = one("#sql-result");

    function run() {
      if (!database) { return; }
      error.textContent = "";
      result.textContent = "";
      status.textContent = "";
      try {
        var answer = ask(text.value);
        result.appendChild(answerTable(answer));
        status.textContent = answer.more ? "The first " + MOST_ROWS.toLocaleString("en") + " rows are shown." : counted(answer.rows.length, "row") + ".";
      } catch (problem) {
        error.textContent = "SQLite: " + problem.message;
      }
    }

    button.addEventListener("click", function () {
      button.disabled = true;
      status.textContent = "Loading SQLite and the database…";
      load("assets/sql-wasm-inline.js").then(function () { return load("data/database.js"); }).then(function () {
        return window.initSqlJs();
      }).then(function (sqlite) {
        database = new sqlite.Database(bytes(window.tallybookDatabase));
        window.tallybookDatabase = undefined; // the text is a third larger than the database itself
        button.parentNode.hidden = true;
        form.hidden = false;
        text.focus();
        run();
      }).catch(function (problem) {
        button.disabled = false;
        status.textContent = "";
        error.textContent = "The database could not be opened: " + problem.message;
      });
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); run(); });
    text.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
    });
    if (canned) { canned.addEventListener("change", function () { text.value = canned.value; run(); }); }
  }
  sqlPage();

  addEventListener("hashchange", fromAddress);
  fromAddress();
  // When all is laid out, the browser goes to the fragment by itself: below the line that names the claim.
  addEventListener("load", function () { setTimeout(function () {
    var current = one(".claim.current");
    if (current) { one("summary", current).scrollIntoView({ block: "start" }); }
  }, 0); });
})();
