// A list of inputs grows by one whenever the last is filled in.
document.addEventListener("input", (event) => {
  const list = event.target.closest("[data-chips]");
  if (!list || list.lastElementChild !== event.target || !event.target.value) return;
  const next = event.target.cloneNode();
  next.value = "";
  next.removeAttribute("id");
  next.setAttribute("aria-label", `${event.target.name} ${list.children.length + 1}`);
  list.append(next);
});
