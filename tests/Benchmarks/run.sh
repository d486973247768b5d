#!/usr/bin/env bash
# Measures against what, printed as ratios: bash tests/Benchmarks/run.sh [one|hooks|slack-intake|teams-intake|start|reviews|renderers|burst-5000|burst-20000…] [--small]. --small runs each once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
bin=$PWD/artifacts/bin
empty=tests/Benchmarks/Empty
dotnet build tests/Benchmarks --configuration Release --verbosity quiet -nologo
case " $* " in
*" --small "*)
  dotnet build "$empty" --configuration Release --verbosity quiet -nologo
  COACHBOT_APP=$bin/CoachBot/release/CoachBot.dll EMPTY_APP=$bin/CoachBot.Benchmarks.Empty/release/CoachBot.Benchmarks.Empty.dll
  ;;
*" start "* | "  ")
  # The published form brings packages of its own: its lock files stay out of the tree.
  for project in bot "$empty"; do
    out=$PWD/artifacts/published/$(basename "$project")
    dotnet publish "$project" --configuration Release --output "$out" --verbosity quiet -nologo --use-current-runtime --no-self-contained \
      -p:PublishReadyToRun=true "-p:ArtifactsPath=$PWD/artifacts/publish" "-p:NuGetLockFilePath=$out.lock.json" -p:RestoreLockedMode=false
  done
  COACHBOT_APP=$PWD/artifacts/published/bot/CoachBot.dll EMPTY_APP=$PWD/artifacts/published/Empty/CoachBot.Benchmarks.Empty.dll
  ;;
esac
export COACHBOT_APP="${COACHBOT_APP:-}" EMPTY_APP="${EMPTY_APP:-}"
exec dotnet "$bin/CoachBot.Benchmarks/release/CoachBot.Benchmarks.dll" "$@"
