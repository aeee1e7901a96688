"""A small window of another program, from which a file can be dragged: drag_source.py URI X Y"""
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

uri, x, y = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.set_default_size(40, 40)
window.move(x, y)
handle = Gtk.EventBox()
window.add(handle)
handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
handle.drag_source_add_uri_targets()
handle.connect("drag-data-get", lambda _widget, _context, data, _info, _time: data.set_uris([uri]))
handle.connect("drag-begin", lambda *_: print("begin", flush=True))
handle.connect("drag-end", lambda *_: (print("end", flush=True), Gtk.main_quit()))
window.show_all()
print("ready", flush=True)
Gtk.main()
