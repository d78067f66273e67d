"""Who may read or continue a conversation: whoever shows its token; without it the view is not run."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from api.services import Services
from bot.store.conversations import About
from bot.store.errors import UnknownConversation

_bearer = HTTPBearer(auto_error=False, description="The token that POST /conversations returned")
LONGEST_ID = 64


def services_of(connection: HTTPConnection) -> Services:
    found: Services = connection.app.state.services
    return found


def checked_id(conversation_id: str) -> str:
    """Raises UnknownConversation for what cannot be an id."""
    if len(conversation_id) > LONGEST_ID or not conversation_id.isalnum():
        raise UnknownConversation
    return conversation_id


async def authenticated(connection: HTTPConnection, conversation_id: str, token: str | None) -> About:
    """Raises HTTPException 401 for a missing or wrong token, UnknownConversation for a wrong id."""
    checked_id(conversation_id)
    if not token:
        raise HTTPException(401)
    about = await services_of(connection).store.authenticate(conversation_id, token)
    if about is None:
        raise HTTPException(401)
    connection.state.language = about.language
    return about


async def _conversation(
    request: Request,
    conversation_id: str,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)] = None,
) -> About:
    return await authenticated(request, conversation_id, credentials.credentials if credentials else None)


Conversation = Annotated[About, Depends(_conversation)]
