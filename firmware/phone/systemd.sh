#!/bin/sh
# Mainswatch: a beat of @DEVICE_ID@ every two minutes, by a timer of systemd.
#   sudo sh this-file install     sudo sh this-file remove     without a word: one beat
set -u
umask 077
spool=${MAINSWATCH_SPOOL:-${STATE_DIRECTORY:-/var/lib/mainswatch-beat}/unsent}
units=${MAINSWATCH_UNITS:-/etc/systemd/system}
program=${MAINSWATCH_PROGRAM:-/usr/local/sbin/mainswatch-beat}

@BEAT@

write_units() {
  cat >"$units/mainswatch-beat.service" <<UNIT
[Unit]
Description=Tell Mainswatch that this machine lives
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart=$program
StateDirectory=mainswatch-beat
CapabilityBoundingSet=
NoNewPrivileges=yes
PrivateTmp=yes
ProtectHome=yes
ProtectSystem=strict
UNIT
  cat >"$units/mainswatch-beat.timer" <<UNIT
[Unit]
Description=Tell Mainswatch every two minutes that this machine lives

[Timer]
OnCalendar=*:0/2
RandomizedDelaySec=10

[Install]
WantedBy=timers.target
UNIT
  chmod 644 "$units/mainswatch-beat.service" "$units/mainswatch-beat.timer"
}

case ${1:-} in
  '') beat "$(own_supply)" ;;
  install)
    cp "$0" "$program" && chmod 700 "$program" && write_units &&
      systemctl daemon-reload && systemctl enable --now mainswatch-beat.timer
    ;;
  remove)
    systemctl disable --now mainswatch-beat.timer
    rm -f "$program" "$units/mainswatch-beat.service" "$units/mainswatch-beat.timer"
    systemctl daemon-reload
    ;;
  *)
    echo "usage: $0 [install|remove]" >&2
    exit 2
    ;;
esac
