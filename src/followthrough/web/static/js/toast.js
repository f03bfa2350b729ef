// A toast leaves after ten seconds, but stays while somebody looks at it.
const SECONDS = 10;

function watch(toast) {
  let left = SECONDS;
  const timer = setInterval(() => {
    if (toast.matches(":hover, :focus-within")) return;
    left -= 1;
    if (left <= 0) {
      clearInterval(timer);
      toast.remove();
    }
  }, 1000);
}

const start = (root) => root.querySelectorAll("[data-toast]").forEach(watch);
start(document);
document.addEventListener("htmx:afterSwap", (event) => start(event.target));
