// On a phone the navigation scrolls: where one is comes into sight. And commands can be copied.
document.querySelector(".side [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
(() => {
  if (!navigator.clipboard) return;
  const words = document.documentElement.dataset;
  for (const command of document.querySelectorAll("code.cmd")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cmd";
    button.title = words.copy;
    button.textContent = command.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(command.textContent);
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = command.textContent; }, 1200);
    });
    command.replaceWith(button);
  }
})();
