"""Questions that an article answers, made from what it states and checked against it."""

from zoneqa.answer.examples.example_question import ExampleQuestion
from zoneqa.answer.examples.example_questions import ExampleQuestions

__all__ = ["ExampleQuestion", "ExampleQuestions"]
