"""The dialogue engine: Rasa, its components and the worker. Nothing outside this package imports Rasa."""

import os

# Read by Rasa and TensorFlow while they are imported: no call home, no start-up chatter.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# Rasa still imports SQLAlchemy 1.4 models whose authors know about version 2.
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
