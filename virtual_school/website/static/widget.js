/* The assistant on any page: one file, no dependency, styles inside. docs/widget.md says how to embed it.
   It changes nothing of the page but the links marked data-vs-chat, and stores nothing before a question is sent.
   virtual_school/website/widget.py leaves out comments and spaces, and puts in the settings: the four strings below. */
(() => {
  "use strict";
  const SERVICE = new URL(document.currentScript?.src || "http://127.0.0.1:8000").origin;
  const PHONE = "01582 548113", BRAND = "#1d4f76", LINK = "#12507f";

  const WAIT = 8000, STILL = 4000; // milliseconds
  const NARROW = "(max-width:40rem),(max-height:30rem)"; // and then the panel takes the whole window
  const KEY = "vs-chat"; // in sessionStorage
  const FAILED = "Your question was not sent. Use the Try again button, or wait: it will be sent when you are back online.";
  const ENDED = "Your earlier conversation has ended, so a new one begins here.";
  const REASONS = {
    true: [["no_call_needed", "I do not need to phone now"]],
    false: [["wrong", "It is wrong"], ["unclear", "It is unclear"], ["not_my_question", "It is not my question"]],
  };

  // Too old a browser keeps the plain link (where these two are, <dialog> is); a second copy of this script does nothing.
  if (!document.adoptedStyleSheets || !AbortSignal.timeout || document.querySelector("vs-chat")) return;

  // el("p.quiet", "text") or el("p.quiet", { lang: "fr" }, "text"): functions become properties, the rest attributes.
  const el = (name, ...children) => {
    const [tag, ...classes] = name.split("."), node = document.createElement(tag);
    if (children[0]?.constructor === Object) {
      for (const [key, value] of Object.entries(children.shift())) typeof value === "function" ? node[key] = value : node.setAttribute(key, value);
    }
    node.classList.add(...classes);
    node.append(...children.flat(3).filter(Boolean));
    return node;
  };
  const group = (name, label, ...children) => el(`div.row.${name}`, { role: "group", "aria-label": label }, ...children);
  const button = (text, onclick, more) => el("button", { type: "button", onclick, ...more }, text);
  // Only these schemes become links, whatever is sent.
  const link = (text, href) => /^(https|mailto|tel):/.test(href) ? el("a", { href }, text) : text;
  const tel = (phone) => link(phone, `tel:${phone.replace(/[^+\d]/g, "")}`);
  const sheet = (css) => {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    return made;
  };
  // Random as a UUID is; crypto.randomUUID is there only where the page came by https.
  const uuid = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, 0)).join("")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

  // Sizes are in em of the reader's own font size: the page's root size does not reach in here.
  const style = sheet(`
    :host{all:initial!important;display:block!important;direction:ltr!important;color-scheme:light!important}
    :host([hidden]),[hidden],.row:empty{display:none!important}
    *{box-sizing:border-box}
    .w{font:1em/1.45 system-ui,sans-serif;color:#16202a;overflow-wrap:anywhere;text-align:left}
    h2,h3,h4,p,ul,ol,.answer{margin:0 0 .75em;font-size:1em}
    ul,ol{padding-left:1.4em}
    .u{position:fixed;clip-path:inset(50%)}
    a{color:var(--l);text-underline-offset:.15em}
    .call a,a[href$=faqs]{display:inline-block;padding:.2em 0}
    button,summary{font:inherit;color:var(--l);background:#fff;border:2px solid;border-radius:.25em;min-height:44px;min-width:44px;padding:.4em .8em;cursor:pointer;text-align:left}
    :focus-visible{outline:.2em solid #000;box-shadow:0 0 0 .4em #ffbf47}
    textarea:focus-visible{outline-color:#ffbf47;box-shadow:inset 0 0 0 2px}
    .launch,.send,.bar,.bar button{background:var(--b);color:var(--t);font-weight:700}
    .launch,dialog{position:fixed;right:1em;bottom:var(--vs-bottom,1em);z-index:2147483647;max-width:calc(100vw - 2em);box-shadow:0 .1em 1em #0006}
    .launch{padding:.6em 1.2em;border-radius:2em}
    .launch::before{content:"";display:inline-block;width:1.1em;height:.85em;margin-right:.5em;border:.17em solid;border-radius:.3em .3em .3em 0}
    .away .launch{bottom:calc(4em + var(--vs-bottom,1em))}
    dialog{inset:auto 1em var(--vs-bottom,1em) auto;margin:0;padding:0;width:27em;height:44em;max-height:calc(100vh - 1em - var(--vs-bottom,1em));color:inherit;background:#fff;border:2px solid var(--b);border-radius:.5em;overflow:hidden}
    .away dialog{inset-inline:1em auto}
    dialog[open]{display:flex;flex-direction:column}
    .bar,.row{display:flex;gap:.5em;align-items:center}
    .bar{padding:.4em .5em .4em 1em;border-bottom:2px solid}
    h2{margin:0;font-size:1.15em;flex:1}
    .bar button{flex:none}
    .talk{flex:1;min-height:0;overflow:auto;padding:1em;position:relative}
    .talk:focus-visible{outline-offset:-.2em}
    .quiet,.who,.origin{color:#4a5763;font-size:.95em}
    .turns{list-style:none;padding:0}
    .turn{margin-bottom:1.5em}
    .who{margin:0}
    .asked,.call{border:1px solid #7d8b98;border-radius:.5em;padding:.6em .9em;margin:0 0 .75em}
    .asked{background:#f1f5f8;margin-left:2em}
    .asked p,.call p,form p{margin:0}
    p,li{white-space:pre-wrap}
    .answer{border-left:.3em solid var(--b);padding-left:.9em}
    .call{border:3px solid var(--b)}
    .row{flex-wrap:wrap;margin:0 0 .75em}
    .plain button{color:#16202a;border-width:1px}
    [aria-pressed=true]{box-shadow:inset 0 0 0 2px;font-weight:700}
    [aria-disabled=true]{border-style:dashed;cursor:default}
    summary{display:inline-block;margin-bottom:.5em}
    .note{border-left:.3em solid #ffbf47;padding-left:.9em}
    form{border-top:1px solid #7d8b98;padding:.6em 1em .75em}
    form .row{justify-content:space-between;margin:.5em 0 0}
    textarea{display:block;width:100%;max-height:9em;font:inherit;color:inherit;background:#fff;border:2px solid;border-radius:0;padding:.3em .5em;resize:vertical}
    .row .send{color:var(--t);padding:.4em 2em}
    label,.wrong{font-weight:700}
    .wrong{color:#b3261e}
    @media ${NARROW}{dialog{inset:0!important;width:auto;height:auto;max-width:none;max-height:none;border:0;border-radius:0}.asked{margin-left:0}}
    @media (forced-colors:active){.w{--t:ButtonText}}
    @media (max-height:30rem){dialog[open]{display:block;overflow:auto}.talk{overflow:visible}}
    @media print{:host(:not([print])),button,form,.row,details,.state,.intro{display:none!important}
      dialog[open]{display:block;position:static;width:auto;height:auto;max-width:none;max-height:none;border:0;box-shadow:none}
      dialog,.talk{overflow:visible}.turn{break-inside:avoid}.said a[href^=http]::after{content:" (" attr(href) ")"}}
  `);
  const printing = sheet("@media print{body>:not(vs-chat){display:none!important}html,body{display:block!important;height:auto!important;overflow:visible!important}}");

  const host = el("vs-chat", { lang: "en-GB" }), shadow = host.attachShadow({ mode: "open" });
  const title = document.querySelector("a[data-vs-chat]")?.textContent.trim() || "Ask the Virtual School";
  const narrow = matchMedia(NARROW);

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
      else sessionStorage.removeItem(KEY);
    } catch {
      // Storage is blocked or full: the conversation lasts as long as this page.
    }
  };

  /* The service. An error has a status and a message, and from: when to try again, where the service says so. */
  const call = async (method, path, body, signal = AbortSignal.timeout(WAIT)) => {
    const response = await fetch(`${SERVICE}/api/v1/conversations${path}`, {
      method, signal, credentials: "omit",
      ...(body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (response.status === 204) return null;
    const said = await response.json().catch(() => null);
    if (response.ok) return said;
    const after = response.headers.get("Retry-After");
    throw {
      status: response.status,
      message: said?.error?.message,
      from: after && (isNaN(after) ? Date.parse(after) : Date.now() + after * 1000),
    };
  };
  const exchange = async (turn) => {
    const { key, text, choice } = turn, signal = AbortSignal.timeout(WAIT);
    const post = async (to) => (await call("POST", `/${to}/messages`, { key, text, choice }, signal)).reply;
    for (;;) {
      const isNew = !token;
      try {
        if (isNew) token = (await call("POST", "", null, signal)).conversation;
        save();
        return await post(token);
      } catch (error) {
        // Without a conversation, too, whoever speaks of danger is answered.
        if (!token) return post(0);
        if (error.status !== 404 || isNew) throw error;
        token = null;
        turn.node.prepend(el("p.note", ENDED));
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
    const text = items.map((spans) => spans.map((span) => span.text).join("")).join(" ");
    const short = text.length > 300 ? `${text.match(/^.*?[.!?](?=\s)/) ?? text.slice(0, 300)} The full answer is in the conversation.` : text;
    return `Answer: ${short}` + (choices.length ? ` Choose from ${choices.length} option${choices.length > 1 ? "s" : ""}.` : "");
  };

  /* A control that has the focus stays, out of use, until the focus leaves it. */
  const isOff = (control) => control.getAttribute("aria-disabled");
  const retire = (node, then) => {
    if (!node.contains(shadow.activeElement)) return then();
    for (const one of node.children) one.setAttribute("aria-disabled", true);
    node.addEventListener("focusout", () => setTimeout(() => node.contains(shadow.activeElement) || isOff(node.firstChild) && then()));
  };

  /* Replies: typed blocks become elements; nothing is ever read as HTML. */
  const inLanguage = (tag, { language, direction }, ...content) => el(tag, { lang: language, dir: direction }, ...content);
  const inline = (spans) => spans.map((span) => link(span.text, span.href));
  const listed = (items, name = "ul") => el(name, items.map((item) => el("li", item)));
  const blocks = (items) => items.map((block) => block.items
    ? listed(block.items.map(inline), block.ordered ? "ol" : "ul")
    : el("p", inline(block.spans)));
  const answer = ({ title: name, source, reviewed, reviewed_by_team, blocks: items }) => {
    const day = reviewed && new Date(reviewed).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
    const when = reviewed_by_team ? `Last reviewed ${day}.` : `Text taken over on ${day}, not yet reviewed by the team.`;
    return [
      source && name && el("h4", name),
      blocks(items),
      source && el("p.origin", "Source: ", link(source.title, source.url), ". ", day && when),
    ];
  };
  const urgent = () => el("p", "If a child is in danger now, call ", tel("999"), ".");
  const fallback = () => [
    urgent(),
    el("div.call",
      el("p", team.label, ": ", tel(team.phone)),
      team.email && el("p", link(team.email, `mailto:${team.email}`)),
      team.opening && el("p", team.opening)),
    el("p", el("a", { href: `${SERVICE}/faqs` }, "Look through the common questions")),
  ];
  const asked = ({ text, label, choice }) => text ?? label
    ?? turns.flatMap(({ reply }) => reply?.choices ?? []).find(({ id }) => id === choice)?.label ?? "Your words are no longer kept.";
  const summary = () => {
    const text = el("p"), lines = ({ reply, ...turn }) =>
      `Asked: ${asked(turn)}\nAnswered: ` + (reply?.answers.map((one) => one.title).join(", ") || "no answer");
    return el("details", { ontoggle: () => { text.textContent = turns.map(lines).join("\n"); } },
      el("summary", "Summary for the phone"), text,
      navigator.clipboard && button("Copy", () => navigator.clipboard.writeText(text.textContent).then(() => say("Copied"))));
  };
  const feedback = (reply) => {
    const thanks = el("p.quiet"), why = group("plain", "Why");
    const choice = (label, helpful, reason = null) => button(label, async ({ currentTarget: pressed }) => {
      for (const one of pressed.parentNode.querySelectorAll("button")) one.setAttribute("aria-pressed", one === pressed);
      if (!reason) why.replaceChildren(...REASONS[helpful].map(([id, text]) => choice(text, helpful, id)));
      const said = await call("POST", `/${token}/feedback`, { answer: reply.id, helpful, reason })
        .then(() => "Thank you.", () => "Your feedback was not sent.");
      thanks.textContent = said;
      say(said);
    }, { "aria-pressed": false });
    return [group("plain", "Was this helpful?", el("span", "Was this helpful?"), choice("Yes", true), choice("No", false)), why, thanks];
  };
  const options = (turn) => {
    const { choices } = turn.reply;
    if (turn !== turns.at(-1)) return choices.length ? listed(choices.filter(({ id }) => id !== "none_of_these").map(({ label }) => label)) : el("p");
    return group("options", "Options", choices.map(({ id, label }) =>
      button(label, ({ currentTarget }) => isOff(currentTarget) || ask({ choice: id, label }))));
  };
  const paint = (turn) => {
    const { reply } = turn, { note: said, outcome, have_at_hand: things } = reply;
    const isHelpless = /escalate|urgent|unavailable/.test(outcome);
    if (reply.contact?.phone) team = reply.contact;
    turn.answer.replaceChildren(...[
      el("h3.who", "Answer:"),
      el("div.said",
        said && blocks(said.blocks),
        said?.translation && inLanguage("div", said.translation, blocks(said.translation.blocks)),
        reply.answers.flatMap(answer),
        reply.left_out && el("p", reply.left_out.text)),
      isHelpless && fallback(),
      things?.length && [el("p", "What to have at hand:"), listed(things)],
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
    turn.retry = el("div.row", { hidden: "" }, button("Try again", ({ currentTarget }) => {
      if (isOff(currentTarget)) return;
      const left = soon(turn);
      if (left) say(left);
      else deliver(turn, false, true);
    }));
    turn.node = el("li.turn",
      el("div.asked", el("h3.who", "You asked:"), el("p", asked(turn))),
      turn.answer = el("div.answer", { hidden: "" }),
      el("div.state", turn.lines = el("div"), turn.retry));
    list.append(turn.node);
    if (turn.reply) paint(turn);
  };
  const reveal = ({ node }) => {
    for (const scroller of [talk, dialog]) scroller.scrollTop += node.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 8;
  };

  /* A question on its way: sent once, kept when that fails, sent again with the same key. */
  const soon = (turn) => {
    const left = Math.ceil((turn.from - Date.now()) / 1000);
    const text = left > 0 ? `You can send it again in ${left} seconds.` : "";
    if (turn.soon) turn.soon.textContent = text;
    return text;
  };
  const fail = (turn, { status: code, message, from }) => {
    turn.from = from;
    turn.lines.replaceChildren(
      el("p.wrong", "Not sent."), el("p", code && message), turn.soon = el("p"), ...(turn.reply ? [] : fallback()));
    if (soon(turn)) setTimeout(soon, from - Date.now(), turn);
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
    const line = el("p.quiet", "Sending your question"), again = turn.retry.firstChild;
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
      const before = turn.reply;
      try {
        turn.reply = await exchange(turn);
        again.removeAttribute("aria-disabled");
        paint(turn);
        say(spoken(turn.reply), turn.reply.note?.translation);
        if (isNew) reveal(turn);
      } catch (error) {
        turn.reply = before;
        again.removeAttribute("aria-disabled");
        if (/4(00|13|15|22)/.test(error.status)) refuse(turn, error.message);
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
    reveal(turn);
    save();
    deliver(turn, true);
  };
  const complain = (text, isTyped = true) => {
    box.setAttribute("aria-invalid", isTyped);
    wrong.textContent = text && `Error: ${text}`;
    if (text) say(text);
  };
  const typed = () => {
    const left = 500 - [...box.value.trim()].length, number = Math.abs(left);
    count.textContent = left > 100 ? "" : `${number} character${number === 1 ? "" : "s"} ` + (left < 0 ? "too many" : "left");
    return left;
  };
  const submit = (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return complain("Enter your question");
    box.value = "";
    typed();
    complain("", false);
    ask({ text });
  };

  /* The conversation as a whole. */
  const load = async () => {
    isLoaded = true;
    let messages = [];
    note.replaceChildren();
    try {
      if (token) ({ messages } = await call("GET", `/${token}`));
    } catch ({ status: code }) {
      isLoaded = code === 404;
      if (isLoaded) token = null;
      note.append(el("p.note", isLoaded ? ENDED : "Your earlier messages cannot be shown at the moment."), ...(isLoaded ? [] : fallback()));
    }
    const known = messages.map(({ key }) => key);
    turns = [...messages, ...turns.filter(({ key }) => !known.includes(key))];
    list.replaceChildren();
    for (const turn of turns) turn.node ? list.append(turn.node) : draw(turn);
    if (turns.length) reveal(turns.at(-1));
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
        return complain("The conversation could not be cleared at the moment. Please try again in a minute.", false);
      }
      token = null;
      turns = turns.filter((turn) => !gone.includes(turn));
      for (const turn of gone) turn.node?.remove();
      note.replaceChildren();
      tools.hidden = true;
      complain("", false);
      save();
      say("Conversation cleared");
    });
  };
  const download = () => {
    const parts = ({ reply, ...turn }) => [
      `You asked: ${asked(turn)}`,
      ...[reply?.note, ...(reply?.answers ?? [])].filter(Boolean).flatMap(({ text, source }) =>
        [`Answer: ${text}`, ...(source ? [`Source: ${source.title}, ${source.url}`] : [])]),
    ];
    el("a", {
      href: URL.createObjectURL(new Blob([[title, ...turns.flatMap(parts)].join("\n\n")])), // lives as long as the page
      download: "conversation.txt",
    }).click();
  };
  const print = () => {
    const focused = shadow.activeElement;
    // A modal dialog would be printed on one sheet.
    dialog.close();
    dialog.setAttribute("open", "");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, printing];
    host.setAttribute("print", "");
    addEventListener("afterprint", () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== printing);
      host.removeAttribute("print");
      dialog.close();
      stage(focused);
    }, { once: true });
    window.print();
  };

  /* The panel: over the whole of a small window, and then modal; else beside the page, which stays in use. */
  const build = () => {
    dialog = el("dialog", { "aria-labelledby": "t", onclose: () => isOpen && !dialog.open && shut(true) },
      el("div.bar", el("h2", { id: "t" }, title), button("Close", () => shut(true))),
      talk = el("div.talk", { tabindex: 0, role: "region", "aria-label": "Conversation" },
        el("div.intro", el("p", "This is an automated service. Nobody reads along."), urgent()),
        note = el("div"),
        list = el("ol.turns"),
        tools = el("div.row.plain", button("Download conversation", download), button("Print", print))),
      el("form", { onsubmit: submit },
        el("label", { for: "q" }, "Your question"),
        el("p.quiet", { id: "hint" }, "Please do not include a child's name."),
        wrong = el("p.wrong", { id: "wrong" }),
        box = el("textarea", {
          id: "q", rows: 2, autocomplete: "off", "aria-describedby": "hint wrong count", oninput: typed,
          onkeydown: (event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event); },
        }),
        count = el("p.quiet", { id: "count" }),
        el("div.row.plain", el("button.send", "Ask"), button("Clear chat", clear)),
        status = el("p.u", { role: "status" })));
    tools.hidden = true;
    root.append(dialog);
  };
  // show() would move the focus, so the attribute does it; showModal() moves it too, and there it is put back.
  const stage = (focused) => {
    if (narrow.matches) dialog.showModal();
    else dialog.setAttribute("open", "");
    if (focused) focused.focus();
    else shadow.activeElement?.blur();
  };
  const open = (by) => {
    if (!dialog) build();
    isOpen = launcher.hidden = true;
    opener = by ?? launcher;
    stage(by && box);
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
    const focused = shadow.activeElement;
    if (!isOpen || host.hasAttribute("print")) return;
    dialog.close();
    stage(focused);
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

  const launcher = button(title, () => open(launcher), { class: "launch", "aria-haspopup": "dialog" });
  const root = el("div.w", { role: "region", "aria-label": title }, launcher);
  document.body.append(host);

  /* Colours that the page gives are taken where they can be read (WCAG 2.2: contrast 4.5 to 1); else ours. */
  // Below 0.04 the definition has a straight line: left out, it makes very dark colours count as a little lighter.
  const given = (name, ours) => {
    root.style.color = `var(${name},${ours})`;
    return getComputedStyle(root).color;
  };
  const luminance = (colour) => colour.match(/^rgb\((.+), (.+), (.+)\)$/)?.slice(1).reduce((sum, value, index) =>
    sum + [0.2126, 0.7152, 0.0722][index] * ((value / 255 + 0.055) / 1.055) ** 2.4, 0.05);
  const isReadable = (...colours) => {
    const [dark, light] = colours.map(luminance).sort();
    return light / dark >= 4.5;
  };
  const show = () => {
    shadow.append(root);
    const white = "rgb(255, 255, 255)";
    let brand = given("--vs-brand", BRAND), text = given("--vs-brand-text", white), coloured = given("--vs-link", LINK);
    root.removeAttribute("style");
    if (!isReadable(brand, text) || !isReadable(brand, white)) [brand, text] = [BRAND, white];
    if (!isReadable(coloured, white)) coloured = LINK;
    shadow.adoptedStyleSheets = [style, sheet(`:host{--b:${brand};--t:${text};--l:${coloured}}`)];
    resume();
  };

  for (const one of document.querySelectorAll("a[data-vs-chat]")) one.setAttribute("aria-haspopup", "dialog");
  document.addEventListener("click", (event) => {
    const by = event.target.closest?.("a[data-vs-chat]");
    if (!by || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(by);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen && !event.defaultPrevented && !event.isComposing) shut(narrow.matches || document.activeElement === host);
  });
  // What has the focus must not lie below the launcher or the panel: then the one goes up, the other to the left.
  document.addEventListener("focusin", ({ target }) => requestAnimationFrame(() => {
    const { x, y, width, height } = target.getBoundingClientRect();
    if (target !== host && document.elementFromPoint(x + width / 2, y + height / 2) === host) root.classList.toggle("away");
  }));
  addEventListener("online", () => {
    if (!isLoaded && isOpen) load();
    else for (const turn of turns) turn.reply || soon(turn) || !turn.node || deliver(turn);
  });
  addEventListener("pageshow", (event) => event.persisted && resume());
  setTimeout(show); // a task of its own, so that none is long
})();
