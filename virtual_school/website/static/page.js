/* Makes the chat page pleasant: sends without leaving it, and keeps what was typed when the network fails.
   Without this script the same forms do the same. */
(() => {
  "use strict";
  const WAIT = 8500; // milliseconds; the website itself answers within 8 seconds
  const NOT_SENT = "Your question was not sent. Use the Try again button, or wait: it will be sent when you are back online.";
  const policy = window.trustedTypes?.createPolicy("page", { createHTML: (html) => html });
  const parse = (html) => new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
  const find = (id) => document.getElementById(id);
  const box = () => find("question");
  let own = {}; // what was typed here, by the turn's id: the server answers and keeps it masked
  let waiting = false;
  let failed = null; // what was not sent: its form's fields, key included, so that it is asked once only (the server sees to that)

  // One announcement an event: emptied, then set, so that the same words are read again.
  const say = (text, { unseen = false, more = null } = {}) => {
    const status = find("status");
    status.classList.toggle("govuk-visually-hidden", unseen);
    status.textContent = "";
    setTimeout(() => { if (find("status") === status) status.replaceChildren(text, ...(more ? [" ", more] : [])); }, 50);
  };

  const count = () => {
    const left = 500 - [...box().value.trim()].length, line = find("count");
    const characters = (number) => `${number} character${number === 1 ? "" : "s"}`;
    line.hidden = left > 100;
    line.textContent = left < 0 ? `${characters(-left)} too many` : `${characters(left)} left`;
  };

  const announce = () => {
    const turn = document.querySelector(".turn:last-child"), said = turn.querySelector(".said");
    const text = [...said.querySelectorAll(":scope > p:not(.origin), :scope > :is(ul, ol) > li")]
      .map((node) => node.textContent.trim()).join(" ").replace(/\s+/g, " ");
    const choices = turn.querySelectorAll(".choice").length;
    const short = text.length <= 300 ? text : `${text.match(/^.+?[.!?](?= |$)/)?.[0] ?? ""} The full answer is in the conversation.`;
    const { lang, dir, textContent } = said.querySelector(":scope > [lang]") ?? {};
    const more = lang ? Object.assign(document.createElement("span"), { lang, dir, textContent }) : null;
    say(`Answer: ${short}${choices ? ` Choose from ${choices} option${choices > 1 ? "s" : ""}.` : ""}`, { unseen: true, more });
  };

  // A selector that finds the same control on the new page, so that focus stays where it was.
  const describe = (node) => {
    if (node?.id) return `#${CSS.escape(node.id)}`;
    if (node?.nodeName !== "BUTTON") return null;
    const within = node.closest(".feedback")?.id;
    return `${within ? `#${within} ` : ""}.${node.classList[0]}${node.value && !within ? `[value="${CSS.escape(node.value)}"]` : ""}`;
  };

  // The same HTML as without script. When the server has forgotten the conversation, what was on the screen stays there.
  const show = (page, sent) => {
    const before = document.activeElement, focused = describe(before), typed = box().value;
    const kept = page.querySelector("[data-ended]") ? [...document.querySelectorAll(".turn")] : [];
    document.title = page.title;
    document.querySelector("main").replaceWith(page.querySelector("main"));
    for (const turn of kept) { turn.removeAttribute("id"); turn.querySelectorAll("form").forEach((form) => form.remove()); }
    find("turns").prepend(...kept);
    if (typed !== sent) box().value = typed; // typed while waiting
    else if (sent && box().value) box().value = sent; // to be asked again
    if (kept.length || !document.querySelector(".turn")) own = {};
    ready();
    if (!focused || before === document.body) return;
    (document.querySelector(focused) ?? document.querySelector(".turn:last-child"))?.focus({ preventScroll: true });
  };

  const showOwn = (words) => {
    const last = document.querySelector(".turn:last-child");
    if (words && last?.id) own[last.id] = words;
    for (const [id, text] of Object.entries(own)) find(id)?.querySelector(".asked p")?.replaceChildren(text);
  };

  const send = async (form, button) => {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    await post(body, form);
  };

  const post = async (body, form) => {
    const sent = box().value, retried = failed !== null;
    const stillWaiting = setTimeout(() => say("Still looking for an answer"), 4000);
    waiting = true;
    find("failed").hidden = true;
    if (!retried) say("Sending your question");
    let response = null;
    try {
      response = await fetch("/", { method: "POST", body, signal: AbortSignal.timeout(WAIT) });
      const page = parse(await response.text());
      if (!page.getElementById("turns")) throw new Error("not the chat page");
      failed = null;
      show(page, form.contains(box()) ? sent : null);
      showOwn(response.ok && !body.has("choice") ? body.get("question")?.trim() : "");
      arrived(response.ok);
    } catch {
      failed = body;
      fail(response);
    } finally {
      clearTimeout(stillWaiting);
      waiting = false;
    }
  };

  const arrived = (answered) => {
    if (!answered) return say(find("error")?.textContent.replace("Error:", "").trim() ?? "", { unseen: true });
    announce();
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    document.querySelector(".turn:last-child").scrollIntoView({ block: "start", behavior });
  };

  const fail = (response) => {
    const again = "Use the Try again button.", wait = Number(response?.headers.get("retry-after"));
    const why = !response ? NOT_SENT
      : response.status === 429 ? `Too many questions came at once, and yours was not sent. ${wait > 0 ? `Wait ${wait} second${wait === 1 ? "" : "s"}, then use` : "Wait a moment, then use"} the Try again button.`
      : `Your question was not answered: the service does not work at the moment. ${again}`;
    find("failed-text").textContent = response ? why : `Not sent. ${why}`;
    find("failed").hidden = false;
    say(why, { unseen: true });
  };

  const retry = () => { if (failed && !waiting) post(failed, find("question").form); };

  // Feedback and clearing: the page that comes back is the same as without script.
  const quietly = async (form, button, then) => {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    try {
      const response = await fetch(form.getAttribute("action"), { method: "POST", body, signal: AbortSignal.timeout(WAIT) });
      const page = parse(await response.text());
      if (!response.ok || !page.getElementById("turns")) throw new Error("not the chat page");
      then(page);
    } catch {
      say("That did not work. Check your connection and try again.");
    }
  };

  const feedback = (form, button) => quietly(form, button, (page) => {
    const own = page.getElementById(form.id);
    if (!own) return;
    const hadFocus = form.contains(document.activeElement);
    form.replaceWith(own);
    say(own.querySelector(".thanks")?.textContent ?? "", { unseen: true });
    if (hadFocus) own.querySelector("button")?.focus({ preventScroll: true });
  });

  const clear = (form, button) => quietly(form, button, (page) => {
    show(page, null);
    failed = null;
    say(find("notice")?.textContent ?? "", { unseen: true });
    box().focus({ preventScroll: true });
  });

  const submit = (event) => {
    const form = event.target;
    const act = "ask" in form.dataset ? send : "feedback" in form.dataset ? feedback : "clear" in form.dataset ? clear : null;
    if (!act) return;
    event.preventDefault();
    if (!waiting) act(form, event.submitter);
  };

  const enter = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.id !== "question") return;
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector(".send"));
  };

  const ready = () => {
    box().addEventListener("input", count);
    find("again").addEventListener("click", retry);
    const print = find("print"), summary = find("summary");
    if (print) { print.hidden = false; print.addEventListener("click", () => window.print()); }
    if (summary && navigator.clipboard) summary.after(copyButton(summary));
    count();
  };

  const copyButton = (summary) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: "Copy" });
    button.addEventListener("click", async () => { await navigator.clipboard.writeText(summary.textContent); button.textContent = "Copied"; });
    return button;
  };

  document.addEventListener("submit", submit);
  document.addEventListener("keydown", enter);
  addEventListener("online", retry);
  ready();
})();
