// On the week: → puts the current step on the next day, ← on the day before; a step is dragged to any other.
const steps = () => document.querySelectorAll("[data-week] [data-step]");

document.addEventListener("keydown", (event) => {
  const isOff = document.documentElement.dataset.keys === "off";
  const isMove = event.key === "ArrowRight" || event.key === "ArrowLeft";
  if (isOff || !isMove || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = document.activeElement.closest("[data-week] [data-step]");
  if (!step || document.activeElement.closest("select, input")) return;
  event.preventDefault();
  if (event.key === "ArrowRight") step.querySelector("[data-move]").click();
  else moveTo(step, step.closest("[data-day]").previousElementSibling?.dataset.day);
});

function moveTo(step, day) {
  if (!day) return;
  step.querySelector("select[name=until]").value = day;
  step.querySelector("[data-move]").click();
}

let dragged = null;
function landing(event) {
  const day = event.target.closest("[data-week] [data-day]");
  const from = dragged?.closest("[data-day]");
  return day && from && day !== from ? day : null;
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
  moveTo(dragged, day.dataset.day);
});
document.addEventListener("dragend", () => {
  dragged = null;
  leave(null);
});

const start = () => steps().forEach((step) => { step.draggable = true; });
start();
document.addEventListener("htmx:afterSwap", start);
