// Dropping a file on the form chooses it and sends it.
function prepare(form) {
  const input = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

const start = (root) => root.querySelectorAll("[data-drop]").forEach(prepare);
start(document);
document.addEventListener("htmx:afterSwap", (event) => start(event.target));
