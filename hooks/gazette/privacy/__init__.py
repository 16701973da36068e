"""What must not become public: numbers, addresses and lists of persons in texts, attachments and images."""

from .folder import Guarded, guard_folder

__all__ = ["Guarded", "guard_folder"]
