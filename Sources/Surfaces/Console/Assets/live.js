// What moves: the server sends pieces of the page as it would write them, and where they belong.
(() => {
  const place = document.querySelector("[data-live]");
  if (!place) return;
  const events = new EventSource(place.dataset.live);
  const read = (event) => {
    const { id, html } = JSON.parse(event.data);
    return [document.getElementById(id), html];
  };
  // What could not be put in yet, the newest of each place: the server will not send it again.
  const kept = new Map();
  const isFilledIn = (field) => field.type !== "hidden" && field.value !== field.defaultValue;
  const put = (target, html) => {
    // What a person is filling in or holds the focus of is not taken away from under them.
    const fields = [...target.querySelectorAll("input, textarea")];
    if (target.contains(document.activeElement) || fields.some(isFilledIn)) return kept.set(target, html);
    kept.delete(target);
    const piece = document.createElement("template");
    piece.innerHTML = html;
    if (piece.innerHTML !== target.innerHTML) target.replaceChildren(piece.content);
  };
  events.addEventListener("put", (event) => {
    const [target, html] = read(event);
    if (target) put(target, html);
  });
  // Later than the click that took the focus away: it is meant for what is there now.
  addEventListener("focusout", () => setTimeout(() => [...kept].forEach(([target, html]) => put(target, html)), 400));
  events.addEventListener("add", (event) => {
    const [target, html] = read(event);
    if (!target) return;
    const piece = document.createElement("template");
    piece.innerHTML = html;
    const key = piece.content.firstElementChild?.dataset.k;
    if (key && [...target.children].some((child) => Number(child.dataset.k) >= Number(key))) return;
    const follows = target.scrollTop + target.clientHeight >= target.scrollHeight - 24;
    target.append(piece.content);
    if (follows) target.scrollTop = target.scrollHeight;
  });
  events.addEventListener("end", () => events.close());
  addEventListener("pagehide", () => events.close());
  const log = document.querySelector(".log");
  if (log) log.scrollTop = log.scrollHeight;
})();
