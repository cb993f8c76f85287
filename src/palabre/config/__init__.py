"""What a person sets: options (environment, `palabre.toml`) and the desk (`desk.toml`). Refuses the unknown."""

from palabre.config.deskfile import default_desk_text, load_desk
from palabre.config.options import OPTIONS, Option, Settings, load_settings

__all__ = ["OPTIONS", "Option", "Settings", "default_desk_text", "load_desk", "load_settings"]
