"""A running Vigie with every channel open, each to its provider on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.channels.inside import Inside, with_all_apps
from tests.api.channels.people import APPS, App
from tests.bot.register.conftest import CAMILLE, JOHN, NADIA
from tests.register_in_place import put_register
from tests.running_vigie import RunningVigie, free_port


@pytest.fixture(scope="package")
def apps() -> Iterator[dict[str, App]]:
    opened = {kind.name: kind() for kind in APPS}
    yield opened
    for app in opened.values():
        app.provider.close()


@pytest.fixture(scope="package")
def connected(
    model: Path, apps: dict[str, App], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningVigie]:
    """With two dialogue workers, and a register of three notices."""
    assert model.is_file()
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {"VIGIE_PUBLIC_URL": address}
    for app in apps.values():
        app.vigie = address
        environment |= app.settings()
    data_dir = tmp_path_factory.mktemp("connected")
    put_register(data_dir, CAMILLE, NADIA, JOHN)
    with RunningVigie.started(data_dir, workers=2, port=port, **environment) as running:
        running.wait_until_ready()
        yield running


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Inside, dict[str, App]]]:
    """A gateway in the test's own process, without dialogue workers."""
    with with_all_apps(tmp_path_factory.mktemp("inside")) as found:
        yield found


@pytest.fixture
def inside(opened: tuple[Inside, dict[str, App]]) -> Inside:
    return opened[0]


@pytest.fixture(params=[kind.name for kind in APPS])
def app(request: pytest.FixtureRequest, opened: tuple[Inside, dict[str, App]]) -> App:
    return opened[1][request.param]
