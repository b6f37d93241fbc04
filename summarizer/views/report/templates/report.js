"use strict";
(() => {
  const root = document.documentElement;
  const narrow = matchMedia("(max-width: 900px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const behavior = () => (still.matches ? "auto" : "smooth");
  const ids = (list) => (list ? list.split(" ") : []);
  const all = (list) => ids(list).map((id) => document.getElementById(id)).filter(Boolean);
  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  root.classList.add("js");
  document.querySelectorAll("button[hidden]").forEach((button) => (button.hidden = false));

  /* Light and dark. */
  const toggle = document.querySelector("[data-theme-toggle]");
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  const nameToggle = () => (toggle.textContent = isDark() ? "Light" : "Dark");
  toggle.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    nameToggle();
  });
  systemDark.addEventListener("change", nameToggle);
  nameToggle();

  /* One release: what is held stays lit until it is let go; what is pointed at is lit meanwhile. */
  class Release {
    constructor(article) {
      this.article = article;
      this.source = article.querySelector(".source");
      this.pane = article.querySelector(".text");
      this.inspector = article.querySelector(".inspector");
      this.invitation = this.inspector.textContent;
      this.words = [...article.querySelectorAll(".word")];
      this.facts = [...article.querySelectorAll("a.fact")];
      this.held = null;
      this.lit = null;
      this.waiting = 0;
      this.words.forEach((word, index) => (word.tabIndex = index ? -1 : 0));
      this.listen();
    }

    listen() {
      const { article } = this;
      article.addEventListener("pointerover", (event) => this.point(event.target, true));
      article.addEventListener("pointerout", (event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Element && to.closest(".fact, .word"))) this.rest();
      });
      article.addEventListener("focusin", (event) => {
        if (event.target.matches(":focus-visible")) this.point(event.target, false);
      });
      article.addEventListener("focusout", () => this.rest());
      article.addEventListener("click", (event) => this.click(event));
      article.addEventListener("keydown", (event) => this.key(event));
    }

    point(target, byHand) {
      const at = target.closest(".fact[data-words], .word");
      if (!at || (byHand && this.lit === at)) return;
      this.light(at);
      clearTimeout(this.waiting);
      if (!at.matches(".fact") || (narrow.matches && !this.source.matches(".shown"))) return;
      if (byHand) this.waiting = setTimeout(() => this.reveal(at), 140);
      else this.reveal(at);
    }

    rest() {
      clearTimeout(this.waiting);
      /* Lit again, the list below would be made anew under a button that is just being pressed. */
      if (this.lit !== this.held) this.light(this.held);
    }

    light(at) {
      this.article.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
      this.lit = at;
      if (!at) this.say();
      else if (at.matches(".word")) {
        const facts = all(at.dataset.facts);
        at.classList.add("lit");
        facts.forEach((fact) => fact.classList.add("lit"));
        this.list(facts);
      } else {
        at.classList.add("lit");
        all(at.dataset.words).forEach((word) => word.classList.add("lit"));
        this.describe(at);
      }
    }

    hold(at) {
      const again = this.held === at;
      this.article.querySelectorAll("[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
      this.article.querySelectorAll(".held").forEach((one) => one.classList.remove("held"));
      this.held = again ? null : at;
      if (this.held) {
        at.setAttribute("aria-current", "true");
        const words = at.matches(".word") ? [at] : all(at.dataset.words);
        words.forEach((word) => word.classList.add("held"));
      }
      this.light(this.held);
      return !again;
    }

    click(event) {
      if (event.target.closest("[data-open-source]")) return this.open(true);
      if (event.target.closest("[data-close-source]")) return this.open(false);
      const chosen = event.target.closest("[data-fact]");
      if (chosen) return this.choose(document.getElementById(chosen.dataset.fact));
      const to = event.target.closest("a.to");
      if (to) {
        event.preventDefault();
        return this.choose(document.getElementById(to.hash.slice(1)));
      }
      const at = event.target.closest(".fact[data-words], .word");
      if (!at || getSelection().toString()) return;
      event.preventDefault();
      if (!this.hold(at)) return;
      if (at.matches(".fact")) {
        if (narrow.matches) this.open(true, at);
        this.reveal(at);
      } else {
        const [first] = all(at.dataset.facts);
        if (first && !narrow.matches) first.scrollIntoView({ block: "center", behavior: behavior() });
      }
    }

    choose(fact) {
      if (!fact) return;
      fact.scrollIntoView({ block: "center", behavior: behavior() });
      fact.focus({ preventScroll: true });
      if (!fact.matches("a.fact")) return;
      if (this.held !== fact) this.hold(fact);
      this.reveal(fact);
    }

    reveal(fact) {
      const words = all(fact.dataset.words);
      if (!words.length || !this.pane) return;
      words.forEach((word) => {
        const folded = word.closest("details");
        if (folded) folded.open = true;
      });
      const pane = this.pane.getBoundingClientRect();
      const seen = words.some((word) => {
        const box = word.getBoundingClientRect();
        return box.top >= pane.top && box.bottom <= pane.bottom;
      });
      if (seen || this.pane.scrollHeight <= this.pane.clientHeight) return;
      const top = words[0].getBoundingClientRect().top - pane.top + this.pane.scrollTop;
      this.pane.scrollTo({ top: top - this.pane.clientHeight / 3, behavior: behavior() });
    }

    open(shown, at) {
      this.source.classList.toggle("shown", shown);
      if (shown && at) at.scrollIntoView({ block: "nearest", behavior: behavior() });
      if (shown && !at) this.pane.focus();
      if (!shown) (this.held || this.article.querySelector("[data-open-source]")).focus();
    }

    say(...parts) {
      const line = document.createElement("p");
      line.append(...(parts.length ? parts : [this.invitation.trim()]));
      this.inspector.replaceChildren(line);
    }

    describe(fact) {
      const { label, places, meaning } = fact.dataset;
      const about = [meaning, places].filter(Boolean).join(" · ");
      this.say(element("b", label), " ", about);
    }

    list(facts) {
      const shown = facts.map((fact) => {
        const text = fact.firstElementChild.textContent;
        const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
        const button = element("button", `${fact.dataset.label}: ${short}`);
        button.type = "button";
        button.dataset.fact = fact.id;
        return button;
      });
      this.say(element("b", shown.length === 1 ? "One value rests on these words" : `${shown.length} values rest on these words`), element("br", ""), ...shown);
    }

    key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") {
        if (this.held) this.hold(this.held);
        if (narrow.matches && this.source.matches(".shown")) this.open(false);
        return;
      }
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      const upright = event.key === "ArrowDown" || event.key === "ArrowUp";
      if (!step) return;
      const at = event.target;
      if (at.matches("a.fact") && upright) this.step(event, this.facts, at, step);
      if (at.matches(".word") && !upright) {
        const next = this.step(event, this.visibleWords(), at, step);
        if (next) {
          at.tabIndex = -1;
          next.tabIndex = 0;
        }
      }
    }

    visibleWords() {
      return this.words.filter((word) => word.checkVisibility());
    }

    step(event, list, at, by) {
      const next = list[list.indexOf(at) + by];
      if (!next) return null;
      event.preventDefault();
      next.focus();
      return next;
    }
  }

  document.querySelectorAll(".release:has(.source)").forEach((article) => new Release(article));

  /* On paper nothing is folded away. */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
})();
