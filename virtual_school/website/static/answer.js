/* Copy an answer with its source, and print it. Without this script the browser's own copy and print do. */
(() => {
  "use strict";
  // Emptied, then set, so that a second "Copied" is read out as well.
  const say = (status, text) => {
    status.textContent = "";
    setTimeout(() => { status.textContent = text; }, 50);
  };
  const copy = async (keep) => {
    const status = keep.querySelector("[role=status]"), text = keep.querySelector(".with-source");
    try {
      await navigator.clipboard.writeText(text.textContent);
      say(status, "Copied");
    } catch { // no permission, or not on https: show it, selected, to be copied by hand
      text.hidden = false;
      getSelection().selectAllChildren(text);
      say(status, "Copy the selected text");
    }
  };
  for (const keep of document.querySelectorAll(".keep")) {
    keep.querySelector("[data-keep]").hidden = false;
    keep.querySelector("[data-copy]").addEventListener("click", () => copy(keep));
    keep.querySelector("[data-print]").addEventListener("click", () => print());
  }
})();
