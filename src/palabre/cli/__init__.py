"""The command line: one file a command. Takes words, gives words or JSON; refuses with a message and an exit code.

Exit codes: 0 all done; 1 done in part (something was refused, a language model failed, or a promise is broken); 2 wrong
usage; 3 not done.
"""

import sys


def main() -> None:
    """The program `palabre`."""
    from palabre.cli.app import run

    sys.exit(run())
