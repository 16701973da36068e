// What has just been done, told to those who cannot see it; the line empties itself.

const SAID_FOR = 2000;

export function say(words) {
  const voice = document.querySelector(".gz-said");
  voice.textContent = words;
  setTimeout(() => {
    if (voice.textContent === words) voice.textContent = "";
  }, SAID_FOR);
}

// A button tells for a while that it was done.
export function tell(button, done) {
  const name = button.textContent;
  if (name === done) return;
  button.textContent = done;
  setTimeout(() => (button.textContent = name), SAID_FOR);
}
