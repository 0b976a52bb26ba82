"use strict";
(() => {
  const root = document.documentElement;
  const reports = [...document.querySelectorAll(".report")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let report = reports[0];
  let current = 0; // number of the fact j and k stand on
  let cameFrom = null; // where Esc goes back to
  root.classList.add("js");

  const numbers = (element) => (element.dataset.n || "").split(" ").filter(Boolean);
  const resting = (selector, wanted) =>
    [...report.querySelectorAll(selector)].filter((each) => numbers(each).some((n) => wanted.includes(n)));

  function clear() {
    for (const each of report.querySelectorAll(".on, .flash, .sel")) each.classList.remove("on", "flash", "sel");
  }

  // Marks the words of the given facts in the article, and the facts themselves in the picture.
  function mark(wanted) {
    clear();
    const words = resting(".body .ev", wanted);
    for (const each of words) each.classList.add("on", "flash");
    for (const each of resting(".picture [data-n]", wanted)) each.classList.add("sel");
    return words;
  }

  function into(element) {
    element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }

  function showWords(fact) {
    const words = mark(numbers(fact));
    cameFrom = fact;
    current = Number(numbers(fact)[0]) || current;
    if (words.length) into(words[0]);
  }

  // Lists the facts that rest on the given words. Text goes in as text, never as markup.
  function showFacts(wanted) {
    const panel = report.querySelector(".basis");
    const list = panel.querySelector("ul");
    list.replaceChildren();
    for (const n of wanted) {
      const row = document.getElementById(`${report.id}-s${n}`);
      if (!row) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "fact";
      button.dataset.n = n;
      const kind = document.createElement("span");
      kind.className = "kind";
      kind.textContent = `${n} · ${row.dataset.kind} `;
      button.append(kind);
      for (const part of row.querySelectorAll(".said-text, .date, .stance")) button.append(part.cloneNode(true), " ");
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
    }
    panel.hidden = false;
  }

  function step(by) {
    const last = report.querySelectorAll("table.all tbody tr").length;
    if (!last) return;
    current = Math.min(Math.max(current + by, 1), last);
    const words = mark([String(current)]);
    showFacts([String(current)]);
    if (words.length) {
      into(words[0]);
      words[0].focus({ preventScroll: true });
    }
  }

  function back() {
    clear();
    report.querySelector(".basis").hidden = true;
    if (cameFrom && cameFrom.isConnected) {
      into(cameFrom);
      cameFrom.focus({ preventScroll: true });
    }
    cameFrom = null;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest(".close")) return back();
    const fact = event.target.closest("[data-n]");
    if (!fact || !report.contains(fact)) return undefined;
    if (!fact.closest(".body")) return showWords(fact);
    mark(numbers(fact));
    showFacts(numbers(fact));
    current = Number(numbers(fact)[0]);
    cameFrom = fact;
    return undefined;
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return void back();
    if (event.target.closest("input, select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if ((event.key === "Enter" || event.key === " ") && event.target.matches("[role=button]")) {
      event.preventDefault();
      event.target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    }
  });

  function tabs(of) {
    const list = of.querySelector(".tabs");
    const panels = [...of.querySelectorAll(".panel")];
    const buttons = panels.map((panel) => {
      const button = document.createElement("button");
      const count = document.createElement("small");
      button.type = "button";
      button.id = `${panel.id}-tab`;
      button.textContent = `${panel.dataset.tab} `;
      count.textContent = panel.dataset.count;
      button.append(count);
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", button.id);
      list.append(button);
      return button;
    });
    const choose = (chosen) => {
      panels.forEach((panel, i) => {
        panel.hidden = i !== chosen;
        buttons[i].setAttribute("aria-selected", String(i === chosen));
        buttons[i].tabIndex = i === chosen ? 0 : -1;
      });
    };
    const open = (at) => {
      choose(at);
      try {
        history.replaceState(null, "", `#${panels[at].id}`); // the address holds the view
      } catch {
        // some viewers forbid it; the page works without
      }
    };
    list.addEventListener("click", (event) => {
      const at = buttons.indexOf(event.target.closest("button"));
      if (at >= 0) open(at);
    });
    list.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      const at = (buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length;
      open(at);
      buttons[at].focus();
    });
    list.hidden = false;
    choose(Math.max(panels.findIndex((panel) => `#${panel.id}` === location.hash), 0));
  }

  function filter(of) {
    const box = of.querySelector(".filter");
    const [words, kind, status] = ["[data-filter]", "[data-filter-kind]", "[data-filter-status]"].map((s) => box.querySelector(s));
    const rows = [...of.querySelectorAll("table.all tbody tr")];
    const apply = () => {
      const wanted = words.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        const fits = (!kind.value || row.dataset.kind === kind.value) && (!status.value || row.dataset.status === status.value) && row.textContent.toLowerCase().includes(wanted);
        row.hidden = !fits;
        shown += fits;
      }
      box.querySelector("output").textContent = `${shown} of ${rows.length}`;
    };
    box.addEventListener("input", apply);
    box.hidden = false;
    apply();
  }

  function legend(of) {
    of.querySelector(".legend").addEventListener("change", () => {
      const off = [...of.querySelectorAll(".legend input:not(:checked)")].map((input) => `k-${input.dataset.kind}`);
      for (const each of of.querySelectorAll(".body .ev")) {
        const kinds = [...each.classList].filter((name) => name.startsWith("k-"));
        each.classList.toggle("off", kinds.every((name) => off.includes(name)));
      }
    });
  }

  for (const each of reports) {
    tabs(each);
    filter(each);
    legend(each);
  }

  const chooser = document.getElementById("chooser");
  function choose(key) {
    for (const each of reports) each.hidden = each.id !== key;
    report = reports.find((each) => each.id === key) || reports[0];
    current = 0;
    cameFrom = null;
  }
  if (chooser) {
    const [asked] = location.hash.slice(1).split("-");
    if (reports.some((each) => each.id === asked)) chooser.value = asked;
    chooser.addEventListener("change", () => choose(chooser.value));
    choose(chooser.value);
  }

  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
