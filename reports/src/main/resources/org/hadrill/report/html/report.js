(() => {
  const opened = new WeakMap();

  /** The markup of a drill, unpacked when first needed, and its picture brought to life. */
  const ready = drill => {
    if (!opened.has(drill)) opened.set(drill, unpack(drill.querySelector(".body")).then(() => bring(drill)));
    return opened.get(drill);
  };
  const unpack = async body => {
    if (!body.dataset.packed) return;
    const bytes = Uint8Array.from(atob(body.dataset.packed), c => c.charCodeAt(0));
    const text = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
    body.innerHTML = await text;
    delete body.dataset.packed;
  };
  const bring = drill => {
    copyButtons(drill.querySelectorAll(".repeat code"));
    const figure = drill.querySelector(".timeline");
    if (!figure) return;
    const picture = timeline(figure);
    for (const link of drill.querySelectorAll("a.at")) {
      link.addEventListener("click", e => {
        e.preventDefault();
        history.replaceState(null, "", link.getAttribute("href"));
        figure.scrollIntoView({ block: "nearest" });
        picture.pin(link.getAttribute("href").slice(1), +link.dataset.s, link.dataset.text);
      });
    }
  };
  const copyButtons = codes => {
    if (!navigator.clipboard) return;
    for (const code of codes) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: "copy" });
      button.addEventListener("click", () => navigator.clipboard.writeText(code.textContent)
        .then(() => { button.textContent = "copied"; setTimeout(() => { button.textContent = "copy"; }, 1500); }));
      code.after(button);
    }
  };

  /** Opens whatever the address names: a scenario, a drill, or the moment of a check within one. */
  const follow = async () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const at = id && (document.getElementById(id) || document.getElementById(id.split("-")[0]));
    if (!at) return;
    for (let d = at.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    const drill = at.closest(".drill");
    if (drill) await ready(drill);
    const link = drill && drill.querySelector('a.at[href="#' + CSS.escape(id) + '"]');
    if (link) { link.click(); return; }
    at.scrollIntoView();
    (at.querySelector("summary") || at).focus({ preventScroll: true });
  };

  document.addEventListener("toggle", e => {
    if (e.target.open && e.target.classList.contains("drill")) ready(e.target);
  }, true);
  for (const drill of document.querySelectorAll(".drill[open]")) ready(drill);
  copyButtons(document.querySelectorAll("body > .repeat code"));
  window.addEventListener("hashchange", follow);
  follow();
})();
