// A console that nobody touches is locked: asking for news must not keep a session alive for ever.
const EVENTS = ["keydown", "pointerdown", "pointermove", "wheel"];

export class Idle {
  constructor(lock) {
    this.lock = lock;
    this.seconds = 0;
    EVENTS.forEach((name) => addEventListener(name, () => this.touched(), { passive: true }));
    setInterval(() => this.look(), 5000);
  }

  after(seconds) {
    this.seconds = seconds;
    this.touched();
  }

  touched() {
    this.last = Date.now();
  }

  look() {
    if (!this.seconds || Date.now() - this.last < this.seconds * 1000) return;
    this.seconds = 0;
    this.lock();
  }
}
