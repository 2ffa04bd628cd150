"use strict";
/** Makes the picture of a drill enlarge, read off and answer to the keyboard. Places are in pixels as the picture came. */
const timeline = figure => {
  const SVG = "http://www.w3.org/2000/svg", BASE = 920, WIDTH_MIN = 200, VALUES = 190, VALUES_FROM = 780;
  const STEPS = [.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600];
  const SPAN_MIN_S = .05, TICK_DISTANCE = 58, CHARACTER = 6.3, PADDING = 6, LABEL_ROW = 17, FAR = 4000;
  const make = (name, attributes, parent) => {
    const e = document.createElementNS(SVG, name);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    return parent.appendChild(e);
  };
  const number = (e, name) => +e.getAttribute(name);
  const clamp = (low, x, high) => Math.max(low, Math.min(high, x));
  const sheet = figure.querySelector(".sheet"), names = sheet.querySelector(".names"), svg = sheet.querySelector(".plot");
  const height = number(svg, "height"), axisY = +svg.dataset.axis;
  const perSecond = +sheet.dataset.px, zero = +sheet.dataset.zero;
  let width = BASE, from = 0, to = BASE, cursor = zero, row = 0, beside = false;
  const scale = () => width / (to - from);
  const at = x => (x - from) * scale();
  const signed = (s, digits) => (s >= 0 ? "+" : "\u2212") + Math.abs(s).toFixed(digits);
  const digits = () => scale() * perSecond > 300 ? 3 : scale() * perSecond > 30 ? 2 : 1;
  const clock = x => signed((x - zero) / perSecond, digits()) + " s";

  // What is drawn, with its place as it came.
  const values = make("svg", { class: "values", width: VALUES, height, "aria-hidden": "true" }, sheet);
  const shape = (e, y) => {
    const tick = e.classList.contains("tick");
    const texts = (e.dataset.l || "").split("|").filter(t => t);
    const title = (e.querySelector("title") || { textContent: "" }).textContent;
    if (tick) texts.unshift(title.slice(title.indexOf(": ") + 2));
    const s = { e, tick, texts, title, value: e.dataset.v || texts[0], x: number(e, "x"), w: number(e, "width") };
    s.text = texts.length ? make("text", { class: e.getAttribute("class"), y: number(e, "y") + number(e, "height") / 2 + 4 }, e.parentNode) : null;
    return s;
  };
  const probes = g => [...g.querySelectorAll("path")].flatMap(p => {
    let ms = 0;
    return [...p.getAttribute("d").matchAll(/([Mm])(-?\d+)/g)].map(([, kind, x]) => {
      ms = kind === "M" ? +x : ms + +x;
      return { x: zero + ms * perSecond / 1000, answered: p.classList.contains("reply") };
    });
  });
  for (const text of svg.querySelectorAll(".lane text")) text.remove();
  const lanes = [...svg.querySelectorAll(".lane:not(.over)")].map(g => {
    const y = +g.getAttribute("transform").match(/,([\d.]+)/)[1] + (g.parentNode === svg ? 0 : rowsY());
    return { g, y, name: g.dataset.name, rest: g.dataset.rest, shapes: [...g.querySelectorAll("rect")].map(shape), probes: null,
      text: make("text", { x: 8, y: y + 11.5 }, values) };
  });
  for (const g of svg.querySelectorAll(".lane.over")) {
    const lane = lanes.find(l => l.name === g.dataset.of);
    lane.shapes.push(...[...g.querySelectorAll("rect")].map(shape));
  }
  function rowsY() { return +svg.querySelector(".rows").getAttribute("transform").match(/,([\d.]+)/)[1]; }
  const paths = [...svg.querySelectorAll(".lane path")];
  const bands = [...svg.querySelectorAll(".band")].map(e => ({ e, x: number(e, "x"), w: number(e, "width") }));
  const marks = [...svg.querySelectorAll(".mark")].map(g => ({ g, line: g.querySelector("line"), box: g.querySelector("rect"),
    text: g.querySelector("text"), x: number(g.querySelector("line"), "x1"), w: number(g.querySelector("rect"), "width") }));
  const findings = [...svg.querySelectorAll(".finding")].map(e => ({ e, x: number(e, "cx") }));
  const labelRows = Math.round((axisY - 18) / LABEL_ROW);
  const grid = svg.querySelector(".grid");
  const hair = make("line", { class: "hair", y1: 0, y2: height, visibility: "hidden" }, svg);
  const flag = make("g", { class: "flag", visibility: "hidden" }, svg);
  make("rect", { x: -32, y: height - 15, width: 64, height: 15, rx: 3 }, flag);
  const flagText = make("text", { x: 0, y: height - 4 }, flag);
  const brush = make("rect", { class: "brush", y: axisY, height: height - axisY, visibility: "hidden" }, svg);
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  sheet.append(tip);

  const span = (s, least) => {
    const x = clamp(-FAR, at(s.x), width + FAR), end = clamp(-FAR, at(s.x + s.w), width + FAR);
    const seen = end >= 0 && x <= width;
    s.e.style.display = seen ? "" : "none";
    if (seen) { s.e.setAttribute("x", x.toFixed(2)); s.e.setAttribute("width", Math.max(least, end - x).toFixed(2)); }
    return seen ? [Math.max(0, x), Math.min(width, end)] : null;
  };
  const room = text => text.length * CHARACTER + PADDING;
  const write = (s, text, x) => {
    if (s.text.textContent !== text) s.text.textContent = text;
    if (text) s.text.setAttribute("x", x.toFixed(1));
  };
  const placeTicks = ticks => {
    const written = [], places = ticks.map(s => at(s.x)).sort((a, b) => a - b);
    for (const s of ticks) {
      const x = at(s.x), seen = x >= -2 && x <= width;
      s.e.style.display = seen ? "" : "none";
      s.e.setAttribute("x", x.toFixed(2));
      const start = x + s.w + 3, next = places.find(p => p > x + .5) || width;
      const fits = t => t && seen && start + room(t) <= width && written.every(([a, b]) => start + room(t) < a || b < start);
      const text = s.texts.find((t, i) => fits(t) && (i > 0 || start + room(t) < next)) || "";
      write(s, text, start);
      if (text) written.push([x, start + room(text)]);
    }
  };
  const placeMarks = () => {
    const ends = [];
    for (const m of [...marks].sort((a, b) => a.x - b.x)) {
      const x = at(m.x), seen = x >= -1 && x <= width + 1;
      m.g.style.display = seen ? "" : "none";
      if (!seen) continue;
      const left = clamp(0, x, width - m.w);
      let r = 0;
      while (r < ends.length && ends[r] + 4 > left) r++;
      const fits = r < labelRows;
      if (fits) ends[r] = left + m.w;
      for (const e of [m.box, m.text]) e.style.display = fits ? "" : "none";
      m.line.setAttribute("x1", x.toFixed(2));
      m.line.setAttribute("x2", x.toFixed(2));
      m.line.setAttribute("y1", fits ? r * LABEL_ROW : axisY);
      m.box.setAttribute("x", left.toFixed(1));
      m.box.setAttribute("y", r * LABEL_ROW);
      m.text.setAttribute("x", (left + m.w / 2).toFixed(1));
      m.text.setAttribute("y", r * LABEL_ROW + 11);
    }
  };
  const placeGrid = () => {
    grid.replaceChildren();
    const step = STEPS.find(s => s * perSecond * scale() >= TICK_DISTANCE) || STEPS.at(-1);
    const first = Math.ceil((from - zero) / perSecond / step), last = Math.floor((to - zero) / perSecond / step);
    for (let i = first; i <= last; i++) {
      const x = at(zero + i * step * perSecond).toFixed(1);
      if (x < 12 || x > width - 12) continue;
      make("line", { x1: x, x2: x, y1: axisY - 3, y2: height }, grid);
      make("text", { x, y: axisY - 6 }, grid).textContent = i === 0 ? "0" : signed(i * step, step < .01 ? 3 : step < .1 ? 2 : step < 1 ? 1 : 0);
    }
  };
  const place = () => {
    svg.setAttribute("width", width);
    placeGrid();
    for (const b of bands) span(b, 1);
    for (const lane of lanes) {
      placeTicks(lane.shapes.filter(s => s.tick));
      for (const s of lane.shapes) {
        if (s.tick) continue;
        const seen = span(s, 1);
        if (s.text) write(s, seen && s.texts.find(t => room(t) <= seen[1] - seen[0]) || "", seen ? (seen[0] + seen[1]) / 2 : 0);
      }
    }
    for (const p of paths) p.setAttribute("transform", "translate(" + at(zero).toFixed(3) + ",0) scale(" + (perSecond * scale() / 1000).toFixed(9) + ",1)");
    svg.classList.toggle("near", to - from < BASE / 3);
    placeMarks();
    for (const f of findings) f.e.setAttribute("cx", clamp(-9, at(f.x), width + 9).toFixed(2));
    values.style.display = beside ? "" : "none";
    all.disabled = to - from >= BASE;
    out.disabled = all.disabled;
    shown.textContent = all.disabled ? "" : clock(from) + " to " + clock(to);
    tip.hidden = true;
    if (hair.getAttribute("visibility") === "visible" && cursor >= from && cursor <= to) show(cursor); else hide();
  };

  // What one reads off.
  const held = (lane, x) => {
    const slack = 4 / scale();
    return lane.shapes.filter(s => s.x - (s.tick ? slack : 0) <= x && x <= s.x + s.w + (s.tick ? slack : 0));
  };
  const probe = (lane, x) => {
    lane.probes = lane.probes || probes(lane.g);
    const near = lane.probes.reduce((a, b) => a && Math.abs(a.x - x) <= Math.abs(b.x - x) ? a : b, null);
    return near ? "probe at " + signed((near.x - zero) / perSecond, 3) + " s: " + (near.answered ? "answered" : "no answer") : "";
  };
  const detail = (lane, x) => {
    const told = held(lane, x).map(s => s.title);
    if (lane.g.querySelector("path")) told.unshift(probe(lane, x));
    return told.filter(t => t).join("\n") || lane.rest || "nothing";
  };
  const show = (x, text) => {
    cursor = clamp(0, x, BASE);
    if (cursor < from || cursor > to) { const half = (to - from) / 2; look(cursor - half, cursor + half); }
    const place = at(cursor);
    for (const e of [hair, flag]) e.setAttribute("visibility", "visible");
    hair.setAttribute("x1", place);
    hair.setAttribute("x2", place);
    flag.setAttribute("transform", "translate(" + clamp(32, place, width - 32) + ",0)");
    flagText.textContent = clock(cursor);
    for (const lane of lanes) {
      const told = held(lane, cursor).map(s => s.value).filter(v => v);
      lane.text.textContent = told.length ? told.at(-1).slice(0, 34) : lane.rest;
    }
    const lane = lanes[row], said = text || detail(lane, cursor);
    svg.setAttribute("aria-valuenow", ((cursor - zero) / perSecond).toFixed(3));
    svg.setAttribute("aria-valuetext", clock(cursor) + ", " + lane.name + ": " + said);
  };
  const explain = (head, text, x, y) => {
    tip.replaceChildren(Object.assign(document.createElement("b"), { textContent: head }), text);
    tip.style.whiteSpace = "pre-line";
    tip.hidden = false;
    const left = names.getBoundingClientRect().width + at(x), space = sheet.scrollLeft + sheet.clientWidth;
    tip.style.left = clamp(sheet.scrollLeft + 4, left + 14 + tip.offsetWidth > space ? left - 14 - tip.offsetWidth : left + 14, space) + "px";
    tip.style.top = clamp(0, y, Math.max(0, height - tip.offsetHeight)) + "px";
  };
  const explainRow = () => explain(lanes[row].name + " at " + clock(cursor), detail(lanes[row], cursor), cursor, lanes[row].y + 22);
  const hide = () => {
    for (const e of [hair, flag]) e.setAttribute("visibility", "hidden");
    for (const lane of lanes) lane.text.textContent = "";
    for (const f of findings) f.e.classList.remove("here");
    tip.hidden = true;
  };

  // What moves the view.
  const look = (a, b) => {
    const wide = clamp(SPAN_MIN_S * perSecond, b - a, BASE);
    from = clamp(0, (a + b - wide) / 2, BASE - wide);
    to = from + wide;
    place();
  };
  const zoom = (factor, around) => look(around - (around - from) * factor, around + (to - around) * factor);
  const jump = step => {
    const times = marks.map(m => m.x).sort((a, b) => a - b);
    const begun = hair.getAttribute("visibility") === "visible", start = begun ? cursor : step > 0 ? -1 : BASE + 1;
    const next = step > 0 ? times.find(t => t > start + .001) : times.reverse().find(t => t < start - .001);
    if (next === undefined) return;
    show(next);
    const mark = marks.find(m => m.x === next);
    explain(mark.text.textContent, mark.g.querySelector("title").textContent, next, 22);
  };
  const tools = document.createElement("div");
  tools.className = "tools";
  const button = (text, label, act) => {
    const b = Object.assign(document.createElement("button"), { type: "button", textContent: text, title: label });
    b.setAttribute("aria-label", label);
    b.addEventListener("click", act);
    tools.append(b);
    return b;
  };
  const centre = () => cursor >= from && cursor <= to ? cursor : (from + to) / 2;
  button("+", "enlarge", () => zoom(.5, centre()));
  const out = button("\u2212", "make smaller", () => zoom(2, centre()));
  const all = button("whole drill", "show the whole drill", () => look(0, BASE));
  button("\u2039 mark", "previous mark", () => jump(-1));
  button("mark \u203a", "next mark", () => jump(1));
  const shown = document.createElement("output");
  const hint = Object.assign(document.createElement("span"), { className: "hint", textContent: "drag to enlarge, Ctrl and wheel to zoom; keys: arrows, + \u2212 0, n p" });
  tools.append(shown, hint);
  figure.prepend(tools);

  svg.setAttribute("role", "slider");
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("aria-valuemin", (-zero / perSecond).toFixed(1));
  svg.setAttribute("aria-valuemax", ((BASE - zero) / perSecond).toFixed(1));
  svg.setAttribute("aria-valuenow", "0");
  svg.setAttribute("aria-label", figure.getAttribute("aria-label") + "; left and right move in time, up and down from row to row, plus and minus zoom, n and p go from mark to mark");
  const under = e => from + (e.clientX - svg.getBoundingClientRect().left) / scale();
  let pressed = null;
  svg.addEventListener("pointerdown", e => {
    if (e.button !== 0) return;
    pressed = { x: under(e), client: e.clientX, touch: e.pointerType === "touch", moved: false };
    svg.setPointerCapture(e.pointerId);
  });
  svg.addEventListener("pointermove", e => {
    const x = under(e), y = e.clientY - svg.getBoundingClientRect().top;
    if (pressed && Math.abs(e.clientX - pressed.client) > 4) pressed.moved = true;
    if (pressed && pressed.moved && pressed.touch) { look(from + pressed.x - x, to + pressed.x - x); return; }
    if (pressed && pressed.moved) {
      const [a, b] = [at(pressed.x), at(x)].sort((p, q) => p - q);
      brush.setAttribute("visibility", "visible");
      brush.setAttribute("x", a);
      brush.setAttribute("width", b - a);
    }
    const over = lanes.findIndex(l => l.y <= y && y < l.y + 19);
    if (over >= 0) row = over;
    show(x);
    if (over >= 0 && !pressed) explainRow(); else tip.hidden = true;
  });
  const release = e => {
    if (pressed && pressed.moved && !pressed.touch && e.type === "pointerup") look(...[pressed.x, under(e)].sort((p, q) => p - q));
    brush.setAttribute("visibility", "hidden");
    pressed = null;
  };
  svg.addEventListener("pointerup", release);
  svg.addEventListener("pointercancel", release);
  svg.addEventListener("dblclick", () => look(0, BASE));
  svg.addEventListener("pointerleave", () => { if (document.activeElement !== svg) hide(); });
  svg.addEventListener("blur", hide);
  svg.addEventListener("wheel", e => {
    if (!e.ctrlKey && !e.metaKey && !e.shiftKey) return;
    e.preventDefault();
    const by = e.deltaY || e.deltaX;
    if (e.shiftKey) look(from + by / scale(), to + by / scale()); else zoom(Math.exp(clamp(-1, by / 250, 1)), under(e));
  }, { passive: false });
  svg.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const step = (e.shiftKey ? 60 : 6) / scale(), rows = lanes.length;
    const keys = {
      ArrowLeft: () => show(cursor - step), ArrowRight: () => show(cursor + step), Home: () => show(0), End: () => show(BASE),
      ArrowUp: () => { row = (row + rows - 1) % rows; show(cursor); }, ArrowDown: () => { row = (row + 1) % rows; show(cursor); },
      "+": () => zoom(.5, cursor), "=": () => zoom(.5, cursor), "-": () => zoom(2, cursor), "0": () => look(0, BASE),
      n: () => jump(1), p: () => jump(-1), Escape: hide,
    };
    if (!keys[e.key]) return;
    e.preventDefault();
    keys[e.key]();
    if (e.key.startsWith("Arrow") || e.key === "Home" || e.key === "End") explainRow();
  });

  const fit = () => {
    const free = figure.clientWidth - names.getBoundingClientRect().width;
    if (figure.clientWidth === 0) return;
    beside = free - VALUES >= VALUES_FROM;
    width = Math.max(WIDTH_MIN, Math.floor(beside ? free - VALUES : free));
    place();
  };
  new ResizeObserver(fit).observe(figure);
  window.addEventListener("beforeprint", () => { width = BASE; beside = false; look(0, BASE); });
  window.addEventListener("afterprint", fit);
  fit();

  /** Shows the moment of a check. */
  const pin = (id, seconds, text) => {
    const x = zero + perSecond * seconds;
    svg.focus({ preventScroll: true });
    for (const f of findings) f.e.classList.toggle("here", f.e.id === id);
    show(x, text);
    explain(clock(x), text, x, axisY + 24);
    sheet.scrollLeft = Math.max(0, at(x) - sheet.clientWidth / 2);
  };
  return { pin };
};
