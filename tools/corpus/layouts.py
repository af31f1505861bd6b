"""All layouts in one register: importing this file fills layout_base.LAYOUTS."""
import layout_body
import layout_grid
import layout_labels
import layout_mixed
import layout_rows
import layout_tables
import layout_values
import layout_xml
from layout_base import LAYOUTS, Layout, Skip, compose

__all__ = ['LAYOUTS', 'Layout', 'Skip', 'compose']
MODULES = [layout_values, layout_labels, layout_rows, layout_grid, layout_tables, layout_body, layout_xml, layout_mixed]
