"""``python -m gateway`` and the ``privacy-gateway`` command."""

from __future__ import annotations

import os
import sys

from gateway.cli import run


def main() -> None:
    """Run the command line; the process's environment is read here and nowhere else."""
    sys.exit(run(sys.argv[1:], os.environ))  # noqa: TID251 - the one place


if __name__ == "__main__":
    main()
