// Go anywhere: arrows walk along what was found, Enter opens the first.
document.addEventListener("keydown", (event) => {
  const dialog = event.target.closest("#anywhere");
  if (!dialog) return;
  const links = [...dialog.querySelectorAll("li a")];
  const current = links.indexOf(document.activeElement);
  if (event.key === "Enter" && current < 0) {
    event.preventDefault();
    links[0]?.click();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = current + (event.key === "ArrowDown" ? 1 : -1);
    (links[next] ?? dialog.querySelector("input")).focus();
  }
});
document.addEventListener("click", (event) => {
  const dialog = event.target.closest("#anywhere");
  if (dialog && (event.target === dialog || event.target.closest("a"))) dialog.close();
});
