"""Records of readers as golden files hold them: by kind, without what is empty or verbatim."""

from typing import Any

from followthrough.imports.contract import Problem


def plainly(record: Any) -> dict[str, Any]:
    """A record by its kind, without what it leaves empty."""
    if isinstance(record, Problem):
        return {"Problem": record.reason.value, "line": record.line, "found": record.found}
    values = {name: _value(value) for name, value in record._asdict().items() if name != "verbatim"}
    return {type(record).__name__: {k: v for k, v in values.items() if v not in ("", [], None)}}


def _value(value: Any) -> Any:
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {k: v for k, v in value._asdict().items() if v not in ("", None)}
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return value
