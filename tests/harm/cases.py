"""All the cases: a module of this folder each adds its own."""
from tests.harm import circles, json_reports, others, packages, pages, reports, shapes, xml  # noqa: F401
from tests.harm.base import CASES  # noqa: F401
