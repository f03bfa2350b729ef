// Single keys press the button that carries them; off in fields and by a setting.
const inField = (element) => element.closest("input:not([type=radio], [type=checkbox]), textarea, select");
let leader = 0;

function move(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length) return;
  const focused = rows.indexOf(document.activeElement);
  const current = focused >= 0 ? focused : rows.findIndex((row) => row.ariaCurrent === "true");
  rows[Math.min(Math.max(current + step, 0), rows.length - 1)].focus();
}

function go(key) {
  const tab = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  if (tab) tab.click();
}

// A box pressed with Shift, or X, takes everybody from the last one chosen up to there.
let lastBox = null;
function chooseUpTo(box) {
  const boxes = [...document.querySelectorAll("input[name=chosen]")];
  const [from, to] = [boxes.indexOf(lastBox), boxes.indexOf(box)];
  if (from < 0 || to < 0) return;
  for (const one of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (one.checked !== box.checked) one.click();
  }
}
document.addEventListener("click", (event) => {
  const box = event.target.closest?.("input[name=chosen]");
  if (!box || !event.isTrusted) return;
  if (event.shiftKey) chooseUpTo(box);
  lastBox = box;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const submit = document.querySelector("[data-submit]");
    if (submit) submit.click();
    return;
  }
  if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    document.getElementById("anywhere").showModal();
    document.querySelector("#anywhere input").select();
    return;
  }
  const isOff = document.documentElement.dataset.keys === "off";
  if (isOff || event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
  if (Date.now() - leader < 1500) {
    leader = 0;
    go(event.key);
    return;
  }
  if (event.key === "x" || event.key === "X") {
    const row = document.activeElement.closest("tr, li") ?? document.querySelector("[data-row]")?.closest("tr");
    const box = row?.querySelector("[type=checkbox]");
    box?.click();
    if (box && event.key === "X") chooseUpTo(box);
    lastBox = box ?? lastBox;
  } else if (event.key === "g") leader = Date.now();
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "?") window.location.assign("/keys/");
  else if (event.key === "/") {
    event.preventDefault();
    document.querySelector("[data-focus-key]").focus();
  } else if (event.key === "Enter" && event.target === document.body) {
    document.querySelector("[data-enter]")?.click();
  } else {
    const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  }
});
