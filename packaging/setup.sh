# shellcheck shell=bash
# Sets a machine up for Turnlight; sourced by `run` and `test`, which then call `set_up run` or `set_up test`.
# Safe to repeat: what is in place already is left alone, so a second start costs a few dozen milliseconds.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv

say() { printf '%s\n' "$*" >&2; }

# Prints the packages of debian-packages.txt for "run" or for "test" (which needs both), one line of alternatives each.
packages_for() {
  sed -n "s/^run  *//p" "$root/packaging/debian-packages.txt"
  [[ $1 == run ]] || sed -n "s/^test  *//p" "$root/packaging/debian-packages.txt"
}

# Prints those lines of standard input of which no alternative is installed.
missing_ones() {
  local installed alternatives name
  installed=$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
  while read -r alternatives; do
    for name in ${alternatives//|/ }; do
      grep --quiet --line-regexp --fixed-strings "$name" <<<"$installed" && continue 2
    done
    printf '%s\n' "$alternatives"
  done
}

# Prints, of each line of alternatives, the first that this release has.
available_ones() {
  local alternatives name
  while read -r alternatives; do
    for name in ${alternatives//|/ }; do
      if [[ $(apt-cache policy "$name") == *"Candidate: "[!\(]* ]]; then
        printf '%s\n' "$name"
        break
      fi
    done
  done
}

# Runs a command with the rights to install; fails where there are none.
as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null && { [[ -t 0 ]] || sudo --non-interactive true 2>/dev/null; }; then
    sudo "$@"
  else
    return 1
  fi
}

# Installs the packages on standard input (lines of alternatives), or says what someone else has to install.
install_packages() {
  local wanted names
  wanted=$(cat)
  if as_root apt-get update --quiet=2 >/dev/null; then
    mapfile -t names < <(available_ones <<<"$wanted")
    ((${#names[@]})) || return 0
    say "Installing system packages: ${names[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 -o Dpkg::Use-Pty=0 \
      --no-install-recommends "${names[@]}" </dev/null >/dev/null
  else
    say "Going on without some system packages. Somebody with the rights to do so can install them:"
    say "  apt-get install $(cut --delimiter=' ' --fields=1 <<<"$wanted" | tr '\n' ' ')"
  fi
}

set_up_system() {
  local missing
  if ! command -v apt-get >/dev/null; then
    is_settled "$1" || say "This is no Debian or Ubuntu: please install Python 3.11 or newer with venv, VLC 3 (libvlc and" \
      "its plugins), the xcb libraries that Qt 6 asks for (xcb-util-cursor and its relatives) and the Inter typeface."
    return
  fi
  missing=$(packages_for "$1" | missing_ones)
  if [[ -n $missing ]]; then install_packages <<<"$missing"; fi
}

# Prints a Python that is new enough and can make virtual environments; fails where there is none.
find_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  return 1
}

require_python() {
  find_python && return
  if command -v apt-get >/dev/null; then
    install_packages <<<"python3-venv"
    find_python && return
    install_packages <<<"python3.13-venv | python3.12-venv | python3.11-venv"
    find_python && return
  fi
  say "Python 3.11 or newer with its venv module is needed, and this machine has none."
  return 1
}

# What the virtual environment depends on; it is made anew when any of this changes.
fingerprint() {
  { readlink -f "$venv/bin/python" && cat "$root"/packaging/requirements*.lock "$root/pyproject.toml" && echo "$root"; } |
    sha256sum
}

# Whether the virtual environment serves "run" or "test" as it is; one made for tests serves both.
is_settled() {
  local now
  [[ -x $venv/bin/python ]] && now=$(fingerprint) || return 1
  [[ $now == "$(cat "$venv/settled-test" 2>/dev/null)" ]] && return
  [[ $1 == run && $now == "$(cat "$venv/settled-run" 2>/dev/null)" ]]
}

set_up_python() {
  local python lock=$root/packaging/requirements.lock
  is_settled "$1" && return
  [[ $1 == run ]] || lock=$root/packaging/requirements-dev.lock
  python=$(require_python)
  say "Setting up Python packages in $venv"
  "$venv/bin/pip" --version &>/dev/null || "$python" -m venv --clear "$venv"
  rm -f "$venv"/settled-*
  "$venv/bin/python" -m pip install --quiet --require-hashes --no-deps --requirement "$lock" >&2
  "$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable "$root" >&2
  fingerprint >"$venv/settled-$1"
}

# The whole set-up, for "run" or for "test".
set_up() {
  set_up_system "$1"
  set_up_python "$1"
}
