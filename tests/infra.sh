#!/usr/bin/env bash
# Publishes the service, starts it from the published folder as infra/ does, waits until it is ready, stops it, and checks the
# systemd unit. Loopback only.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

app="$PWD/artifacts/infra/app"
run="$PWD/artifacts/infra/run"
rm -rf "$app" "$run"
mkdir -p "$run"

echo "Publishing"
dotnet publish bot/CoachBot.csproj --configuration Release --output "$app" -v quiet -nologo

free_port() {
  local port
  for port in $(shuf -i 20000-32000 -n 50); do
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port"; return; fi
  done
  return 1
}

# get PATH: the status and the body of an answer, without any tool that a fresh machine may lack.
get() {
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$1" >&3
  cat <&3
  exec 3>&-
}

port=$(free_port)
export ASPNETCORE_ENVIRONMENT=Production Sandbox__Enabled=true ASPNETCORE_URLS="http://127.0.0.1:$port"
cd "$run"

echo "Checking before the start"
dotnet "$app/CoachBot.dll" check

echo "Starting on port $port"
dotnet "$app/CoachBot.dll" >service.log 2>&1 &
service=$!
trap 'kill "$service" 2>/dev/null || true' EXIT

ready=""
for _ in $(seq 1 240); do
  if ! kill -0 "$service" 2>/dev/null; then echo "It ended before it was ready:"; cat service.log; exit 1; fi
  if ready=$(get /health/ready 2>/dev/null) && [[ $ready == *" 200 "* ]]; then break; fi
  sleep 0.25
done
[[ $ready == *" 200 "* && $ready == *'"status": "ready"'* ]] || { echo "It was not ready in a minute: $ready"; cat service.log; exit 1; }
dotnet "$app/CoachBot.dll" check --live
[[ $(get /sandbox) == *" 200 "* ]] || { echo "The Sandbox does not answer."; exit 1; }

echo "Stopping"
kill -TERM "$service"
code=0
wait "$service" || code=$?
trap - EXIT
[ "$code" -eq 0 ] || { echo "It ended with $code instead of 0:"; cat service.log; exit 1; }
if dotnet "$app/CoachBot.dll" check --live 2>/dev/null; then echo "check --live says that a stopped service lives."; exit 1; fi

echo "Checking the systemd unit"
sed "s#/usr/bin/dotnet /opt/coachbot#$(command -v dotnet) $app#; s#/opt/coachbot#$app#" "$OLDPWD/infra/coachbot.service" >coachbot.service
systemd-analyze verify --man=no ./coachbot.service
echo "Deployment is sound."
