// Go to anything: Ctrl-K opens a field; what is found are links. Without this script the same is a page, /find.
(() => {
  const opener = document.querySelector("[data-palette]");
  if (!opener) return;
  let dialog, field, found, asked = 0, timer;

  const links = () => [...found.querySelectorAll("a")];
  const choose = (step) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    const next = at + step;
    if (next < 0) field.focus(); else all[Math.min(next, all.length - 1)]?.focus();
  };
  const ask = async () => {
    const mine = ++asked;
    const address = opener.getAttribute("href") + "?part=1&q=" + encodeURIComponent(field.value);
    const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok || mine !== asked) return;
    found.innerHTML = await answer.text();
  };
  const build = () => {
    dialog = document.createElement("dialog");
    dialog.className = "go";
    dialog.setAttribute("aria-label", opener.dataset.palette);
    field = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off", spellcheck: false });
    field.setAttribute("aria-label", opener.dataset.palette);
    field.placeholder = opener.dataset.hint;
    found = document.createElement("div");
    found.className = "found";
    found.setAttribute("aria-live", "polite");
    dialog.append(field, found);
    document.body.append(dialog);
    field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 80); });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); choose(1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); choose(-1); }
      else if (event.key === "Enter" && event.target === field) { event.preventDefault(); links()[0]?.click(); }
      else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.target !== field) field.focus();
    });
  };
  const open = () => {
    if (!dialog) build();
    if (dialog.open) return;
    dialog.showModal();
    field.select();
    ask();
  };
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
})();
