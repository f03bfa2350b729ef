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
