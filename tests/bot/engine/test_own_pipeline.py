"""The pipeline of config.yml on a data set that is not ours: what the public benchmarks run."""

import warnings

from bot.settings import PROJECT

TRAINING = [
    *(
        (text, "weather")
        for text in ("will it rain", "is it sunny today", "rain tomorrow?", "how cold is it")
    ),
    *(
        (text, "food")
        for text in ("book a table", "any pizza nearby", "a table for two", "where to eat pizza")
    ),
]


def test_a_small_bot_learns_its_labels() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Rasa's old libraries, while they are imported
        from bot.engine.own_pipeline import train_and_predict

        tests = [[("will it be sunny", "weather"), ("pizza table", "food")], [("rian tomorow", "weather")]]
        predicted = list(train_and_predict(PROJECT / "config.yml", TRAINING, tests))
    assert [[p.label for p in part] for part in predicted] == [["weather", "food"], ["weather"]]
    assert all(0.5 < p.confidence <= 1 for part in predicted for p in part)
