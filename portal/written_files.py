"""A file that a command writes where it was told to; what cannot be written is one error in Chinese."""

from pathlib import Path

from config.errors import BadInput


def write_file(file: Path, text: str, option: str) -> None:
    """Write the text; ``option`` is what the command line calls the place."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadInput(str(file), None, None, option, f"不能写这个文件（{why}），请另指定一处") from None
