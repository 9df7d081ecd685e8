#!/bin/sh
# Mainswatch: a beat of @DEVICE_ID@ every two minutes, by cron.
#   mv this file to ~/mainswatch-beat.sh; chmod 700 ~/mainswatch-beat.sh; crontab -e, and there the line
#   */2 * * * * $HOME/mainswatch-beat.sh
set -u
umask 077
spool=${MAINSWATCH_SPOOL:-$HOME/.mainswatch/unsent}

@BEAT@

beat "$(own_supply)"
