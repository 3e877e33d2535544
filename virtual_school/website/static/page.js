/* Makes the chat page pleasant: sends without leaving it. Without this script the same forms do the same. */
(() => {
  "use strict";
  const WAIT = 8500; // milliseconds; the website itself answers within 8 seconds
  const FAILED = "Your question was not sent. Check your connection, then choose Ask again.";
  const policy = window.trustedTypes?.createPolicy("page", { createHTML: (html) => html });
  const parse = (html) => new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
  const box = () => document.getElementById("question");
  let waiting = false;

  // Answers are announced to screen readers only: everybody else sees them in the conversation.
  const say = (text, { unseen = false } = {}) => {
    const status = document.getElementById("status");
    status.classList.toggle("hidden", unseen);
    status.textContent = text;
  };

  const count = () => {
    const most = 500, left = most - [...box().value.trim()].length, line = document.getElementById("count");
    line.hidden = left > 100;
    const characters = (number) => `${number} character${number === 1 ? "" : "s"}`;
    line.textContent = left < 0 ? `${characters(-left)} too many` : `${characters(left)} left`;
  };

  const announce = (page) => {
    const answer = page.querySelector(".turn:last-child .answer");
    const text = [...answer.querySelectorAll(":scope > p:not(.origin), :scope > .note > p, :scope > ul li")]
      .map((node) => node.textContent.trim()).join(" ").replace(/\s+/g, " ");
    const choices = answer.querySelectorAll(".choice").length;
    const short = text.length <= 300 ? text : `${text.slice(0, text.indexOf(". ") + 1)} The full answer is in the conversation.`;
    say(`Answer: ${short}${choices ? ` Choose from ${choices} options.` : ""}`, { unseen: true });
    const { lang, dir, textContent } = answer.querySelector(":scope > .note > [lang]") ?? {};
    if (lang) document.getElementById("status").append(" ", Object.assign(document.createElement("span"), { lang, dir, textContent }));
  };

  // A selector that finds the same control on the new page, so that focus stays where it was.
  const describe = (node) => {
    if (node?.id === "question") return "#question";
    if (node?.nodeName !== "BUTTON") return null;
    return `.${node.classList[0]}${node.value ? `[value="${CSS.escape(node.value)}"]` : ""}`;
  };

  const show = (page, sent) => {
    const focused = describe(document.activeElement), typed = box().value;
    document.title = page.title;
    document.querySelector("main").replaceWith(page.querySelector("main"));
    if (typed !== sent) box().value = typed; // typed while waiting
    ready();
    if (focused) (document.querySelector(focused) ?? document.querySelector(".turn:last-child"))?.focus({ preventScroll: true });
    const problem = document.querySelector("#problem a");
    if (problem) say(problem.textContent);
  };

  const send = async (form, button) => {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    const sent = box().value;
    const stillWaiting = setTimeout(() => say("Still looking for an answer"), 4000);
    say("Sending your question");
    try {
      const answer = await fetch("/", { method: "POST", body, signal: AbortSignal.timeout(WAIT) });
      const page = parse(await answer.text());
      if (!page.getElementById("turns")) throw new Error("not the chat page");
      show(page, sent);
      if (answer.ok) {
        announce(document);
        const last = document.querySelector(".turn:last-child");
        last.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      }
    } catch {
      say(FAILED);
    } finally {
      clearTimeout(stillWaiting);
      waiting = false;
    }
  };

  const submit = (event) => {
    const form = event.target.closest("form[data-ask]");
    if (!form) return;
    event.preventDefault();
    if (waiting) return;
    waiting = true;
    send(form, event.submitter);
  };

  const enter = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.id !== "question") return;
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector(".send"));
  };

  const ready = () => { box().addEventListener("input", count); count(); };

  document.addEventListener("submit", submit);
  document.addEventListener("keydown", enter);
  ready();
})();
