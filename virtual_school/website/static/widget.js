/* The assistant on any page: one file, no dependency, styles inside. docs/widget.md says how to embed it.
   It changes nothing of the page but the links marked data-vs-chat, and stores nothing before a question is sent.
   Lines that hold a comment only, and indentation, are left out where it is served: virtual_school/website/widget.py. */
(() => {
  "use strict";
  // The strings of these three lines are replaced by the settings where the file is served.
  const SERVICE = new URL(document.currentScript?.src || "http://127.0.0.1:8000").origin;
  const PHONE = "01582 548113";
  const BRAND = "#1d4f76", LINK = "#12507f";

  const WAIT = 8000, STILL = 4000; // milliseconds
  const MOST = 500; // characters
  const KEY = "vs-chat"; // in sessionStorage
  const EMPTY = "Enter your question";
  const FAILED = "Your question was not sent. Use the Try again button, or wait: it will be sent when you are back online.";
  const ENDED = "Your earlier conversation has ended, so a new one begins here.";
  const NOT_SHOWN = "Your earlier messages cannot be shown at the moment.";
  const NOT_CLEARED = "The conversation could not be cleared at the moment. Please try again in a minute.";
  const REASONS = {
    true: [["no_call_needed", "I do not need to call now"]],
    false: [["wrong", "It is wrong"], ["unclear", "It is unclear"], ["not_my_question", "It is not my question"]],
  };

  // Too old a browser keeps the plain link; a second copy of this script does nothing.
  if (!document.adoptedStyleSheets || !window.HTMLDialogElement || !AbortSignal.timeout || document.querySelector("vs-chat")) return;

  const el = (tag, properties, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties ?? {})) {
      if (name in node) node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children.flat(3).filter(Boolean));
    return node;
  };
  const button = (text, onclick, more) => el("button", { type: "button", onclick, ...more }, text);
  // Only these schemes become links, whatever is sent.
  const link = (text, href) => /^(https|mailto|tel):/.test(href) ? el("a", { href }, text) : text;
  const tel = (phone) => link(phone, `tel:${phone.replace(/[^+\d]/g, "")}`);
  const row = (label, className, ...children) => el("div", { className: `row ${className}`, role: "group", "aria-label": label }, ...children);
  const uuid = () => crypto.randomUUID?.() // only where the page came by https
    ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));
  const sheet = (css) => { const made = new CSSStyleSheet(); made.replaceSync(css); return made; };

  // Sizes are in em of the reader's own font size: the page's root size does not reach in here.
  const style = sheet(`
    :host{all:initial!important;display:block!important;direction:ltr!important;color-scheme:light!important}
    :host([hidden]){display:none!important}
    *{box-sizing:border-box}
    .w{font:1em/1.45 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;color:#16202a;overflow-wrap:anywhere;text-align:left}
    h2,h3,h4,p,ul,ol{margin:0 0 .75em;font-size:1em;line-height:inherit}
    ul,ol{padding-left:1.4em}
    [hidden]{display:none!important}
    .u{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    a{color:var(--l);text-underline-offset:.15em;display:inline-block;min-height:1.5em;min-width:1.5em}
    button,summary{font:inherit;color:var(--l);background:#fff;border:2px solid var(--l);border-radius:.25em;min-height:44px;min-width:44px;padding:.4em .8em;cursor:pointer;text-align:left}
    button:hover,summary:hover{text-decoration:underline;text-decoration-thickness:.12em}
    :focus-visible{outline:.2em solid #000;outline-offset:0;box-shadow:0 0 0 .4em #ffbf47}
    .launch,.send,.bar,.bar button{background:var(--b);color:var(--t);border-color:var(--b);font-weight:700}
    .launch{position:fixed;right:1em;bottom:var(--vs-bottom,1em);max-width:calc(100vw - 2em);z-index:2147483647;display:flex;gap:.5em;align-items:center;border-color:var(--t);border-radius:2em;padding:.6em 1.2em;box-shadow:0 .1em .6em #0006}
    .left .launch,.left dialog{right:auto;left:1em}
    svg{width:1.4em;height:1.4em;flex:none;fill:currentColor}
    dialog{position:fixed;z-index:2147483647;inset:auto 1em var(--vs-bottom,1em) auto;margin:0;padding:0;width:27em;height:44em;max-width:calc(100vw - 2em);max-height:calc(100vh - 1em - var(--vs-bottom,1em));color:inherit;background:#fff;border:2px solid var(--b);border-radius:.5em;overflow:hidden;box-shadow:0 .2em 1.5em #0006;overscroll-behavior:contain}
    dialog[open]{display:flex;flex-direction:column}
    .bar{display:flex;gap:1em;align-items:center;justify-content:space-between;padding:.4em .5em .4em 1em;border-bottom:2px solid}
    .bar h2{margin:0;font-size:1.15em;line-height:1.25}
    .bar button{border-color:var(--t)}
    .talk{flex:1;min-height:0;overflow:auto;padding:1em;overscroll-behavior:contain}
    .talk:focus-visible{outline-offset:-.2em;box-shadow:inset 0 0 0 .4em #ffbf47}
    .quiet,.who,.origin{color:#4a5763;font-size:.95em}
    .turns{list-style:none;padding:0}
    .turn{margin-bottom:1.5em;scroll-margin-top:.5em}
    .who{margin-bottom:.15em}
    .asked{background:#f1f5f8;border:1px solid #7d8b98;border-radius:.5em;padding:.6em .9em;margin:0 0 .9em 2em}
    .asked p{margin:0}
    .asked p,.said p,.said li{white-space:pre-wrap}
    .answer{border-left:.3em solid var(--b);padding-left:.9em}
    h4{margin-bottom:.4em}
    .call{border:.15em solid var(--b);border-radius:.5em;padding:.6em .9em;margin-bottom:.75em}
    .call p,summary+p{margin:0;white-space:pre-wrap}
    .row{display:flex;flex-wrap:wrap;gap:.5em;align-items:center;margin:0 0 .75em}
    .row:empty{display:none}
    .plain,.plain button{color:#16202a;border-color:#4a5763;border-width:1px}
    [aria-pressed=true]{border-width:3px;font-weight:700}
    [aria-disabled=true]{color:#4a5763;border-style:dashed;cursor:default}
    details{margin-bottom:.75em}
    summary{display:inline-block;margin-bottom:.5em}
    .note{border-left:.3em solid #ffbf47;padding-left:.9em}
    form{border-top:1px solid #7d8b98;padding:.6em 1em .75em;margin:0}
    label{font-weight:700}
    form p{margin:0 0 .3em}
    textarea{display:block;width:100%;min-height:3.4em;max-height:9em;font:inherit;color:inherit;background:#fff;border:2px solid #16202a;border-radius:0;padding:.3em .5em;margin:0 0 .5em;resize:vertical}
    .send{min-width:6em;text-align:center}
    form .row{justify-content:space-between;margin:0}
    .wrong{color:#b3261e;font-weight:700}
    @media (max-width:40rem),(max-height:30rem){dialog,.left dialog{inset:0;width:auto;height:auto;max-width:none;max-height:none;border:0;border-radius:0}.asked{margin-left:0}}
    @media (max-height:30rem){dialog[open]{display:block;overflow:auto}.talk{overflow:visible}}
    @media print{:host(:not([print])),.bar button,.launch,form,.row,details,.state,.intro{display:none!important}
      dialog[open]{display:block;position:static;width:auto;height:auto;max-width:none;max-height:none;border:0;box-shadow:none;overflow:visible}
      .talk{overflow:visible}.turn{break-inside:avoid}.said a[href^=http]::after{content:" (" attr(href) ")"}}
  `);
  const printing = sheet("@media print{body>:not(vs-chat){display:none!important}html,body{display:block!important;height:auto!important;overflow:visible!important;margin:0!important}}");

  const host = document.createElement("vs-chat");
  host.lang = "en-GB";
  const shadow = host.attachShadow({ mode: "open" });
  const title = document.querySelector("a[data-vs-chat]")?.textContent.trim() || "Ask the Virtual School";
  const narrow = matchMedia("(max-width:40rem),(max-height:30rem)");

  let token, turns = [], team = { label: "Virtual School team", phone: PHONE };
  let isOpen = false, isLoaded = true, opener, queue = Promise.resolve(), timer;
  let dialog, talk, note, list, tools, box, wrong, count, status;

  /* What is kept in this tab: nothing, until a question is sent. */
  const read = () => {
    try { return JSON.parse(sessionStorage.getItem(KEY)) ?? {}; } catch { return {}; }
  };
  const save = () => {
    const pending = turns.filter((turn) => !turn.reply).map(({ key, text, choice, label }) => ({ key, text, choice, label }));
    try {
      if (token || pending.length) sessionStorage.setItem(KEY, JSON.stringify({ token, open: isOpen, pending }));
      else if (sessionStorage.getItem(KEY)) sessionStorage.removeItem(KEY);
    } catch {
      // Storage is blocked or full: the conversation lasts as long as this page.
    }
  };

  /* The service. An error has a status and a message, and from: when to try again, where the service says so. */
  const call = async (method, path, body, signal = AbortSignal.timeout(WAIT)) => {
    const response = await fetch(`${SERVICE}/api/v1/conversations${path}`, {
      method, signal, credentials: "omit", cache: "no-store",
      ...(body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (response.status === 204) return null;
    if (response.ok) return response.json();
    const after = response.headers.get("Retry-After");
    throw Object.assign(new Error((await response.json().catch(() => null))?.error?.message ?? ""), {
      status: response.status,
      from: after && (isNaN(after) ? Date.parse(after) : Date.now() + after * 1000),
    });
  };
  const exchange = async (turn) => {
    const { key, text, choice } = turn, signal = AbortSignal.timeout(WAIT);
    for (;;) {
      const isNew = !token;
      if (isNew) token = (await call("POST", "", null, signal)).conversation;
      save();
      try {
        return (await call("POST", `/${token}/messages`, choice ? { choice, key } : { text, key }, signal)).reply;
      } catch (error) {
        if (error.status !== 404 || isNew) throw error;
        token = null;
        turn.node.prepend(el("p", { className: "note" }, ENDED));
      }
    }
  };

  /* Screen readers are told each event once, by the status; the conversation itself is no live region. */
  const say = (text, translation) => {
    clearTimeout(timer);
    status.textContent = "";
    timer = setTimeout(() => status.append(text, ...(translation ? [" ", inLanguage("span", translation, translation.text)] : [])), 50);
  };
  const spoken = ({ note: said, answers, choices }) => {
    const items = [said, ...answers].flatMap((part) => part?.blocks ?? []).flatMap((block) => block.items ?? [block.spans]);
    const text = items.map((spans) => spans.map((span) => span.text).join("")).join(" ").replace(/\s+/g, " ").trim();
    const short = text.length <= 300 ? text : `${text.match(/^.*?[.!?](?= )/)?.[0] ?? text.slice(0, 300)} The full answer is in the conversation.`;
    return `Answer: ${short}${choices.length ? ` Choose from ${choices.length} options.` : ""}`;
  };

  /* A control that has the focus stays, out of use, until the focus leaves it. */
  const isOff = (control) => control.getAttribute("aria-disabled");
  const retire = (node, then) => {
    if (!node.contains(shadow.activeElement)) return then();
    for (const one of node.querySelectorAll("button")) one.setAttribute("aria-disabled", true);
    node.onfocusout = () => setTimeout(() => node.contains(shadow.activeElement) || isOff(node.firstChild) && then());
  };

  /* Replies: typed blocks become elements; nothing is ever read as HTML. */
  const inLanguage = (tag, { language, direction }, ...content) => el(tag, { lang: language, dir: direction }, ...content);
  const inline = (spans) => spans.map((span) => span.href ? link(span.text, span.href) : span.text);
  const blocks = (items) => items.map((block) => block.items
    ? el(block.ordered ? "ol" : "ul", null, block.items.map((item) => el("li", null, inline(item))))
    : el("p", null, inline(block.spans)));
  const origin = ({ source, reviewed, reviewed_by_team }) => {
    const day = reviewed && new Date(reviewed).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    const when = reviewed_by_team ? `Last reviewed ${day}.` : `Text taken over on ${day}, not yet reviewed by the team.`;
    return source ? el("p", { className: "origin" }, "Source: ", link(source.title, source.url), `. ${day ? when : ""}`) : null;
  };
  const answer = (one) => [one.source && one.title ? el("h4", null, one.title) : null, blocks(one.blocks), origin(one)].flat();
  const urgent = () => el("p", { className: "urgent" }, "If a child is in danger now, call ", tel("999"), ".");
  const fallback = () => [
    urgent(),
    el("div", { className: "call" },
      el("p", null, `${team.label}: `, tel(team.phone)),
      team.email && el("p", null, link(team.email, `mailto:${team.email}`)),
      team.opening && el("p", null, team.opening)),
    el("p", null, el("a", { href: `${SERVICE}/faqs` }, "Look through the common questions")),
  ];
  const asked = ({ text, label, choice }) => text ?? label
    ?? turns.flatMap(({ reply }) => reply?.choices ?? []).find(({ id }) => id === choice)?.label ?? "Your words are no longer kept.";
  const summary = () => {
    const text = el("p"), lines = ({ reply, ...turn }) =>
      `Asked: ${asked(turn)}\nAnswered: ${reply?.answers.map((one) => one.title).filter(Boolean).join(", ") || "no answer"}`;
    const copy = () => navigator.clipboard.writeText(text.textContent).then(() => say("Copied"), () => say("Not copied"));
    return el("details", { ontoggle: () => { text.textContent = turns.map(lines).join("\n"); } },
      el("summary", null, "Summary for the phone"), text, navigator.clipboard && button("Copy", copy));
  };
  const feedback = (reply) => {
    const thanks = el("p", { className: "quiet" }), why = row("Why", "plain");
    const choice = (label, helpful, reason = null) => button(label, async ({ currentTarget }) => {
      for (const one of currentTarget.parentNode.querySelectorAll("button")) one.setAttribute("aria-pressed", one === currentTarget);
      if (!reason) why.replaceChildren(...REASONS[helpful].map(([id, text]) => choice(text, helpful, id)));
      const said = await call("POST", `/${token}/feedback`, { answer: reply.id, helpful, reason })
        .then(() => "Thank you.", () => "Your feedback was not sent.");
      thanks.textContent = said;
      say(said);
    }, { "aria-pressed": false });
    return [row("Was this helpful?", "plain", el("span", null, "Was this helpful?"), choice("Yes", true), choice("No", false)), why, thanks];
  };
  const options = (turn) => {
    const { choices } = turn.reply;
    if (!choices.length) return el("div");
    if (turn !== turns.at(-1)) return el("ul", null, choices.map(({ label }) => el("li", null, label)));
    return row("Options", "", choices.map(({ id, label }) =>
      button(label, ({ currentTarget }) => isOff(currentTarget) || ask({ choice: id, label }))));
  };
  const paint = (turn) => {
    const { reply } = turn, { note: said, outcome, have_at_hand: things } = reply;
    const isHelpless = /escalate|urgent|unavailable/.test(outcome);
    if (reply.contact?.phone) team = reply.contact;
    turn.answer.replaceChildren(...[
      el("h3", { className: "who" }, "Answer:"),
      el("div", { className: "said" },
        said && blocks(said.blocks),
        said?.translation && inLanguage("div", said.translation, blocks(said.translation.blocks)),
        reply.answers.flatMap(answer)),
      isHelpless && fallback(),
      things?.length && [el("p", null, "What to have at hand:"), el("ul", null, things.map((thing) => el("li", null, thing)))],
      isHelpless && summary(),
      turn.options = options(turn),
      outcome === "answer" && feedback(reply),
    ].flat().filter(Boolean));
    turn.lines.replaceChildren();
    // Such a reply is not the last word: the same question may be sent again.
    if (outcome === "unavailable" && (turn.text || turn.choice)) turn.retry.hidden = false;
    else retire(turn.retry, () => { turn.retry.hidden = true; });
    turn.answer.hidden = tools.hidden = false;
  };
  const draw = (turn) => {
    turn.retry = el("div", { className: "row", hidden: true }, button("Try again", ({ currentTarget }) => {
      if (isOff(currentTarget)) return;
      const left = soon(turn);
      if (left) say(left);
      else deliver(turn, false, true);
    }));
    turn.node = el("li", { className: "turn" },
      el("div", { className: "asked" }, el("h3", { className: "who" }, "You asked:"), el("p", null, asked(turn))),
      turn.answer = el("div", { className: "answer", hidden: true }),
      el("div", { className: "state" }, turn.lines = el("div"), turn.retry));
    list.append(turn.node);
    if (turn.reply) paint(turn);
  };
  const reveal = (node) => {
    for (const scroller of [talk, dialog]) scroller.scrollTop += node.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 8;
  };

  /* A question on its way: sent once, kept when that fails, sent again with the same key. */
  const soon = (turn) => {
    const left = Math.ceil((turn.from - Date.now()) / 1000);
    const text = left > 0 ? `You can send it again in ${left < 100 ? `${left} seconds` : `${Math.ceil(left / 60)} minutes`}.` : "";
    if (turn.soon) turn.soon.textContent = text;
    return text;
  };
  const fail = (turn, { status: code, message, from }) => {
    turn.from = from ?? 0;
    turn.lines.replaceChildren(
      el("p", { className: "wrong" }, "Not sent."), ...(code && message ? [el("p", null, message)] : []),
      turn.soon = el("p"), ...(turn.reply ? [] : fallback()));
    if (soon(turn)) setTimeout(soon, turn.from - Date.now(), turn);
    turn.retry.hidden = false;
  };
  const refuse = (turn, message) => {
    turns = turns.filter((one) => one !== turn);
    turn.node.remove();
    box.value ||= turn.text ?? "";
    typed();
    complain(message);
  };
  const deliver = (turn, isNew, isAsked = isNew) => {
    const line = el("p", { className: "quiet" }, "Sending your question"), again = turn.retry.firstChild;
    if (turn.isBusy) return;
    turn.isBusy = true;
    turn.lines.replaceChildren(line);
    again.setAttribute("aria-disabled", true);
    if (isNew) say(line.textContent);
    queue = queue.then(async () => {
      if (!turns.includes(turn)) return;
      const still = setTimeout(() => {
        line.textContent = "Still looking for an answer";
        if (isNew) say(line.textContent);
      }, STILL);
      try {
        turn.reply = await exchange(turn);
        again.removeAttribute("aria-disabled");
        paint(turn);
        say(spoken(turn.reply), turn.reply.note?.translation);
        if (isNew) reveal(turn.node);
      } catch (error) {
        again.removeAttribute("aria-disabled");
        if ([400, 413, 415, 422].includes(error.status)) refuse(turn, error.message);
        else {
          fail(turn, error);
          if (isAsked) say(FAILED);
        }
      }
      clearTimeout(still);
      turn.isBusy = false;
      save();
    });
  };
  const ask = (question) => {
    const turn = { key: uuid(), ...question }, last = turns.at(-1);
    turns.push(turn);
    draw(turn);
    if (last?.reply) retire(last.options, () => last.options.replaceWith(last.options = options(last)));
    reveal(turn.node);
    save();
    deliver(turn, true);
  };
  const complain = (text, isTyped = true) => {
    box.setAttribute("aria-invalid", isTyped);
    wrong.textContent = text && `Error: ${text}`;
    if (text) say(text);
  };
  const typed = () => {
    const left = MOST - [...box.value.trim()].length, number = Math.abs(left);
    count.textContent = left > 100 ? "" : `${number} character${number === 1 ? "" : "s"} ${left < 0 ? "too many" : "left"}`;
    return left;
  };
  const submit = (event) => {
    event.preventDefault();
    const left = typed(), text = box.value.trim();
    if (!text) return complain(EMPTY);
    if (left < 0) return complain(`Your question must be ${MOST} characters or fewer`);
    box.value = "";
    typed();
    complain("", false);
    ask({ text });
  };

  /* The conversation as a whole. */
  const tell = (...content) => note.replaceChildren(...content);
  const load = async () => {
    isLoaded = true;
    let messages = [];
    tell();
    try {
      if (token) ({ messages } = await call("GET", `/${token}`));
    } catch ({ status: code }) {
      isLoaded = code === 404;
      if (isLoaded) token = null;
      tell(el("p", { className: "note" }, isLoaded ? ENDED : NOT_SHOWN), ...(isLoaded ? [] : fallback()));
    }
    const known = messages.map(({ key }) => key);
    turns = [...messages, ...turns.filter(({ key }) => !known.includes(key))];
    list.replaceChildren();
    for (const turn of turns) turn.node ? list.append(turn.node) : draw(turn);
    if (turns.length) reveal(turns.at(-1).node);
    save();
    for (const turn of turns) turn.reply || deliver(turn);
  };
  const clear = () => {
    const gone = turns;
    box.value = "";
    typed();
    queue = queue.then(async () => {
      try {
        if (token) await call("DELETE", `/${token}`);
      } catch {
        return complain(NOT_CLEARED, false);
      }
      token = null;
      turns = turns.filter((turn) => !gone.includes(turn));
      for (const turn of gone) turn.node?.remove();
      tell();
      tools.hidden = true;
      complain("", false);
      save();
      say("Conversation cleared");
    });
  };
  const transcript = () => turns.map((turn) => [
    `You asked: ${asked(turn)}`,
    ...[turn.reply?.note, ...(turn.reply?.answers ?? [])].filter(Boolean).map((part) =>
      `Answer: ${part.text}${part.source ? `\n\nSource: ${part.source.title}, ${part.source.url}` : ""}`),
  ].join("\n\n")).join("\n\n---\n\n");
  const download = () => {
    const href = URL.createObjectURL(new Blob([`${title}\n\n${transcript()}\n`], { type: "text/plain;charset=utf-8" }));
    el("a", { href, download: "conversation.txt" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  };
  const print = () => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, printing];
    host.setAttribute("print", "");
    addEventListener("afterprint", () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== printing);
      host.removeAttribute("print");
    }, { once: true });
    window.print();
  };

  /* The panel: over the whole of a small window, and then modal; else beside the page, which stays in use. */
  const build = () => {
    box = el("textarea", { id: "q", rows: 2, autocomplete: "off", "aria-describedby": "hint count wrong", oninput: typed });
    box.onkeydown = (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
    };
    dialog = el("dialog", { "aria-labelledby": "t", onclose: () => isOpen && !dialog.open && shut(true) },
      el("div", { className: "bar" }, el("h2", { id: "t" }, title), button("Close", () => shut(true))),
      talk = el("div", { className: "talk", tabIndex: 0, role: "region", "aria-label": "Conversation" },
        el("div", { className: "intro" },
          el("p", null, "This is an automated service. Nobody reads along. If it has no answer, it gives you the number of the Virtual School team."),
          urgent()),
        note = el("div"),
        list = el("ol", { className: "turns" }),
        tools = row("Keep this conversation", "plain", button("Download conversation", download), button("Print", print))),
      el("form", { noValidate: true, onsubmit: submit },
        el("label", { htmlFor: "q" }, "Your question"),
        el("p", { id: "hint", className: "quiet" }, "Please do not include a child's name."),
        wrong = el("p", { id: "wrong", className: "wrong" }),
        box,
        count = el("p", { id: "count", className: "quiet" }),
        el("div", { className: "row plain" }, el("button", { className: "send" }, "Ask"), button("Clear chat", clear)),
        status = el("p", { className: "u", role: "status" })));
    tools.hidden = true;
    root.append(dialog);
  };
  const stage = () => {
    if (narrow.matches) dialog.showModal();
    else dialog.setAttribute("open", ""); // show() would move the focus
  };
  const open = (by) => {
    if (!dialog) build();
    isOpen = launcher.hidden = true;
    opener = by ?? launcher;
    stage();
    if (by) box.focus();
    else shadow.activeElement?.blur();
    if (!isLoaded) load();
    save();
  };
  const shut = (isAsked) => {
    isOpen = launcher.hidden = false;
    dialog.close();
    if (isAsked) (opener.isConnected ? opener : launcher).focus();
    save();
  };
  narrow.onchange = () => {
    if (!isOpen) return;
    const focused = shadow.activeElement;
    dialog.close();
    stage();
    if (focused) focused.focus();
    else shadow.activeElement?.blur();
  };
  const resume = () => {
    const kept = read();
    token = kept.token;
    turns = kept.pending ?? [];
    isLoaded = !token && !turns.length;
    if (isLoaded) list?.replaceChildren();
    if (isOpen && !kept.open) shut();
    if (kept.open) open();
    else if (turns.length) {
      build();
      load();
    }
  };

  /* Colours that the page gives are taken where they can be read (WCAG 2.2, contrast 4.5 to 1); else ours. */
  const probe = el("i");
  const rgb = (colour) => {
    probe.style.color = "";
    probe.style.color = colour;
    return getComputedStyle(probe).color.match(/^rgb\((\d+), (\d+), (\d+)\)$/)?.slice(1);
  };
  const luminance = (colour) => colour.reduce((sum, value, index) => {
    const part = value / 255;
    return sum + [0.2126, 0.7152, 0.0722][index] * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0.05);
  const isReadable = (one, other) => {
    const both = one && other ? [luminance(one), luminance(other)].sort((a, b) => a - b) : [1, 1];
    return both[1] / both[0] >= 4.5;
  };
  const colours = () => {
    const white = ["255", "255", "255"], given = (name) => getComputedStyle(host).getPropertyValue(name).trim();
    const brand = rgb(given("--vs-brand")), text = rgb(given("--vs-brand-text") || "#fff"), colour = rgb(given("--vs-link"));
    const isFine = given("--vs-brand") && isReadable(brand, text) && isReadable(brand, white);
    probe.remove();
    return `:host{--b:${isFine ? `rgb(${brand})` : BRAND};--t:${isFine ? `rgb(${text})` : "#fff"};--l:${given("--vs-link") && isReadable(colour, white) ? `rgb(${colour})` : LINK}}`;
  };

  const drawing = (tag, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const bubble = drawing("svg", { viewBox: "0 0 24 24", "aria-hidden": true }, drawing("path", { d: "M3 3h18v14H11l-5 5v-5H3z" }));
  const launcher = el("button", { type: "button", className: "launch", "aria-haspopup": "dialog", onclick: () => open(launcher) }, bubble, title);
  const root = el("div", { className: "w", role: "region", "aria-label": title }, launcher, probe);
  shadow.adoptedStyleSheets = [style];
  shadow.append(root);
  document.body.append(host);
  shadow.adoptedStyleSheets = [style, sheet(colours())];

  for (const one of document.querySelectorAll("a[data-vs-chat]")) one.setAttribute("aria-haspopup", "dialog");
  document.addEventListener("click", (event) => {
    const by = event.target.closest?.("a[data-vs-chat]");
    if (!by || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(by);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen && !event.defaultPrevented && !event.isComposing) shut(narrow.matches || document.activeElement === host);
  });
  // What has the focus must not lie wholly below the launcher or the panel: then they go to the other side.
  document.addEventListener("focusin", ({ target }) => requestAnimationFrame(() => {
    const below = target.getBoundingClientRect(), { left, right, top, bottom } = (isOpen ? dialog : launcher).getBoundingClientRect();
    if (target !== host && below.left >= left && below.right <= right && below.top >= top && below.bottom <= bottom) root.classList.toggle("left");
  }));
  addEventListener("online", () => {
    if (!isLoaded && isOpen) load();
    else for (const turn of turns) turn.reply || soon(turn) || !turn.node || deliver(turn);
  });
  addEventListener("pageshow", (event) => event.persisted && resume());
  resume();
})();
