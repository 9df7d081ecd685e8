#!/bin/sh
# Mainswatch: a beat of @DEVICE_ID@ every two minutes, by a router with OpenWrt.
#   Copy this file to the router as /etc/mainswatch-beat.sh, then there:
#   chmod 700 /etc/mainswatch-beat.sh
#   echo '*/2 * * * * /etc/mainswatch-beat.sh' >>/etc/crontabs/root
#   /etc/init.d/cron enable; /etc/init.d/cron restart
#   echo /etc/mainswatch-beat.sh >>/etc/sysupgrade.conf
set -u
umask 077
# In memory, so that the flash is not worn: a router without power has nothing to say afterwards anyway.
spool=${MAINSWATCH_SPOOL:-/tmp/mainswatch/unsent}

@BEAT@

beat ''
