"""An agent at a running Vigie, who signs in over HTTP and works at the desk."""

from dataclasses import dataclass
from typing import Any

import httpx

from bot.agents.agent import Role
from tests.hired import Hired
from tests.running_vigie import RunningVigie


@dataclass
class Adviser:
    vigie: RunningVigie
    name: str
    role: Role = Role.agent

    def __post_init__(self) -> None:
        hired = Hired(self.vigie, self.name, self.role)
        signed_in = self.vigie.http.post("/agent/sign-in", json=hired.credentials)
        assert signed_in.status_code == 200, signed_in.text
        self.authorization = {"Authorization": f"Bearer {signed_in.json()['token']}"}

    def get(self, path: str) -> httpx.Response:
        return self.vigie.http.get(f"/agent{path}", headers=self.authorization)

    def post(self, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
        return self.vigie.http.post(f"/agent{path}", json=body or {}, headers=self.authorization)

    def waiting(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get("/queue").json()["waiting"]
        return found

    def take(self, case_id: str) -> dict[str, Any]:
        return self._done(self.post(f"/cases/{case_id}/take"))

    def case(self, case_id: str) -> dict[str, Any]:
        return self._done(self.get(f"/cases/{case_id}"))

    def write(self, case_id: str, text: str, message_id: str = "m1") -> dict[str, Any]:
        message: dict[str, Any] = self._done(
            self.post(f"/cases/{case_id}/messages", {"text": text, "message_id": message_id})
        )["message"]
        return message

    def last_seen(self, case_id: str) -> str | None:
        said = [message["id"] for message in self.case(case_id)["messages"] if message["role"] == "user"]
        return said[-1] if said else None

    def give_back(self, case_id: str) -> dict[str, Any]:
        seen = self.last_seen(case_id)
        return self._done(self.post(f"/cases/{case_id}/give-back", {"seen": seen}))

    def hears(self, text: str, call: str | None = None, language: str | None = None) -> dict[str, Any]:
        """What the console suggests for the caller's words."""
        wish = {"text": text, "call": call, "language": language}
        body = {name: value for name, value in wish.items() if value is not None}
        return self._done(self.post("/suggestions", body))

    def _done(self, response: httpx.Response) -> dict[str, Any]:
        assert response.status_code in (200, 201), response.text
        content: dict[str, Any] = response.json()
        return content
