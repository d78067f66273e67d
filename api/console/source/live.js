// Hears of changes: by socket, and by asking while there is none.
const RETRY_SECONDS = [1, 2, 4, 8, 15];
const ASK_SECONDS = 5;

export class Live {
  // `changed` is told whether changes come by themselves.
  constructor(desk, changed) {
    Object.assign(this, { desk, changed, live: false, stopped: true, tried: 0, asking: false });
    addEventListener("online", () => this.comeBack());
    document.addEventListener("visibilitychange", () => this.comeBack());
  }

  start() {
    this.stopped = false;
    this.timer = setInterval(() => this.ask(), ASK_SECONDS * 1000);
    this.connect();
  }

  // A locked console hears nothing.
  stop() {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.retry);
    if (this.socket) this.socket.close();
    this.set(false);
  }

  set(live) {
    this.live = live;
    this.changed(live);
  }

  connect() {
    clearTimeout(this.retry);
    const socket = this.desk.server.socket();
    this.socket = socket;
    socket.onopen = () => {
      this.tried = 0;
      this.set(true);
      // What happened while nobody listened.
      this.desk.catchUp();
    };
    socket.onmessage = ({ data }) => this.hear(JSON.parse(data));
    socket.onclose = () => this.lost(socket);
  }

  hear(frame) {
    if (frame.queue) this.desk.hearQueue(frame.queue);
    if (frame.case) this.desk.hearCase(frame.case);
  }

  lost(socket) {
    if (this.stopped || socket !== this.socket) return;
    this.set(false);
    // Asking finds out whether the session has ended.
    this.ask();
    this.retry = setTimeout(() => this.connect(), RETRY_SECONDS[Math.min(this.tried, RETRY_SECONDS.length - 1)] * 1000);
    this.tried += 1;
  }

  async ask() {
    if (this.live || this.stopped || this.asking) return;
    this.asking = true;
    await this.desk.catchUp();
    this.asking = false;
  }

  comeBack() {
    if (document.hidden || this.stopped || this.live) return;
    if (this.socket.readyState !== WebSocket.CONNECTING) this.connect();
  }
}
