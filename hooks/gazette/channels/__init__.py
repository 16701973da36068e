"""Out to other channels: a public paper as 公众号 HTML, as a Word file, as a poster, as a part of a booklet."""
