#!/data/data/com.termux/files/usr/bin/sh
# shellcheck shell=sh
# Mainswatch: a beat of @DEVICE_ID@ every two minutes, and at once when the charger comes or goes; by an Android phone.
#   From F-Droid: Termux, Termux:API, Termux:Boot. In Termux: pkg install termux-api curl
#   mkdir -p ~/.termux/boot; mv this file there; chmod 700 it; start it once by hand, then the phone does at its start.
#   In Android's settings, take Termux and Termux:API out of the battery optimisation.
set -u
umask 077
spool=${MAINSWATCH_SPOOL:-$HOME/.mainswatch/unsent}
beat_seconds=${MAINSWATCH_BEAT_SECONDS:-120}
look_seconds=${MAINSWATCH_LOOK_SECONDS:-10}

@BEAT@

# A full battery on the charger has mains, too: what counts is whether the plug is in.
phone_supply() {
  state=$(timeout 20 termux-battery-status 2>/dev/null)
  battery=$(printf '%s' "$state" | sed -n 's/.*"percentage": *\([0-9]*\).*/\1/p')
  case $state in
    *'"plugged": "UNPLUGGED"'*) charging=false ;;
    *'"plugged"'*) charging=true ;;
    *) charging= ;;
  esac
  printf '%s' "${charging:+charging=$charging}${battery:+${charging:+&}battery=$battery}"
}

command -v termux-wake-lock >/dev/null 2>&1 && termux-wake-lock
waited=$beat_seconds
before=
while :; do
  now=$(phone_supply)
  if [ "$waited" -ge "$beat_seconds" ] || [ "${now%%&*}" != "${before%%&*}" ]; then
    beat "$now"
    waited=0
    before=$now
  fi
  sleep "$look_seconds"
  waited=$((waited + look_seconds))
done
