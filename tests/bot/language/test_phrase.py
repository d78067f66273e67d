import pytest

from bot.danger.check import Danger, DangerCheck, DangerPhrases
from bot.language.phrase import Phrase


def check_with(*, emergency: str = "", distress: str = "", unless: str = "") -> DangerCheck:
    """A check that knows one phrase of each kind, or none."""
    given = {"emergency": emergency, "distress": distress}
    phrases = {kind: {"fr": [phrase] if phrase else [], "en": []} for kind, phrase in given.items()}
    return DangerCheck(DangerPhrases.model_validate({**phrases, "unless": [unless] if unless else []}))


@pytest.mark.parametrize(
    ("written", "said", "found"),
    [
        ("je veux mourir", "je veux mourir", True),
        ("je veux mourir", "parfois je veux mourir voilà", True),
        ("je veux mourir", "JE VEUX MOURIR !!!", True),
        ("je veux mourir", "je veux dormir", False),
        ("je veux mourir", "je ne veux pas mourir", False),
        ("veux|veut mourir", "on veut mourir", True),
        ("veux je? mourir", "veux mourir", True),
        ("veux je? mourir", "veux je mourir", True),
        ("veux * mourir", "veux vraiment juste enfin mourir", True),
        ("veux * mourir", "veux mourir", True),
        ("veux * mourir", "veux un deux trois quatre mourir", False),
        ("^ a l aide $", "à l'aide !", True),
        ("^ a l aide $", "à l'aide de quel formulaire ?", False),
        ("suicide", "suicde", True),
        ("suicide", "suiicde", True),
        ("suicide", "siucde", False),
        ("suicide", "ruicide", False),
        ("desesperee", "désespérée", True),
        ("desesperee", "dessesperree", True),
        ("mort", "port", False),
        ("mort", "morte", False),
        ("mort", "", False),
    ],
)
def test_a_phrase_is_found_with_alternatives_gaps_and_small_errors(
    written: str, said: str, found: bool
) -> None:
    assert check_with(distress=written).find(said) == ("distress" if found else None)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("je veux mourir", "distress"),
        ("je veux mourir de rire", None),
        ("il arrive, mourir de rire", "emergency"),
    ],
)
def test_an_exception_takes_back_despair_but_never_an_emergency(said: str, found: Danger | None) -> None:
    check = check_with(emergency="il arrive", distress="veux mourir", unless="mourir de rire")
    assert check.find(said) == found


@pytest.mark.parametrize("written", ["", "*", "je?", "je? * tu?"])
def test_a_phrase_that_would_match_anything_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="matches anything"):
        Phrase.parse(written)
