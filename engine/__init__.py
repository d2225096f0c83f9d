"""What this project changes of the site generator and its theme; hooks.py says when."""
