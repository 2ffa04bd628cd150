"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const make = (name, attributes, parent) => {
    const e = document.createElementNS(SVG, name);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    return parent.appendChild(e);
  };
  const open = () => {
    const at = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const drill = at && at.closest("details");
    if (drill && !drill.open) { drill.open = true; at.scrollIntoView(); }
    const link = at && document.querySelector('a.at[href="#' + at.id + '"]');
    if (link) link.click();
  };

  for (const figure of document.querySelectorAll(".timeline")) {
    const sheet = figure.querySelector(".sheet");
    const svg = sheet.querySelector(".plot svg");
    const width = +svg.getAttribute("width"), height = +svg.getAttribute("height");
    const px = +sheet.dataset.px, zero = +sheet.dataset.zero;
    const rowsY = +svg.querySelector(".rows").getAttribute("transform").match(/,([\d.]+)/)[1];
    const values = make("svg", { class: "values", width: 180, height, "aria-hidden": "true" }, sheet);
    const lanes = [...svg.querySelectorAll(".lane")].map(g => ({
      name: g.dataset.name,
      rest: g.dataset.rest,
      boxes: [...g.querySelectorAll("rect[data-v]"), ...svg.querySelectorAll('[data-of="' + g.dataset.name + '"] rect')].map(r => {
        const x = +r.getAttribute("x"), w = +r.getAttribute("width"), slack = r.classList.contains("tick") ? 4 : 0;
        return { from: x - slack, to: x + w + slack, value: r.dataset.v };
      }),
      text: make("text", { x: 8, y: rowsY + +g.getAttribute("transform").match(/,([\d.]+)/)[1] + 11.5 }, values),
    }));
    const cross = make("line", { class: "cross", y1: 0, y2: height, visibility: "hidden" }, svg);
    const flag = make("g", { class: "flag", visibility: "hidden" }, svg);
    make("rect", { x: -30, y: height - 15, width: 60, height: 15, rx: 3 }, flag);
    const time = make("text", { x: 0, y: height - 4 }, flag);
    let x = zero;

    const show = to => {
      x = Math.max(0, Math.min(width, to));
      const seconds = (x - zero) / px;
      const label = (seconds >= 0 ? "+" : "\u2212") + Math.abs(seconds).toFixed(1) + " s";
      time.textContent = label;
      const read = [];
      for (const lane of lanes) {
        let value = lane.rest;
        for (const b of lane.boxes) if (b.from <= x && x <= b.to && b.value) value = b.value;
        lane.text.textContent = value;
        if (value) read.push(lane.name + " " + value);
      }
      for (const e of [cross, flag]) e.setAttribute("visibility", "visible");
      cross.setAttribute("x1", x);
      cross.setAttribute("x2", x);
      flag.setAttribute("transform", "translate(" + Math.max(30, Math.min(width - 30, x)) + ",0)");
      svg.setAttribute("aria-valuenow", seconds.toFixed(1));
      svg.setAttribute("aria-valuetext", label + ": " + read.join(", "));
    };
    const hide = () => {
      for (const e of [cross, flag]) e.setAttribute("visibility", "hidden");
      for (const lane of lanes) lane.text.textContent = "";
    };

    svg.setAttribute("role", "slider");
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("aria-valuemin", (-zero / px).toFixed(1));
    svg.setAttribute("aria-valuemax", ((width - zero) / px).toFixed(1));
    svg.setAttribute("aria-valuenow", "0");
    svg.setAttribute("aria-label", figure.getAttribute("aria-label") + "; arrow keys read it off");
    svg.addEventListener("pointermove", e => show(e.clientX - svg.getBoundingClientRect().left));
    svg.addEventListener("pointerleave", hide);
    svg.addEventListener("blur", hide);
    svg.addEventListener("keydown", e => {
      const step = px * (e.shiftKey ? 5 : 0.5);
      const to = { ArrowLeft: x - step, ArrowRight: x + step, Home: 0, End: width }[e.key];
      if (to !== undefined) { e.preventDefault(); show(to); }
      if (e.key === "Escape") hide();
    });
    for (const link of figure.closest("details").querySelectorAll("a.at")) {
      link.addEventListener("click", e => {
        e.preventDefault();
        history.replaceState(null, "", link.getAttribute("href"));
        figure.scrollIntoView({ block: "nearest" });
        svg.focus({ preventScroll: true });
        show(zero + px * +link.dataset.s);
        sheet.scrollLeft = Math.max(0, x - sheet.clientWidth / 2);
      });
    }
  }

  for (const code of document.querySelectorAll(".repeat code")) {
    if (!navigator.clipboard) break;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "copy";
    button.addEventListener("click", () => navigator.clipboard.writeText(code.textContent)
      .then(() => { button.textContent = "copied"; setTimeout(() => { button.textContent = "copy"; }, 1500); }));
    code.after(button);
  }
  window.addEventListener("hashchange", open);
  window.addEventListener("beforeprint", () => { for (const d of document.querySelectorAll("details")) d.open = true; });
  open();
})();
