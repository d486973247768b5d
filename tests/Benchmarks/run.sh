#!/usr/bin/env bash
# Measures against what, printed as ratios: bash tests/Benchmarks/run.sh [name…] [--small]. --small runs each once, in seconds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet build tests/Benchmarks --configuration Release --verbosity quiet -nologo
exec dotnet artifacts/bin/CoachBot.Benchmarks/release/CoachBot.Benchmarks.dll "$@"
