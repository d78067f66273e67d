"""Communes of France and their postcodes, found however somebody writes them."""
