"""Runs custom actions inside the worker, through the SDK's own executor, without a network hop."""

from typing import Any

from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor


class InProcessActions(EndpointConfig):
    """Stands where Rasa expects the address of an action server."""

    def __init__(self, package: str = "actions") -> None:
        # Only actions that ask for it (send_domain in domain.yml) are handed the domain.
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, *_args: Any, json: dict[str, Any], **_kwargs: Any) -> Any:
        return await self._executor.run(json)
