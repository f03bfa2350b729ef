"""Warm introductions: who could introduce the user to whom, each asked for step by step."""
