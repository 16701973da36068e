// 朗读: the browser's own voice reads the title and the text, a paragraph at a time, and shows where it is.

const READ = "h1, .gz-body :is(h2, h3, h4, p:not(.gz-note), li:not(:has(p)))";

export function offerReading(button) {
  const speech = globalThis.speechSynthesis;
  if (!button || !speech) return;
  const find = () => {
    const voice = speech.getVoices().find(({ lang }) => /^(zh|cmn)\b/i.test(lang));
    if (!voice || !button.hidden) return;
    button.hidden = false;
    const reader = new Reader(button, speech, voice);
    button.addEventListener("click", () => reader.toggle());
    addEventListener("pagehide", () => reader.stop());
  };
  speech.addEventListener?.("voiceschanged", find);
  find();
}

class Reader {
  constructor(button, speech, voice) {
    Object.assign(this, { button, speech, voice, at: null });
  }

  toggle() {
    this.at ? this.stop() : this.start();
  }

  // From what is on the screen on; the title only if that is where the reader stands.
  start() {
    const parts = [...document.querySelectorAll(READ)];
    const from = parts.findIndex((part) => part.getBoundingClientRect().bottom > 0);
    this.button.textContent = "停止朗读";
    this.read(parts.slice(Math.max(from, 0)));
  }

  read(parts) {
    const part = parts.shift();
    this.mark(part);
    if (!part) return this.stop();
    const words = Object.assign(new SpeechSynthesisUtterance(part.textContent.trim()), { voice: this.voice, lang: this.voice.lang });
    words.addEventListener("end", () => this.at === part && this.read(parts));
    words.addEventListener("error", () => this.at === part && this.stop());
    this.speech.speak(words);
  }

  stop() {
    this.mark(null);
    this.speech.cancel();
    this.button.textContent = "朗读";
  }

  mark(part) {
    this.at?.classList.remove("is-read");
    this.at = part ?? null;
    part?.classList.add("is-read");
    part?.scrollIntoView({ block: "nearest" });
  }
}
