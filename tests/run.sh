#!/usr/bin/env bash
# Builds everything and runs every check. The last line is "N passed, N failed, N skipped"; the exit code is 0 only if
# nothing failed. Needs the .NET SDK; what else is missing is installed from Debian when run as root.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

passed=0 failed=0 skipped=0 told=()
logs=artifacts/test-logs
mkdir -p "$logs"
rm -f "$logs"/*.log

# A machine without a home has no place for the SDK's first-run files and packages.
if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-/nowhere}" ]; then
  HOME="$PWD/artifacts/home"
  mkdir -p "$HOME"
  export HOME
fi
export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-$HOME}"
export NUGET_PACKAGES="${NUGET_PACKAGES:-$HOME/.nuget/packages}"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 NO_COLOR=1

# npm trusts only what it brings along, unless it is told of the certificates that this machine trusts.
if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -r /etc/ssl/certs/ca-certificates.crt ]; then
  export NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
fi

say() { printf '\n== %s\n' "$*"; }

# What failed is said once more at the end: of a long log only the end may be kept.
finish() {
  local failure
  for failure in "${told[@]}"; do printf '\nFAILED: %s\n' "$failure"; done
  if [ -f "$logs/tests.log" ]; then grep -F -A 20 '[FAIL]' "$logs/tests.log" | cut -c 1-400 | head -n 200; fi
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ]
  exit
}

# step NAME COMMAND...: one check that counts as one test.
step() {
  local name=$1 log
  shift
  log="$logs/${name//[^A-Za-z0-9]/-}.log"
  say "$name"
  if "$@" 2>&1 | tee "$log"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    told+=("$name (log: $log)")
    echo "FAILED: $name"
    return 1
  fi
}

# must NAME COMMAND...: without this one the rest makes no sense.
must() { step "$@" || finish; }

# What the checks need beside the SDK: program, and the Debian package that brings it.
needs=("chromium chromium" "shellcheck shellcheck" "systemd-analyze systemd" "node nodejs" "npm npm")

install_missing() {
  local need program missing=()
  for need in "${needs[@]}"; do
    program=${need% *}
    command -v "$program" >/dev/null || missing+=("${need#* }")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    echo "Everything is there."
    return 0
  fi
  echo "Missing: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Install them first, for example: sudo apt-get install --no-install-recommends ${missing[*]}"
    return 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

restore() {
  local locked=()
  [ "${CI:-}" != true ] || locked=(--locked-mode)
  dotnet tool restore && dotnet restore CoachBot.sln "${locked[@]}"
}

# Runs the test project itself and adds its numbers to ours.
run_tests() {
  local log="$logs/tests.log" summary errors failures skips total
  say "Tests"
  dotnet artifacts/bin/CoachBot.Tests/debug/CoachBot.Tests.dll -noColor 2>&1 | tee "$log"
  summary=$(grep -E 'CoachBot\.Tests +Total: [0-9]+,' "$log" | tail -n 1)
  number() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$summary"; }
  total=$(number Total) errors=$(number Errors) failures=$(number Failed) skips=$(number Skipped)
  if [ -z "$total" ] || [ "$total" -eq 0 ]; then
    told+=("the test project did not finish (log: $log)")
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + total - failures - skips))
  failed=$((failed + failures + errors))
  skipped=$((skipped + skips))
  if [ $((failures + errors)) -gt 0 ]; then told+=("Tests (log: $log)"); fi
}

must "Programs the checks need" install_missing
must "Restore" restore
must "Vendor packages" npm ci --prefix tests/npm --ignore-scripts --no-audit --no-fund
must "Build" dotnet build CoachBot.sln --no-restore -v quiet -nologo
run_tests
step "Scripts are sound" shellcheck --severity=warning tests/*.sh .ci/run
if [ -f tests/infra.sh ]; then step "Deployment" bash tests/infra.sh; fi
if [ -f tests/Benchmarks/run.sh ]; then step "Benchmarks, small" bash tests/Benchmarks/run.sh --small; fi
finish
