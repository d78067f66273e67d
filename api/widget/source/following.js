// Hears of new messages: by socket, and by asking while there is none.
const RETRY_SECONDS = [1, 2, 4, 8, 15, 30];
const ASK_SECONDS = 3;
// A socket that the server closed for good (api/socket.py).
const REFUSED = [4401, 4404];

export class Following {
  constructor(conversation) {
    Object.assign(this, { conversation, live: false, stopped: true, tried: 0 });
    this.wake = () => this.comeBack();
  }

  start() {
    this.stopped = false;
    addEventListener("online", this.wake);
    document.addEventListener("visibilitychange", this.wake);
    this.asking = setInterval(() => this.ask(), ASK_SECONDS * 1000);
    this.connect();
  }

  stop() {
    this.stopped = true;
    removeEventListener("online", this.wake);
    document.removeEventListener("visibilitychange", this.wake);
    clearInterval(this.asking);
    clearTimeout(this.retry);
    if (this.socket) this.socket.close();
  }

  connect() {
    clearTimeout(this.retry);
    const socket = this.conversation.server.socket(`${this.conversation.path}/socket`, this.conversation.token);
    this.socket = socket;
    socket.onopen = () => {
      this.live = true;
      this.tried = 0;
      // What was said while nobody listened.
      this.conversation.catchUp();
    };
    socket.onmessage = ({ data }) => this.hear(JSON.parse(data));
    socket.onclose = ({ code }) => this.lost(socket, code);
  }

  hear(frame) {
    if (!frame.problem) this.conversation.take(frame);
  }

  lost(socket, code) {
    if (this.stopped || socket !== this.socket) return;
    this.live = false;
    if (REFUSED.includes(code)) return;
    this.retry = setTimeout(() => this.connect(), RETRY_SECONDS[Math.min(this.tried, RETRY_SECONDS.length - 1)] * 1000);
    this.tried += 1;
  }

  // Who waits for a person may look at another page meanwhile.
  ask() {
    if (!this.live && (!document.hidden || this.conversation.held)) this.conversation.catchUp();
  }

  comeBack() {
    if (document.hidden) return;
    if (this.live) this.conversation.catchUp();
    else if (this.socket.readyState !== WebSocket.CONNECTING) this.connect();
  }
}
