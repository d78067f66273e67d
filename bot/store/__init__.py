"""The one store (Redis or Valkey): connection, embedded server, keys and what is done with them."""
