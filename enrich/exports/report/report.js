"use strict";
(() => {
  const find = document.getElementById("find");
  const body = document.querySelector("#accounts tbody");
  const lines = [...body.rows];
  const sections = new Map([...document.querySelectorAll("section.account")].map((s) => [s.id, s]));
  const shown = new Set([...document.querySelectorAll(".chip")].map((c) => c.dataset.verdict));
  const texts = new Map(lines.map((l) => [l, (l.textContent + " " + (sections.get("a" + l.dataset.row)?.querySelector(".people")?.textContent ?? "")).toLowerCase()]));
  function filter() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let any = false;
    for (const line of lines) {
      const fits = shown.has(line.dataset.verdict) && words.every((w) => texts.get(line).includes(w));
      line.hidden = !fits;
      const section = sections.get("a" + line.dataset.row);
      if (section) section.hidden = !fits;
      any ||= fits;
    }
    document.getElementById("none").hidden = any;
  }
  find.addEventListener("input", filter);
  for (const chip of document.querySelectorAll(".chip")) {
    chip.addEventListener("click", () => {
      const on = chip.getAttribute("aria-pressed") !== "true";
      chip.setAttribute("aria-pressed", String(on));
      shown[on ? "add" : "delete"](chip.dataset.verdict);
      filter();
    });
  }
  let last = "", down = false;
  for (const button of document.querySelectorAll("[data-sort]")) {
    button.addEventListener("click", () => {
      const key = button.dataset.sort;
      down = key === last ? !down : key === "score" || key === "ready" || key === "employees";
      last = key;
      const number = (v) => parseFloat(v.replace(/[^\d.-]/g, "")) || 0;
      const numeric = ["row", "score", "employees", "ready"].includes(key);
      lines.sort((a, b) => {
        const [x, y] = [a.dataset[key] ?? "", b.dataset[key] ?? ""];
        const order = numeric ? number(x) - number(y) : x.localeCompare(y);
        return down ? -order : order;
      });
      body.append(...lines);
    });
  }
})();
