// On the week: → puts the current step on the next day, and a step is dragged to a later one.
const steps = () => document.querySelectorAll("[data-week] [data-step]");

document.addEventListener("keydown", (event) => {
  const isOff = document.documentElement.dataset.keys === "off";
  if (isOff || event.key !== "ArrowRight" || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = document.activeElement.closest("[data-week] [data-step]");
  if (!step || document.activeElement.closest("select, input")) return;
  event.preventDefault();
  step.querySelector("[data-move]").click();
});

// A step may only move to a later day: its own is the first on which it is due.
let dragged = null;
function landing(event) {
  const day = event.target.closest("[data-week] [data-day]");
  const from = dragged?.closest("[data-day]");
  return day && from && day.dataset.day > from.dataset.day ? day : null;
}
function leave(except) {
  document.querySelectorAll(".day.is-over").forEach((one) => one !== except && one.classList.remove("is-over"));
}

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-step]") ?? null;
});
document.addEventListener("dragover", (event) => {
  const day = landing(event);
  leave(day);
  if (!day) return;
  event.preventDefault();
  day.classList.add("is-over");
});
document.addEventListener("drop", (event) => {
  const day = landing(event);
  if (!day) return;
  event.preventDefault();
  dragged.querySelector("select[name=until]").value = day.dataset.day;
  dragged.querySelector("[data-move]").click();
});
document.addEventListener("dragend", () => {
  dragged = null;
  leave(null);
});

const start = () => steps().forEach((step) => { step.draggable = true; });
start();
document.addEventListener("htmx:afterSwap", start);
