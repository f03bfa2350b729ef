// The letter: putting facts in, rewriting a line, copying it, and asking whether it went out.
const letter = () => document.querySelector("#letter");

function changed(body) {
  body.dispatchEvent(new Event("input", { bubbles: true }));
}

function putIn(words) {
  const body = letter().querySelector("#body");
  const at = body.selectionStart ?? body.value.length;
  body.setRangeText(words, at, body.selectionEnd ?? at, "end");
  body.focus();
  changed(body);
}

function replace(words, instead) {
  const body = letter().querySelector("#body");
  const at = body.value.indexOf(words);
  if (at < 0) return;
  body.setRangeText(instead, at, at + words.length, "end");
  body.focus();
  changed(body);
}

function address(form) {
  const subject = encodeURIComponent(form.querySelector("[name=subject]").value);
  const body = encodeURIComponent(form.querySelector("#body").value.replace(/\n/g, "\r\n"));
  return `mailto:${form.dataset.email}?subject=${subject}&body=${body}`;
}

let isOut = false;
document.addEventListener("click", (event) => {
  const insert = event.target.closest("[data-insert]");
  const rewrite = event.target.closest("[data-find]");
  const copy = event.target.closest("[data-copy]");
  if (insert) putIn(insert.dataset.insert);
  if (rewrite) replace(rewrite.dataset.find, rewrite.dataset.with);
  if (!copy) return;
  const form = letter();
  navigator.clipboard?.writeText(form.querySelector("#body").value);
  if (form.dataset.channel === "email") copy.href = address(form);
  htmx.trigger("#copied", "copied");
  isOut = true;
});
// alt n goes from remark to remark and marks the words; alt a takes its words, alt x silences it.
let remark = -1;
function nextRemark() {
  const all = [...document.querySelectorAll("[data-flag]")];
  if (!all.length) return;
  remark = (remark + 1) % all.length;
  const body = letter().querySelector("#body");
  all.forEach((one, place) => one.classList.toggle("is-current", place === remark));
  all[remark].scrollIntoView({ block: "nearest" });
  body.focus();
  body.setSelectionRange(Number(all[remark].dataset.flag), Number(all[remark].dataset.flagEnd));
}
function current() {
  const all = document.querySelectorAll("[data-flag]");
  return all[Math.min(Math.max(remark, 0), all.length - 1)];
}
const REMARKS = {
  KeyN: nextRemark,
  KeyA: () => current()?.querySelector("[data-find]")?.click(),
  KeyX: () => current()?.querySelector("[name=never]")?.click(),
};
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || !letter() || !REMARKS[event.code]) return;
  event.preventDefault();
  REMARKS[event.code]();
});
document.addEventListener("keydown", (event) => {
  if (!event.altKey || !letter() || !/^[1-9]$/.test(event.key)) return;
  const button = document.querySelectorAll(".beside [data-insert]")[Number(event.key) - 1];
  if (!button) return;
  event.preventDefault();
  button.click();
});
window.addEventListener("focus", () => {
  const asked = document.querySelector("#asked");
  if (isOut && asked) asked.hidden = false;
});
