// What moves: the server sends pieces of the page as it would write them, and where they belong.
(() => {
  const place = document.querySelector("[data-live]");
  if (!place) return;
  const events = new EventSource(place.dataset.live);
  const read = (event) => {
    const { id, html } = JSON.parse(event.data);
    return [document.getElementById(id), html];
  };
  events.addEventListener("put", (event) => {
    const [target, html] = read(event);
    // What a person is filling in or holds the focus of is not taken away from under them.
    if (!target || target.contains(document.activeElement)) return;
    const piece = document.createElement("template");
    piece.innerHTML = html;
    if (piece.innerHTML !== target.innerHTML) target.replaceChildren(piece.content);
  });
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
